#!/usr/bin/env python3
"""Checks what the README files say against what is there.

    documents.py

Each piece of C++ or CMake code in src/loop/README.md stands, line for line, in a program that is
compiled and run; and each link to a file leads to one.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "src/loop/README.md")
SOURCES = {"cpp": "examples/cpp/*.cpp", "cmake": "tests/package/CMakeLists.txt"}
CODE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\(([^)#]+)\)")


def lines(text):
    """Without indentation: a quoted line may stand deeper in a program."""
    return [line.strip() for line in text.strip().splitlines()]


def contains(whole, part):
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def problems(name):
    document = ROOT / name
    text = document.read_text(encoding="utf-8")
    for language, code in CODE.findall(text):
        if language not in SOURCES:
            continue
        programs = [path.read_text(encoding="utf-8") for path in ROOT.glob(SOURCES[language])]
        ok = any(contains(lines(program), lines(code)) for program in programs)
        yield ok, f"stands in no program: {code.strip().splitlines()[0]}"
    for link in LINK.findall(CODE.sub("", text)):
        if "://" not in link:
            yield (document.parent / link).exists(), f"leads nowhere: {link}"


def main():
    passed = failed = 0
    for name in DOCUMENTS:
        for ok, problem in problems(name):
            passed, failed = passed + ok, failed + (not ok)
            if not ok:
                print(f"{name}: {problem}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
