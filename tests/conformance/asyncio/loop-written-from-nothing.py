import asyncio
import heapq


class Loop(asyncio.AbstractEventLoop):
    def __init__(self):
        self.now = 0
        self.timers = []

    def get_debug(self):
        return False

    def time(self):
        return self.now

    def call_exception_handler(self, context):
        print("handler:", context["message"])

    def create_future(self):
        return asyncio.Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        return asyncio.Task(coro, loop=self, name=name, context=context)

    def call_at(self, when, callback, *args, context=None):
        handle = asyncio.TimerHandle(when, callback, args, self, context)
        heapq.heappush(self.timers, handle)
        return handle

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.now + delay, callback, *args, context=context)

    def call_soon(self, callback, *args, context=None):
        return self.call_later(0, callback, *args, context=context)

    def _timer_handle_cancelled(self, handle):
        pass

    def run_until_complete(self, future):
        future = asyncio.ensure_future(future, loop=self)
        asyncio._set_running_loop(self)
        try:
            while self.timers and not future.done():
                handle = heapq.heappop(self.timers)
                self.now = handle.when()
                if not handle.cancelled():
                    handle._run()
        finally:
            asyncio._set_running_loop(None)
        return future.result()


async def work(name, delay):
    await asyncio.sleep(delay)
    print(asyncio.get_running_loop().time(), name)
    return name


async def main():
    print(await asyncio.gather(work("a", 10), work("b", 5)))
    try:
        await asyncio.wait_for(work("c", 100), 50)
    except asyncio.TimeoutError:
        print("timeout at", asyncio.get_running_loop().time())
    asyncio.get_running_loop().call_soon(int, "x")
    await asyncio.sleep(0)
    await asyncio.sleep(1)

Loop().run_until_complete(main())
