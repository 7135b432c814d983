# The same when nothing handles the error.
import asyncio


async def fetch():
    return [1, 2]


def helper():
    first, second = fetch()
    return first, second


async def main():
    print("before")
    print(helper())


asyncio.run(main())
