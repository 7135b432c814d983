"""What sum, list, set, any and the like take from a generator, and what goes wrong on the way."""
import sys


def show(what, call):
    try:
        print(what, call())
    except Exception as error:
        print(what, type(error).__name__, error)


def numbers(*values):
    for value in values:
        yield value


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __add__(self, other):
        return Money(self.amount + getattr(other, "amount", other))

    __radd__ = __add__

    def __repr__(self):
        return f"Money({self.amount})"


print("-- sum")
show("empty", lambda: sum(numbers()))
show("small", lambda: sum(numbers(1, 2, 3)))
show("true", lambda: sum(numbers(True, True, 2)))
show("floats", lambda: sum(numbers(*[0.1] * 10)))
show("ints, then floats", lambda: sum(numbers(1, 2, 0.5, 3, True, 0.25)))
show("lost and found", lambda: sum(numbers(1e16, 1.0, -1e16)))
show("big", lambda: sum(numbers(2**47 - 1, 1, 2**47, -5)))
show("down from big", lambda: sum(numbers(2**70, -2**70, 7, 8)))
show("negative", lambda: sum(numbers(-2**47, -1, 1, 1)))
show("own", lambda: sum(numbers(1, Money(2), 3)))
show("own, then floats", lambda: sum(numbers(1.5, Money(2), 3.5)))
show("complex", lambda: sum(numbers(1, 2.5, 3j, 4)))
show("text", lambda: sum(numbers(1, 2, "x", 3)))
show("lists", lambda: sum(numbers([1], [2]), []))
show("start", lambda: sum(numbers(1, 2), 10.5))
show("infinite", lambda: sum(numbers(1.0, float("inf"), 2)))

print("-- all and any")
log = []


def logged(*values):
    for value in values:
        log.append(value)
        yield value


class Falsy:
    def __bool__(self):
        log.append("asked")
        return False


show("any", lambda: any(logged(0, "", None, False, 3, 4)))
show("any of own", lambda: any(logged(False, Falsy(), None)))
show("all", lambda: all(logged(True, 1, "x", [], 5)))
show("all of none", lambda: all(numbers()))
show("any of none", lambda: any(numbers()))
print([x if not isinstance(x, Falsy) else "Falsy" for x in log])

print("-- containers")
show("list", lambda: list(numbers(3, 1, 2)))
show("tuple", lambda: tuple(numbers(3, 1, 2)))
show("set", lambda: sorted(set(numbers(3, 1, 3, True, 1.0, 2))))
show("unhashable", lambda: set(numbers(1, [], 2)))
show("frozenset", lambda: frozenset(numbers(4)))
show("sorted", lambda: sorted(numbers(3, 1, 2)))
show("join", lambda: "-".join(numbers("a", "b")))
show("join of ints", lambda: "-".join(numbers("a", 1)))
show("unpacked", lambda: print(*numbers(1, 2, 3)))


class Same:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        log.append(("eq", self.name))
        return self.name == getattr(other, "name", None)


log.clear()
print(len(set(numbers(Same("a"), 1, Same("a"), Same("b")))), log)

print("-- a list that grows while it is looked at")
items = [1]


def growing():
    for value in range(3):
        yield len(items)
        items.append("from within")


items.extend(growing())
print(items)
items += (item for item in numbers(7, 8))
print(items)

print("-- failures")


def failing():
    yield 1
    try:
        yield 2
        raise KeyError("inside")
    finally:
        print("cleaned up", sys.exception() is not None)


for consumer in (sum, list, set, any, all, tuple, sorted):
    generator = failing()
    show(consumer.__name__, lambda: consumer(generator))
    show("rest", lambda: list(generator))


def stops():
    yield 1
    raise StopIteration("early")


show("StopIteration", lambda: list(stops()))

print("-- a generator that consumes itself")
for consumer in (list, sum, set, tuple, all, next):
    def own():
        yield 1
        yield consumer(itself)

    itself = own()
    show(consumer.__name__, lambda: [next(itself), next(itself)])

    def in_loop():
        yield 1
        for value in itself:
            yield value

    itself = in_loop()
    show("for", lambda: list(itself))

print("-- one in the other")


def nested(depth):
    if depth:
        yield sum(nested(depth - 1))
        yield from nested(depth - 1)
    yield depth


print(list(nested(4)), sum(nested(6)))
print(sum(sum(j for j in range(i)) for i in range(50)))
print(sum(x for x in (y for y in range(10) if any(z > 2 for z in range(y)))))


def sends():
    received = yield 1
    print("received", received)
    received = yield 2
    print("received", received)


generator = sends()
next(generator)
print(list(generator))
generator = sends()
print(sum(generator))


def handled():
    try:
        raise ValueError("outer")
    except ValueError:
        yield sys.exception()
        yield sys.exception()


print(list(handled()), sys.exception())


def closing():
    try:
        yield 1
        yield 0
        yield 2
    finally:
        print("closed")


def first_only():
    return all(closing())


print(first_only())
print("end")
