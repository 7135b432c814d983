# What a `return` was about to give is dropped when its `finally` goes on with the loop.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        print("exit", self.name)


def first_that_may_go(numbers, stay):
    for number in numbers:
        try:
            return number
        finally:
            if number in stay:
                continue
    return "none"


def counted(limit):
    count = 0
    while True:
        try:
            count += 1
            return count
        finally:
            if count < limit:
                continue


def nested():
    found = []
    for outer in range(3):
        for inner in range(3):
            try:
                try:
                    return "never"
                finally:
                    found.append((outer, inner))
                    if inner == 1:
                        break
            finally:
                continue
    return found


def replaced():
    try:
        return "first"
    finally:
        for word in ("second", "third"):
            try:
                return word
            finally:
                if word == "second":
                    continue


def through_a_with():
    for name in "ab":
        with Noisy(name):
            try:
                return name
            finally:
                if name == "a":
                    continue


def generator():
    for number in range(3):
        try:
            yield number
            return "end"
        finally:
            if number < 2:
                continue


print(first_that_may_go([1, 2, 3], {1, 2}), first_that_may_go([1], {1}), first_that_may_go([], ()))
print(counted(1), counted(50))
print(nested())
print(replaced())
print(through_a_with())
print(list(generator()))
