# What is said when asyncio's functions get the wrong arguments.
import asyncio
import types
import typing


def tell(function, *arguments, **keywords):
    try:
        print("fine:", type(function(*arguments, **keywords)).__name__)
    except BaseException as error:
        print(type(error).__name__, error)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    tell(future.exception, 1)
    tell(future.get_loop, 1)
    tell(future.result, 1)
    tell(asyncio.Task.cancel)
    tell(asyncio.Task.result)
    tell(asyncio.Future.done)
    tell(asyncio.Timeout)
    tell(asyncio.Timeout, 1, 2)
    tell(asyncio.TaskGroup, 1)
    timeout = asyncio.timeout(1)
    try:
        await timeout.__aexit__(None, None, None)
    except AssertionError as error:
        print(repr(error))
    tell(types.SimpleNamespace, 1, 2)
    tell(lambda: "%%" % b"x")
    tell(lambda: "%s" % b"x")
    tell(lambda: type("A", (), {"__slots__": ("a b",)}))


class One:
    __slots__ = ("one",)


class Two:
    __slots__ = ("two",)


class None_:
    __slots__ = ()


tell(lambda: type("Both", (One, Two), {}))
tell(lambda: type("Number", (int, One), {}))
tell(lambda: type("Fine", (None_, One), {}))
tell(lambda: type("Fine", (One, None_), {"__slots__": ("more",)}))
asyncio.run(main())
Point = typing.NamedTuple("Point", x=int, y=int)
Empty = typing.NamedTuple("Empty")
Record = typing.TypedDict("Record")
