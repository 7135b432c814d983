# cancel() and add_done_callback() of a class of futures or tasks are called by the library too.
import asyncio


class Told(asyncio.Future):
    def cancel(self, msg=None):
        print("cancel", msg)
        result = super().cancel(msg)
        print(result, self)
        return result

    def add_done_callback(self, callback, **keywords):
        print("add", callback.__name__, sorted(keywords))
        super().add_done_callback(callback, **keywords)


class ToldTask(asyncio.Task):
    def add_done_callback(self, callback, **keywords):
        print("add to", self.get_name(), callback.__name__)
        super().add_done_callback(callback, **keywords)


async def within_timeout():
    future = Told()
    try:
        async with asyncio.timeout(0.1):
            await future
    except TimeoutError:
        print("timeout")


async def cancelled_by_a_timer():
    future = Told()
    asyncio.get_running_loop().call_later(0.1, future.cancel, "too late")
    try:
        await asyncio.wait_for(future, 1)
    except asyncio.CancelledError as error:
        print("cancelled", error)


async def cancelled_by_its_task():
    task = asyncio.create_task(asyncio.wait_for(Told(), 1))
    await asyncio.sleep(0)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error)


async def child():
    await asyncio.sleep(0.1)
    return "done"


async def awaited():
    future = Told()
    asyncio.get_running_loop().call_soon(future.set_result, 5)
    print(await future)
    loop = asyncio.get_running_loop()
    print(await ToldTask(child(), name="told", loop=loop))


for scene in (within_timeout, cancelled_by_a_timer, cancelled_by_its_task, awaited):
    print("--", scene.__name__)
    asyncio.run(scene())
