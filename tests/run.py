#!/usr/bin/env python3
"""Builds and runs every test there is, and counts them.

    run.py              all suites
    run.py NAME...      some of them
    run.py --list       their names

The last line says how many tests and cases passed and failed, over all suites; the exit status is 0
when none failed. A suite that cannot be built, or that ends without counting, is one failure.
"""

import dataclasses
import json
import os
import pathlib
import re
import subprocess
import sys
import time
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
SEEDS = [ROOT.parent / "shared/conformance" / name for name in ("seeds", "seeds-3.9")]


@dataclasses.dataclass
class Count:
    passed: int = 0
    failed: int = 0

    def __iadd__(self, other):
        self.passed += other.passed
        self.failed += other.failed
        return self

    def __str__(self):
        return f"{self.passed} passed, {self.failed} failed"


def call(*command, folder=ROOT):
    return subprocess.run([str(part) for part in command], cwd=folder, check=False).returncode


def unit_tests(build):
    """CTest runs one program per room, and the C++ examples; Catch2 counts the tests in each."""
    report = BUILD / f"{build}-tests.xml"
    report.unlink(missing_ok=True)
    call("ctest", "--test-dir", BUILD / build, "--output-on-failure", "--timeout", 300,
         "--parallel", os.cpu_count(), "--no-tests=error", "--output-junit", report,
         "--test-output-truncation", "head")
    total = Count()
    for program in xml.etree.ElementTree.parse(report).iter("testcase"):
        total += count_catch2(program.findtext("system-out") or "", program.get("status") == "run")
    return total


def count_catch2(printed, succeeded):
    if all_passed := re.search(r"^All tests passed \(.* in (\d+) test cases?\)", printed, re.M):
        count = Count(passed=int(all_passed[1]))
    elif cases := re.search(r"^test cases:(.*)$", printed, re.M):
        numbers = {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed)", cases[1])}
        count = Count(**numbers)
    else:  # not Catch2: a C++ example
        count = Count(passed=int(succeeded))
    if not succeeded and not count.failed:
        count.failed = 1
    return count


def count_of(*command):
    """A program that counts for itself, in its last line."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as runner:
        line = ""
        for line in runner.stdout:
            print(line, end="", flush=True)
    total = re.fullmatch(r"(\d+) passed, (\d+) failed\n", line)
    if not total or (runner.returncode and not int(total[2])):
        return Count(failed=1)
    return Count(int(total[1]), int(total[2]))


def counted(script, *arguments):
    return count_of(sys.executable, ROOT / script, *arguments)


def conformance(*arguments):
    return counted("tests/conformance/run.py", *arguments)


def examples(*arguments):
    return conformance("examples", "--recorded", "tests/examples", *arguments)


def formatting():
    return Count(passed=1) if call("make", "--no-print-directory", "format-check") == 0 else Count(failed=1)


def browser():
    report = BUILD / "browser-tests.json"
    report.unlink(missing_ok=True)
    here = ROOT / "tests/browser"
    if not (here / "node_modules/.package-lock.json").exists():
        os.environ["PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD"] = "1"
        if call("npm", "ci", "--silent", "--no-audit", "--no-fund", folder=here):
            return Count(failed=1)
    call("npx", "playwright", "test", folder=here)
    stats = json.loads(report.read_text())["stats"]
    return Count(stats["expected"] + stats["flaky"], stats["unexpected"])


SANITIZED = ("--command", BUILD / "asan/looplane")

# name: (what make builds for it, what runs it)
SUITES = {
    "format": (None, formatting),
    "documents": (None, lambda: counted("tests/documents.py")),
    "native": ("native-all", lambda: unit_tests("native")),
    "examples": ("native-all", examples),
    "command": ("native-all", lambda: counted("tests/terminal/command.py", BUILD / "native/looplane")),
    "refusals": ("native-all", lambda: counted("tests/refusals.py", BUILD / "native/looplane")),
    "conformance": ("native-all", conformance),
    "seeds": ("native-all", lambda: conformance(*SEEDS)),
    "fuzz": ("native-all", lambda: counted("tests/fuzz/run.py")),
    "wasm": ("wasm-all", lambda: unit_tests("wasm")),
    "examples-wasm": ("wasm-all", lambda: examples("--wasm")),
    "conformance-wasm": ("wasm-all", lambda: conformance("--wasm")),
    "seeds-wasm": ("wasm-all", lambda: conformance("--wasm", *SEEDS)),
    "fuzz-wasm": ("wasm-all", lambda: counted("tests/fuzz/run.py", "--wasm")),
    "browser": ("web", browser),
    "threads": ("tsan-all", lambda: count_of(BUILD / "tsan/tests/looplane_thread_tests")),
    "sanitizers": ("asan-all", lambda: unit_tests("asan")),
    "conformance-sanitizers": ("asan-all", lambda: conformance(*SANITIZED)),
}


def run_suite(name, built):
    print(f"\n== {name}", flush=True)
    target, run = SUITES[name]
    if target and target not in built:
        built[target] = call("make", "--no-print-directory", target) == 0
    if target and not built[target]:
        print(f"not run: make {target} failed")
        return Count(failed=1)
    try:
        return run()
    except (OSError, xml.etree.ElementTree.ParseError, json.JSONDecodeError) as error:
        print(f"the suite ended without a count: {error}")
        return Count(failed=1)


def main(names):
    if names == ["--list"]:
        print("\n".join(SUITES))
        return 0
    if unknown := [name for name in names if name not in SUITES]:
        sys.exit(f"run.py: no such suite: {', '.join(unknown)} (run.py --list)")
    if not names:
        names = [name for name in SUITES if not name.startswith("seeds") or SEEDS[0].exists()]
    total, built, summary = Count(), {}, []
    for name in names:
        begin = time.monotonic()
        count = run_suite(name, built)
        total += count
        summary.append(f"{name:24}{str(count):32}{time.monotonic() - begin:5.0f} s")
    print("\n" + "\n".join(summary))
    print(total)
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
