"""An executor that runs calls in threads.

A call begins as it is submitted, when there is a thread for it, and goes on until it ends or waits.
"""

import threading
from _simulated_threads import Signal, start
from concurrent.futures import _base

_pools = 0


class BrokenThreadPool(_base.BrokenExecutor):
    """A thread of the pool has failed in its initializer."""


class _Thread(threading.Thread):
    """A thread that ends when there is nothing to do, and begins again when there is."""

    _begun = False

    def work(self, function):
        """Begin, or begin again."""
        self._target, self._args, self._kwargs = function, (), {}
        if self._begun:
            self._ended = Signal()
            threading._active[self._ident] = self
        else:
            self._begun = True
            self._begin()
        start(self, self._name, self._bootstrap)


_Thread.__name__ = _Thread.__qualname__ = 'Thread'


class ThreadPoolExecutor(_base.Executor):
    """Calls functions in threads."""

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        global _pools
        if max_workers is None:
            max_workers = 6  # Two more than processors, of which there are 4 here.
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if not thread_name_prefix:
            thread_name_prefix = f"ThreadPoolExecutor-{_pools}"
            _pools += 1
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix
        self._initializer = initializer
        self._initargs = initargs
        self._waiting = []
        self._idle = []
        self._threads = set()
        self._active = 0
        self._none_active = None
        self._shutdown = False
        self._broken = False

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise BrokenThreadPool(self._broken)
        if self._shutdown:
            raise RuntimeError('cannot schedule new futures after shutdown')
        future = _base.Future()
        self._waiting.append((future, fn, args, kwargs))
        if self._active < self._max_workers:
            self._active += 1
            self._take_thread().work(self._work)
        return future

    submit.__doc__ = _base.Executor.submit.__doc__

    def _take_thread(self):
        if self._idle:
            return self._idle.pop(0)
        name = f'{self._thread_name_prefix}_{len(self._threads)}'
        thread = _Thread(name=name, daemon=False)
        self._threads.add(thread)
        return thread

    def _work(self):
        thread = threading.current_thread()
        if self._initializer is None or self._initialize(thread):
            while self._waiting:
                self._run(*self._waiting.pop(0))
            self._idle.append(thread)
        self._active -= 1
        if self._active == 0 and self._none_active is not None:
            self._none_active.give()

    def _run(self, future, fn, args, kwargs):
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = fn(*args, **kwargs)
        except BaseException as error:
            future.set_exception(error)
            self = future = None  # The exception's traceback leads here.
        else:
            future.set_result(result)

    def _initialize(self, thread):
        """Once in each thread; False when it has failed."""
        if getattr(thread, '_initialized_for_pool', False):
            return True
        try:
            self._initializer(*self._initargs)
        except BaseException:
            _base._logger().critical('Exception in initializer:', exc_info=True)
            self._broken = ('A thread initializer failed, the thread pool '
                            'is not usable anymore')
            while self._waiting:
                self._waiting.pop(0)[0].set_exception(BrokenThreadPool(self._broken))
            return False
        thread._initialized_for_pool = True
        return True

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True
        if cancel_futures:
            while self._waiting:
                self._waiting.pop(0)[0].cancel()
        if wait and self._active:
            self._none_active = Signal()
            self._none_active.wait()

    shutdown.__doc__ = _base.Executor.shutdown.__doc__
