# _waiters, _value, _locked, _queue and the like: private, but looked at to show what goes on.
import asyncio


async def hold(lock):
    async with lock:
        await asyncio.sleep(0.1)


async def main():
    lock, semaphore = asyncio.Lock(), asyncio.Semaphore(1)
    print(lock._locked, lock._waiters, semaphore._value, semaphore._waiters)
    tasks = [asyncio.create_task(hold(each)) for each in (lock, lock, semaphore, semaphore, semaphore)]
    await asyncio.sleep(0)
    print(lock._locked, len(lock._waiters), semaphore._value, len(semaphore._waiters))
    print(lock._waiters)
    await asyncio.gather(*tasks)
    print(lock._locked, lock._waiters, semaphore._value, semaphore._waiters)

    event, condition = asyncio.Event(), asyncio.Condition()
    print(event._value, event._waiters, condition._waiters)
    waiting = asyncio.create_task(event.wait())
    await asyncio.sleep(0)
    print(len(event._waiters))
    event.set()
    print(event._value)
    await waiting
    print(event._waiters)

    queue = asyncio.Queue(2)
    queue.put_nowait("item")
    print(queue._queue, queue._maxsize, queue._unfinished_tasks)

    unlimited = asyncio.Queue(None)
    for call in (unlimited.full, lambda: unlimited.put_nowait(1)):
        try:
            call()
        except TypeError as error:
            print("TypeError:", error)
    try:
        await unlimited.put(1)
    except TypeError as error:
        print("TypeError:", error)
    async with asyncio.timeout(1) as limit:
        pass
    try:
        limit.reschedule("later")
    except RuntimeError as error:
        print("RuntimeError:", error)


asyncio.run(main())
