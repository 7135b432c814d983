"""A traceback keeps the frames that it went through, and what they hold, until it goes."""

import sys


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def fail(thing):
    raise ValueError(3)


def caught():
    try:
        fail(Noisy("argument"))
    except ValueError as error:
        print(error)
    print("after the first")
    local = Noisy("local")
    try:
        fail(thing=Noisy("keyword"))
    except ValueError:
        print("still there")
    print("after the second")


async def forgotten():
    return 1


def coroutine_as_argument():
    try:
        fail(forgotten())
    except ValueError as error:
        print(error)
    print("after the third")


def cycle():
    kept = Noisy("kept by a cycle")
    try:
        fail(None)
    except ValueError:
        error = sys.exception()
    print("the frame keeps the error, which keeps the frame")


caught()
print("caught")
coroutine_as_argument()
cycle()
print("end")
