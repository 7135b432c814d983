# Three mirrors have the same file, the fastest wins. When do
# the others hear of it? Why does cancel() say False once?
import asyncio

async def fetch(mirror, seconds):
    try:
        await asyncio.sleep(seconds)
        print(f'{mirror}: sent')
        return f'file from {mirror}'
    except asyncio.CancelledError:
        print(f'{mirror}: hung up')
        raise

async def main():
    mirrors = [('Oslo', 3), ('Rome', 1), ('Lima', 2)]
    tasks = [asyncio.create_task(fetch(*mirror)) for mirror in mirrors]
    done, _ = await asyncio.wait(
        tasks, return_when=asyncio.FIRST_COMPLETED)
    print('main: has the', done.pop().result())
    for (city, _), task in zip(mirrors, tasks):
        print(f'main: cancels {city}:', task.cancel())
    await asyncio.sleep(0)
    print('main: bye')

asyncio.run(main())
