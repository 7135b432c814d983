# A closed loop's coroutines go in silence, whatever they wait for.
import asyncio


async def job(x):
    await asyncio.sleep(x)
    return x


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
asyncio.gather(job(0.1), job(0.2))
loop.run_until_complete(asyncio.sleep(0.15))
loop.close()
print('closed')
