"""What a call refuses lives on in the error's traceback: it is found never awaited when that goes."""

import asyncio


async def job():
    return 1


async def nested():
    try:
        asyncio.run(job())
    except RuntimeError as error:
        print(error)
    print("after asyncio.run")
    try:
        await asyncio.wait([job()])
    except TypeError as error:
        print(error)
    print("after wait")


runner = asyncio.Runner()
with runner:
    pass
try:
    runner.run(job())
except RuntimeError as error:
    print(error)
print("after Runner.run")

loop = asyncio.new_event_loop()
loop.close()
try:
    loop.create_task(job())
except RuntimeError as error:
    print(error)
print("after create_task")

try:
    asyncio.create_task(job())
except RuntimeError as error:
    print(error)
print("after asyncio.create_task")

asyncio.run(nested())
