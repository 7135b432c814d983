# loop.close() drops the handles that are ready; their tasks, which never began, are destroyed there.
import asyncio


async def never():
    print("never printed")


async def other():
    await asyncio.sleep(1)


def work():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(asyncio.sleep(0))
    loop.create_task(never())
    loop.create_task(other())
    loop.close()
    print("closed")


work()
