"""asyncio.run and Runner."""

import contextvars

from _asyncio import (_get_running_loop, _tasks_in_order, gather, iscoroutine, new_event_loop,
                      set_event_loop)

from .exceptions import CancelledError

__all__ = ("Runner", "run")

_CREATED, _INITIALIZED, _CLOSED = "created", "initialized", "closed"
_THREAD_JOIN_TIMEOUT = 300
_running = []  # the Runners that run just now


def _interrupt():
    """SIGINT came: cancel the main task if a Runner runs; a second time it is not enough."""
    if not _running or _running[-1]._interrupted or _running[-1]._main_task.done():
        return False
    runner = _running[-1]
    runner._interrupted = True
    runner._main_task.cancel()
    runner._loop.call_soon_threadsafe(lambda: None)
    return True


class Runner:
    """Runs coroutines one after the other on a loop of its own."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = _CREATED
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None
        self._set_event_loop = False

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        """Cancels what is left, and closes the loop."""
        if self._state != _INITIALIZED:
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor(_THREAD_JOIN_TIMEOUT))
        finally:
            if self._set_event_loop:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = _CLOSED

    def get_loop(self):
        """The loop, made now if there was none."""
        self._lazy_init()
        return self._loop

    def run(self, coro, *, context=None):
        """Runs a coroutine and returns its result."""
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._lazy_init()
        if context is None:
            context = self._context
        task = self._loop.create_task(coro, context=context)
        self._main_task = task
        self._interrupted = False
        _running.append(self)
        try:
            return self._loop.run_until_complete(task)
        except CancelledError:
            if self._interrupted and task.uncancel() == 0:
                raise KeyboardInterrupt()
            raise
        except (SystemExit, KeyboardInterrupt):
            task._log_traceback = False  # it is what ends the program
            raise
        finally:
            _running.pop()

    def _lazy_init(self):
        if self._state == _CLOSED:
            raise RuntimeError("Runner is closed")
        if self._state == _INITIALIZED:
            return
        if self._loop_factory is None:
            self._loop = new_event_loop()
            set_event_loop(self._loop)
            self._set_event_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = contextvars.copy_context()
        self._state = _INITIALIZED


def run(main, *, debug=None, loop_factory=None):
    """Runs a coroutine on a new loop, and returns its result."""
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    tasks = _tasks_in_order(loop)
    if not tasks:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(gather(*tasks, return_exceptions=True))
    for task in tasks:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                "message": "unhandled exception during asyncio.run() shutdown",
                "exception": task.exception(),
                "task": task,
            })
