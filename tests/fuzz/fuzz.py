#!/usr/bin/env python3.13
"""Makes random programs, runs them with CPython 3.13 and with the command `looplane`, and compares.

    fuzz.py                                until it is stopped
    fuzz.py --seeds 1000-1999              these programs
    fuzz.py --generator expressions        instead of asyncio_programs
    fuzz.py --failures FOLDER              keeps what differs there, as it was found and shrunk
    fuzz.py --store --seeds 0-599          keeps the programs and CPython's answers, for run.py

Must be run by CPython 3.13. Says what differs as soon as it is found, shrunk to the lines that
matter. A generator is a module beside this file with a function generate(seed). The last line
counts; the exit status is 1 if anything differed.
"""

import argparse
import concurrent.futures
import difflib
import importlib
import itertools
import os
import pathlib
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import oracle  # noqa: E402
import programs  # noqa: E402
import shrink  # noqa: E402
import stored  # noqa: E402


class Pair:
    """CPython and looplane, asked the same; one for each thread."""

    def __init__(self, command, folder):
        self.command = command
        self.oracle = oracle.Oracle()
        self.path = pathlib.Path(folder) / f"program-{threading.get_ident()}.py"

    def reference(self, source):
        self.path.write_text(source)
        return self.oracle.outputs(self.path)

    def ours(self, source):
        self.path.write_text(source)
        answer = programs.run(self.command, self.path)
        printed = [oracle.normalise(text, self.path) for text in (answer.stdout, answer.stderr)]
        if answer.problem:
            printed[1] += answer.problem + "\n"
        return printed

    def difference(self, source):
        """None, or the lines that differ."""
        expected = self.reference(source)
        if expected is None:
            return None
        printed = self.ours(source)
        if printed == expected:
            return None
        lines = []
        for name, ours, theirs in zip(("stdout", "stderr"), printed, expected):
            lines += difflib.unified_diff(theirs.splitlines(), ours.splitlines(), f"CPython {name}", f"ours {name}",
                                          lineterm="", n=2)
        return lines or ["only line ends differ"]


def kind_of(difference):
    """What a shrunk program must keep: the stream, and whether a crash is part of it."""
    return difference[0], any("crashes with" in line or "takes more" in line for line in difference)


def minimal(pair, source, difference):
    kind = kind_of(difference)

    def keeps(variant):
        found = pair.difference(variant)
        return found is not None and kind_of(found) == kind and not any(
            "NameError" in line or "UnboundLocalError" in line for line in found)

    return shrink.shrink(source, keeps)


class Run:
    def __init__(self, options):
        self.options = options
        self.generate = importlib.import_module(options.generator).generate
        self.folder = tempfile.TemporaryDirectory()
        self.local = threading.local()
        self.differing = 0
        self.stored = []
        self.output = threading.Lock()

    def pair(self):
        if not hasattr(self.local, "pair"):
            self.local.pair = Pair(self.options.command.split(), self.folder.name)
        return self.local.pair

    def one(self, seed):
        source = self.generate(seed)
        if self.options.store:
            return self.store(seed, source)
        difference = self.pair().difference(source)
        if difference is None:
            return True
        if self.options.shrink:
            source = minimal(self.pair(), source, difference)
            difference = self.pair().difference(source) or difference
        with self.output:
            self.differing += 1
            print(f"== seed {seed} differs\n{source}--")
            print("\n".join(difference), flush=True)
        if self.options.failures:
            self.options.failures.mkdir(parents=True, exist_ok=True)
            (self.options.failures / f"{self.options.generator}-{seed}.py").write_text(source)
        return False

    def store(self, seed, source):
        expected = self.pair().reference(source)
        again = self.pair().reference(source)
        if expected is None or expected != again:
            return True
        self.stored.append(stored.Program(f"{self.options.generator}-{seed:05}", source, *expected))
        return True


def seeds_of(text):
    if text is None:
        start = int(time.time() * 1000) % 10**9
        return itertools.count(start)
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def command_line():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--generator", default="asyncio_programs")
    parser.add_argument("--command", default=programs.NATIVE[0])
    parser.add_argument("--seeds", help="FIRST-LAST; without it: new ones, endlessly")
    parser.add_argument("--failures", type=pathlib.Path)
    parser.add_argument("--store", action="store_true", help="replaces what the generator has stored")
    parser.add_argument("--no-shrink", dest="shrink", action="store_false")
    parser.add_argument("--show", action="store_true", help="print the programs instead")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    return parser.parse_args()


def main():
    options = command_line()
    if sys.version_info[:2] != (3, 13):
        sys.exit("fuzz.py: needs CPython 3.13, to know what it prints (make fuzz PYTHON=python3.13)")
    run = Run(options)
    if options.show:
        for seed in seeds_of(options.seeds):
            print(run.generate(seed))
        return 0
    done = 0
    seeds = iter(seeds_of(options.seeds))
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        try:
            while batch := list(itertools.islice(seeds, 200)):
                done += len(list(pool.map(run.one, batch)))
                print(f"{done} programs, {run.differing} differ", flush=True)
        except KeyboardInterrupt:
            pool.shutdown(cancel_futures=True)
    if options.store:
        others = [each for each in stored.read() if not each.name.startswith(options.generator)]
        stored.write(others + run.stored)
    print(f"{done} programs, {run.differing} differ")
    return 1 if run.differing else 0


if __name__ == "__main__":
    sys.exit(main())
