"""Names of built-in types, and functions to make classes."""

from _types import (AsyncGeneratorType, BuiltinFunctionType, CellType, CodeType, CoroutineType,
                    EllipsisType, FrameType, FunctionType, GeneratorType, GenericAlias,
                    GetSetDescriptorType, MappingProxyType, MemberDescriptorType, MethodType,
                    ModuleType, NoneType, NotImplementedType, TracebackType, UnionType,
                    _make_iterable_coroutine)

__all__ = ['AsyncGeneratorType', 'BuiltinFunctionType', 'BuiltinMethodType', 'CellType',
           'ClassMethodDescriptorType', 'CodeType', 'CoroutineType', 'DynamicClassAttribute',
           'EllipsisType', 'FrameType', 'FunctionType', 'GeneratorType', 'GenericAlias',
           'GetSetDescriptorType', 'LambdaType', 'MappingProxyType', 'MemberDescriptorType',
           'MethodDescriptorType', 'MethodType', 'MethodWrapperType', 'ModuleType', 'NoneType',
           'NotImplementedType', 'SimpleNamespace', 'TracebackType', 'UnionType',
           'WrapperDescriptorType', 'coroutine', 'get_original_bases', 'new_class',
           'prepare_class', 'resolve_bases']

LambdaType = FunctionType
BuiltinMethodType = BuiltinFunctionType
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__['fromkeys'])


class SimpleNamespace:
    """An object with the attributes that it is given."""

    def __init__(self, /, *args, **kwargs):
        attributes = self.__dict__
        if len(args) > 1:
            raise TypeError(f'{type(self).__name__} expected at most 1 argument, got {len(args)}')
        if args:
            for name, value in dict(args[0]).items():
                if not isinstance(name, str):
                    raise TypeError('keywords must be strings')
                attributes[name] = value
        attributes.update(kwargs)

    def __getattr__(self, name):
        # A built-in type's messages name its module.
        kind = 'types.SimpleNamespace' if type(self) is SimpleNamespace else type(self).__name__
        raise AttributeError(f'{kind!r} object has no attribute {name!r}', name=name, obj=self)

    def __repr__(self):
        from reprlib import recursive_repr
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__

        @recursive_repr(f'{name}(...)')
        def show(self):
            items = ', '.join(f'{key}={value!r}' for key, value in self.__dict__.items())
            return f'{name}({items})'
        return show(self)

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None

    def __replace__(self, /, **changes):
        return type(self)(**{**self.__dict__, **changes})


# --- Making classes ---------------------------------------------------------------------

def new_class(name, bases=(), kwds=None, exec_body=None):
    """Make a class as the class statement does; `exec_body` fills its namespace."""
    resolved = resolve_bases(bases)
    metaclass, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace['__orig_bases__'] = bases
    return metaclass(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    """Put in place of each base that is no class what its __mro_entries__ gives."""
    resolved = []
    changed = False
    for base in bases:
        if isinstance(base, type) or not hasattr(base, '__mro_entries__'):
            resolved.append(base)
            continue
        entries = base.__mro_entries__(bases)
        changed = True
        if not isinstance(entries, tuple):
            raise TypeError('__mro_entries__ must return a tuple')
        resolved.extend(entries)
    return tuple(resolved) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, the namespace and the remaining keywords for a new class."""
    kwds = {} if kwds is None else dict(kwds)
    if 'metaclass' in kwds:
        metaclass = kwds.pop('metaclass')
    else:
        metaclass = type(bases[0]) if bases else type
    if isinstance(metaclass, type):
        metaclass = _most_derived(metaclass, bases)
    if hasattr(metaclass, '__prepare__'):
        namespace = metaclass.__prepare__(name, bases, **kwds)
    else:
        namespace = {}
    return metaclass, namespace, kwds


def _most_derived(metaclass, bases):
    winner = metaclass
    for base in bases:
        other = type(base)
        if issubclass(winner, other):
            continue
        if not issubclass(other, winner):
            raise TypeError('metaclass conflict: the metaclass of a derived class must be a '
                            '(non-strict) subclass of the metaclasses of all its bases')
        winner = other
    return winner


def get_original_bases(cls, /):
    """The bases as they were written, before __mro_entries__."""
    try:
        return cls.__dict__.get('__orig_bases__', cls.__bases__)
    except AttributeError:
        raise TypeError(
            f'Expected an instance of type, not {type(cls).__name__!r}') from None


class DynamicClassAttribute:
    """A property on instances; on the class it goes to the metaclass's __getattr__."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or fget.__doc__
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError('unreadable attribute')
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        doc = fget.__doc__ if self.overwrite_doc else None
        result = type(self)(fget, self.fset, self.fdel, doc or self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def setter(self, fset):
        result = type(self)(self.fget, fset, self.fdel, self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def deleter(self, fdel):
        result = type(self)(self.fget, self.fset, fdel, self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result


# --- Generators that can be awaited -----------------------------------------------------

class _GeneratorWrapper:
    """Lets something that is like a generator be awaited."""

    def __init__(self, gen):
        self.__wrapped = gen
        self.__name__ = getattr(gen, '__name__', None)
        self.__qualname__ = getattr(gen, '__qualname__', None)

    def send(self, val):
        return self.__wrapped.send(val)

    def throw(self, tp, *rest):
        return self.__wrapped.throw(tp, *rest)

    def close(self):
        return self.__wrapped.close()

    @property
    def gi_code(self):
        return self.__wrapped.gi_code

    @property
    def gi_frame(self):
        return self.__wrapped.gi_frame

    @property
    def gi_running(self):
        return self.__wrapped.gi_running

    @property
    def gi_yieldfrom(self):
        return self.__wrapped.gi_yieldfrom

    cr_code = gi_code
    cr_frame = gi_frame
    cr_running = gi_running
    cr_await = gi_yieldfrom

    def __next__(self):
        return next(self.__wrapped)

    def __iter__(self):
        return self.__wrapped if isinstance(self.__wrapped, GeneratorType) else self

    __await__ = __iter__


def coroutine(func):
    """Let the calls of a generator function be awaited."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    if _make_iterable_coroutine(func):
        return func
    import functools

    @functools.wraps(func)
    def wrapped(*args, **kwargs):
        result = func(*args, **kwargs)
        if (isinstance(result, CoroutineType)
                or isinstance(result, GeneratorType) and result.gi_code.co_flags & 0x100):
            return result
        from collections.abc import Coroutine, Generator
        if isinstance(result, Generator) and not isinstance(result, Coroutine):
            return _GeneratorWrapper(result)
        return result

    return wrapped
