# A rate limiter: five calls, at most two at a time. After how
# many seconds does the fifth begin? And in which order do the
# five end?
import asyncio

done = []

async def call(number, seconds, limit):
    async with limit:
        print(f'call {number} begins')
        await asyncio.sleep(seconds)
        print(f'call {number} ends')
        done.append(number)

async def main():
    limit = asyncio.Semaphore(2)
    async with asyncio.TaskGroup() as calls:
        for number, seconds in enumerate((3, 1, 1, 2, 1), start=1):
            calls.create_task(call(number, seconds, limit))
        print('all five are waiting for their turn')
    print('ended in this order:', done)

asyncio.run(main())
