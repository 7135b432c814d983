#!/usr/bin/env python3
"""Runs scenarios with the command `looplane` and compares what they print with CPython's record.

    run.py                                  every case in the folders beside this file
    run.py asyncio tutorial/chat-server.py  some of them: folders or files, from anywhere
    run.py --wasm                           with the command compiled to wasm, under Node
    run.py --diff language/slices.py        shows what differs, line by line

NAME.py is a case when NAME.stdout stands beside it; without NAME.stderr nothing may come there.
Both are compared as reference.py normalises them. Cases that do not pass yet are named in
known-failures.txt, which may only shrink: a listed case that passes is an error too, and --shrink
strikes it out.
"""

import argparse
import dataclasses
import difflib
import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import programs  # noqa: E402
import reference  # noqa: E402


@dataclasses.dataclass
class Case:
    name: str
    path: pathlib.Path
    recorded: pathlib.Path  # without suffix

    def expected(self, suffix):
        path = self.recorded.with_name(self.recorded.name + suffix)
        return path.read_bytes().decode() if path.exists() else ""


@dataclasses.dataclass
class Outcome:
    case: Case
    problem: str | None  # None: it passes
    diff: str = ""


def find_cases(places, recorded):
    """The cases in folders or files; their records stand beside them or in a tree like theirs."""
    for place in places:
        place = place if place.exists() else HERE / place
        if not place.exists():
            sys.exit(f"run.py: no such file or folder: {place}")
        top = place.resolve() if place.is_dir() else place.resolve().parent
        for path in sorted(place.resolve().rglob("*.py")) if place.is_dir() else [place.resolve()]:
            inside = path.relative_to(top).with_suffix("")
            record = (recorded.resolve() if recorded else top) / inside
            if record.with_name(record.name + ".stdout").exists():
                # beside this file "asyncio/name"; elsewhere the folder's name takes that place
                start = HERE if path.is_relative_to(HERE) else top.parent
                yield Case(path.relative_to(start).with_suffix("").as_posix(), path, record)


def compare(case, answer):
    problem, diffs = answer.problem, []
    for suffix, text in ((".stdout", answer.stdout), (".stderr", answer.stderr)):
        text = reference.normalise(text, case.path)
        expected = case.expected(suffix)
        if text == expected:
            continue
        lines = list(difflib.unified_diff(
            expected.splitlines(), text.splitlines(), f"recorded{suffix}", f"printed{suffix}", lineterm="",
        ))
        diffs += lines
        first = next((line for line in lines[2:] if line[0] in "+-"), "only the line ends differ")
        problem = problem or f"{suffix[1:]}: {first}"
    return Outcome(case, problem, "\n".join(diffs))


def read_known(path):
    lines = path.read_text().splitlines() if path.exists() else []
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def strike_out(path, names):
    kept = [line for line in path.read_text().splitlines() if line.strip() not in names]
    path.write_text("".join(line + "\n" for line in kept))


def report(outcomes, known, options):
    """Prints what went wrong; returns how many passed and failed."""
    passed = failed = expected_failures = 0
    struck = set()
    for outcome in outcomes:
        name, listed = outcome.case.name, outcome.case.name in known
        if outcome.problem is None and listed and options.shrink:
            struck.add(name)
        if outcome.problem is None and (not listed or options.shrink):
            passed += 1
        elif outcome.problem is None:
            failed += 1
            print(f"PASSES, but stands in {options.known.name}: {name}", flush=True)
        elif listed and not options.diff:
            expected_failures += 1
        else:
            failed += 1
            print(f"FAILED {name}: {outcome.problem[:200]}", flush=True)
            if options.diff and outcome.diff:
                print(outcome.diff, flush=True)
    if struck:
        strike_out(options.known, struck)
        print(f"{len(struck)} struck out of {options.known.name}")
    if expected_failures:
        print(f"{expected_failures} do not pass yet ({options.known.name})")
    return passed, failed


def record(cases_folder, recorded):
    """Writes what CPython prints for every scenario of a folder; needs CPython 3.13."""
    for path in sorted(cases_folder.resolve().rglob("*.py")):
        target = recorded / path.relative_to(cases_folder.resolve())
        target.parent.mkdir(parents=True, exist_ok=True)
        for suffix, text in zip((".stdout", ".stderr"), reference.outputs(path)):
            if text or suffix == ".stdout":
                target.with_suffix(suffix).write_bytes(text.encode())
            else:
                target.with_suffix(suffix).unlink(missing_ok=True)


def command_line():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="*", type=pathlib.Path, metavar="folder or file.py")
    parser.add_argument("--command", help="the command, with its arguments (default: build/looplane)")
    parser.add_argument("--wasm", action="store_true", help="the command compiled to wasm, under Node")
    parser.add_argument("--known", type=pathlib.Path, default=HERE / "known-failures.txt")
    parser.add_argument("--recorded", type=pathlib.Path, help="a folder with the records, like that of the cases")
    parser.add_argument("--record", action="store_true", help="write them instead, with this CPython 3.13")
    parser.add_argument("--diff", action="store_true", help="show the difference; known failures too")
    parser.add_argument("--shrink", action="store_true", help="strike what passes out of the known failures")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    return parser.parse_args()


def main():
    options = command_line()
    if options.record:
        for place in options.places:
            record(place, options.recorded or place)
        return 0
    beside = sorted(path for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__")
    cases = list(find_cases(options.places or beside, options.recorded))
    known = read_known(options.known)
    command = options.command.split() if options.command else None
    answers = programs.run_all([case.path for case in cases], command, options.wasm and programs.WASM, options.jobs)
    passed, failed = report(map(compare, cases, answers), known, options)
    if not options.places:
        for name in sorted(known - {case.name for case in cases}):
            failed += 1
            print(f"{options.known.name} names a case that is not there: {name}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
