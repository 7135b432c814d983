# The coroutine goes with the error of wait_for, not before: the traceback keeps it.
import asyncio


async def slow():
    await asyncio.sleep(1)


async def main():
    try:
        await asyncio.wait_for(slow(), timeout="1")
    except TypeError as error:
        print("TypeError:", error)
        print("still there")
    await asyncio.wait_for(slow(), timeout="2")


asyncio.run(main())
