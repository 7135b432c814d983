# Programs that show how asyncio works look at what is private.
import asyncio


async def child():
    await asyncio.sleep(0.1)
    return 3


async def queues():
    queue = asyncio.Queue(2)
    print(queue._queue, queue._getters, queue._putters, queue._unfinished_tasks, queue._maxsize)
    queue.put_nowait(1)
    queue.put_nowait(2)
    putting = asyncio.create_task(queue.put(3))
    await asyncio.sleep(0)
    print(queue._queue, len(queue._getters), len(queue._putters), queue._unfinished_tasks,
          queue._is_shutdown, queue._format())
    queue.get_nowait()
    await putting
    heap = asyncio.PriorityQueue()
    for item in (3, 1, 2):
        heap.put_nowait(item)
    print(heap._queue)


async def locks():
    semaphore = asyncio.Semaphore(1)
    print(semaphore._value, semaphore._waiters)
    await semaphore.acquire()
    waiting = asyncio.create_task(semaphore.acquire())
    await asyncio.sleep(0)
    print(semaphore._value, len(semaphore._waiters))
    semaphore.release()
    await waiting
    print(asyncio.BoundedSemaphore(2)._bound_value)
    event = asyncio.Event()
    event.set()
    print(event._value, event._waiters)
    lock = asyncio.Lock()
    print(lock._locked, lock._waiters, asyncio.Condition(lock)._lock is lock)
    barrier = asyncio.Barrier(2)
    print(barrier._parties, barrier._count)


async def tasks():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(child(), name="kid")
    print(task._state, task._coro.__name__, task._loop is loop, task._callbacks, task._fut_waiter,
          task._must_cancel, task._source_traceback)
    task.add_done_callback(print)
    print(len(task._callbacks), task._callbacks[0][0] is print, type(task._callbacks[0][1]).__name__)
    task.remove_done_callback(print)
    await asyncio.sleep(0)
    print(task._fut_waiter)
    print(await task, task._state, task._result, task._exception, task._callbacks)
    future = loop.create_future()
    print(future._state, future._result, future._exception, future._log_traceback)
    future.set_exception(ValueError(1))
    print(future._state, repr(future._exception), future._log_traceback)
    print(repr(future.exception()), future._log_traceback)
    gathered = asyncio.gather(child(), child())
    print([each._state for each in gathered._children])
    await gathered
    async with asyncio.TaskGroup() as group:
        print(group._tasks, group._parent_task is asyncio.current_task(), group._errors,
              group._exiting, group._aborting, group._entered)
        made = group.create_task(child())
        print(group._tasks == {made})


async def loops():
    loop = asyncio.get_running_loop()
    print(loop._ready, loop._scheduled, loop._stopping, loop._closed, loop._debug,
          loop._default_executor, loop._task_factory, loop._exception_handler,
          loop._timer_cancelled_count, loop._thread_id is not None)
    soon = loop.call_soon(print, "soon", 2)
    later = loop.call_later(1, print)
    print(len(loop._ready), loop._ready[0] is soon, type(loop._ready).__name__)
    print(len(loop._scheduled), loop._scheduled[0] is later, type(loop._scheduled).__name__)
    print(soon._callback, soon._args, soon._cancelled, soon._loop is loop)
    print(later._scheduled, later._when == later.when(), later._callback, later._args)
    later.cancel()
    print(later._cancelled, later._callback, later._args, loop._timer_cancelled_count)
    task = asyncio.create_task(child())
    print(len(loop._ready), len(loop._ready[1]._args))
    await task


for scene in (queues, locks, tasks, loops):
    print("--", scene.__name__)
    asyncio.run(scene())
