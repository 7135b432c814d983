# Pins partial objects as attributes of classes: not bound yet, with a warning; no members of an enum.
import enum
import functools


class Greeter:
    hello = functools.partial(print, "hello")
    free = staticmethod(functools.partial(print, "free"))


Greeter.hello("class")
Greeter().hello("instance")
Greeter().free("instance")


class Number(enum.Enum):
    parse = functools.partial(int, base=2)
    ONE = 1


print(list(Number), Number.parse("101"))
