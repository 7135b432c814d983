"""Cancellations at every point at which a primitive waits, as CPython has them.

    ../shared/conformance/reference.py cancellations.py > cancellations.inc

Each scenario makes coroutines, of which the first is the victim. It runs again and again, and each
time the victim is cancelled one iteration later. A line says what happened: `ticks` notes a number
in each iteration, "!" stands where the cancellation was asked for, and what follows "|" is the
state that was left behind. The lines are those of a C++ array, for cancellation_test.cpp, which has
the same scenarios.
"""

import asyncio
import time
from asyncio import sleep

TURNS = 7  # how many iterations later the last cancellation comes
TICKS = 12

notes = []


def note(what):
    notes.append(str(what))


async def ticks(count):
    for number in range(count):
        note(number)
        await sleep(0)


async def ended(name, body):
    """Notes how `body` ended, without a trip through the loop."""
    try:
        value = await body
        note(name if value is None or value is True else f"{name}={value}")
    except asyncio.CancelledError:
        note(f"{name}:cancelled")
        raise
    except Exception as error:
        note(f"{name}:{type(error).__name__}")


async def lazily(turns, function, *arguments):
    """Calls a function some iterations later."""
    for _ in range(turns):
        await sleep(0)
    result = function(*arguments)
    if asyncio.iscoroutine(result):
        await result


async def steps(name, count):
    for step in range(count):
        note(f"{name}{step}")
        await sleep(0)
    return name


async def failing(name, count):
    await steps(name, count)
    raise ValueError


async def stubborn(name, count):
    """Ignores one cancellation."""
    try:
        await steps(name, count)
    except asyncio.CancelledError:
        note(f"{name}:ignored")
        await sleep(0)
    return name


# --- scenarios: each returns its coroutines, and what tells the state at the end

def lock():
    lock = asyncio.Lock()

    async def hold(name):
        async with lock:
            note(f"{name}+")
            await sleep(0)
        note(f"{name}-")
    return [hold("v"), hold("b"), hold("c")], lambda: lock.locked()


def lock_waiting():
    lock = asyncio.Lock()

    async def hold(name, times):
        async with lock:
            note(f"{name}+")
            for _ in range(times):
                await sleep(0)
        note(f"{name}-")

    async def late(name):
        await sleep(0)
        await hold(name, 1)
    return [late("v"), hold("b", 4), late("c")], lambda: lock.locked()


def event():
    event = asyncio.Event()
    return ([ended("v", event.wait()), ended("b", event.wait()), lazily(3, event.set)],
            lambda: event.is_set())


def condition():
    condition = asyncio.Condition()

    async def wait(name):
        async with condition:
            await condition.wait()
            note(f"{name}+")

    async def notify(count):
        async with condition:
            condition.notify(count)
            note("notified")
            await sleep(0)
    return ([ended("v", wait("v")), ended("b", wait("b")), lazily(2, notify, 1), lazily(6, notify, 2)],
            lambda: condition.locked())


def condition_wait_for():
    condition = asyncio.Condition()
    items = []

    async def take(name):
        async with condition:
            await condition.wait_for(lambda: items)
            note(f"{name}{items.pop()}")

    async def give(item):
        async with condition:
            items.append(item)
            condition.notify()
    return ([ended("v", take("v")), ended("b", take("b")), lazily(1, give, 1), lazily(4, give, 2)],
            lambda: len(items))


def semaphore():
    semaphore = asyncio.Semaphore(2)

    async def hold(name):
        async with semaphore:
            note(f"{name}+")
            await sleep(0)
            await sleep(0)
        note(f"{name}-")

    async def late(name):
        await sleep(0)
        await hold(name)
    return [late("v"), hold("a"), hold("b"), late("c"), late("d")], lambda: semaphore._value


def bounded_semaphore():
    semaphore = asyncio.BoundedSemaphore(1)

    async def hold(name):
        async with semaphore:
            note(f"{name}+")
            await sleep(0)
    return ([ended("v", hold("v")), ended("b", hold("b")), ended("c", hold("c"))],
            lambda: semaphore._value)


def barrier():
    barrier = asyncio.Barrier(3)
    return ([ended("v", barrier.wait()), ended("a", barrier.wait()),
             lazily(3, ended, "b", barrier.wait()), lazily(5, ended, "c", barrier.wait())],
            lambda: barrier.n_waiting)


def barrier_reset():
    barrier = asyncio.Barrier(3)
    return ([ended("v", barrier.wait()), ended("a", barrier.wait()), lazily(3, barrier.reset)],
            lambda: barrier.n_waiting)


def barrier_abort():
    barrier = asyncio.Barrier(3)
    return ([ended("v", barrier.wait()), ended("a", barrier.wait()), lazily(3, barrier.abort)],
            lambda: barrier.broken)


def queue_get():
    queue = asyncio.Queue()
    return ([ended("v", queue.get()), ended("b", queue.get()),
             lazily(2, queue.put_nowait, 1), lazily(5, queue.put_nowait, 2)],
            lambda: queue.qsize())


def queue_put():
    queue = asyncio.Queue(1)
    queue.put_nowait(0)

    async def take():
        note(f"-{queue.get_nowait()}")
    return ([ended("v", queue.put(1)), ended("b", queue.put(2)), lazily(2, take), lazily(5, take)],
            lambda: queue.qsize())


def queue_join():
    queue = asyncio.Queue()
    queue.put_nowait(0)
    return ([ended("v", queue.join()), ended("b", queue.join()), lazily(3, queue.task_done)],
            lambda: queue.qsize())


def queue_shutdown():
    queue = asyncio.Queue(1)
    queue.put_nowait(0)
    return ([ended("v", queue.put(1)), ended("b", queue.put(2)), lazily(3, queue.shutdown)],
            lambda: queue.qsize())


def priority_queue():
    queue = asyncio.PriorityQueue()

    async def put():
        for item in (3, 1, 2):
            queue.put_nowait(item)
    return ([ended("v", queue.get()), ended("b", queue.get()), lazily(2, put)],
            lambda: queue.qsize())


def sleeping():
    return [ended("v", steps("v", 3)), ended("b", steps("b", 3))], lambda: ""


def sleeping_long():
    return [ended("v", sleep(10)), ended("b", sleep(1))], lambda: ""


def awaiting_a_task():
    inner = asyncio.create_task(ended("i", steps("i", 3)))

    async def wait():
        await inner
    return [ended("v", wait()), ended("b", wait())], lambda: inner.cancelled()


def awaiting_a_stubborn_task():
    async def wait():
        return await asyncio.create_task(stubborn("i", 3))
    return [ended("v", wait())], lambda: ""


def awaiting_a_chain():
    async def link(depth):
        if depth:
            await ended(depth, link(depth - 1))
        else:
            await steps("s", 4)
    return [ended("v", link(3))], lambda: ""


def gather():
    async def wait():
        await asyncio.gather(ended("x", steps("x", 2)), ended("y", steps("y", 3)))
    return [ended("v", wait())], lambda: ""


def gather_failing():
    async def wait():
        await asyncio.gather(ended("x", steps("x", 3)), failing("y", 1))
    return [ended("v", wait())], lambda: ""


def gather_exceptions():
    async def wait():
        results = await asyncio.gather(steps("x", 3), failing("y", 1), return_exceptions=True)
        return len(results)
    return [ended("v", wait())], lambda: ""


def wait_all():
    async def wait():
        tasks = [asyncio.create_task(ended(name, steps(name, 2))) for name in "xy"]
        done, pending = await asyncio.wait(tasks)
        return len(done)
    return [ended("v", wait())], lambda: ""


def wait_first_exception():
    async def wait():
        tasks = [asyncio.create_task(steps("x", 4)), asyncio.create_task(failing("y", 1))]
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        for task in done:
            task.exception()
        return len(done)
    return [ended("v", wait())], lambda: ""


def wait_first_completed():
    async def wait():
        tasks = [asyncio.create_task(steps("x", 3)), asyncio.create_task(steps("y", 1))]
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED, timeout=5)
        return len(done)
    return [ended("v", wait())], lambda: ""


def wait_for():
    return [ended("v", asyncio.wait_for(steps("x", 3), 5))], lambda: ""


def wait_for_failing():
    return [ended("v", asyncio.wait_for(failing("x", 3), 5))], lambda: ""


def wait_for_stubborn():
    return [ended("v", asyncio.wait_for(stubborn("x", 3), 5))], lambda: ""


def wait_for_no_time():
    async def wait():
        return await asyncio.wait_for(stubborn("x", 3), 0)
    return [ended("v", wait())], lambda: ""


def wait_for_a_task():
    async def wait():
        return await asyncio.wait_for(asyncio.create_task(steps("x", 3)), 5)
    return [ended("v", wait())], lambda: ""


def timeout():
    async def wait():
        async with asyncio.timeout(0):
            await steps("x", 3)
    return [ended("v", wait())], lambda: ""


def timeout_nested():
    async def wait():
        async with asyncio.timeout(0):
            try:
                async with asyncio.timeout(0):
                    await steps("x", 3)
            except TimeoutError:
                note("inner")
            await steps("y", 3)
    return [ended("v", wait())], lambda: ""


def timeout_late():
    async def wait():
        try:
            async with asyncio.timeout(5):
                await steps("x", 2)
                await sleep(10)
        finally:
            note(asyncio.current_task().cancelling())
    return [ended("v", wait())], lambda: ""


def shield():
    inner = asyncio.create_task(ended("i", steps("i", 4)))

    async def wait():
        await asyncio.shield(inner)
    return [ended("v", wait()), ended("b", wait())], lambda: inner.cancelled()


def as_completed():
    async def wait():
        tasks = [asyncio.create_task(steps("x", 3)), asyncio.create_task(steps("y", 1))]
        for each in asyncio.as_completed(tasks):
            note(await each)
    return [ended("v", wait())], lambda: ""


def task_group():
    async def wait():
        async with asyncio.TaskGroup() as group:
            group.create_task(ended("x", steps("x", 3)))
            await steps("y", 1)
    return [ended("v", wait())], lambda: ""


def task_group_failing():
    async def wait():
        async with asyncio.TaskGroup() as group:
            group.create_task(ended("x", steps("x", 5)))
            group.create_task(failing("y", 1))
    return [ended("v", wait())], lambda: ""


def task_group_stubborn():
    async def wait():
        async with asyncio.TaskGroup() as group:
            group.create_task(stubborn("x", 3))
    return [ended("v", wait())], lambda: ""


def task_group_nested():
    async def wait():
        async with asyncio.TaskGroup() as outer:
            outer.create_task(ended("x", steps("x", 4)))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(ended("y", steps("y", 2)))
            note("inner")
    return [ended("v", wait())], lambda: ""


def generator():
    async def numbers():
        try:
            for number in range(3):
                await sleep(0)
                yield number
        finally:
            note("closing")

    async def use():
        generator = numbers()
        try:
            async for number in generator:
                note(number)
                if number == 1:
                    break
                await sleep(0)
        finally:
            await generator.aclose()
            note("closed")
    return [ended("v", use())], lambda: ""


def generator_closing():
    async def numbers():
        try:
            yield 1
        finally:
            note("closing")
            try:
                await sleep(0)
                await sleep(0)
            finally:
                note("closed")

    async def use():
        generator = numbers()
        await anext(generator)
        await generator.aclose()
        note("over")
    return [ended("v", use())], lambda: ""


def thread():
    return [ended("v", asyncio.to_thread(time.sleep, 1))], lambda: ""


def future():
    future = asyncio.get_running_loop().create_future()

    async def wait():
        return await future

    def set_result():
        if not future.done():
            future.set_result(1)
    return ([ended("v", wait()), ended("b", wait()), lazily(3, set_result)],
            lambda: future.cancelled())


async def run(scenario, turn):
    bodies, state = scenario()
    victim, *others = [asyncio.create_task(body) for body in bodies]
    ticker = asyncio.create_task(ticks(TICKS))
    for _ in range(turn):
        await sleep(0)
    if victim.cancel():
        note("!")
    done, pending = await asyncio.wait([victim, *others, ticker], timeout=100)
    note(f"| {len(pending)} {state()}".rstrip())
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    count = len(notes)
    if rest:
        await asyncio.wait(rest)
    del notes[count:]
    for task in (victim, *others):
        if not task.cancelled():
            task.exception()


for scenario in [lock, lock_waiting, event, condition, condition_wait_for, semaphore,
                 bounded_semaphore, barrier, barrier_reset, barrier_abort, queue_get, queue_put,
                 queue_join, queue_shutdown, priority_queue, sleeping, sleeping_long,
                 awaiting_a_task, awaiting_a_stubborn_task, awaiting_a_chain, gather,
                 gather_failing, gather_exceptions, wait_all, wait_first_exception,
                 wait_first_completed, wait_for, wait_for_failing, wait_for_stubborn,
                 wait_for_no_time, wait_for_a_task, timeout, timeout_nested, timeout_late, shield,
                 as_completed, task_group, task_group_failing, task_group_stubborn,
                 task_group_nested, generator, generator_closing, thread, future]:
    for turn in range(TURNS):
        notes.clear()
        asyncio.run(run(scenario, turn))
        print(f'"{scenario.__name__} {turn}: {" ".join(notes)}",')
