# The clock goes on between two threads that wake each other, also while the loop waits for both.
import asyncio
import threading
import time


def log(*words):
    print(f"{time.monotonic() - began:.2f}", *words)


async def main():
    condition = threading.Condition()
    ready = []

    def waiter():
        with condition:
            log("goes on", condition.wait_for(lambda: ready, timeout=1))

    threads = [threading.Thread(target=waiter, name=f"waiter-{number}") for number in range(3)]
    for thread in threads:
        thread.start()
    await asyncio.sleep(0.1)
    with condition:
        ready.append(True)
        condition.notify_all()
    for thread in threads:
        await asyncio.to_thread(thread.join)
    log("all joined")


began = time.monotonic()
asyncio.run(main())
