"""Lists and tuples let their last item go first; arguments and locals go in their order."""


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-", self.name, end=" ")


def three():
    return [Noisy(1), Noisy(2), Noisy(3)]


items = three()
del items
print("list")
items = three()
items.clear()
print("clear")
items = three()
items[:] = []
print("slice")
items = three()
del items[:2]
print("del slice")
del items
print("rest")
items = tuple(three())
del items
print("tuple")
items = dict(enumerate(three()))
del items
print("dict")


def call(first, second):
    third = Noisy("third")
    print("leaving", end=" ")


call(Noisy("first"), Noisy("second"))
print("locals")


def consume(thing):
    del thing
    print("after del", end=" ")


consume(Noisy("argument"))
print("consumed")
consume(thing=Noisy("keyword"))
print("consumed")


def generator(thing):
    yield thing.name


print(list(generator(Noisy("of a generator"))))
print(next(generator(Noisy("of another"))))
[Noisy(i) for i in range(3)]
print("comprehension")


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


waiting = stubborn()
next(waiting)
del waiting
