# A coroutine that was never awaited goes with the operands of what failed: the warning tells that line, before anything handles the error.
async def fetch():
    return 1


def send():
    fetch().send(1)


def add():
    return fetch() + 1


def call():
    fetch()()


def attribute():
    fetch().upper()


def item():
    return [fetch()][5]


def length():
    len(fetch())


def unpacked():
    a, b = fetch()


def loop():
    for _ in fetch():
        pass


def managed():
    with fetch():
        pass


def handled_here():
    try:
        total = fetch() * 2
        print("never printed", total)
        print("nor this")
    except TypeError as error:
        print("handled:", error)
    finally:
        print("finally")


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def objects():
    [Loud("first"), Loud("second")][7]


for function in (send, add, call, attribute, item, length, unpacked, loop, managed, handled_here, objects):
    try:
        function()
    except Exception as error:
        print(function.__name__, type(error).__name__, error)
unpacked()
