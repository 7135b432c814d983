# A class method and a static method say what their function is annotated with.
from functools import singledispatchmethod


class Shape:

    @singledispatchmethod
    def scale(self, factor):
        raise NotImplementedError(type(factor).__name__)

    @scale.register
    def _(self, factor: int):
        return 'int'

    @scale.register
    @classmethod
    def _(cls, factor: str):
        return cls.__name__

    @scale.register
    @staticmethod
    def _(factor: float):
        return 'float'


print(Shape().scale(1), Shape().scale('x'), Shape().scale(1.5))


class C:

    @classmethod
    def make(cls, a: int) -> 'C':
        """Makes."""

    @staticmethod
    def stat(b: str='x'):
        """Stats."""


print(C.__dict__['make'].__annotations__, C.__dict__['stat'].__wrapped__(), C.__dict__['make'].__name__, C.__dict__['stat'].__doc__)
