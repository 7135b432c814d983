"""What a class body leaves in its namespace, in CPython 3.13's order, and what dir() tells."""


class Point:
    """A place."""

    unit: str = "m"

    def __init__(self, x, y):
        self.y = y
        self.x = x

    def move(self):
        self.moved = True
        (self.a, [self.b]) = 1, [2]
        self.x += 1
        other = self
        other.c = 3

        class Inner:
            def method(self):
                self.inner = 1

        return Inner


class Empty:
    pass


class Equal(Point):
    def __eq__(self, other):
        return True


class Slotted:
    __slots__ = ("a",)


class Failure(Exception):
    pass


class Meta(type):
    def __new__(mcs, name, bases, namespace):
        print(name, list(namespace))
        return super().__new__(mcs, name, bases, namespace)


@print
class Decorated(metaclass=Meta):
    "doc"
    value: int = 1

    def method(self):
        return super().__repr__()


for cls in (Point, Empty, Equal, Slotted, Failure):
    print(cls.__name__, list(vars(cls)))
print(Point.__firstlineno__, Point.__static_attributes__, Equal.__hash__)
print(Point(1, 2).move().__static_attributes__)
print(dir(Point(1, 2)))
for thing in (object, 1, 1.5, "", [], (), {}, set(), None, ValueError(), Empty):
    print(type(thing).__name__, dir(thing) if thing is not Empty else "__weakref__" in dir(thing))
print(Point(1, 2).__getstate__(), Empty().__getstate__(), object().__getstate__())
try:
    class Odd(1):
        pass
except TypeError as error:
    print(error)
try:
    super(int, "text")
except TypeError as error:
    print(error)
