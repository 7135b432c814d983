# Who forgets the * hears that a list cannot be hashed; coroutines in it are found never awaited when the error goes.
import asyncio


async def number(n):
    return n


async def main():
    try:
        print(await asyncio.gather([number(1), number(2)]))
    except TypeError as error:
        print(type(error).__name__, error)
    print("after")


async def others():
    for given in ({"a": 1}, {1, 2}, 5, None, (number(n) for n in range(2)), (1, 2)):
        try:
            print(await asyncio.gather(given))
        except TypeError as error:
            print(type(error).__name__, error)
    try:
        print(await asyncio.gather(*number(1)))
    except TypeError as error:
        print(error)
    print(asyncio.gather.__module__, asyncio.timeout.__module__, asyncio.to_thread.__module__)


async def later():
    await asyncio.gather(number(3), [number(4)])


asyncio.run(main())
asyncio.run(others())
asyncio.run(later())
