import asyncio


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)


async def main():
    print("one after the other:")
    await say_after(0.02, "hello")
    await say_after(0.01, "world")

    print("at the same time:")
    hello = asyncio.create_task(say_after(0.02, "hello"))
    world = asyncio.create_task(say_after(0.01, "world"))
    await hello
    await world


asyncio.run(main())
