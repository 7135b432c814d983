import asyncio


async def count_up():
    try:
        number = 0
        while True:
            print(number)
            await asyncio.sleep(1)
            number += 1
    except asyncio.CancelledError as error:
        print(f"counter: cancelled ({error})")
        raise


async def main():
    counter = asyncio.create_task(count_up())
    await asyncio.sleep(2.5)
    counter.cancel("enough")
    try:
        await counter
    except asyncio.CancelledError:
        print("main: the counter is cancelled")


asyncio.run(main())
