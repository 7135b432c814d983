#!/usr/bin/env python3.13
"""CPython's answers to many programs, by the rules of reference.py, without starting it each time.

Run as a program it serves: each line that it reads is a path; it forks, the child runs the program
into PATH.out and PATH.err, and it answers with the exit status. `Oracle` is the client.

One rule is added: where CPython goes by the addresses of tasks (TaskGroup's cancellations, wait,
as_completed, all_tasks, the closing of asynchronous generators), Looplane goes by the order of
creation; so here those sets keep the order in which things were put in.
"""

import asyncio
import inspect
import os
import pathlib
import re
import signal
import subprocess
import sys
import weakref

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "conformance"))
import reference  # noqa: E402

SECONDS = 20


class OrderedSet(set):
    """A set that iterates in the order of insertion."""

    def __init__(self, items=()):
        super().__init__()
        self.order = {}
        for item in items:
            self.add(item)

    def add(self, item):
        super().add(item)
        self.order.setdefault(item)

    def discard(self, item):
        super().discard(item)
        self.order.pop(item, None)

    def remove(self, item):
        super().remove(item)
        del self.order[item]

    def clear(self):
        super().clear()
        self.order.clear()

    def __iter__(self):
        return iter(self.order)


def normalise(text, path):
    """As reference.normalise; and times, which CPython adds up as floats, are rounded."""
    text = reference.normalise(text, path)
    return re.sub(r"\bwhen=(\d+\.\d+)", lambda found: f"when={float(found[1]):.6f}", text)


def keep_order():
    """Gives asyncio's own sets of tasks an order."""
    asyncio.tasks.set = asyncio.taskgroups.set = OrderedSet
    asyncio.tasks._scheduled_tasks.data = OrderedSet()
    for function, written, ordered in (
        (asyncio.tasks.all_tasks, "return {t for", "return set(t for"),
        (asyncio.tasks._AsCompletedIterator, "{ensure_future(aw, loop=loop) for aw in set(aws)}",
         "set([ensure_future(aw, loop=loop) for aw in set(aws)])"),
    ):
        source = inspect.getsource(function)
        assert written in source, function
        source = source.replace(written, ordered).replace("not t.done()}", "not t.done())")
        exec(compile(source, inspect.getsourcefile(function), "exec"), asyncio.tasks.__dict__)
    asyncio.all_tasks = asyncio.tasks.all_tasks
    make = reference.VirtualLoop.__init__

    def make_ordered(self):
        make(self)
        self._asyncgens = weakref.WeakSet()
        self._asyncgens.data = OrderedSet()

    reference.VirtualLoop.__init__ = make_ordered


def serve():
    keep_order()
    reference.DeadlockError.__module__ = "__main__"  # as when reference.py is the program
    for line in sys.stdin:
        path = line.rstrip("\n")
        child = os.fork()
        if child == 0:
            signal.alarm(SECONDS)
            for number, suffix in ((0, None), (1, ".out"), (2, ".err")):
                opened = os.open(path + suffix, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) if suffix else os.open(
                    os.devnull, os.O_RDONLY)
                os.dup2(opened, number)
            return path
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(status, flush=True)
    return None


class Oracle:
    def __init__(self):
        self.server = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"})

    def outputs(self, path):
        """What the program prints, as reference.normalise leaves it; None if it does not end."""
        self.server.stdin.write(f"{path}\n")
        self.server.stdin.flush()
        status = int(self.server.stdout.readline())
        printed = []
        for suffix in (".out", ".err"):
            file = pathlib.Path(f"{path}{suffix}")
            printed.append(normalise(file.read_bytes().decode(errors="replace"), path))
            file.unlink()
        return None if status < 0 else printed


if __name__ == "__main__":
    program = serve()
    if program is not None:  # here, so that SystemExit ends the child as it would end a script
        reference.run(program)
