"""asyncio.run(debug=True): source tracebacks, other threads, the loop's last line."""

import asyncio
import logging
import threading

logging.basicConfig(level=logging.DEBUG, format="%(levelname)s %(filename)s %(funcName)s %(message)s")


async def fails():
    raise ValueError("nobody looks")


def make_task():
    asyncio.create_task(fails(), name="lost")


def from_another_thread(loop):
    for call in (loop.call_soon, lambda f: loop.call_later(1, f)):
        try:
            call(print)
        except RuntimeError as error:
            print(error)


async def main():
    loop = asyncio.get_running_loop()
    thread = threading.Thread(target=from_another_thread, args=(loop,))
    thread.start()
    thread.join()
    make_task()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    print(asyncio.Queue(10**18), asyncio.Queue(-10**30).full())


asyncio.run(main(), debug=True)
