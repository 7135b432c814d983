"""typing.Protocol."""

import sys
from abc import ABCMeta, abstractmethod
from typing import Generic, TypeVar, _GenericAlias

_NOT_MEMBERS = frozenset({
    '__parameters__', '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol',
    '__protocol_attrs__', '__non_callable_proto_members__', '__type_params__',
    '__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__',
    '__new__', '__slots__', '__subclasshook__', '__weakref__', '__class_getitem__',
    '__match_args__', '__static_attributes__', '__firstlineno__', '__abc_tpflags__', '_MutableMapping__marker'})

# What protocols may derive from beside other protocols.
_ALLOWED_BASES = {
    'collections.abc': ('Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable',
                        'Hashable', 'Sized', 'Container', 'Collection', 'Reversible', 'Buffer'),
    'contextlib': ('AbstractContextManager', 'AbstractAsyncContextManager')}


def _members(cls):
    """The names that an object must have."""
    found = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ('Protocol', 'Generic'):
            continue
        for name in (*base.__dict__, *base.__dict__.get('__annotations__', ())):
            if not name.startswith('_abc_') and name not in _NOT_MEMBERS:
                found.add(name)
    return found


def _asked_by_library():
    """abc and functools ask of every class in sight."""
    return sys._getframe(2).f_globals.get('__name__') in ('abc', 'functools')


_MISSING = object()


def _find_static(instance, name):
    """An attribute without running any code of the object."""
    try:
        own = object.__getattribute__(instance, '__dict__')
    except AttributeError:
        own = {}
    if name in own:
        return own[name]
    for base in type(instance).__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    if isinstance(instance, type):
        for base in instance.__mro__:
            if name in base.__dict__:
                return base.__dict__[name]
    return _MISSING


def _refuse_instances(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if cls.__init__ is not _refuse_instances:
        return
    # A class that implements a protocol has the __init__ that it would have without.
    for base in cls.__mro__:
        init = base.__dict__.get('__init__', _refuse_instances)
        if init is not _refuse_instances:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


def _proto_hook(cls, other):
    if not cls.__dict__.get('_is_protocol', False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if (name in base.__dict__.get('__annotations__', ()) and issubclass(other, Generic)
                    and getattr(other, '_is_protocol', False)):
                break
        else:
            return NotImplemented
    return True


_proto_hook = classmethod(_proto_hook)


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name != 'Protocol' and Protocol in bases:
            for base in bases:
                if not (base in (object, Generic)
                        or base.__name__ in _ALLOWED_BASES.get(base.__module__, ())
                        or issubclass(base, Generic) and getattr(base, '_is_protocol', False)):
                    raise TypeError('Protocols can only inherit from other protocols, '
                                    f'got {base!r}')
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if getattr(cls, '_is_protocol', False):
            cls.__protocol_attrs__ = _members(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, '_is_protocol', False) and not _asked_by_library():
            if not isinstance(other, type):
                raise TypeError('issubclass() arg 1 must be a class')
            if not getattr(cls, '_is_runtime_protocol', False):
                raise TypeError('Instance and class checks can only be used with '
                                '@runtime_checkable protocols')
            data = cls.__non_callable_proto_members__
            if data and cls.__dict__.get('__subclasshook__') is _proto_hook:
                raise TypeError("Protocols with non-method members don't support issubclass(). "
                                f'Non-method members: {str(sorted(data))[1:-1]}.')
        return ABCMeta.__subclasscheck__(cls, other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, '_is_protocol', False):
            return ABCMeta.__instancecheck__(cls, instance)
        if not getattr(cls, '_is_runtime_protocol', False) and not _asked_by_library():
            raise TypeError('Instance and class checks can only be used with '
                            '@runtime_checkable protocols')
        if ABCMeta.__instancecheck__(cls, instance):
            return True
        for name in cls.__protocol_attrs__:
            value = _find_static(instance, name)
            if value is _MISSING:
                return False
            if value is None and name not in cls.__non_callable_proto_members__:
                return False
        return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of classes that say what others must have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = _proto_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _refuse_instances


Protocol.__module__ = 'typing'
import typing
typing.Protocol = Protocol


def runtime_checkable(cls):
    """Lets isinstance() and issubclass() look whether the members of a protocol are there."""
    if not (isinstance(cls, type) and issubclass(cls, Generic)
            and getattr(cls, '_is_protocol', False)):
        raise TypeError('@runtime_checkable can be only applied to protocol classes, '
                        f'got {cls!r}')
    cls._is_runtime_protocol = True
    data = set()
    for name in cls.__protocol_attrs__:
        if not callable(getattr(cls, name, None)):
            data.add(name)
    cls.__non_callable_proto_members__ = data
    return cls


runtime = runtime_checkable


def is_protocol(tp, /):
    """Whether something is a protocol."""
    return (isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp is not Protocol
            and not isinstance(tp, _GenericAlias))


def get_protocol_members(tp, /):
    """The names that a protocol asks for."""
    if not is_protocol(tp):
        raise TypeError(f'{tp!r} is not a Protocol')
    return frozenset(tp.__protocol_attrs__)


_T_co = TypeVar('T_co', covariant=True)


@runtime_checkable
class SupportsInt(Protocol):
    """Has __int__."""
    __slots__ = ()

    @abstractmethod
    def __int__(self):
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """Has __float__."""
    __slots__ = ()

    @abstractmethod
    def __float__(self):
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """Has __complex__."""
    __slots__ = ()

    @abstractmethod
    def __complex__(self):
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """Has __bytes__."""
    __slots__ = ()

    @abstractmethod
    def __bytes__(self):
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """Has __index__."""
    __slots__ = ()

    @abstractmethod
    def __index__(self):
        pass


@runtime_checkable
class SupportsAbs(Protocol[_T_co]):
    """Has __abs__."""
    __slots__ = ()

    @abstractmethod
    def __abs__(self):
        pass


@runtime_checkable
class SupportsRound(Protocol[_T_co]):
    """Has __round__."""
    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits=0):
        pass


for _made in (SupportsInt, SupportsFloat, SupportsComplex, SupportsBytes, SupportsIndex,
              SupportsAbs, SupportsRound):
    _made.__module__ = 'typing'
