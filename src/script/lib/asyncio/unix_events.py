"""The classes of loops and policies that asyncio has on Unix."""

from _asyncio import _UnixSelectorEventLoop

from . import coroutines, events

__all__ = ("SelectorEventLoop", "EventLoop", "DefaultEventLoopPolicy")

SelectorEventLoop = EventLoop = _UnixSelectorEventLoop


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    """The policy that is in force unless a program sets another."""

    _loop_factory = _UnixSelectorEventLoop


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
