# Where everything waits for ever, asyncio.run cancels what waits: clean-up code still runs.
import asyncio
import atexit


class Connection:
    async def __aenter__(self):
        print("connected")
        return self

    async def __aexit__(self, exc_type, exc, traceback):
        print("closing after", exc_type.__name__)
        await asyncio.sleep(0.5)
        print("closed")


async def numbers():
    try:
        yield 1
        await asyncio.Event().wait()
    finally:
        print("generator ends")


async def worker(queue):
    async with Connection():
        try:
            async for number in numbers():
                print("number", number)
        except asyncio.CancelledError as error:
            print("cancelled", error.args)
            raise
        finally:
            print("finally")


async def main():
    await worker(asyncio.Queue())


async def stubborn():
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        print("waits again")
        await asyncio.Event().wait()


atexit.register(print, "never printed: the program was ended from outside")
try:
    asyncio.run(stubborn())
except BaseException as error:
    print("the first run ends", isinstance(error, Exception))
try:
    asyncio.run(main())
except Exception:
    print("never printed")
finally:
    print("run ends")
print("never printed")
