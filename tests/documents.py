#!/usr/bin/env python3
"""Checks what the README files say against what is there.

    documents.py

Each piece of C++ or CMake code in src/loop/README.md stands, line for line, in a program that is
compiled and run; each link to a file leads to one; and the tests that tests/loop/README.md names
exist.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "src/loop/README.md", "src/script/README.md", "tests/loop/README.md")
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


def loop_tests():
    """The names of the tests of the loop; those of scenarios of cancellations end in "*"."""
    for path in (ROOT / "tests/loop").glob("*.cpp"):
        text = path.read_text(encoding="utf-8")
        yield from re.findall(r'^TEST_CASE\("(.*?)"\)', text, re.M)
        if path.name == "cancellation_test.cpp":
            yield from (name + "*" for name in re.findall(r'^    \{"(\w+)", \w+\},$', text, re.M))


def problems_of_tests():
    """Each test in the last column of the table exists, and each row has one."""
    tests = set(loop_tests())
    text = (ROOT / "tests/loop/README.md").read_text(encoding="utf-8")
    for row in re.findall(r"^\| (?!asyncio|---)(.*) \|$", text, re.M):
        named = re.findall(r"`(.*?)`", row.split("|")[-1])
        missing = [name for name in named if name not in tests]
        yield bool(named) and not missing, f"no such test: {', '.join(missing) or row}"


def main():
    passed = failed = 0
    for ok, problem in problems_of_tests():
        passed, failed = passed + ok, failed + (not ok)
        if not ok:
            print(f"tests/loop/README.md: {problem}")
    for name in DOCUMENTS:
        for ok, problem in problems(name):
            passed, failed = passed + ok, failed + (not ok)
            if not ok:
                print(f"{name}: {problem}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
