"""The classes of loops and policies that asyncio has on Unix."""

from _asyncio import _UnixSelectorEventLoop

from . import coroutines, events

__all__ = ("SelectorEventLoop", "AbstractChildWatcher", "SafeChildWatcher", "FastChildWatcher",
           "PidfdChildWatcher", "MultiLoopChildWatcher", "ThreadedChildWatcher",
           "DefaultEventLoopPolicy", "EventLoop")

SelectorEventLoop = EventLoop = _UnixSelectorEventLoop


def _deprecated(name):
    import warnings
    warnings.warn(f"{name!r} is deprecated as of Python 3.12 and will be removed in Python 3.14.",
                  DeprecationWarning, stacklevel=3)


# --- Child watchers: there are no child processes, so all that is left is to hold a loop ---------

class AbstractChildWatcher:
    """Tells when a child process ends."""

    def __init_subclass__(cls):
        if cls.__module__ != __name__:
            _deprecated("AbstractChildWatcher")

    def add_child_handler(self, pid, callback, *args):
        raise NotImplementedError(f"{type(self).__name__}.add_child_handler is not available in "
                                  "Looplane: there are no processes")

    def remove_child_handler(self, pid):
        return True

    def attach_loop(self, loop):
        pass

    def close(self):
        pass

    def is_active(self):
        return True

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        pass


class PidfdChildWatcher(AbstractChildWatcher):
    pass


class ThreadedChildWatcher(AbstractChildWatcher):
    pass


class BaseChildWatcher(AbstractChildWatcher):
    """Is active while the loop runs that it has been attached to."""

    _loop = None

    def attach_loop(self, loop):
        assert loop is None or isinstance(loop, events.AbstractEventLoop)
        self._loop = loop

    def close(self):
        self.attach_loop(None)

    def is_active(self):
        return self._loop is not None and self._loop.is_running()

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()


class SafeChildWatcher(BaseChildWatcher):
    def __init__(self):
        _deprecated("SafeChildWatcher")


class FastChildWatcher(BaseChildWatcher):
    def __init__(self):
        _deprecated("FastChildWatcher")


class MultiLoopChildWatcher(AbstractChildWatcher):
    def __init__(self):
        self._attached = False
        _deprecated("MultiLoopChildWatcher")

    def attach_loop(self, loop):
        self._attached = True

    def close(self):
        self._attached = False

    def is_active(self):
        return self._attached


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    """The policy that is in force unless a program sets another."""

    _loop_factory = _UnixSelectorEventLoop
    _watcher = None

    def get_child_watcher(self):
        if self._watcher is None:
            self._watcher = PidfdChildWatcher()
        _deprecated("get_child_watcher")
        return self._watcher

    def set_child_watcher(self, watcher):
        assert watcher is None or isinstance(watcher, AbstractChildWatcher)
        if self._watcher is not None:
            self._watcher.close()
        self._watcher = watcher
        _deprecated("set_child_watcher")


DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
events._default_policy_class = DefaultEventLoopPolicy


# --- Signals ------------------------------------------------------------------------------------

_signal_handlers = {}  # (loop, signal): what signal.signal() was given


def _check_signal(sig):
    import signal
    if not isinstance(sig, int):
        raise TypeError(f"sig must be an int, not {sig!r}")
    if sig not in signal.valid_signals():
        raise ValueError(f"invalid signal number {sig}")


def _add_signal_handler(loop, sig, callback, args):
    """What loop.add_signal_handler() does."""
    import contextvars
    import signal
    if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
        raise TypeError("coroutines cannot be used with add_signal_handler()")
    _check_signal(sig)
    if loop.is_closed():
        raise RuntimeError("Event loop is closed")
    if sig in (signal.SIGKILL, signal.SIGSTOP):
        raise RuntimeError(f"sig {sig} cannot be caught")
    signal._check_thread("set_wakeup_fd", RuntimeError)
    context = contextvars.copy_context()

    def handle_signal():
        if (loop, sig) in _signal_handlers:
            loop.call_soon(callback, *args, context=context)

    def arrive(signum, frame):
        if loop.is_closed():
            _remove_signal_handler(loop, sig)
            signal.raise_signal(sig)
        else:
            # In CPython a socket wakes the loop: it is read after all that is ready by then and
            # before the timers that are due.
            loop.call_at(0, handle_signal)

    _signal_handlers[loop, sig] = arrive
    signal.signal(sig, arrive)


def _remove_signal_handler(loop, sig):
    """What loop.remove_signal_handler() does."""
    import signal
    _check_signal(sig)
    if _signal_handlers.pop((loop, sig), None) is None:
        return False
    signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
    return True
