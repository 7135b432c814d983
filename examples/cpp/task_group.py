import asyncio


async def download(file, takes):
    try:
        await asyncio.sleep(takes)
    except asyncio.CancelledError:
        print(f"{file}: cancelled")
        raise
    print(f"{file}: complete")


async def broken_download():
    await asyncio.sleep(2)
    raise RuntimeError("connection lost")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(download("a.txt", 1))
            group.create_task(broken_download())
            group.create_task(download("b.txt", 3))
            print("all started")
    except* RuntimeError as group:
        for error in group.exceptions:
            print(f"{type(error).__name__}: {error}")


asyncio.run(main())
