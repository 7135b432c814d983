import asyncio
import time

time.sleep(5)


async def main():
    asyncio.get_running_loop().set_debug(True)
    await asyncio.sleep(0.01)
    print("done")

asyncio.run(main())
