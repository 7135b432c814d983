class Circle:
    def __init__(self, radius):
        self._radius = radius

    @property
    def radius(self):
        """The radius."""
        return self._radius

    @radius.setter
    def radius(self, value):
        """Not shown."""
        self._radius = value

    @property
    def area(self):
        return 3 * self._radius**2

    @area.getter
    def area(self):
        """The area."""
        return 3.14 * self._radius**2

    plain = property(doc="no functions")

    class Inner:
        locked = property(lambda self: 1)


class documented(property):
    """A kind of property."""


class Other:
    @documented
    def shown(self):
        """What it shows."""

    hidden = documented(lambda self: 0, doc="given")


print(Circle.radius.__doc__, Circle.area.__doc__, Circle.plain.__doc__)
print(Other.shown.__doc__, Other.hidden.__doc__, documented.__doc__)
print(Circle.radius.__name__, Circle.area.fset, Circle.radius.__isabstractmethod__)
for change in ("circle.area = 1", "del circle.radius", "circle.plain", "Circle.Inner().locked = 2"):
    circle = Circle(2)
    try:
        exec(change)
    except AttributeError as error:
        print(change, "->", error)
print(staticmethod(len).__module__, classmethod(Circle.__init__).__module__)

try:
    class Point(tuple):
        __slots__ = ("x", "y")
except TypeError as error:
    print(error)


class Pair:
    __slots__ = ["left", "left"]


print(Pair.left)
