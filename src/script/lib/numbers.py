"""Abstract base classes of numbers."""

from abc import ABCMeta, abstractmethod

__all__ = ['Number', 'Complex', 'Real', 'Rational', 'Integral']


def _abstract(*names):
    """Class decorator: adds abstract methods."""
    def add(cls):
        for name in names:
            def method(self, *args):
                raise NotImplementedError
            method.__name__ = name
            method.__qualname__ = f'{cls.__qualname__}.{name}'
            setattr(cls, name, abstractmethod(method))
        cls.__abstractmethods__ = cls.__abstractmethods__ | set(names)
        return cls
    return add


class Number(metaclass=ABCMeta):
    """Any number."""

    __slots__ = ()
    __hash__ = None


@_abstract('__complex__', '__add__', '__radd__', '__neg__', '__pos__', '__mul__', '__rmul__',
           '__truediv__', '__rtruediv__', '__pow__', '__rpow__', '__abs__', 'conjugate', '__eq__')
class Complex(Number):
    """What complex has."""

    __slots__ = ()

    def __bool__(self):
        return self != 0

    @property
    @abstractmethod
    def real(self):
        raise NotImplementedError

    @property
    @abstractmethod
    def imag(self):
        raise NotImplementedError

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other


@_abstract('__float__', '__trunc__', '__floor__', '__ceil__', '__round__', '__floordiv__',
           '__rfloordiv__', '__mod__', '__rmod__', '__lt__', '__le__')
class Real(Complex):
    """What float has."""

    __slots__ = ()

    def __divmod__(self, other):
        return (self // other, self % other)

    def __rdivmod__(self, other):
        return (other // self, other % self)

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return +self

    @property
    def imag(self):
        return 0

    def conjugate(self):
        return +self


Real.__abstractmethods__ -= {'__complex__', 'conjugate', 'real', 'imag'}


class Rational(Real):
    """A numerator and a denominator."""

    __slots__ = ()

    @property
    @abstractmethod
    def numerator(self):
        raise NotImplementedError

    @property
    @abstractmethod
    def denominator(self):
        raise NotImplementedError

    def __float__(self):
        return int(self.numerator) / int(self.denominator)


@_abstract('__int__', '__pow__', '__lshift__', '__rlshift__', '__rshift__', '__rrshift__',
           '__and__', '__rand__', '__xor__', '__rxor__', '__or__', '__ror__', '__invert__')
class Integral(Rational):
    """What int has."""

    __slots__ = ()

    def __index__(self):
        return int(self)

    def __float__(self):
        return float(int(self))

    @property
    def numerator(self):
        return +self

    @property
    def denominator(self):
        return 1


Integral.__abstractmethods__ -= {'numerator', 'denominator'}
Complex.register(complex)
Real.register(float)
Integral.register(int)
