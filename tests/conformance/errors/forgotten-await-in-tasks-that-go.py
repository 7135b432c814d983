# Where a loop lets go of a task decides which line of asyncio the warning names.
import asyncio


async def fetch():
    pass


async def failing(number):
    page = fetch()
    await asyncio.sleep(0)
    raise ValueError(number)


async def ending():
    page = fetch()
    await asyncio.sleep(0)


async def busy():
    for _ in range(4):
        await asyncio.sleep(0)


async def main():
    tasks = [asyncio.create_task(busy())]
    asyncio.create_task(failing(1))
    tasks.append(asyncio.create_task(busy()))
    asyncio.create_task(failing(2))
    await asyncio.sleep(0.1)
    asyncio.create_task(ending())
    await asyncio.sleep(0.1)


asyncio.run(main())
