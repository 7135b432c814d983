# The messages of a future's methods: set_result() without a value is what happens most.
import asyncio
import math
import time


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print("TypeError:", error)


async def main():
    future = asyncio.get_running_loop().create_future()
    attempt(lambda: future.set_result())
    attempt(lambda: future.set_result(1, 2))
    attempt(lambda: future.set_result(value=1))
    attempt(lambda: future.set_exception())
    attempt(lambda: future.set_exception(1, 2))
    attempt(lambda: future.remove_done_callback())
    attempt(lambda: future.add_done_callback())
    attempt(lambda: future.done(1))
    attempt(lambda: future.result(1))
    task = asyncio.current_task()
    attempt(lambda: task.set_name())
    attempt(lambda: task.get_name(1))
    # Functions of a module written in C are named with it.
    attempt(lambda: asyncio.get_running_loop(1))
    attempt(lambda: asyncio.get_event_loop(loop=None))
    attempt(lambda: math.sqrt())
    attempt(lambda: math.sqrt(1, 2))
    attempt(lambda: math.floor(x=1))
    attempt(lambda: len())


asyncio.run(main())
