"""Generic (shallow and deep) copying operations."""

import types
from _weakref import ref
from copyreg import __newobj__ as _new, __newobj_ex__ as _new_with_keywords, dispatch_table

__all__ = ['Error', 'copy', 'deepcopy', 'replace']


class Error(Exception):
    pass


error = Error

# What cannot change is its own copy.
_atomic = {type(None), int, float, bool, complex, str, bytes, tuple, frozenset, type, range, slice,
           property, type(Ellipsis), type(NotImplemented), types.FunctionType,
           types.BuiltinFunctionType, types.CodeType, ref}
_deeply_atomic = _atomic - {tuple, frozenset, slice}
_copied_by_method = {list, dict, set, bytearray}


def copy(x):
    """A shallow copy."""
    cls = type(x)
    if cls in _atomic:
        return x
    if cls in _copied_by_method:
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    method = getattr(cls, '__copy__', None)
    if method is not None:
        return method(x)
    return _rebuild(x, _reduce(x, cls), None)


def deepcopy(x, memo=None, _nil=[]):
    """A deep copy. `memo` holds what was copied already."""
    cls = type(x)
    if cls in _deeply_atomic:
        return x
    key = id(x)
    if memo is None:
        memo = {}
    else:
        known = memo.get(key, _nil)
        if known is not _nil:
            return known
    copier = _copiers.get(cls)
    if copier is not None:
        result = copier(x, memo)
    elif issubclass(cls, type):
        result = x
    else:
        method = getattr(x, '__deepcopy__', None)
        if method is not None:
            result = method(memo)
        else:
            result = _rebuild(x, _reduce(x, cls), memo)
    if result is not x:
        memo[key] = result
        _keep_alive(x, memo)
    return result


def _keep_alive(x, memo):
    # As long as the memo lives, no other object may get this one's id.
    memo.setdefault(id(memo), []).append(x)


def _deepcopy_list(x, memo):
    result = []
    memo[id(x)] = result
    for item in x:
        result.append(deepcopy(item, memo))
    return result


def _deepcopy_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # The tuple may have been reached again through one of its items.
    if id(x) in memo:
        return memo[id(x)]
    if any(old is not new for old, new in zip(x, items)):
        return tuple(items)
    return x


def _deepcopy_dict(x, memo):
    result = {}
    memo[id(x)] = result
    for key, value in x.items():
        result[deepcopy(key, memo)] = deepcopy(value, memo)
    return result


def _deepcopy_set(x, memo):
    return set([deepcopy(item, memo) for item in x])


def _deepcopy_frozenset(x, memo):
    return frozenset([deepcopy(item, memo) for item in x])


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_copiers = {
    list: _deepcopy_list,
    tuple: _deepcopy_tuple,
    dict: _deepcopy_dict,
    set: _deepcopy_set,
    frozenset: _deepcopy_frozenset,
    bytearray: lambda x, memo: bytearray(x),
    types.MethodType: _deepcopy_method,
}


_uncopied = {types.ModuleType, types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType,
             types.FrameType, types.TracebackType}


def _slot_names(cls):
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__'):
                name = f"_{base.__name__.lstrip('_')}{name}"
            yield name


def _state(x):
    if type(x).__getstate__ is not object.__getstate__:
        return x.__getstate__()
    attributes = getattr(x, '__dict__', None)
    slots = {name: getattr(x, name) for name in _slot_names(type(x)) if hasattr(x, name)}
    if slots:
        return attributes or None, slots
    return dict(attributes) if attributes else None


def _reduce(x, cls):
    """What x is made of: (function, arguments, state, items, pairs)."""
    if cls in dispatch_table:
        return dispatch_table[cls](x)
    for name, arguments in (('__reduce_ex__', (4,)), ('__reduce__', ())):
        method = getattr(cls, name, None)
        if method is not None and method is not getattr(object, name, None):
            return method(x, *arguments)
    return _reduce_plainly(x, cls)


def _reduce_plainly(x, cls):
    if cls.__module__ == '_thread':
        name = 'RLock' if cls.__name__ == 'RLock' else 'lock'  # all others are made of locks there
        raise TypeError(f"cannot pickle '_thread.{name}' object")
    if cls in _uncopied or hasattr(cls, '__next__') and not hasattr(x, '__dict__'):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    if hasattr(cls, '__getnewargs_ex__'):
        args, keywords = x.__getnewargs_ex__()
        function, arguments = _new_with_keywords, (cls, args, keywords)
    elif hasattr(cls, '__getnewargs__'):
        function, arguments = _new, (cls, *x.__getnewargs__())
    elif isinstance(x, (set, frozenset)):
        return cls, (list(x),), _state(x)
    elif isinstance(x, BaseException):
        return cls, x.args, x.__dict__ or None
    elif isinstance(x, (int, float, str, bytes)):
        base = next(base for base in (int, float, str, bytes) if isinstance(x, base))
        function, arguments = _new, (cls, base(x))
    else:
        function, arguments = _new, (cls,)
    return (function, arguments, _state(x),
            iter(x) if isinstance(x, list) else None,
            iter(x.items()) if isinstance(x, dict) else None)


def _rebuild(x, parts, memo):
    """Makes a copy from what _reduce gave: deep with a memo, else shallow."""
    if isinstance(parts, str):
        return x
    function, arguments, state, items, pairs = (*parts, None, None, None)[:5]
    deep = memo is not None
    if deep and arguments:
        arguments = tuple([deepcopy(argument, memo) for argument in arguments])
    result = function(*arguments)
    if deep:
        memo[id(x)] = result
    if state is not None:
        _set_state(result, deepcopy(state, memo) if deep else state)
    if items is not None:
        for item in items:
            result.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            result[key] = value
    return result


def _set_state(result, state):
    if hasattr(result, '__setstate__'):
        result.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        result.__dict__.update(state)
    if slots is not None:
        for name, value in slots.items():
            setattr(result, name, value)


def replace(obj, /, **changes):
    """A new object of the same kind with some fields replaced."""
    cls = obj.__class__
    method = getattr(cls, '__replace__', None)
    if method is None:
        raise TypeError(f'replace() does not support {cls.__name__} objects')
    return method(obj, **changes)
