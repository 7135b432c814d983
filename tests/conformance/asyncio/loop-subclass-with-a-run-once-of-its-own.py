# A loop that travels in time: whenever nothing is ready, it is the time of the next timer.
import asyncio


class TimeTravelLoop(asyncio.SelectorEventLoop):
    offset = 0.0
    turns = 0

    def time(self):
        return self.offset

    def _run_once(self):
        self.turns += 1
        if not self._ready and self._scheduled:
            self.offset = max(self.offset, self._scheduled[0]._when)
        super()._run_once()


async def worker(name, delay):
    for step in range(3):
        await asyncio.sleep(delay)
        print(asyncio.get_running_loop().time(), name, step)
    return name


async def main():
    print(await asyncio.gather(worker("a", 100), worker("b", 150)))
    try:
        async with asyncio.timeout(1000):
            await asyncio.Event().wait()
    except TimeoutError:
        print("timeout at", asyncio.get_running_loop().time())
    await asyncio.sleep(0)
    task = asyncio.create_task(worker("c", 5))
    await asyncio.sleep(7)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled at", asyncio.get_running_loop().time())
    raise ValueError("leaves the loop")


loop = TimeTravelLoop()
try:
    loop.run_until_complete(main())
except ValueError as error:
    print(repr(error))
print(loop.turns > 10, loop.offset, loop.is_running())
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()


class Ticking(asyncio.SelectorEventLoop):
    """Its time is the number of its turns."""

    tick = 0

    def time(self):
        return self.tick

    def _run_once(self):
        self.tick += 1
        if self._scheduled and not self._ready and self._scheduled[0]._when > self.tick:
            return
        super()._run_once()


async def ticks():
    await asyncio.sleep(10)
    print(asyncio.get_running_loop().time() >= 10)


with asyncio.Runner(loop_factory=Ticking) as runner:
    runner.run(ticks())
