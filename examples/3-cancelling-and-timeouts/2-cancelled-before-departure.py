# Two flights are cancelled. One returns to the ground; of the
# other nothing is ever heard, not even from its finally. Why?
import asyncio

async def fly(number):
    try:
        print(f'flight {number} takes off')
        await asyncio.sleep(2)
        print(f'flight {number} arrives')
    finally:
        print(f'flight {number} is on the ground')

async def main():
    first = asyncio.create_task(fly(1))
    await asyncio.sleep(0)
    second = asyncio.create_task(fly(2))
    print('a storm: all flights are cancelled')
    first.cancel()
    second.cancel()
    await asyncio.wait([first, second])
    print('cancelled:', first.cancelled(), second.cancelled())

asyncio.run(main())
