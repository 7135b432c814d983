import asyncio


async def backup(copies):
    while True:
        await asyncio.sleep(24 * 3600)
        copies.append(1)


async def main():
    copies = []
    daily = asyncio.create_task(backup(copies))
    began = asyncio.get_running_loop().time()
    await asyncio.sleep((7 * 24 + 1) * 3600)
    passed = asyncio.get_running_loop().time() - began
    print(f"{len(copies)} copies in {int(passed // 3600)} hours")
    daily.cancel()


asyncio.run(main())
