# The coroutines that the other tasks kept go with the handle that ended the program: a line of asyncio's.
import asyncio


async def fetch(page):
    await asyncio.sleep(0.1)
    return page


async def scrape(page):
    html = fetch(page)
    return len(html)


async def main():
    print(await asyncio.gather(*(scrape(page) for page in ("first", "second"))))


asyncio.run(main())
