"""What copy and pickle do with classes that cannot tell it themselves."""

__all__ = ['pickle', 'constructor', 'add_extension', 'remove_extension', 'clear_extension_cache']

dispatch_table = {}
_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Have the objects of a class reduced by a function."""
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    """Says that something makes objects."""
    if not callable(object):
        raise TypeError('constructors must be callable')


def add_extension(module, name, code):
    """Have a class written as a number."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError('code out of range')
    key = module, name
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f'key {key} is already registered with code {_extension_registry[key]}')
    if code in _inverted_registry:
        raise ValueError(f'code {code} is already in use for key {_inverted_registry[code]}')
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Have it written by its name again."""
    key = module, name
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f'key {key} is not registered with code {code}')
    del _extension_registry[key], _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reduce_object(x, protocol):
    """object.__reduce_ex__(), of a class that has none of its own."""
    cls = type(x)
    if protocol >= 2:
        from copy import _reduce_plainly
        return _reduce_plainly(x, cls)
    base = next(base for base in cls.__mro__ if base.__module__ == 'builtins')
    if base is cls and base is not object:
        raise TypeError(f'cannot pickle {cls.__name__!r} object')
    if cls.__getstate__ is object.__getstate__ and getattr(x, '__slots__', None):
        raise TypeError('a class that defines __slots__ without defining __getstate__ cannot be '
                        'pickled')
    parts = _reconstructor, (cls, base, None if base is object else base(x))
    state = x.__getstate__()
    return (*parts, state) if state else parts


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ is not object.__init__:
        base.__init__(made, state)
    return made
