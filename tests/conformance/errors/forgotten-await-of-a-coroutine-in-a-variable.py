"""A coroutine in a variable of a coroutine goes with it: the loop's step is what lets it go."""

import asyncio


async def fetch(n):
    return n


async def numbers():
    yield 1


async def main():
    result = fetch(1)
    several = [fetch(2)]
    print(type(result).__name__, len(several))


async def steps():
    generator = numbers()
    step = generator.asend(None)
    print(step is not None)
    generator.aclose()


asyncio.run(main())
asyncio.run(steps())
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
