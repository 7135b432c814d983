"""The names of multiprocessing, for threads."""

import array
import sys
import threading
from queue import Queue
from threading import (Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore, Thread,
                       current_thread as current_process)

__all__ = ['Process', 'current_process', 'active_children', 'freeze_support', 'Lock', 'RLock',
           'Semaphore', 'BoundedSemaphore', 'Condition', 'Event', 'Barrier', 'Queue', 'Manager',
           'Pool', 'JoinableQueue']

JoinableQueue = Queue
dict = dict
list = list


class DummyProcess(Thread):
    """A thread that can be asked for its exit code."""

    @property
    def exitcode(self):
        """0 once it has ended."""
        return None if not self._started.is_set() or self.is_alive() else 0


Process = DummyProcess


class Namespace:
    """Holds names."""

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        names = [f'{name}={value!r}' for name, value in self.__dict__.items()
                 if not name.startswith('_')]
        return f"{self.__class__.__name__}({', '.join(sorted(names))})"


class Value:
    """Holds one value."""

    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self.value = value

    def __repr__(self):
        return (f'<{type(self).__module__}.{type(self).__qualname__}'
                f'({self._typecode!r}, {self.value!r})>')


def Array(typecode, sequence, lock=True):
    """An array.array."""
    return array.array(typecode, sequence)


def Manager():
    """This module: what it has is shared anyway."""
    return sys.modules[__name__]


def shutdown():
    """For a Manager."""


def active_children():
    """The threads that have begun and not ended, without the main one."""
    return [thread for thread in threading.enumerate() if isinstance(thread, DummyProcess)]


def freeze_support():
    """For programs that are frozen on Windows."""


def Pool(processes=None, initializer=None, initargs=()):
    """A ThreadPool."""
    from multiprocessing.pool import ThreadPool
    return ThreadPool(processes, initializer, initargs)
