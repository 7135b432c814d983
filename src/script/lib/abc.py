"""Abstract base classes."""

__all__ = ['ABC', 'ABCMeta', 'abstractclassmethod', 'abstractmethod', 'abstractproperty',
           'abstractstaticmethod', 'get_cache_token', 'update_abstractmethods']


def abstractmethod(funcobj):
    """Marks a method that concrete classes must define."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Deprecated: @classmethod above @abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Deprecated: @staticmethod above @abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Deprecated: @property above @abstractmethod."""

    __isabstractmethod__ = True


# Grows with each registration anywhere: what was found not to be a subclass may be one now.
_registrations = 0


def get_cache_token():
    """A value that changes with each call of register() on any class."""
    return _registrations


class _abc_data:
    """What a class knows of the classes that count as its subclasses."""

    __slots__ = ('registered', 'accepted', 'refused', 'refused_at')

    def __init__(self):
        self.registered = {}  # In order of registration.
        self.accepted = set()
        self.refused = set()
        self.refused_at = 0


def _find_abstract_methods(cls, bases):
    found = [name for name, value in vars(cls).items()
             if getattr(value, '__isabstractmethod__', False)]
    for base in bases:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                found.append(name)
    return frozenset(found)


class ABCMeta(type):
    """Metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _find_abstract_methods(cls, bases)
        cls._abc_impl = _abc_data()
        return cls

    def register(cls, subclass):
        """Makes a class count as a subclass."""
        global _registrations
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        cls._abc_impl.registered[subclass] = None
        _registrations += 1
        flags = getattr(cls, '__abc_tpflags__', 0)
        if flags:
            try:
                subclass.__abc_tpflags__ = flags  # `match` takes it for a sequence or a mapping.
            except TypeError:
                pass  # A built-in class.
        return subclass

    def __instancecheck__(cls, instance):
        """isinstance(instance, cls)"""
        subclass = instance.__class__
        data = cls._abc_impl
        if subclass in data.accepted:
            return True
        kind = type(instance)
        if kind is subclass:
            if data.refused_at == _registrations and subclass in data.refused:
                return False
            return cls.__subclasscheck__(subclass)
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(kind)

    def __subclasscheck__(cls, subclass):
        """issubclass(subclass, cls)"""
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        data = cls._abc_impl
        if subclass in data.accepted:
            return True
        if data.refused_at < _registrations:
            data.refused.clear()
            data.refused_at = _registrations
        elif subclass in data.refused:
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            answer = (cls in getattr(subclass, '__mro__', ())
                      or any(issubclass(subclass, other) for other in list(data.registered))
                      or any(issubclass(subclass, other) for other in cls.__subclasses__()))
        elif not isinstance(answer, bool):
            raise AssertionError('__subclasshook__ must return either False, True, or NotImplemented')
        (data.accepted if answer else data.refused).add(subclass)
        return answer


def update_abstractmethods(cls):
    """Looks again which methods of a class are abstract; gives the class."""
    if not hasattr(cls, '__abstractmethods__'):
        return cls
    abstract = set()
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                abstract.add(name)
    for name, value in cls.__dict__.items():
        if getattr(value, '__isabstractmethod__', False):
            abstract.add(name)
    cls.__abstractmethods__ = frozenset(abstract)
    return cls


class ABC(metaclass=ABCMeta):
    """A class to derive from instead of naming the metaclass."""

    __slots__ = ()
