import asyncio


def factory(loop, coro, **kwargs):
    task = asyncio.Task(coro, loop=loop, **kwargs)
    print(type(task._source_traceback).__name__)
    if task._source_traceback:
        del task._source_traceback[-1]
    return task


async def work():
    pass


async def main():
    asyncio.get_running_loop().set_task_factory(factory)
    await asyncio.create_task(work())
    print(type(asyncio.get_running_loop().create_future()._source_traceback).__name__)


asyncio.run(main())
asyncio.run(main(), debug=True)
