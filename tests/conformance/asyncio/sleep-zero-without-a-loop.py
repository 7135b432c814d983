import asyncio


async def work():
    print("start")
    await asyncio.sleep(0)
    await asyncio.sleep(-1)
    return await asyncio.sleep(0, "done")

coroutine = work()
try:
    while True:
        print(coroutine.send(None))
except StopIteration as stop:
    print(repr(stop.value))
