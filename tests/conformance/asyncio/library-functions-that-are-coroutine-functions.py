# asyncio's own coroutine functions and methods say that they are some.
import asyncio
import inspect


async def main():
    functions = [
        asyncio.sleep, asyncio.wait_for, asyncio.wait, asyncio.to_thread, asyncio.gather,
        asyncio.create_task, asyncio.shield, asyncio.Lock().acquire, asyncio.Queue().get,
        asyncio.Queue.put, asyncio.Event().wait, asyncio.Semaphore().acquire,
        asyncio.Condition().wait_for, asyncio.TaskGroup.__aexit__, asyncio.open_connection,
    ]
    for function in functions:
        print(function.__qualname__, inspect.iscoroutinefunction(function),
              asyncio.iscoroutinefunction(function))


asyncio.run(main())
