"""Functions to be called when the program has ended."""

from _atexit import call_at_exit

__all__ = ['register', 'unregister', '_clear', '_ncallbacks', '_run_exitfuncs']

_registered = []
_announced = False


def register(func, /, *args, **kwargs):
    """Have a function called at the end, the last one registered first."""
    global _announced
    if not callable(func):
        raise TypeError('the first argument must be callable')
    if not _announced:
        _announced = True
        call_at_exit(_run_exitfuncs)
    _registered.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Forget a function, however often it was registered."""
    _registered[:] = [entry for entry in _registered if entry[0] != func]


def _clear():
    _registered.clear()


def _ncallbacks():
    return len(_registered)


def _run_exitfuncs():
    import sys
    while _registered:
        func, args, kwargs = _registered.pop()
        try:
            func(*args, **kwargs)
        except BaseException as error:
            from traceback import print_exception
            print(f'Exception ignored in atexit callback {func!r}:', file=sys.stderr)
            print_exception(error)
