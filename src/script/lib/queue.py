"""Queues between threads."""

import threading
from collections import deque
from heapq import heappop, heappush
from _simulated_threads import Signal, clock_now

__all__ = ['Empty', 'Full', 'ShutDown', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


class Empty(Exception):
    """There is nothing to get."""


Empty.__module__ = '_queue'


class Full(Exception):
    """There is no room for more."""


class ShutDown(Exception):
    """The queue was shut down."""


class Queue:
    """First in, first out; with a maxsize above zero, put() waits while it is full."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = threading.Lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    def task_done(self):
        """Whoever got an item has finished with it."""
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished <= 0:
                if unfinished < 0:
                    raise ValueError('task_done() called too many times')
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):
        """Wait until every item was got and finished with."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        """How many items are in it."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Whether there is nothing in it."""
        with self.mutex:
            return not self._qsize()

    def full(self):
        """Whether there is no room left."""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Put an item in, waiting for room if need be."""
        with self.not_full:
            if self.is_shutdown:
                raise ShutDown
            if self.maxsize > 0:
                if not block:
                    if self._qsize() >= self.maxsize:
                        raise Full
                else:
                    self._wait(self.not_full, lambda: self._qsize() < self.maxsize, timeout, Full)
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Take an item out, waiting for one if need be."""
        with self.not_empty:
            if self.is_shutdown and not self._qsize():
                raise ShutDown
            if not block:
                if not self._qsize():
                    raise Empty
            else:
                self._wait(self.not_empty, self._qsize, timeout, Empty)
            item = self._get()
            self.not_full.notify()
            return item

    def _wait(self, condition, ready, timeout, failure):
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        end = None if timeout is None else clock_now() + timeout
        while not ready():
            if end is None:
                condition.wait()
            else:
                remaining = end - clock_now()
                if remaining <= 0:
                    raise failure
                condition.wait(remaining)
            if self.is_shutdown and (failure is Full or not ready()):
                raise ShutDown

    def put_nowait(self, item):
        """Put an item in, or raise Full."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Take an item out, or raise Empty."""
        return self.get(block=False)

    def shutdown(self, immediate=False):
        """Refuse put(), and get() once it is empty; `immediate` empties it first."""
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                while self._qsize():
                    self._get()
                    if self.unfinished_tasks > 0:
                        self.unfinished_tasks -= 1
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()

    # What other kinds of queues say differently.

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    __class_getitem__ = classmethod(type(list[int]))


class PriorityQueue(Queue):
    """The smallest item comes out first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()

    def _put(self, item):
        self.queue.append(item)


class SimpleQueue:
    """First in, first out, without a bound and without task_done()."""

    def __init__(self):
        self._items = deque()
        self._waiting = []

    def put(self, item, block=True, timeout=None):
        """Put an item in; never waits."""
        self._items.append(item)
        if self._waiting:
            self._waiting.pop(0).give()

    def get(self, block=True, timeout=None):
        """Take an item out, waiting for one if need be."""
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        end = None if timeout is None else clock_now() + timeout
        while not self._items:
            if not block or end is not None and end <= clock_now():
                raise Empty
            signal = Signal()
            self._waiting.append(signal)
            signal.wait(None if end is None else end - clock_now())
            if signal in self._waiting:
                self._waiting.remove(signal)
        return self._items.popleft()

    def put_nowait(self, item):
        """The same as put()."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Take an item out, or raise Empty."""
        return self.get(block=False)

    def empty(self):
        """Whether there is nothing in it."""
        return not self._items

    def qsize(self):
        """How many items are in it."""
        return len(self._items)

    __class_getitem__ = classmethod(type(list[int]))


SimpleQueue.__module__ = '_queue'
