#!/usr/bin/env python3
"""The command `looplane` as a shell sees it: what it prints where, and its exit status.

    command.py LOOPLANE

The last line counts what passed and failed.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

PROGRAM = """\
import asyncio, sys

async def work(n):
    await asyncio.sleep(n)
    print("worked", n)

async def main():
    await asyncio.gather(work(1), work(2))

print(sys.argv)
asyncio.run(main())
"""


class Command:
    def __init__(self, path, folder):
        self.path = pathlib.Path(path).resolve()
        self.folder = folder

    def __call__(self, *arguments, given=""):
        done = subprocess.run([self.path, *arguments], input=given, capture_output=True, text=True,
                              cwd=self.folder, timeout=60, check=False)
        return done.returncode, done.stdout, done.stderr


def checks(run, folder):
    """Pairs of what is checked and whether it holds."""
    (folder / "program.py").write_text(PROGRAM)
    (folder / "fails.py").write_text("import beside\nbeside.fail()\n")
    (folder / "beside.py").write_text("def fail():\n    raise ValueError('no')\n")
    (folder / "leaves.py").write_text("import sys\nsys.exit(7)\n")
    (folder / "endless.py").write_text("while True:\n    pass\n")

    status, out, err = run("run", "program.py")
    yield "a program runs", (status, out, err) == (0, "['program.py']\nworked 1\nworked 2\n", "")
    status, out, err = run("run", "-", given=PROGRAM)
    yield "a program from standard input", (status, out) == (0, "['-']\nworked 1\nworked 2\n")
    status, out, err = run("run", "fails.py")
    yield "an uncaught exception", status == 1 and out == "" and err.endswith("ValueError: no\n")
    yield "its traceback names one file", 'fails.py", line 2' in err
    yield "its traceback names the other", 'beside.py", line 2' in err
    (folder / "bytes.py").write_bytes(b'x = 1\nprint("\x80\0")\n')
    refused = "SyntaxError: Non-UTF-8 code starting with '\\x80' in file {} on line 2, but no encoding "
    status, out, err = run("run", "bytes.py")
    yield "a file that is no text", status == 1 and err.startswith(refused.format("bytes.py"))
    yield "sys.exit has the status", run("run", "leaves.py")[0] == 7
    status, out, err = run("run", "endless.py", "--budget", "1")
    yield "a budget ends a program", status == 1 and "--budget" in err

    for arguments in ((), ("run",), ("walk",), ("run", "program.py", "--fast"), ("run", "-x"),
                      ("run", "program.py", "--seed"), ("run", "program.py", "--seed", "x"),
                      ("run", "program.py", "--clock", "sun"), ("run", "a.py", "b.py")):
        status, out, err = run(*arguments)
        yield f"wrong use: {' '.join(arguments)}", status == 2 and out == "" and "usage:" in err
    for arguments in (("--help",), ("-h",), ("run", "--help")):
        status, out, err = run(*arguments)
        yield f"help: {' '.join(arguments)}", status == 0 and "usage:" in out and err == ""
    status, out, err = run("run", "nothing.py")
    yield "a file that is missing", status == 2 and "can't open file 'nothing.py'" in err
    yield "a folder is no file", run("run", ".")[0] == 2

    status, out, err = run("run", "program.py", "--trace", "out.json")
    yield "a traced program prints the same", (status, out) == run("run", "program.py")[:2]
    events = json.loads((folder / "out.json").read_text())["traceEvents"]
    names = {event["args"]["name"] for event in events if event.get("name") == "thread_name"}
    yield "the trace has the tasks as tracks", {"Event loop", "Task-1 main()", "Task-2 work(1)"} <= names
    yield "the trace has wake-ups as flows", sum(event["ph"] == "s" for event in events) >= 5
    begun, arrived = ({e["id"] for e in events if e["ph"] == phase} for phase in "sf")
    yield "each flow arrives", begun == arrived
    status, out, err = run("run", "program.py", "--trace", "missing/out.json")
    yield "a trace that cannot be written", status == 2 and out == "" and "can't write file" in err


def main():
    failed = passed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for what, holds in checks(Command(sys.argv[1], folder), folder):
            passed += holds
            failed += not holds
            if not holds:
                print(f"FAILED {what}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
