def outer(first, second):
    class Both:
        first = "of the class"
        second = first.upper()

        def method(self):
            return first, second

        shown = [first for _ in "1"], (lambda: (second, first))()

    return Both().method(), Both.shown, Both.first, Both.second


print(outer(1, 2))




class Caller:
    pass


Caller.__call__ = Caller()
try:
    Caller()()
except RecursionError as error:
    print(type(error).__name__)


class Shown:
    pass


Shown.__repr__ = Shown.__str__
try:
    print(Shown())
except RecursionError as error:
    print(type(error).__name__)
