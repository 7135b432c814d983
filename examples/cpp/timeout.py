import asyncio


async def fetch(page, takes):
    await asyncio.sleep(takes)
    return f"<{page}>"


async def main():
    print(await asyncio.wait_for(fetch("quick", 1), 2))
    try:
        await asyncio.wait_for(fetch("slow", 3), 2)
    except TimeoutError:
        print("slow: timeout")
    try:
        async with asyncio.timeout(5):
            for name in ("first", "second", "third"):
                print(await fetch(name, 2))
    except TimeoutError:
        print("the rest: timeout")


asyncio.run(main())
