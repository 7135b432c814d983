"""One process, whose pools of workers are simulated by threads. Other processes are refused."""

import os
import sys

__all__ = ['cpu_count', 'current_process', 'parent_process', 'active_children', 'freeze_support',
           'get_all_start_methods', 'get_context', 'get_start_method', 'set_start_method',
           'Process', 'Pipe', 'Pool', 'ProcessError', 'TimeoutError', 'Lock', 'RLock', 'Event',
           'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier', 'Queue', 'SimpleQueue',
           'JoinableQueue', 'Value', 'Array', 'RawValue', 'RawArray', 'Manager']

cpu_count = os.cpu_count


class ProcessError(Exception):
    """Something about processes went wrong."""


class TimeoutError(ProcessError):
    """A time-out of multiprocessing's own."""


class _MainProcess:
    """The program's process."""

    name = 'MainProcess'
    daemon = False
    exitcode = None
    pid = ident = os.getpid()

    def is_alive(self):
        """It is."""
        return True

    def __repr__(self):
        return "<_MainProcess name='MainProcess' parent=None started>"


_MainProcess.__module__ = 'multiprocessing.process'
ProcessError.__module__ = TimeoutError.__module__ = 'multiprocessing.context'
_main_process = _MainProcess()


def current_process():
    """The program's process."""
    return _main_process


def parent_process():
    """There is none."""
    return None


def active_children():
    """There are none."""
    return []


def freeze_support():
    """For programs that are frozen on Windows."""


_contexts = {'fork': 'ForkContext', 'spawn': 'SpawnContext', 'forkserver': 'ForkServerContext'}
_method = None


def get_all_start_methods():
    """How processes could start on Linux."""
    return list(_contexts)


def get_start_method(allow_none=False):
    """How processes would start: settled by being asked."""
    global _method
    if _method is None and not allow_none:
        _method = 'fork'
    return _method


def set_start_method(method, force=False):
    """How processes are to start: none does."""
    global _method
    if _method is not None and not force:
        raise RuntimeError('context has already been set')
    if method is not None:
        get_context(method)
    _method = method


class _Context:
    """What the module has, for one way to start processes."""

    def __init__(self, method):
        self._method = method

    def get_start_method(self, allow_none=False):
        """How processes would start."""
        return self._method

    def __getattr__(self, name):
        return getattr(sys.modules[__name__], name)


def get_context(method=None):
    """For ProcessPoolExecutor, which is simulated."""
    method = method or get_start_method()
    if method not in _contexts:
        raise ValueError(f'cannot find context for {method!r}')
    module = {'__module__': 'multiprocessing.context'}
    return type(_contexts[method], (_Context,), module)(method)


def Process(*args, **kwargs):
    """Refused: another process would have memory of its own."""
    raise OSError('multiprocessing.Process() is not available in Looplane: there are no other '
                  'processes; concurrent.futures.ProcessPoolExecutor is simulated')


def Pipe(duplex=True):
    """Refused: there is nobody at its other end."""
    raise OSError('multiprocessing.Pipe() is not available in Looplane: there are no other '
                  'processes; concurrent.futures.ProcessPoolExecutor is simulated')


def Pool(processes=None, initializer=None, initargs=(), maxtasksperchild=None):
    """A pool of workers."""
    from multiprocessing import pool
    return pool.Pool(processes, initializer, initargs, maxtasksperchild)


def __getattr__(name):
    from multiprocessing import _shared
    if name not in _shared.__all__:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    return getattr(_shared, name)
