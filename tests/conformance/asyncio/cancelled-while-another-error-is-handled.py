# The CancelledError of what a task waited for has the context of who runs the loop; throw() sets none.
import asyncio


async def worker():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("worker:", repr(error.__context__))
        raise


async def cleanup():
    try:
        await asyncio.sleep(10)
    finally:
        raise OSError("cleanup failed")


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as error:
        print("main:", repr(error.__context__))


async def failing():
    task = asyncio.create_task(cleanup(), name="cleanup")
    await asyncio.sleep(0)
    raise LookupError("main failed")


def generator():
    try:
        yield
    except ValueError as error:
        print("generator:", repr(error.__context__))
        yield


try:
    raise KeyError("outside")
except KeyError:
    asyncio.run(main())
    thrown_into = generator()
    next(thrown_into)
    thrown_into.throw(ValueError("thrown in"))

asyncio.run(failing())
