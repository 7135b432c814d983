"""The names of OrderedDict's views and iterators; weak references need room; print_stack."""

import asyncio
import sys
import traceback
import weakref
from collections import OrderedDict

menu = OrderedDict(tea=2, coffee=3)
print(menu.keys(), menu.values(), menu.items())
for iterator in (iter(menu), reversed(menu), iter(menu.items()), reversed(menu.values())):
    print(type(iterator).__name__, list(iterator))
print(isinstance(menu.keys(), type({}.keys())), menu.keys() & {"tea"}, "tea" in menu.keys())


class Slotted:
    __slots__ = ("a",)


class WithRoom:
    __slots__ = ("a", "__weakref__")


for cls in (Slotted, WithRoom):
    thing = cls()
    try:
        print(weakref.ref(thing)() is thing)
    except TypeError as error:
        print(error)


async def fails(n):
    if n:
        raise ValueError(n)
    await asyncio.sleep(1)


async def main():
    tasks = [asyncio.create_task(fails(n), name=f"task {n}") for n in (0, 1)]
    await asyncio.sleep(0)
    for task in tasks:
        task.print_stack(file=sys.stdout)
    tasks[0].cancel()
    await asyncio.wait(tasks)
    tasks[0].print_stack(file=sys.stdout)


asyncio.run(main())


def divide(a, b):
    quotient = None
    quotient = a / b
    return quotient


try:
    divide(1, 0)
except ZeroDivisionError as error:
    shown = traceback.TracebackException(type(error), error, error.__traceback__.tb_next,
                                         capture_locals=True)
    print("".join(shown.format()), shown.stack[0].locals)
