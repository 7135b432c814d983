# Timers that are cancelled before anything else happens; variables of contexts; in a loop whose
# call_soon and call_at are its own.
import asyncio
import contextvars


class Passing(asyncio.SelectorEventLoop):
    def call_soon(self, callback, *args, context=None):
        return super().call_soon(callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        return super().call_at(when, callback, *args, context=context)


user = contextvars.ContextVar("user", default="nobody")


async def ready():
    return "at once"


async def handle(name):
    user.set(name)
    await asyncio.sleep(0.01)
    return user.get(), await asyncio.to_thread(user.get)


async def arrives(after, meeting):
    await asyncio.sleep(after)
    try:
        return await asyncio.wait_for(meeting.wait(), 0.1) < 2
    except (asyncio.BrokenBarrierError, TimeoutError) as error:
        if not meeting.broken:
            await meeting.abort()
        return type(error).__name__


async def waits(name, condition, limit):
    async with condition:
        try:
            # Whoever gives up wakes another one, with the error on its way.
            await asyncio.wait_for(condition.wait(), limit)
            print(name, "was notified")
        except TimeoutError:
            print(name, "gave up")
            condition.notify_all()


async def main():
    for _ in range(3):
        print(await asyncio.wait_for(ready(), 0.1))
    async with asyncio.timeout(0.1):
        pass
    print(await asyncio.gather(handle("ann"), handle("bob")), user.get())
    condition = asyncio.Condition()
    await asyncio.gather(waits("first", condition, 0.1), waits("second", condition, 0.2))
    meeting = asyncio.Barrier(2)
    print(await asyncio.gather(arrives(0, meeting), arrives(0.3, meeting)))
    await meeting.reset()
    print(await asyncio.gather(arrives(0, meeting), arrives(0.05, meeting)))


asyncio.run(main(), loop_factory=Passing)
