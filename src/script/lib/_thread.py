"""The low-level way to start threads and to make locks; threading has the classes."""

import sys
import _simulated_threads
from _simulated_threads import RLock, lock

error = RuntimeError
LockType = lock
TIMEOUT_MAX = 9223372036.0


def start_new_thread(function, args, kwargs={}, /):
    """Call a function in a new thread, which begins at once; gives the thread's number."""
    import threading
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    ident = threading._new_ident()
    _simulated_threads.start(None, "", lambda: _run(function, args, kwargs))
    return ident


start_new = start_new_thread


def _run(function, args, kwargs):
    try:
        function(*args, **kwargs)
    except SystemExit:
        pass
    except:
        from types import SimpleNamespace
        kind, value, traceback = sys.exc_info()
        sys.unraisablehook(SimpleNamespace(
            exc_type=kind, exc_value=value, exc_traceback=traceback, object=None,
            err_msg=f"Exception ignored in thread started by {function!r}"))
    finally:
        thread = _simulated_threads.thread_object()
        if thread is not None:
            thread._end()


def allocate_lock():
    """A new lock."""
    return lock()


allocate = allocate_lock


def get_ident():
    """The number of the thread that runs now."""
    import threading
    return threading.get_ident()


get_native_id = get_ident


def exit():
    """End this thread."""
    raise SystemExit


exit_thread = exit


def interrupt_main(signum=2, /):
    """As if the signal had come."""
    import signal
    signal.raise_signal(signum)


def stack_size(size=0, /):
    """How large a thread's stack is: 0, the platform's own size."""
    import threading
    return threading.stack_size(size)
