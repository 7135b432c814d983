# A loop's own time() says when timers are due; call_soon() may wrap, count and hand on.
import asyncio


class Shifted(asyncio.SelectorEventLoop):
    def time(self):
        return super().time() + 1000


async def main():
    loop = asyncio.get_running_loop()
    begun = loop.time()
    await asyncio.sleep(0.5)
    print(round(loop.time() - begun, 1), begun >= 1000)
    try:
        async with asyncio.timeout(0.2) as limit:
            await asyncio.sleep(5)
    except TimeoutError:
        print("timeout", round(limit.when() - begun, 1))
    handle = loop.call_later(1, print, "never")
    print(round(handle.when() - begun, 1))
    handle.cancel()
    try:
        async with asyncio.timeout_at(loop.time() + 0.1) as limit:
            await asyncio.sleep(1)
    except TimeoutError:
        print("expired", limit.expired())
    done, pending = await asyncio.wait([loop.create_task(asyncio.sleep(3))], timeout=1)
    print(len(done), len(pending), round(loop.time() - begun, 1))
    print(await loop.run_in_executor(None, len, "abc"))


asyncio.run(main(), loop_factory=Shifted)


class Counting(asyncio.SelectorEventLoop):
    calls = 0

    def call_soon(self, callback, *args, context=None):
        self.calls += 1

        def wrapped():
            callback(*args)

        return super().call_soon(wrapped, context=context)


async def count():
    loop = asyncio.get_running_loop()
    for _ in range(3):
        await asyncio.sleep(0)
    print(await asyncio.gather(*(asyncio.sleep(0.01, i) for i in range(3))))
    queue = asyncio.Queue()
    loop.call_later(0.1, queue.put_nowait, "item")
    print(await queue.get())
    try:
        await asyncio.wait_for(asyncio.sleep(9), 0.1)
    except TimeoutError:
        print("timeout")
    print(loop.calls)


asyncio.run(count(), loop_factory=Counting)
