# What wait_for, wait, as_completed and timeout say of a timeout that is text.
import asyncio


async def attempt(name, start):
    try:
        await start()
    except TypeError as error:
        print(name, "TypeError:", error)


async def consume(iterator):
    for coroutine in iterator:
        await coroutine


async def in_time(limit):
    async with asyncio.timeout(limit):
        pass


async def main():
    future = asyncio.get_running_loop().create_future()
    await attempt("wait_for", lambda: asyncio.wait_for(future, "1"))
    await attempt("wait_for", lambda: asyncio.wait_for(future, timeout=[]))
    await attempt("wait", lambda: asyncio.wait([future], timeout="1"))
    await attempt("as_completed", lambda: consume(asyncio.as_completed([future], timeout="1")))
    await attempt("timeout", lambda: in_time("1"))
    await attempt("sleep", lambda: asyncio.sleep("1"))


asyncio.run(main())
