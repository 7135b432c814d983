# Pins that a slot or a built-in attribute refuses objects of other classes.
class Slotted:
    __slots__ = ("a",)


class Other:
    b = Slotted.a


slotted = Slotted()
for attempt in (
    lambda: Slotted.a.__get__(5),
    lambda: Slotted.a.__get__(None, Slotted) is Slotted.a,
    lambda: Slotted.a.__set__(slotted, 9) or slotted.a,
    lambda: Slotted.a.__set__("text", 9),
    lambda: type(len).__dict__["__name__"].__get__(5),
    lambda: type(attempt).__dict__["__code__"].__get__([]),
    lambda: type(attempt).__dict__["__name__"].__set__([], "x"),
):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
