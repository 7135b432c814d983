#!/usr/bin/env python3
"""Checks what src/script/README.md says of what is missing against what the command does.

    refusals.py LOOPLANE

Each program of the table ends with the line that stands beside it; the modules of the standard
library that cannot be imported are those that the list names. The last line counts what passed and
failed.
"""

import pathlib
import re
import subprocess
import sys

DOCUMENT = pathlib.Path(__file__).resolve().parent.parent / "src/script/README.md"
ROW = re.compile(r"^\| `(.*)` \| `(.*)` \|$", re.M)
LIST = re.compile(r"^(?: {4}.*\n)+", re.M)

# What begins with an underscore is nobody's to import; two modules print when they are.
IMPORTS = """\
import sys
for name in sorted(sys.stdlib_module_names - {"antigravity", "this"}):
    if name.startswith("_"):
        continue
    try:
        __import__(name)
    except ModuleNotFoundError:
        print(name)
"""


def run(command, program):
    return subprocess.run([command, "run", "-"], input=program, capture_output=True, text=True,
                          timeout=60, check=False)


def checks(command):
    """Pairs of what is checked and what differs, if anything."""
    text = DOCUMENT.read_text(encoding="utf-8")
    for program, told in ROW.findall(text):
        lines = run(command, program).stderr.splitlines()
        last = lines[-1] if lines else ""
        yield program, "" if last == told else f"told: {last}"
    absent = set(run(command, IMPORTS).stdout.split())
    named = set(LIST.search(text).group().split())
    yield "the list names what is absent", " ".join(sorted(absent - named))
    yield "what the list names is absent", " ".join(sorted(named - absent))


def main(command):
    failures = 0
    results = list(checks(pathlib.Path(command).resolve()))
    for what, difference in results:
        if difference:
            failures += 1
            print(f"{what}\n    {difference}")
    print(f"{len(results) - failures} passed, {failures} failed")
    return failures > 0


sys.exit(main(sys.argv[1]))
