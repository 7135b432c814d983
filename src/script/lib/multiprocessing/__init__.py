"""How many processors there are. There is one process; others are refused."""

import os

__all__ = ['cpu_count', 'current_process', 'parent_process', 'active_children', 'freeze_support',
           'get_start_method', 'set_start_method', 'ProcessError', 'TimeoutError']

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


def get_start_method(allow_none=False):
    """How processes would start on Linux."""
    return 'fork'


def set_start_method(method, force=False):
    """How processes are to start: none does."""
    if method not in ('fork', 'spawn', 'forkserver'):
        raise ValueError(f'cannot find context for {method!r}')


def _refuse(name):
    def refused(*args, **kwargs):
        raise OSError(f'multiprocessing.{name}() is not available in Looplane: there are no other '
                      'processes; concurrent.futures.ProcessPoolExecutor is simulated')

    refused.__name__ = refused.__qualname__ = name
    globals()[name] = refused
    __all__.append(name)


for _name in ('Process', 'Pool', 'Queue', 'SimpleQueue', 'JoinableQueue', 'Pipe', 'Manager', 'Lock',
              'RLock', 'Event', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier', 'Value',
              'Array', 'RawValue', 'RawArray', 'get_context'):
    _refuse(_name)
