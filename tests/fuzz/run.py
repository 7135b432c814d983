#!/usr/bin/env python3
"""Runs the stored programs with the command `looplane` and compares with what CPython printed.

    run.py             natively
    run.py --wasm      with the command compiled to wasm, under Node
    run.py NAME...     some of them, showing what differs line by line

The last line counts. `fuzz.py --store` makes the programs and asks CPython; `fuzz.py` makes new ones.
"""

import argparse
import concurrent.futures
import difflib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
import oracle  # noqa: E402
import stored  # noqa: E402

SECONDS = 20
BATCH = 75  # programs that share one Node


def run_one(command, path):
    try:
        done = subprocess.run([*command, "run", str(path)], capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return 0, "", f"takes more than {SECONDS} s\n"
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


def run_native(command, paths):
    return [run_one(command, path) for path in paths]


def run_wasm(script, paths):
    done = subprocess.run(["node", HERE / "many.cjs", script, *paths], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=SECONDS * len(paths), check=False)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    return answers + [[134, "", done.stderr]] * (len(paths) - len(answers))


def difference(program, path, answer):
    """The lines that differ; none: it passes."""
    status, *printed = answer
    printed = [oracle.normalise(text, path) for text in printed]
    if status < 0 or status >= 128:
        printed[1] += f"crashes with status {status}\n"
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
    parser.add_argument("--wasm", nargs="?", const=ROOT / "build/wasm/looplane.js", type=pathlib.Path,
                        metavar="looplane.js")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    return parser.parse_args()


def main():
    options = command_line()
    programs = [program for program in stored.read() if not options.names or program.name in options.names]
    command = options.command.split() if options.command else [str(ROOT / "build/looplane")]
    failed = 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        paths = [pathlib.Path(folder, program.name + ".py") for program in programs]
        for program, path in zip(programs, paths):
            path.write_text(program.source)
        batches = [paths[start:start + BATCH] for start in range(0, len(paths), BATCH)]
        run = (lambda batch: run_wasm(options.wasm, batch)) if options.wasm else (
            lambda batch: run_native(command, batch))
        answers = [answer for batch in pool.map(run, batches) for answer in batch]
        for program, path, answer in zip(programs, paths, answers):
            lines = difference(program, path, answer)
            if lines:
                failed += 1
                print(f"FAILED {program.name}: {lines[0] if len(lines) < 4 else lines[3]}"[:200])
                if options.names:
                    print(program.source + "--\n" + "\n".join(lines))
    print(f"{len(programs) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
