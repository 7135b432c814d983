# A task that failed and that nobody keeps is reported as its step ends, not when the loop wakes up.
import asyncio


def handler(loop, context):
    print(f"{loop.time() - began:.1f}", context["message"], repr(context["exception"]))


async def failing():
    raise ValueError("nobody looks")


class Loud:
    def __del__(self):
        print(f"{asyncio.get_running_loop().time() - began:.1f} dropped")


async def holding():
    loud = Loud()
    await asyncio.sleep(1)
    return loud


async def main():
    global began
    loop = asyncio.get_running_loop()
    began = loop.time()
    loop.set_exception_handler(handler)
    loop.create_task(failing())
    loop.create_task(holding())
    await asyncio.sleep(3)
    print(f"{loop.time() - began:.1f} slept")
    loop.create_task(failing())
    loop.set_exception_handler(None)
    await loop.create_future()


asyncio.run(main())
