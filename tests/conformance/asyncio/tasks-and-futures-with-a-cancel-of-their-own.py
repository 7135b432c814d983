# A subclass's cancel() is what groups, timeouts, gather and awaiting tasks call.
import asyncio


class LoudTask(asyncio.Task):
    def cancel(self, msg=None):
        print("cancel", self.get_name(), msg)
        return super().cancel(msg)


class DeafTask(asyncio.Task):
    def cancel(self, msg=None):
        print("ignored", self.get_name())
        return False


class LoudFuture(asyncio.Future):
    def cancel(self, msg=None):
        print("cancel the future", msg)
        return super().cancel(msg)


async def worker(seconds):
    try:
        await asyncio.sleep(seconds)
        return seconds
    except asyncio.CancelledError:
        print("worker cancelled")
        raise


async def failing():
    await asyncio.sleep(0.5)
    raise ValueError("boom")


async def wait_on(future):
    await future


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(lambda loop, coro, **options: LoudTask(coro, loop=loop, **options))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(worker(1), name="in the group")
            group.create_task(failing(), name="failing")
    except* ValueError as errors:
        print(errors.exceptions)

    together = asyncio.gather(loop.create_task(worker(1), name="gathered"))
    await asyncio.sleep(0.1)
    print("gather:", together.cancel("all"))
    try:
        await together
    except asyncio.CancelledError as error:
        print("gather cancelled", error.args)

    try:
        await asyncio.wait_for(loop.create_task(worker(5), name="slow"), 0.2)
    except TimeoutError:
        print("too slow")

    async def with_timeout():
        async with asyncio.timeout(0.1):
            await worker(9)

    try:
        await loop.create_task(with_timeout(), name="with a timeout")
    except TimeoutError as error:
        print(repr(error))

    future = LoudFuture()
    waiting = loop.create_task(wait_on(future), name="waiting")
    await asyncio.sleep(0)
    waiting.cancel("enough")
    await asyncio.wait([waiting])
    print(future.cancelled(), waiting.cancelled())

    loop.set_task_factory(lambda loop, coro, **options: DeafTask(coro, loop=loop, **options))
    try:
        async with asyncio.TaskGroup() as group:
            deaf = group.create_task(worker(1), name="deaf")
            loop.set_task_factory(None)
            group.create_task(failing())
    except* ValueError:
        print("the group waited:", deaf.result())


asyncio.run(main())
