"""How much memory the program's objects take. Where each was made is not recorded."""

from _tracemalloc import heap_used

_at_start = None
_peak = 0


def start(nframe=1, /):
    """Begin to count."""
    global _at_start, _peak
    if _at_start is None:
        _at_start = heap_used()
        _peak = 0


def stop():
    """Stop, and forget."""
    global _at_start
    _at_start = None


def is_tracing():
    return _at_start is not None


def get_traced_memory():
    """(bytes now, most bytes seen so far)"""
    global _peak
    if _at_start is None:
        return (0, 0)
    current = max(0, heap_used() - _at_start)
    _peak = max(_peak, current)
    return (current, _peak)


def reset_peak():
    global _peak
    _peak = 0
    get_traced_memory()


def clear_traces():
    global _at_start
    if _at_start is not None:
        _at_start = heap_used()


def get_traceback_limit():
    return 1


def get_tracemalloc_memory():
    return 0


def get_object_traceback(obj, /):
    return None


def take_snapshot():
    raise NotImplementedError('tracemalloc.take_snapshot is not available in Looplane: '
                              'where objects were made is not recorded')
