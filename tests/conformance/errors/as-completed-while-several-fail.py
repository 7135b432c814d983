# The first error ends the program; the others are reported after it, when the iterator goes.
import asyncio


async def download(name, seconds):
    await asyncio.sleep(seconds)
    raise ConnectionError(f"{name} refused")


async def main():
    downloads = [download("first", 0.1), download("second", 0.1), download("third", 0.1)]
    for finished in asyncio.as_completed(downloads):
        print(await finished)


asyncio.run(main())
