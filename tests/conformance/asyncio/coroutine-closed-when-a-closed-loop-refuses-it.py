import asyncio


async def work():
    pass

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.close()
try:
    asyncio.ensure_future(work())
except RuntimeError as error:
    print(error)
try:
    loop.run_until_complete(work())
except RuntimeError as error:
    print(error)
try:
    asyncio.gather(work())
except RuntimeError as error:
    print(error)
try:
    loop.create_task(work())
except RuntimeError as error:
    print(error)
