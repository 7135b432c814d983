"""The collector of cycles, which runs when it is asked to and when the program ends. Other objects
go with their last reference."""

from _gc import collect_cycles as _collect_cycles

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38

callbacks = []
garbage = []
_enabled = True
_threshold = (2000, 10, 10)
_debug = 0


def collect(generation=2):
    """How many objects were found that only cycles kept alive."""
    if not isinstance(generation, int):
        raise TypeError(f"'{type(generation).__name__}' object cannot be interpreted as an integer")
    if not 0 <= generation <= 2:
        raise ValueError('invalid generation')
    return _collect_cycles()


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def get_threshold():
    return _threshold


def set_threshold(threshold0, threshold1=10, threshold2=0, /):
    global _threshold
    _threshold = (threshold0, threshold1, threshold2)


def get_count():
    return (0, 0, 0)


def get_stats():
    return [{'collections': 0, 'collected': 0, 'uncollectable': 0} for _ in range(3)]


def get_debug():
    return _debug


def set_debug(flags, /):
    global _debug
    _debug = flags


def is_tracked(obj, /):
    """Whether it is an object that may refer to others."""
    return not isinstance(obj, (int, float, complex, str, bytes, bytearray, type(None)))


def is_finalized(obj, /):
    return False


def freeze():
    pass


def unfreeze():
    pass


def get_freeze_count():
    return 0


def get_referents(*objs):
    """What containers and instances refer to."""
    found = []
    for obj in objs:
        if isinstance(obj, dict):
            for key, value in obj.items():
                found.extend((key, value))
        elif isinstance(obj, (list, tuple, set, frozenset)):
            found.extend(obj)
        elif hasattr(obj, '__dict__'):
            found.extend(vars(obj).values())
            found.append(type(obj))
    return found


def _refused(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f'gc.{name} is not available in Looplane: '
                                  'objects are counted, not listed')
    function.__name__ = function.__qualname__ = name
    return function


get_objects = _refused('get_objects')
get_referrers = _refused('get_referrers')
