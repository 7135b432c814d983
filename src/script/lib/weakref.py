"""References that do not keep their object alive."""

from _weakref import getweakrefcount, getweakrefs, ref

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary',
           'ReferenceType', 'ProxyType', 'CallableProxyType', 'ProxyTypes',
           'WeakValueDictionary', 'WeakSet', 'WeakMethod', 'finalize']

ReferenceType = ref


def __getattr__(name):
    # They stand on the abstract base classes: loaded at first need.
    if name in ('WeakKeyDictionary', 'WeakValueDictionary', 'WeakSet', 'KeyedRef'):
        import _weak_containers
        value = globals()[name] = getattr(_weak_containers, name)
        return value
    if name in ('proxy', 'ProxyType', 'CallableProxyType', 'ProxyTypes'):
        import _weak_proxies
        value = globals()[name] = getattr(_weak_proxies, name)
        return value
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


class WeakMethod(ref):
    """A weak reference to a bound method: it dies with the object, not at once."""

    __slots__ = ('_func_ref', '_meth_type', '_alive', '__weakref__')

    def __new__(cls, meth, callback=None):
        try:
            obj = meth.__self__
            func = meth.__func__
        except AttributeError:
            raise TypeError(
                f'argument should be a bound method, not {type(meth)}') from None

        def gone(_):
            self = self_ref()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, gone)
        self._func_ref = ref(func, gone)
        self._meth_type = type(meth)
        self._alive = True
        self_ref = ref(self)
        return self

    def __call__(self):
        obj = super().__call__()
        func = self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    __hash__ = ref.__hash__


class finalize:
    """Calls a function when an object goes, at the latest when the program ends."""

    __slots__ = ()

    _registry = {}  # In order of creation; at the end they are called backwards.
    _announced = False

    class _Info:
        __slots__ = ('weakref', 'func', 'args', 'kwargs', 'atexit')

    def __init__(self, obj, func, /, *args, **kwargs):
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        self._registry[self] = info
        if not finalize._announced:
            finalize._announced = True
            import atexit
            atexit.register(finalize._run_the_rest)

    def __call__(self, _=None):
        """Call the function now, unless it has been called."""
        info = self._registry.pop(self, None)
        if info is not None:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        """Never call the function: gives (object, function, args, kwargs)."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and self._registry.pop(self, None):
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        """(object, function, args, kwargs), or None when it has been called."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        name = f'<{type(self).__name__} object at {id(self):#x}'
        if obj is None:
            return f'{name}; dead>'
        return f'{name}; for {type(obj).__qualname__!r} at {id(obj):#x}>'

    @classmethod
    def _run_the_rest(cls):
        while True:
            pending = [each for each, info in cls._registry.items() if info.atexit]
            if not pending:
                return
            try:
                pending[-1]()
            except Exception:
                import sys
                sys.excepthook(*sys.exc_info())
