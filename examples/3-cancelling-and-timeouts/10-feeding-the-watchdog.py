# The dog barks after 2 seconds without food, and each bowl
# starts the clock again. Six bowls are planned. After which
# one does it bark, and when?
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    began = loop.time()
    try:
        async with asyncio.timeout(2) as dog:
            for bowl in range(1, 7):
                await asyncio.sleep(bowl / 2)
                dog.reschedule(loop.time() + 2)
                print(f'bowl {bowl} at {loop.time() - began:.1f} s')
    except TimeoutError:
        print(f'woof! at {loop.time() - began:.1f} s')
    print('the time was up:', dog.expired())

asyncio.run(main())
