"""The orders that tests/loop pins, as CPython has them: run it with ../shared/conformance/reference.py.

Each scenario prints one line: its name, and what its tasks noted, in order. `ticks` notes a number
in each iteration, so that a line also tells in which iteration something ran.
"""

import asyncio
import time
from asyncio import sleep

notes = []


def note(what):
    notes.append(str(what))


async def ticks(count):
    for number in range(count):
        note(number)
        await sleep(0)


async def named(name, times=1):
    for step in range(times):
        note(f"{name}{step}")
        await sleep(0)
    note(f"{name}.")
    return name


async def child():
    note("child")
    return 1


# --- tasks

async def await_coroutine():
    task = asyncio.create_task(ticks(3))
    await child()
    await child()
    note("awaited")
    await task


async def await_task():
    task = asyncio.create_task(child())
    other = asyncio.create_task(ticks(4))
    await task
    note("awaited")
    await other


async def await_done_task():
    task = asyncio.create_task(child())
    await sleep(0)
    other = asyncio.create_task(ticks(3))
    await task
    note("awaited")
    await other


async def chain_of_tasks():
    async def link(depth):
        if depth:
            await asyncio.create_task(link(depth - 1))
        note(f"link{depth}")
    other = asyncio.create_task(ticks(8))
    await link(3)
    await other


async def future_callbacks():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    for name in "abc":
        future.add_done_callback(lambda _, name=name: note(name))
    loop.call_soon(note, "soon")
    future.set_result(1)
    note("set")
    loop.call_soon(note, "later")
    await future
    note("awaited")
    await sleep(0)


async def cancel_before_start():
    async def body():
        note("never")
    task = asyncio.create_task(body())
    task.cancel()
    other = asyncio.create_task(ticks(3))
    try:
        await task
    except asyncio.CancelledError:
        note("cancelled")
    await other


async def cancel_while_waiting():
    async def body():
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            note("cleanup")
    task = asyncio.create_task(body())
    await sleep(0)
    other = asyncio.create_task(ticks(4))
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        note("cancelled")
    await other


async def cancel_nested_tasks():
    async def inner():
        try:
            await sleep(10)
        finally:
            note("inner")

    async def outer():
        try:
            await asyncio.create_task(inner())
        finally:
            note("outer")
    task = asyncio.create_task(outer())
    await sleep(0)
    await sleep(0)
    other = asyncio.create_task(ticks(5))
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        note("cancelled")
    await other


async def cancel_ignored():
    async def body():
        try:
            await sleep(10)
        except asyncio.CancelledError:
            note("ignored")
        await sleep(0)
        return "value"
    task = asyncio.create_task(body())
    await sleep(0)
    task.cancel()
    note(await task)
    note(task.cancelling())


async def cancel_itself():
    async def body():
        asyncio.current_task().cancel()
        note("before")
        try:
            await sleep(0)
        except asyncio.CancelledError:
            note("hit")
            raise
    task = asyncio.create_task(body())
    try:
        await task
    except asyncio.CancelledError:
        note("cancelled")


async def cancel_right_before_return():
    async def body():
        asyncio.current_task().cancel()
        return 1
    task = asyncio.create_task(body())
    await asyncio.wait([task])
    note(task.cancelled())


async def eager():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    note("before")
    task = asyncio.create_task(named("e"))
    note("after")
    done = asyncio.create_task(child())
    note(done.done())
    await task
    asyncio.get_running_loop().set_task_factory(None)


# --- timers

async def equal_deadlines():
    loop = asyncio.get_running_loop()
    when = loop.time() + 1
    for name in "abcdefghij":
        loop.call_at(when, note, name)
    await sleep(2)


async def timers_in_one_iteration():
    loop = asyncio.get_running_loop()
    for index, delay in enumerate([0.0025, 0.0021, 0.0029, 0.0031]):
        loop.call_later(delay, note, index)
    other = asyncio.create_task(ticks(3))
    await sleep(0.0022)
    note("slept")
    await sleep(0.01)
    await other


async def cancelled_timers():
    loop = asyncio.get_running_loop()
    when = loop.time() + 1
    handles = [loop.call_at(when, note, index) for index in range(120)]
    for handle in handles[:100]:
        handle.cancel()
    await sleep(2)


# --- gather, wait, shield, as_completed, wait_for

async def gather_order():
    other = asyncio.create_task(ticks(5))
    note(await asyncio.gather(named("a", 2), named("b", 1)))
    await other


async def gather_failure():
    async def fails():
        await sleep(0)
        note("fails")
        raise ValueError
    other = asyncio.create_task(ticks(5))
    try:
        await asyncio.gather(named("a", 3), fails())
    except ValueError:
        note("caught")
    await other


async def gather_cancelled():
    async def body(name):
        try:
            await sleep(10)
        finally:
            note(name)
    gathering = asyncio.gather(body("a"), body("b"), return_exceptions=True)
    await sleep(0)
    other = asyncio.create_task(ticks(4))
    note(gathering.cancel())
    try:
        await gathering
    except asyncio.CancelledError:
        note("cancelled")
    await other


async def wait_first():
    tasks = [asyncio.create_task(named(name, times)) for name, times in (("a", 2), ("b", 1))]
    other = asyncio.create_task(ticks(6))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    note(f"{len(done)}/{len(pending)}")
    await asyncio.wait(tasks)
    note("all")
    await other


async def wait_timeout():
    task = asyncio.create_task(sleep(3))
    done, pending = await asyncio.wait([task], timeout=1)
    note(f"{len(done)}/{len(pending)}")
    await task


async def wait_for_expires():
    async def body():
        try:
            await sleep(10)
        finally:
            note("cleanup")
    other = asyncio.create_task(ticks(2))
    try:
        await asyncio.wait_for(body(), 1)
    except TimeoutError:
        note("timeout")
    await other


async def wait_for_zero():
    other = asyncio.create_task(ticks(5))
    try:
        await asyncio.wait_for(child(), 0)
    except TimeoutError:
        note("timeout")
    await other


async def wait_for_done_in_time():
    other = asyncio.create_task(ticks(4))
    note(await asyncio.wait_for(named("a", 2), 1))
    await other


async def shield_cancelled():
    async def body():
        await sleep(1)
        note("inner")
        return 1
    inner = asyncio.create_task(body())
    outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(inner), 0.5))
    try:
        await outer
    except TimeoutError:
        note("timeout")
    note(await inner)


async def shield_order():
    other = asyncio.create_task(ticks(5))
    note(await asyncio.shield(named("a", 1)))
    await other


async def as_completed_order():
    async def body(delay):
        await sleep(delay)
        return delay
    for next_one in asyncio.as_completed([asyncio.create_task(body(delay)) for delay in (3, 1, 2)]):
        note(await next_one)


async def as_completed_timeout():
    async def body(delay):
        await sleep(delay)
        return delay
    tasks = [asyncio.create_task(body(delay)) for delay in (3, 1)]
    try:
        for next_one in asyncio.as_completed(tasks, timeout=2):
            note(await next_one)
    except TimeoutError:
        note("timeout")
    await asyncio.wait(tasks)


# --- locks

async def lock_fair():
    lock = asyncio.Lock()

    async def body(name):
        async with lock:
            note(f"{name}+")
            await sleep(0)
            note(f"{name}-")
    await asyncio.gather(ticks(7), body("a"), body("b"), body("c"))


async def lock_cancelled_owner_to_be():
    lock = asyncio.Lock()

    async def body(name):
        async with lock:
            note(name)
    await lock.acquire()
    a = asyncio.create_task(body("a"))
    b = asyncio.create_task(body("b"))
    await sleep(0)
    lock.release()
    a.cancel()
    other = asyncio.create_task(ticks(4))
    await asyncio.wait([a, b])
    note(a.cancelled())
    await other


async def event_wakes_all():
    event = asyncio.Event()

    async def body(name):
        await event.wait()
        note(name)
    tasks = [asyncio.create_task(body(name)) for name in "abc"]
    await sleep(0)
    tasks[1].cancel()
    event.set()
    event.clear()
    other = asyncio.create_task(ticks(3))
    await asyncio.wait(tasks)
    note("all")
    await other


async def condition_notify():
    condition = asyncio.Condition()

    async def body(name):
        async with condition:
            await condition.wait()
            note(name)
    tasks = [asyncio.create_task(body(name)) for name in "abc"]
    await sleep(0)
    other = asyncio.create_task(ticks(8))
    async with condition:
        condition.notify(2)
        note("notified")
    await sleep(0)
    await sleep(0)
    await sleep(0)
    async with condition:
        condition.notify_all()
    await asyncio.wait(tasks)
    await other


async def condition_cancelled_after_notify():
    condition = asyncio.Condition()

    async def body(name):
        async with condition:
            await condition.wait()
            note(name)
    a = asyncio.create_task(body("a"))
    b = asyncio.create_task(body("b"))
    await sleep(0)
    async with condition:
        condition.notify(1)
    a.cancel()
    other = asyncio.create_task(ticks(6))
    await asyncio.wait([a, b])
    note(a.cancelled())
    await other


async def semaphore_order():
    semaphore = asyncio.Semaphore(2)

    async def body(name):
        async with semaphore:
            note(f"{name}+")
            await sleep(0)
            note(f"{name}-")
    await asyncio.gather(ticks(6), *(body(name) for name in "abcde"))


async def semaphore_cancelled():
    semaphore = asyncio.Semaphore(1)

    async def body(name):
        async with semaphore:
            note(name)
            await sleep(0)
    await semaphore.acquire()
    tasks = [asyncio.create_task(body(name)) for name in "abc"]
    await sleep(0)
    semaphore.release()
    tasks[0].cancel()
    other = asyncio.create_task(ticks(6))
    await asyncio.wait(tasks)
    note(semaphore.locked())
    await other


async def barrier_order():
    barrier = asyncio.Barrier(3)

    async def body(name):
        note(f"{name}{await barrier.wait()}")
    other = asyncio.create_task(ticks(8))
    await asyncio.gather(*(body(name) for name in "abcdef"))
    note("all")
    await other


async def barrier_abort():
    barrier = asyncio.Barrier(2)

    async def body():
        try:
            await barrier.wait()
        except asyncio.BrokenBarrierError as error:
            note(error)
    task = asyncio.create_task(body())
    await sleep(0)
    other = asyncio.create_task(ticks(6))
    await barrier.abort()
    await task
    await other


# --- queues

async def queue_bounded():
    queue = asyncio.Queue(2)

    async def producer():
        for item in range(5):
            await queue.put(item)
            note(f"+{item}")

    async def consumer():
        for _ in range(5):
            note(f"-{await queue.get()}")
    await asyncio.gather(producer(), consumer(), ticks(8))


async def queue_waiting_getters():
    queue = asyncio.Queue()

    async def consumer(name):
        note(f"{name}{await queue.get()}")
    tasks = [asyncio.create_task(consumer(name)) for name in "abc"]
    await sleep(0)
    tasks[0].cancel()
    other = asyncio.create_task(ticks(4))
    for item in range(2):
        queue.put_nowait(item)
    await asyncio.wait(tasks)
    note(queue.qsize())
    await other


async def queue_getter_cancelled_with_item():
    queue = asyncio.Queue()

    async def consumer(name):
        note(f"{name}{await queue.get()}")
    a = asyncio.create_task(consumer("a"))
    b = asyncio.create_task(consumer("b"))
    await sleep(0)
    queue.put_nowait(1)
    a.cancel()
    other = asyncio.create_task(ticks(4))
    await asyncio.wait([a, b])
    note(a.cancelled())
    await other


async def queue_join():
    queue = asyncio.Queue()

    async def worker():
        while True:
            item = await queue.get()
            await sleep(0)
            note(item)
            queue.task_done()
    for item in range(3):
        queue.put_nowait(item)
    task = asyncio.create_task(worker())
    other = asyncio.create_task(ticks(8))
    await queue.join()
    note("joined")
    task.cancel()
    await other


async def queue_shutdown():
    queue = asyncio.Queue(1)

    async def getter():
        try:
            while True:
                note(await queue.get())
        except asyncio.QueueShutDown:
            note("get:down")

    async def putter():
        try:
            for item in range(3):
                await queue.put(item)
        except asyncio.QueueShutDown:
            note("put:down")
    task = asyncio.create_task(putter())
    await sleep(0)
    queue.shutdown()
    await asyncio.gather(task, getter(), ticks(4))


async def priority_queue():
    queue = asyncio.PriorityQueue()

    class Item:
        def __init__(self, priority, name):
            self.priority, self.name = priority, name

        def __lt__(self, other):
            return self.priority < other.priority
    for index, name in enumerate("abcdefghij"):
        queue.put_nowait(Item(index % 3, name))
    while not queue.empty():
        note((await queue.get()).name)


# --- timeouts and groups

async def timeout_expires():
    other = asyncio.create_task(ticks(2))
    try:
        async with asyncio.timeout(1):
            try:
                await sleep(10)
            finally:
                note("cleanup")
    except TimeoutError:
        note("timeout")
    note(asyncio.current_task().cancelling())
    await other


async def timeout_in_the_past():
    other = asyncio.create_task(ticks(3))
    try:
        async with asyncio.timeout(-1):
            note("in")
            await sleep(0)
            note("first")
            await sleep(0)
            note("second")
    except TimeoutError:
        note("timeout")
    await other


async def timeout_nested():
    try:
        async with asyncio.timeout(2):
            try:
                async with asyncio.timeout(1):
                    await sleep(10)
            except TimeoutError:
                note("inner")
            await sleep(10)
    except TimeoutError:
        note("outer")


async def timeout_rescheduled():
    async with asyncio.timeout(1) as limit:
        limit.reschedule(asyncio.get_running_loop().time() + 5)
        await sleep(3)
        note(limit.expired())
    note("through")


async def group_ends_together():
    other = asyncio.create_task(ticks(6))
    async with asyncio.TaskGroup() as group:
        group.create_task(named("a", 2))
        group.create_task(named("b", 1))
        note("body")
    note("out")
    await other


async def group_failure():
    async def fails():
        await sleep(0)
        note("fails")
        raise ValueError

    async def waits(name):
        try:
            await sleep(10)
        finally:
            note(name)
    other = asyncio.create_task(ticks(6))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(waits("a"))
            group.create_task(fails())
            group.create_task(waits("b"))
    except* ValueError as errors:
        note(f"caught{len(errors.exceptions)}")
    note(asyncio.current_task().cancelling())
    await other


async def group_body_fails():
    async def waits(name):
        try:
            await sleep(10)
        finally:
            note(name)
    other = asyncio.create_task(ticks(5))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(waits("a"))
            await sleep(0)
            raise KeyError
    except* KeyError:
        note("caught")
    await other


async def group_cancelled_from_outside():
    async def waits(name):
        try:
            await sleep(10)
        finally:
            note(name)

    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(waits("a"))
            group.create_task(waits("b"))
    task = asyncio.create_task(body())
    await sleep(0)
    await sleep(0)
    other = asyncio.create_task(ticks(6))
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        note("cancelled")
    await other


# --- at the edges

async def gather_nothing_and_repeated():
    other = asyncio.create_task(ticks(4))
    note(len(await asyncio.gather()))
    task = asyncio.create_task(child())
    note(await asyncio.gather(task, task))
    await other


async def as_completed_failure():
    async def fails():
        await sleep(0)
        raise ValueError
    other = asyncio.create_task(ticks(5))
    for each in asyncio.as_completed([asyncio.create_task(fails()), asyncio.create_task(child())]):
        try:
            note(await each)
        except ValueError:
            note("failed")
    await other


async def shield_of_a_failure():
    async def fails():
        await sleep(0)
        note("fails")
        raise ValueError
    other = asyncio.create_task(ticks(6))
    try:
        await asyncio.shield(fails())
    except ValueError:
        note("caught")
    outer = asyncio.shield(fails())
    await sleep(0)
    outer.cancel()
    await other


async def timeout_at_and_cancel():
    async def body():
        try:
            async with asyncio.timeout_at(asyncio.get_running_loop().time() - 1):
                await sleep(10)
        except TimeoutError:
            note("timeout")
        note(asyncio.current_task().cancelling())
    task = asyncio.create_task(body())
    await sleep(0)
    task.cancel()
    other = asyncio.create_task(ticks(3))
    await asyncio.wait([task])
    note(task.cancelled())
    await other


async def uncancelled():
    async def body():
        try:
            await sleep(10)
        except asyncio.CancelledError:
            note(asyncio.current_task().uncancel())
        await sleep(0)
        note("on")
    task = asyncio.create_task(body())
    await sleep(0)
    task.cancel()
    task.cancel()
    note(task.cancelling())
    await asyncio.wait([task])
    note(task.cancelled())


async def eager_group():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    async with asyncio.TaskGroup() as group:
        group.create_task(named("a"))
        note("between")
        group.create_task(child())
    note("out")
    asyncio.get_running_loop().set_task_factory(None)


async def lifo_queue():
    queue = asyncio.LifoQueue()
    for item in range(3):
        queue.put_nowait(item)
    while not queue.empty():
        note(await queue.get())


async def queue_shutdown_now():
    queue = asyncio.Queue()
    for item in range(2):
        queue.put_nowait(item)

    async def join():
        await queue.join()
        note("joined")

    async def get():
        try:
            note(await queue.get())
            await sleep(0)
            await sleep(0)
            await queue.get()
        except asyncio.QueueShutDown:
            note("down")
    tasks = [asyncio.create_task(join()), asyncio.create_task(get())]
    other = asyncio.create_task(ticks(5))
    await sleep(0)
    queue.shutdown(immediate=True)
    queue.task_done()
    await asyncio.wait(tasks)
    note(queue.qsize())
    await other


async def generator_used_twice():
    async def numbers():
        for number in range(2):
            await sleep(0)
            yield number
    generator = numbers()

    async def ask(name):
        try:
            note(f"{name}{await anext(generator)}")
        except RuntimeError as error:
            note(error)
    await asyncio.gather(ask("a"), ask("b"))
    await ask("c")


async def generator_left_behind():
    async def numbers():
        try:
            yield 1
            yield 2
        finally:
            note("closing")
            await sleep(0)
            note("closed")
    global left_behind
    left_behind = numbers()
    note(await anext(left_behind))


async def threads_that_sleep():
    def work(seconds):
        time.sleep(seconds)
        return seconds

    async def body(seconds):
        note(await asyncio.to_thread(work, seconds))
    await asyncio.gather(body(3), body(1), body(2), body(0))


# --- the loop's own

async def fails_at_once():
    raise ValueError


async def handles_cancelled():
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: handles[2].cancel())
    handles = [loop.call_soon(note, name) for name in "abcd"]
    timer = loop.call_later(1, note, "timer")
    handles[0].cancel()
    timer.cancel()
    note(handles[0].cancelled())
    note(handles[2].cancelled())
    await sleep(2)
    note(handles[2].cancelled())


async def task_factory():
    def factory(loop, coro, **options):
        note("factory")
        return asyncio.Task(coro, loop=loop, **options)
    asyncio.get_running_loop().set_task_factory(factory)
    task = asyncio.create_task(child())
    note("made")
    other = asyncio.create_task(ticks(2))
    await task
    await other
    asyncio.get_running_loop().set_task_factory(None)


async def cancel_message():
    task = asyncio.create_task(sleep(10))
    await sleep(0)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        note(error.args[0])


async def callbacks_removed():
    future = asyncio.get_running_loop().create_future()

    def first(_):
        note("first")

    def second(_):
        note("second")
    for callback in (first, second, first):
        future.add_done_callback(callback)
    note(future.remove_done_callback(first))
    note(future.remove_done_callback(first))
    future.set_result(1)
    future.add_done_callback(first)
    note("set")
    await sleep(0)


async def tasks_of_the_loop():
    one = asyncio.create_task(named("a"), name="one")
    other = asyncio.create_task(child())
    note(len(asyncio.all_tasks()))
    note(one.get_name())
    await other
    note(len(asyncio.all_tasks()))
    one.set_name("two")
    note(one.get_name())
    await one
    note(asyncio.current_task() in asyncio.all_tasks())
    note(len(asyncio.all_tasks()))


async def wait_modes():
    other = asyncio.create_task(ticks(6))
    tasks = [asyncio.create_task(body) for body in (named("a", 3), fails_at_once(), named("b", 1))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    note(len(done))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    note(len(done))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.ALL_COMPLETED)
    note(len(done))
    tasks[1].exception()
    await other


async def gather_exceptions():
    other = asyncio.create_task(ticks(4))
    first, second = await asyncio.gather(fails_at_once(), named("a"), return_exceptions=True)
    note(type(first).__name__)
    note(second)
    await other


async def thread_order():
    other = asyncio.create_task(ticks(5))
    note(await asyncio.to_thread(lambda: "thread"))
    await other


async def generator_closed():
    async def numbers():
        try:
            yield 1
            yield 2
        finally:
            note("closing")
            await sleep(0)
            note("closed")
    generator = numbers()
    note(await anext(generator))
    other = asyncio.create_task(ticks(3))
    await generator.aclose()
    note("over")
    await generator.aclose()
    note(await anext(generator, "none"))
    await other


for scenario in [value for value in list(globals().values())
                 if asyncio.iscoroutinefunction(value)
                 and value not in (sleep, ticks, named, child, fails_at_once)]:
    notes.clear()
    asyncio.run(scenario())
    print(f"{scenario.__name__}: {' '.join(notes)}")
