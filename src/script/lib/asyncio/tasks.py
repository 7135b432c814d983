"""Tasks, and waiting for several things."""

from _asyncio import (Task, all_tasks, as_completed, create_task, current_task,
                      eager_task_factory, ensure_future, gather, shield, sleep, wait, wait_for)

from . import base_tasks, futures

__all__ = ("Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait",
           "wait_for", "as_completed", "sleep", "gather", "shield", "ensure_future",
           "run_coroutine_threadsafe", "current_task", "all_tasks", "create_eager_task_factory",
           "eager_task_factory")

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


def create_eager_task_factory(custom_task_constructor):
    """A task factory that starts its tasks at once; the constructor takes what Task takes."""

    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context,
                                       eager_start=True)

    return factory


def run_coroutine_threadsafe(coro, loop):
    """Makes a coroutine a task of a loop that runs in another thread.

    The result is a concurrent.futures.Future.
    """
    import concurrent.futures
    from . import coroutines
    if not coroutines.iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = concurrent.futures.Future()

    def callback():
        try:
            futures._chain_future(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

    loop.call_soon_threadsafe(callback)
    return future
