import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(1) as pool:
        print(loop.run_in_executor(pool, time.sleep, 0.1))
        print(asyncio.wrap_future(pool.submit(time.sleep, 0.1)))
    print(loop.run_in_executor(None, time.sleep, 0.1))
    asyncio.run_coroutine_threadsafe(asyncio.sleep(0.1), loop)
    await asyncio.sleep(0.01)
    print([task for task in asyncio.all_tasks() if task is not asyncio.current_task()])

asyncio.run(main())
