"""Runs scenario files with the command `looplane`, natively or as wasm under Node.

Used by the suites that compare what programs print with what CPython printed.
"""

import concurrent.futures
import dataclasses
import json
import os
import pathlib
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
NATIVE = [str(ROOT / "build/looplane")]
WASM = ROOT / "build/wasm/looplane.js"
SECONDS = 180  # a hang; the longest program takes a minute with sanitizers, without optimisation
BATCH = 40  # programs that share one Node: it starts, and compiles the command, once for all


@dataclasses.dataclass
class Answer:
    stdout: str
    stderr: str
    problem: str | None = None  # why there is no more of it


def answer(status, stdout, stderr):
    crashed = status < 0 or status >= 128
    return Answer(stdout, stderr, f"crashes with status {status}" if crashed else None)


def run(command, path):
    """What one program prints; `command` is a list of words."""
    try:
        done = subprocess.run([*command, "run", str(path)], capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return Answer("", "", f"takes more than {SECONDS} s")
    return answer(done.returncode, *(data.decode(errors="replace") for data in (done.stdout, done.stderr)))


def run_in_one_node(script, paths):
    """What programs print, each in an instance of its own. Node ends with the first that it cannot end."""
    answers, missing = [], Answer("", "", f"a program takes more than {SECONDS} s")
    try:
        done = subprocess.run(["node", HERE / "programs.cjs", script, *paths], capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=SECONDS * 3, check=False)
        printed = done.stdout
        missing = Answer("", done.stderr.decode(errors="replace"), "Node ended before its turn")
    except subprocess.TimeoutExpired as expired:
        printed = expired.stdout or b""
    for line in printed.decode().splitlines():
        answers.append(answer(*json.loads(line)))
    return answers + [missing] * (len(paths) - len(answers))


def run_all(paths, command=None, wasm=None, jobs=os.cpu_count()):
    """Yields what each program prints, in their order: with a command, or with a script for Node."""
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        if not wasm:
            yield from pool.map(lambda path: run(command or NATIVE, path), paths)
            return
        batches = [paths[start:start + BATCH] for start in range(0, len(paths), BATCH)]
        for answers in pool.map(lambda batch: run_in_one_node(wasm, batch), batches):
            yield from answers
