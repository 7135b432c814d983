import asyncio
from concurrent.futures.thread import ThreadPoolExecutor


async def work():
    pass


async def consume(*coro, loop):
    await asyncio.gather(*coro, loop=loop)


loop = asyncio.new_event_loop()
loop.set_default_executor(ThreadPoolExecutor(10))
loop.run_until_complete(consume(work(), loop=loop))
