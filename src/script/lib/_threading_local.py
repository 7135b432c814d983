"""threading.local."""

from threading import current_thread

_last_local = 0


class local:
    """An object whose attributes each thread has of its own."""

    __slots__ = ('_local_key', '_local_arguments', '__dict__')

    def __new__(cls, /, *args, **kw):
        if (args or kw) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        global _last_local
        _last_local += 1
        self = object.__new__(cls)
        object.__setattr__(self, '_local_key', _last_local)
        object.__setattr__(self, '_local_arguments', (args, kw))
        current_thread()._local_values[_last_local] = object.__getattribute__(self, '__dict__')
        return self

    def __getattribute__(self, name):
        _enter_local(self)
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        _check_local(self, name)
        _enter_local(self)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        _check_local(self, name)
        _enter_local(self)
        object.__delattr__(self, name)


def _check_local(self, name):
    if name == '__dict__':
        raise AttributeError(
            f"{type(self).__name__!r} object attribute '__dict__' is read-only")


def _enter_local(self):
    """Give the object the attributes that it has in this thread."""
    values = current_thread()._local_values
    key = object.__getattribute__(self, '_local_key')
    mine = values.get(key)
    is_new = mine is None
    if is_new:
        mine = values[key] = {}
    object.__setattr__(self, '__dict__', mine)
    if is_new:
        args, kw = object.__getattribute__(self, '_local_arguments')
        type(self).__init__(self, *args, **kw)
