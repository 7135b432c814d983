# The heart should beat every half second. Which beat comes
# too late, and whose fault is it? And with await
# asyncio.sleep(2) in place of time.sleep(2)?
import asyncio
import time

async def heart():
    loop = asyncio.get_running_loop()
    began = loop.time()
    for beat in range(1, 7):
        print(f'beat {beat} at {loop.time() - began:.1f} s')
        await asyncio.sleep(0.5)

async def compute():
    await asyncio.sleep(0.7)
    print('computing...')
    time.sleep(2)
    print('... done')

async def main():
    await asyncio.gather(heart(), compute())

asyncio.run(main())
