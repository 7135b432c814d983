import asyncio
import time


def slow_square(number):
    time.sleep(0.05)
    return number * number


async def main():
    square = asyncio.create_task(asyncio.to_thread(slow_square, 12))
    print("the loop goes on")
    value = await square
    print(f"the square is {value}")


asyncio.run(main())
