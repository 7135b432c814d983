#!/usr/bin/env python3
"""Runs the stored programs with the command `looplane` and compares with what CPython printed.

    run.py             natively
    run.py --wasm      with the command compiled to wasm, under Node
    run.py NAME...     some of them, showing what differs line by line

The last line counts. `fuzz.py --store` makes the programs and asks CPython; `fuzz.py` makes new ones.
"""

import argparse
import difflib
import os
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import oracle  # noqa: E402
import programs  # noqa: E402
import stored  # noqa: E402


def difference(program, path, answer):
    """The lines that differ; none: it passes."""
    printed = [oracle.normalise(text, path) for text in (answer.stdout, answer.stderr)]
    if answer.problem:
        printed[1] += answer.problem + "\n"
    lines = []
    for name, ours, theirs in zip(("stdout", "stderr"), printed, (program.stdout, program.stderr)):
        if ours != theirs:
            lines += difflib.unified_diff(theirs.splitlines(), ours.splitlines(), f"CPython {name}",
                                          f"ours {name}", lineterm="", n=2) or ["only line ends differ"]
    return lines


def command_line():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--command", help="the command, with its arguments (default: build/looplane)")
    parser.add_argument("--wasm", action="store_true", help="the command compiled to wasm, under Node")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    return parser.parse_args()


def main():
    options = command_line()
    chosen = [program for program in stored.read() if not options.names or program.name in options.names]
    command = options.command.split() if options.command else None
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder, program.name + ".py") for program in chosen]
        for program, path in zip(chosen, paths):
            path.write_text(program.source)
        answers = programs.run_all(paths, command, options.wasm and programs.WASM, options.jobs)
        for program, path, answer in zip(chosen, paths, answers):
            lines = difference(program, path, answer)
            if lines:
                failed += 1
                print(f"FAILED {program.name}: {lines[0] if len(lines) < 4 else lines[3]}"[:200])
                if options.names:
                    print(program.source + "--\n" + "\n".join(lines))
    print(f"{len(chosen) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
