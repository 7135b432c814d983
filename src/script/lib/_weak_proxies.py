"""weakref.proxy: an object in whose place stands another, as long as that one lives."""

import operator
from _weakref import getweakrefs, ref

_get = object.__getattribute__


def _target(proxy):
    found = _get(proxy, '_ref')()
    if found is None:
        raise ReferenceError('weakly-referenced object no longer exists')
    return found


def _plain(value):
    return _target(value) if isinstance(value, ProxyTypes) else value


class ProxyType:
    __slots__ = ('_ref', '__weakref__')
    __hash__ = None

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        found = _get(self, '_ref')()
        return (f"<weakproxy at {id(self):#x}; to '{type(found).__name__}' at {id(found):#x}>"
                if found is not None else f'<weakproxy at {id(self):#x}; dead>')

    def __str__(self):
        return str(_target(self))

    def __bool__(self):
        return bool(_target(self))

    def __next__(self):
        return next(_target(self))

    def __pow__(self, other, modulus=None):
        if modulus is None:
            return _target(self) ** _plain(other)
        return pow(_target(self), _plain(other), modulus)

    def __rpow__(self, other):
        return _plain(other) ** _target(self)


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, /, *args, **kwargs):
        return _target(self)(*args, **kwargs)


for _made in (ProxyType, CallableProxyType):
    _made.__module__ = 'weakref'
ProxyTypes = (ProxyType, CallableProxyType)


def _forward(name, function):
    def method(self, *args):
        return function(_target(self), *map(_plain, args))
    method.__name__ = name
    setattr(ProxyType, name, method)


def _forward_reflected(name, function):
    def method(self, other):
        return function(_plain(other), _target(self))
    method.__name__ = name
    setattr(ProxyType, name, method)


for _name in ('add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'lshift', 'rshift', 'and', 'or',
              'xor', 'matmul'):
    _function = getattr(operator, f'__{_name}__')
    _forward(f'__{_name}__', _function)
    _forward(f'__i{_name}__', getattr(operator, f'__i{_name}__'))
    _forward_reflected(f'__r{_name}__', _function)
for _name in ('lt', 'le', 'eq', 'ne', 'gt', 'ge', 'neg', 'pos', 'abs', 'invert', 'index',
              'getitem', 'setitem', 'delitem', 'contains'):
    _forward(f'__{_name}__', getattr(operator, f'__{_name}__'))
for _name, _function in (('__len__', len), ('__iter__', iter), ('__int__', int),
                         ('__float__', float), ('__divmod__', divmod),
                         ('__reversed__', reversed), ('__bytes__', bytes)):
    _forward(_name, _function)


class _ProxyReference(ref):
    """A proxy's own, by which it is found again."""

    __slots__ = ('proxy',)


def proxy(object, callback=None, /):
    """Stands for an object without keeping it alive."""
    if callback is None:
        return _proxy_without_callback(object)
    made = ProxyType.__new__(CallableProxyType if callable(object) else ProxyType)
    _set(made, '_ref', ref(object, _notify(made, callback)))
    return made


def _proxy_without_callback(object):
    """One serves all who ask."""
    for reference in getweakrefs(object):
        if type(reference) is _ProxyReference and (known := reference.proxy()) is not None:
            return known
    made = ProxyType.__new__(CallableProxyType if callable(object) else ProxyType)
    reference = _ProxyReference(object)
    reference.proxy = ref(made)
    _set(made, '_ref', reference)
    return made


def _set(proxy, name, value):
    ProxyType.__dict__[name].__set__(proxy, value)


def _notify(made, callback):
    made_ref = ref(made)

    def gone(_):
        made = made_ref()
        if made is not None:
            callback(made)
    return gone
