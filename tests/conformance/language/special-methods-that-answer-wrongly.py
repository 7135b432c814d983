def show(compute):
    try:
        print(compute())
    except Exception as error:
        print(type(error).__name__, error)


class Wrong:
    def __len__(self):
        return 2**100

    def __complex__(self):
        return 1


class Sequence:
    def __getitem__(self, index):
        return index


class Nothing:
    __len__ = None


class Negative:
    def __len__(self):
        return -(2**70)


class Word:
    def __len__(self):
        return "three"


show(lambda: len(Wrong()))
show(lambda: bool(Wrong()))
show(lambda: complex(Wrong()))
show(lambda: reversed(Sequence()))
show(lambda: len(Nothing()))
show(lambda: bool(Nothing()))
show(lambda: len(Negative()))
show(lambda: len(Word()))


class NotAnError(Exception):
    def __new__(cls, *args):
        return cls


def waiting():
    yield


def raised():
    raise NotAnError


def thrown():
    generator = waiting()
    next(generator)
    generator.throw(NotAnError)


show(raised)
show(thrown)
