import asyncio


async def countdown(start):
    try:
        for number in range(start, 0, -1):
            await asyncio.sleep(1)
            yield number
    except GeneratorExit:
        print("stopped early")
        raise


async def main():
    async for number in countdown(3):
        print(number)
    print("lift-off")

    aborted = countdown(10)
    async for number in aborted:
        print(number)
        if number == 9:
            break
    await aborted.aclose()


asyncio.run(main())
