"""An exception handler that raises: what it was called for is the context of its error."""

import asyncio


def handler(loop, context):
    print("handler:", context["message"])
    raise RuntimeError("the handler itself")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(lambda: [][1])
    await asyncio.sleep(0.1)


asyncio.run(main())
