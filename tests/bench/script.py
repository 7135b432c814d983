#!/usr/bin/env python3
"""The interpreter's speed beside CPython's, each program measured in turns in the same run.

    script.py            all programs, with build/looplane and, if it is built, build/wasm
    script.py queue      those whose names hold a word

A program does something COUNT times. Its cost is the processor time that a process needs for it,
less what it needs for COUNT = 0, by COUNT; the best of a few turns counts. As wasm it is what more
rounds cost after four times COUNT: V8 compiles once more what runs often, which takes as long as
that. CPython is the one that runs this script, if it is a 3.13; otherwise only our own
times are shown. Quote the ratios: machines differ.
"""

import pathlib
import resource
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import programs  # noqa: E402

TURNS = 3
# How often each engine does it: less and more.
ROUNDS = {"looplane": (0, 1), "wasm": (4, 8), "CPython": (0, 1)}

# Times CPython's speed that we mean to reach at least: scheduling, awaiting, plain Python.
SCHEDULING, AWAITING, PLAIN = 5.0, 1.3, 1.0


def in_loop(body, setup="", before=""):
    """A program that does `body` COUNT times within one task."""
    return f"""\
import asyncio
{setup}
async def main():
    {before}
    for i in range(COUNT):
        {body}
asyncio.run(main())
"""


def plain(body, setup="", before=""):
    """A program that does `body` COUNT times in a function."""
    return f"""\
{setup}
def main():
    {before or 'pass'}
    for i in range(COUNT):
        {body}
main()
"""


TWO_TASKS = """\
import asyncio
async def one():
{one}
async def other():
{other}
async def main():
    global shared
    shared = {shared}
    await asyncio.gather(one(), other())
asyncio.run(main())
"""

# name: (what is aimed at, COUNT, program)
PROGRAMS = {
    "switch": (SCHEDULING, 200_000, in_loop("await asyncio.sleep(0)")),
    "spawn and gather": (SCHEDULING, 40_000, """\
import asyncio
async def child(): pass
async def main():
    for _ in range(COUNT // 100):
        await asyncio.gather(*(child() for _ in range(100)))
asyncio.run(main())
"""),
    "queue item": (SCHEDULING, 200_000, TWO_TASKS.format(
        shared="asyncio.Queue(10)",
        one="    for i in range(COUNT): await shared.put(i)",
        other="    for i in range(COUNT): await shared.get()")),
    "contended lock": (SCHEDULING, 50_000, TWO_TASKS.format(
        shared="asyncio.Lock()",
        one="""\
    for i in range(COUNT // 2):
        async with shared: await asyncio.sleep(0)""",
        other="""\
    for i in range(COUNT // 2):
        async with shared: await asyncio.sleep(0)""")),
    "event": (SCHEDULING, 50_000, TWO_TASKS.format(
        shared="asyncio.Event()",
        one="""\
    for i in range(COUNT):
        await shared.wait()
        shared.clear()""",
        other="""\
    for i in range(COUNT):
        shared.set()
        await asyncio.sleep(0)
        await asyncio.sleep(0)""")),
    "condition": (SCHEDULING, 50_000, TWO_TASKS.format(
        shared="asyncio.Condition()",
        one="""\
    for i in range(COUNT):
        async with shared: await shared.wait()""",
        other="""\
    await asyncio.sleep(0)
    for i in range(COUNT):
        async with shared: shared.notify()
        for _ in range(4): await asyncio.sleep(0)
    while len(asyncio.all_tasks()) > 2:
        async with shared: shared.notify()
        await asyncio.sleep(0)""")),
    "cancel": (SCHEDULING, 30_000, in_loop("""\
task = asyncio.create_task(asyncio.sleep(1000))
        await asyncio.sleep(0)
        task.cancel()
        try: await task
        except asyncio.CancelledError: pass""")),
    "timers": (SCHEDULING, 30_000, """\
import asyncio
async def main():
    for _ in range(COUNT // 100):
        await asyncio.gather(*(asyncio.sleep(0.0001) for _ in range(100)))
asyncio.run(main())
"""),
    "await a coroutine": (AWAITING, 1_000_000, in_loop("await child()", "async def child(): return 1")),
    "async iteration": (AWAITING, 1_000_000, """\
import asyncio
class Numbers:
    def __init__(self): self.number = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.number += 1
        if self.number > COUNT: raise StopAsyncIteration
        return self.number
async def main():
    async for number in Numbers(): pass
asyncio.run(main())
"""),
    "async generator": (AWAITING, 1_000_000, """\
import asyncio
async def numbers():
    for number in range(COUNT): yield number
async def main():
    async for number in numbers(): pass
asyncio.run(main())
"""),
    "function call": (PLAIN, 2_000_000, plain("add(i, 2)", "def add(a, b): return a + b")),
    "keyword call": (PLAIN, 1_000_000, plain("add(i, b=2)", "def add(a, b=1): return a + b")),
    "loop": (PLAIN, 5_000_000, plain("pass")),
    "while loop": (PLAIN, 2_000_000, "def main():\n    i = 0\n    while i < COUNT: i += 1\nmain()\n"),
    "integers": (PLAIN, 1_000_000, plain("total = (total * 3 + i) % 1000003", before="total = 0")),
    "floats": (PLAIN, 2_000_000, plain("total = total * 0.5 + i", before="total = 0.0")),
    "big integers": (PLAIN, 200_000, plain("total = (total * total + i) % modulus",
                                           "modulus = 2**521 - 1", "total = 3")),
    "attributes": (PLAIN, 1_000_000, plain(
        "point.x = point.x + 1", "class Point:\n    def __init__(self): self.x = 0", "point = Point()")),
    "method call": (PLAIN, 1_000_000, plain("""counter.add(i)""", """\
class Counter:
    def __init__(self): self.total = 0
    def add(self, number): self.total += number""", "counter = Counter()")),
    "new objects": (PLAIN, 500_000, plain("Point(i, i)", """\
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y""")),
    "list append": (PLAIN, 2_000_000, plain("items.append(i)", before="items = []")),
    "list index": (PLAIN, 2_000_000, plain("items[i & 7] = items[i & 3]", before="items = [0] * 8")),
    "dict": (PLAIN, 1_000_000, plain("counts[i & 255] = counts.get(i & 255, 0) + 1", before="counts = {}")),
    "text keys": (PLAIN, 1_000_000, plain("counts['b'] = counts['a'] + i", before="counts = {'a': 1, 'b': 2}")),
    "comprehension": (PLAIN, 2_000_000, "def main(): return [i * 2 for i in range(COUNT) if i & 1]\nmain()\n"),
    "generator": (PLAIN, 2_000_000, "def main(): return sum(i for i in range(COUNT))\nmain()\n"),
    "sorting": (PLAIN, 500_000, """\
import random
random.seed(1)
items = [random.random() for _ in range(COUNT)]
items.sort(key=lambda item: -item)
"""),
    "strings": (PLAIN, 500_000, plain("' '.join(text.upper().split()).replace('B', 'x')",
                                      before="text = 'a b c d'")),
    "f-string": (PLAIN, 500_000, plain("f'{i}: {i / 3:.2f} {name!r:>10}'", before="name = 'looplane'")),
    "format": (PLAIN, 500_000, plain("'%d %s' % (i, name)", before="name = 'looplane'")),
    "exceptions": (PLAIN, 500_000, plain("""\
try: raise ValueError(i)
        except ValueError: pass""")),
    "try": (PLAIN, 2_000_000, plain("""\
try: total = i
        except ValueError: pass""")),
    "with": (PLAIN, 500_000, plain("with guard: pass", """\
class Guard:
    def __enter__(self): return self
    def __exit__(self, *error): return False
guard = Guard()""")),
    "recursion": (PLAIN, 1_000_000, """\
def fibonacci(n): return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)
for _ in range(COUNT // 13530): fibonacci(20)
"""),
}


def seconds_of(command):
    """Processor time of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def find_engines():
    """The command lines that take a file, by name; CPython only if it is 3.13."""
    engines = {"looplane": [*programs.NATIVE, "run"]}
    if programs.WASM.exists():
        engines["wasm"] = ["node", str(programs.WASM), "run"]
    if sys.version_info[:2] == (3, 13):
        engines["CPython"] = [sys.executable]
    return engines


def measure(engines, text, count, folder):
    """Nanoseconds each, by engine."""
    each = {}
    for _ in range(TURNS):
        for name, command in engines.items():
            seconds = []
            for rounds in ROUNDS[name]:
                file = folder / f"{rounds}.py"
                file.write_text(f"COUNT = {rounds * count}\n{text}")
                seconds.append(seconds_of([*command, str(file)]))
            each.setdefault(name, []).append(seconds)
    return {name: nanoseconds_each(turns, count, *ROUNDS[name]) for name, turns in each.items()}


def nanoseconds_each(turns, count, less, more):
    """Of the best turn for each number of rounds."""
    few, many = (min(times) for times in zip(*turns))
    return (many - few) / ((more - less) * count) * 1e9


def start_milliseconds(engines, folder):
    """What a program of 100 lines needs from its first byte to its end, less what an empty one does."""
    function = "async def task_{}(name, delay=1, *rest, **options):\n" \
               "    for step in range(delay):\n" \
               "        print(f'{{name}}: {{step}}', [each * 2 for each in rest])\n" \
               "    return {{'name': name, 'total': sum(rest)}}\n"
    files = [folder / "empty.py", folder / "lines.py"]
    files[0].write_text("")
    files[1].write_text("".join(function.format(i) for i in range(25)))
    repeats = range(20)
    empty, lines = (min(seconds_of([*engines["looplane"], str(file)]) for _ in repeats) for file in files)
    return (lines - empty) * 1e3


def main():
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    engines = find_engines()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for name, (aim, count, text) in PROGRAMS.items():
            if wanted not in name:
                continue
            each = measure(engines, text, count, folder)
            line = f"{name:<20} {each['looplane']:8.0f} ns"
            if "CPython" in each:
                ratio = each["CPython"] / each["looplane"]
                line += f"   CPython {each['CPython']:8.0f} ns   {ratio:6.2f} times its speed (aim {aim:g})"
            if "wasm" in each:
                line += f"   wasm {each['wasm'] / each['looplane']:5.2f} times the time"
            print(line, flush=True)
        if wanted in "start of 100 lines":
            print(f"{'start of 100 lines':<20} {start_milliseconds(engines, folder):8.2f} ms")


if __name__ == "__main__":
    main()
