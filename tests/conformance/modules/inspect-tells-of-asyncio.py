# Signatures of asyncio's functions and classes; its coroutines are coroutines.
import asyncio
import inspect
import types

for each in (asyncio.run, asyncio.sleep, asyncio.gather, asyncio.wait, asyncio.wait_for,
             asyncio.create_task, asyncio.ensure_future, asyncio.shield, asyncio.as_completed,
             asyncio.timeout, asyncio.timeout_at, asyncio.to_thread, asyncio.all_tasks,
             asyncio.run_coroutine_threadsafe, asyncio.Queue, asyncio.PriorityQueue, asyncio.Lock,
             asyncio.Event, asyncio.Condition, asyncio.Semaphore, asyncio.BoundedSemaphore,
             asyncio.Barrier, asyncio.TaskGroup, asyncio.Runner,
             asyncio.Queue.put, asyncio.Queue.get, asyncio.Lock.acquire, asyncio.Lock.release,
             asyncio.Condition.wait_for, asyncio.Barrier.wait, asyncio.TaskGroup.create_task,
             asyncio.SelectorEventLoop.call_soon, asyncio.SelectorEventLoop.call_later,
             asyncio.Task.cancel, asyncio.Task.set_name):
    try:
        print(each.__qualname__, inspect.signature(each))
    except ValueError as error:
        print(each.__qualname__, error)

coroutine = asyncio.sleep(0)
print(type(coroutine), isinstance(coroutine, types.CoroutineType), inspect.iscoroutine(coroutine))
print(type(coroutine.__await__()))
coroutine.close()


async def main():
    context = __import__("contextvars").copy_context()
    task = asyncio.get_running_loop().create_task(asyncio.sleep(0), context=context)
    print(task.get_context() is context, task.get_context() is task.get_context())
    handle = asyncio.get_running_loop().call_soon(task.cancel)
    print(handle)
    handle.cancel()
    await task


asyncio.run(main())
