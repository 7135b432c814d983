# How often the line was repeated: frames of the loop count too, as CPython's are written in Python.
import asyncio


async def factorial(n):
    return n * await factorial(n - 1)


def plain(n):
    return plain(n + 1)


async def main():
    try:
        plain(0)
    except RecursionError as error:
        depth, entry = 0, error.__traceback__
        while entry is not None:
            depth, entry = depth + 1, entry.tb_next
        print(depth)
    await factorial(3)


asyncio.run(main())
