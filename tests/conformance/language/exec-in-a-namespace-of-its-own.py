import sys

namespace = {}
exec("class Greeter:\n    def hello(self):\n        return __name__", namespace)
print(namespace["Greeter"], namespace["Greeter"]().hello())

exec(compile("[1, 2]", "<prompt>", "single"))
sys.displayhook = lambda value: print("hook:", value)
exec(compile("6 * 7", "<prompt>", "single"))


def outer():
    free = 1

    def inner():
        return free

    return inner


for run in (eval, exec):
    try:
        run(outer().__code__)
    except TypeError as error:
        print(error)

for text in ("1 +", "x = 5", "f() = 1", "(1, 2", "a b"):
    try:
        eval(text)
    except SyntaxError as error:
        print(repr(text), error.msg, error.offset, error.end_offset, repr(error.text))
