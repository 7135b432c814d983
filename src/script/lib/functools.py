"""Tools for working with functions and callable objects."""

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES',
           'total_ordering', 'cache', 'cmp_to_key', 'lru_cache', 'reduce',
           'partial', 'partialmethod', 'singledispatch', 'singledispatchmethod',
           'cached_property']

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__',
                       '__annotations__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make a wrapper look like what it wraps."""
    for attribute in assigned:
        try:
            value = getattr(wrapped, attribute)
        except AttributeError:
            pass
        else:
            setattr(wrapper, attribute, value)
    for attribute in updated:
        getattr(wrapper, attribute).update(getattr(wrapped, attribute, {}))
    # Last, so that the wrapped function's own __wrapped__ does not win.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that applies update_wrapper to the function it decorates."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# --- total_ordering ---------------------------------------------------------------------

def _derived(root, answer):
    """An operator from another: answer(result of root, self, other)."""
    def method(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return answer(result, self, other)
    return method


# For each operator that a class may define: how the other three follow from it.
_orderings = {
    '__lt__': [('__gt__', lambda less, self, other: not less and self != other),
               ('__le__', lambda less, self, other: less or self == other),
               ('__ge__', lambda less, self, other: not less)],
    '__le__': [('__ge__', lambda at_most, self, other: not at_most or self == other),
               ('__lt__', lambda at_most, self, other: at_most and self != other),
               ('__gt__', lambda at_most, self, other: not at_most)],
    '__gt__': [('__lt__', lambda more, self, other: not (more or self == other)),
               ('__ge__', lambda more, self, other: more or self == other),
               ('__le__', lambda more, self, other: not more)],
    '__ge__': [('__le__', lambda at_least, self, other: not at_least or self == other),
               ('__gt__', lambda at_least, self, other: at_least and self != other),
               ('__lt__', lambda at_least, self, other: not at_least)],
}


def total_ordering(cls):
    """Class decorator that fills in missing ordering methods."""
    roots = {name for name in _orderings
             if getattr(cls, name, None) is not getattr(object, name, None)}
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = max(roots)  # Prefers __lt__ to __le__ to __gt__ to __ge__.
    for name, answer in _orderings[root]:
        if name not in roots:
            method = _derived(root, answer)
            method.__name__ = name
            method.__qualname__ = f'{cls.__qualname__}.{name}'
            setattr(cls, name, method)
    return cls


# --- partialmethod ----------------------------------------------------------------------

class partialmethod:
    """Method descriptor with partial application of arguments and keywords."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func)]
        parts.extend(map(repr, self.args))
        parts.extend(f'{key}={value!r}' for key, value in self.keywords.items())
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            keywords = {**self.keywords, **keywords}
            return self.func(cls_or_self, *self.args, *args, **keywords)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)


# --- Caches -----------------------------------------------------------------------------

def _cache_info_type():
    from collections import namedtuple
    return namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'], module='functools')


_CacheInfo = _cache_info_type()


class _HashedSeq(list):
    """A key that is hashed once."""

    __slots__ = 'hashvalue'

    def __init__(self, tup, hash=hash):
        self[:] = tup
        self.hashvalue = hash(tup)

    def __hash__(self):
        return self.hashvalue


def _make_key(args, kwds, typed, kwd_mark=(object(),), fasttypes={int, str}):
    """The key of a call; caches in programs use it too."""
    key = args
    for item in kwds.items():
        key += (kwd_mark if key is args else ()) + item
    if typed:
        key += tuple(type(value) for value in (*args, *kwds.values()))
    elif len(key) == 1 and type(key[0]) in fasttypes:
        return key[0]
    return _HashedSeq(key)


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    """Least-recently-used cache decorator."""
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        # Used without parentheses: the argument is the function.
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)
    return decorating_function


def cache(user_function, /):
    """Simple lightweight unbounded cache."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property that is computed once per instance and then a normal attribute."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                'Cannot assign the same cached_property to two different names '
                f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError(
                'Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f'instance to cache {self.attrname!r} property.') from None
        missing = _lru_cache_wrapper
        value = attributes.get(self.attrname, missing)
        if value is missing:
            value = self.func(instance)
            try:
                attributes[self.attrname] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                    f'does not support item assignment for caching {self.attrname!r} '
                    'property.') from None
        return value

    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)


# --- singledispatch ---------------------------------------------------------------------

def _merge_orders(orders):
    """C3: the first head that stands in no tail, again and again."""
    result = []
    while True:
        orders = [order for order in orders if order]
        if not orders:
            return result
        for order in orders:
            candidate = order[0]
            if not any(candidate in other[1:] for other in orders):
                break
        else:
            raise RuntimeError('Inconsistent hierarchy')
        result.append(candidate)
        for order in orders:
            if order[0] is candidate:
                del order[0]


def _order_with_abstract(cls, abstract):
    """The method resolution order of cls with the abstract classes that it also is."""
    for position, base in enumerate(reversed(cls.__bases__)):
        if hasattr(base, '__abstractmethods__'):
            boundary = len(cls.__bases__) - position
            break
    else:
        boundary = 0
    abstract = list(abstract)
    explicit = list(cls.__bases__[:boundary])
    other = list(cls.__bases__[boundary:])
    added = [base for base in abstract
             if issubclass(cls, base)
             and not any(issubclass(parent, base) for parent in cls.__bases__)]
    for base in added:
        abstract.remove(base)
    orders = [_order_with_abstract(base, abstract) for base in explicit + added + other]
    return _merge_orders([[cls]] + orders + [explicit] + [added] + [other])


def _compose_order(cls, types):
    """The order in which the registered types are to be tried for cls."""
    own = set(cls.__mro__)

    def is_related(candidate):
        return (candidate not in own and hasattr(candidate, '__mro__')
                and not isinstance(candidate, type(list[int])) and issubclass(cls, candidate))
    types = [candidate for candidate in types if is_related(candidate)]

    def is_strict_base(candidate):
        return any(other != candidate and candidate in other.__mro__ for other in types)
    types = [candidate for candidate in types if not is_strict_base(candidate)]
    known = set(types)
    order = []
    for candidate in types:
        found = []
        for subclass in candidate.__subclasses__():
            if subclass not in own and issubclass(cls, subclass):
                found.append([base for base in subclass.__mro__ if base in known])
        if not found:
            order.append(candidate)
            continue
        found.sort(key=len, reverse=True)
        for subclasses in found:
            for subclass in subclasses:
                if subclass not in order:
                    order.append(subclass)
    return _order_with_abstract(cls, order)


def _find_implementation(cls, registry):
    match = None
    for candidate in _compose_order(cls, registry.keys()):
        if match is not None:
            if (candidate in registry and candidate not in cls.__mro__
                    and match not in cls.__mro__ and not issubclass(match, candidate)):
                raise RuntimeError(f'Ambiguous dispatch: {match} or {candidate}')
            break
        if candidate in registry:
            match = candidate
    return registry.get(match)


def _is_union(cls):
    if isinstance(cls, type(int | str)):
        return True
    if not hasattr(cls, '__origin__'):
        return False
    from typing import Union
    return cls.__origin__ is Union


def _is_valid_dispatch_type(cls):
    if isinstance(cls, type):
        return True
    return _is_union(cls) and all(isinstance(arg, type) for arg in cls.__args__)


def singledispatch(func):
    """Make a function that chooses its implementation by the type of its first argument."""
    registry = {}
    found = {}

    def dispatch(cls):
        """The implementation that calls with an argument of this class use."""
        try:
            return found[cls]
        except KeyError:
            implementation = registry.get(cls)
            if implementation is None:
                implementation = _find_implementation(cls, registry)
            found[cls] = implementation
            return implementation

    def register(cls, func=None):
        """Add an implementation for a class; also as a decorator."""
        if _is_valid_dispatch_type(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(
                    f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
            annotations = getattr(cls, '__annotations__', {})
            if not annotations:
                raise TypeError(
                    f'Invalid first argument to `register()`: {cls!r}. '
                    'Use either `@register(some_class)` or plain `@register` on an annotated function.')
            func = cls
            from typing import get_type_hints
            argname, cls = next(iter(get_type_hints(func).items()))
            if not _is_valid_dispatch_type(cls):
                if _is_union(cls):
                    raise TypeError(
                        f'Invalid annotation for {argname!r}. {cls!r} not all arguments are classes.')
                raise TypeError(f'Invalid annotation for {argname!r}. {cls!r} is not a class.')
        if _is_union(cls):
            for arg in cls.__args__:
                registry[arg] = func
        else:
            registry[cls] = func
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    from types import MappingProxyType
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """Single-dispatch generic method descriptor."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        name = getattr(self.func, '__name__', 'singledispatchmethod method')

        def _method(*args, **kwargs):
            if not args:
                raise TypeError(f'{name} requires at least 1 positional argument')
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)
