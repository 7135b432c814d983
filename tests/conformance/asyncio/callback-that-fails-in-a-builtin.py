# No frame of the program is in the traceback, but the traceback is there.
import asyncio


async def main():
    asyncio.get_running_loop().call_soon({}.pop, "missing")
    await asyncio.sleep(0)
    print("goes on")


asyncio.run(main())
