"""What is a coroutine, and what makes one."""

from _asyncio import iscoroutine
from _library import is_async_function

__all__ = ("iscoroutinefunction", "iscoroutine")

_is_coroutine = object()
_CO_COROUTINE = 0x80


def iscoroutinefunction(func):
    """Whether calling it gives a coroutine."""
    function = func
    while True:
        if type(function).__name__ == "method":
            function = function.__func__
        elif type(function).__name__ == "partial":
            function = function.func
        else:
            break
    code = getattr(function, "__code__", None)
    if code is not None and code.co_flags & _CO_COROUTINE:
        return True
    mark = getattr(function, "_is_coroutine_mark", None)
    if mark is not None:  # or something that has every attribute, as mocks have
        from inspect import _is_coroutine_mark
        if mark is _is_coroutine_mark:
            return True
    return is_async_function(function) or getattr(func, "_is_coroutine", None) is _is_coroutine


def _is_debug_mode():
    """Whether a new loop is in debug mode."""
    import os
    return bool(os.environ.get("PYTHONASYNCIODEBUG"))


def coroutine(func):
    """Python 3.9: a generator function whose generators are awaited like coroutines."""
    import types
    if iscoroutinefunction(func):
        return func
    generator_flag = 0x20
    if func.__code__.co_flags & generator_flag:
        wrapper = types.coroutine(func)
    else:
        def delegating(*args, **keywords):
            result = func(*args, **keywords)
            if hasattr(type(result), "__await__") or hasattr(type(result), "__next__"):
                result = yield from result
            return result

        delegating.__name__ = func.__name__
        delegating.__qualname__ = func.__qualname__
        wrapper = types.coroutine(delegating)
    wrapper._is_coroutine = _is_coroutine
    return wrapper
