"""threading.local."""

from _library import name_as_native
from threading import current_thread

# What a thread's attributes hold beside the program's: (key of the object, arguments of __init__).
_OWN = ' local'

_last_key = 0


class local:
    """An object whose attributes each thread has of its own."""

    def __new__(cls, /, *args, **kw):
        if (args or kw) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        global _last_key
        _last_key += 1
        self = object.__new__(cls)
        mine = {_OWN: (_last_key, args, kw)}
        object.__setattr__(self, '__dict__', mine)
        current_thread()._local_values[_last_key] = mine
        return self

    def __getattribute__(self, name):
        mine = _enter(self)
        if name == '__dict__':
            return {key: value for key, value in mine.items() if key != _OWN}
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        _check(self, name)
        _enter(self)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        _check(self, name)
        _enter(self)
        object.__delattr__(self, name)


def _check(self, name):
    if name == '__dict__':
        raise AttributeError(
            f"{type(self).__name__!r} object attribute '__dict__' is read-only")


def _enter(self):
    """Give the object the attributes that it has in this thread."""
    current = object.__getattribute__(self, '__dict__')
    key, args, kw = current[_OWN]
    values = current_thread()._local_values
    mine = values.get(key)
    if mine is current:
        return mine
    if mine is not None:
        object.__setattr__(self, '__dict__', mine)
        return mine
    mine = values[key] = {_OWN: current[_OWN]}
    object.__setattr__(self, '__dict__', mine)
    type(self).__init__(self, *args, **kw)
    return mine


local.__module__, local.__name__, local.__qualname__ = '_thread', '_local', '_local'
name_as_native(local)
