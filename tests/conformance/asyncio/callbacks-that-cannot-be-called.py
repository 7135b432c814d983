import asyncio


def needs_two(first, second):
    print(first, second)


async def forgotten():
    pass


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(needs_two, 1)
    loop.call_later(0.1, lambda value: value)
    await asyncio.sleep(0.2)
    future = loop.create_future()
    future.add_done_callback(needs_two)
    future.set_result(None)
    await asyncio.sleep(0)
    print("still running")


asyncio.run(main())
