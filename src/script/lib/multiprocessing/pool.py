"""Pools of workers. The workers are threads, of Pool too: there are no other processes."""

import os
import threading
from concurrent.futures.thread import ThreadPoolExecutor, _Thread
from multiprocessing import TimeoutError

__all__ = ['Pool', 'ThreadPool']

RUN, CLOSE, TERMINATE = 'RUN', 'CLOSE', 'TERMINATE'


class _Workers(ThreadPoolExecutor):
    """Threads that are called as a pool calls its own."""

    def _take_thread(self):
        if self._idle:
            return self._idle.pop(0)
        thread = _Thread(name=threading._newname('Thread-%d (worker)'), daemon=True)
        self._threads.add(thread)
        return thread


class ApplyResult:
    """What a call will give."""

    def __init__(self, callback, error_callback):
        self._event = threading.Event()
        self._callback = callback
        self._error_callback = error_callback

    def ready(self):
        """Whether the call has ended."""
        return self._event.is_set()

    def successful(self):
        """Whether it ended without an exception; ValueError before its end."""
        if not self.ready():
            raise ValueError(f'{self!r} not ready')
        return self._success

    def wait(self, timeout=None):
        """Wait for its end, or until the timeout is over."""
        self._event.wait(timeout)

    def get(self, timeout=None):
        """The result, or the call's exception; TimeoutError if it takes longer."""
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, success, value):
        self._success, self._value = success, value
        callback = self._callback if success else self._error_callback
        if callback:
            callback(value)
        self._event.set()

    def _call_done(self, future):
        if not future.cancelled():
            error = future.exception()
            self._set(error is None, future.result() if error is None else error)


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """What the calls for the items of an iterable will give."""

    def __init__(self, chunks, callback, error_callback):
        super().__init__(callback, error_callback)
        self._success, self._value = True, [[]] * chunks
        self._left = chunks
        if not chunks:
            self._event.set()

    def _chunk_done(self, index, future):
        if future.cancelled():
            return
        error = future.exception()
        if self._success and error is None:
            self._value[index] = future.result()
        elif self._success:
            self._success, self._value = False, error
        self._left -= 1
        if not self._left:
            self._set(self._success, sum(self._value, []) if self._success else self._value)


class IMapIterator:
    """The results of imap and imap_unordered, as they come."""

    def __init__(self, length, ordered):
        self._changed = threading.Condition()
        self._length = length
        self._ordered = ordered
        self._done = {}  # by index, in the order in which they ended
        self._given = 0

    def __iter__(self):
        return self

    def next(self, timeout=None):
        """The next result; TimeoutError if it takes longer."""
        if self._given == self._length:
            raise StopIteration
        with self._changed:
            if not self._changed.wait_for(self._next_index, timeout):
                raise TimeoutError
            success, value = self._done.pop(self._next_index()[0])
        self._given += 1
        if success:
            return value
        raise value

    __next__ = next

    def _next_index(self):
        if self._ordered:
            return [self._given] if self._given in self._done else None
        return list(self._done)[:1]

    def _item_done(self, index, future):
        if not future.cancelled():
            error = future.exception()
            with self._changed:
                self._done[index] = (error is None, future.result() if error is None else error)
                self._changed.notify_all()


class Pool:
    """Calls functions in a number of workers."""

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None,
                 context=None):
        processes = processes or os.cpu_count()
        if processes < 1:
            raise ValueError('Number of processes must be at least 1')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._workers = _Workers(processes, 'pool', initializer, initargs)
        self._processes = processes
        self._state = RUN

    def __repr__(self):
        cls = self.__class__
        return (f'<{cls.__module__}.{cls.__qualname__} state={self._state} '
                f'pool_size={self._processes}>')

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()

    def _check_running(self):
        if self._state != RUN:
            raise ValueError('Pool not running')

    def apply(self, func, args=(), kwds={}):
        """func(*args, **kwds), in a worker."""
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        """The same without waiting: an AsyncResult."""
        self._check_running()
        result = ApplyResult(callback, error_callback)
        self._workers.submit(func, *args, **kwds).add_done_callback(result._call_done)
        return result

    def map(self, func, iterable, chunksize=None):
        """[func(item) for item in iterable], in the workers."""
        return self.map_async(func, iterable, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """The same without waiting: an AsyncResult."""
        return self._map(lambda chunk: [func(item) for item in chunk], iterable, chunksize,
                         callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        """[func(*item) for item in iterable], in the workers."""
        return self.starmap_async(func, iterable, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """The same without waiting: an AsyncResult."""
        return self._map(lambda chunk: [func(*item) for item in chunk], iterable, chunksize,
                         callback, error_callback)

    def _map(self, call, iterable, chunksize, callback, error_callback):
        self._check_running()
        items = list(iterable)
        size = max(1, chunksize or -(-len(items) // (self._processes * 4)))
        chunks = [items[start:start + size] for start in range(0, len(items), size)]
        result = MapResult(len(chunks), callback, error_callback)
        for index, chunk in enumerate(chunks):
            self._workers.submit(call, chunk).add_done_callback(
                lambda future, index=index: result._chunk_done(index, future))
        return result

    def imap(self, func, iterable, chunksize=1):
        """Iterates over func(item) for the items, in their order."""
        return self._imap(func, iterable, chunksize, True)

    def imap_unordered(self, func, iterable, chunksize=1):
        """Iterates over func(item) for the items, as they end."""
        return self._imap(func, iterable, chunksize, False)

    def _imap(self, func, iterable, chunksize, ordered):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f'Chunksize must be 1+, not {chunksize:n}')
        items = list(iterable)
        result = IMapIterator(len(items), ordered)
        for index, item in enumerate(items):
            self._workers.submit(func, item).add_done_callback(
                lambda future, index=index: result._item_done(index, future))
        return result

    def close(self):
        """Take no more calls."""
        if self._state == RUN:
            self._state = CLOSE

    def terminate(self):
        """Take no more calls, and forget those that have not begun."""
        self._state = TERMINATE
        self._workers.shutdown(wait=False, cancel_futures=True)

    def join(self):
        """Wait for the workers, after close() or terminate()."""
        if self._state == RUN:
            raise ValueError('Pool is still running')
        self._workers.shutdown()


class ThreadPool(Pool):
    """Calls functions in a number of threads."""

    def __init__(self, processes=None, initializer=None, initargs=()):
        super().__init__(processes, initializer, initargs)
