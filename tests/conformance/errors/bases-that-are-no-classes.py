# What stands where a base class should: each is refused, none is taken for a class.
def try_base(base):
    try:
        class Derived(base):
            pass
    except TypeError as error:
        print(type(base).__name__, "->", error)
    else:
        print(type(base).__name__, "is a base:", Derived.__mro__)


for base in (1, 2.5, None, True, "text", (), lambda: 0):
    try_base(base)


class Odd(1):
    pass
