# What int(), float() and indexing make of numbers that methods return.
import operator


class Five(float):
    def __float__(self):
        return 5.0


class Strict(float):
    def __float__(self):
        return Five(7)


class Answers:
    def __init__(self, answer):
        self.answer = answer

    def __index__(self):
        return self.answer

    __int__ = __float__ = __index__


class Cut:
    def __trunc__(self):
        return 5


class Kind(int):
    def __int__(self):
        return 42


print(float(Five(1)), float(Strict(1)), Five(1) + 0, int(Kind(1)), Kind(1) + 0)
print([10, 20, 30][Answers(True)])
print(int(Answers(False)))
print(operator.index(Answers(Kind(3))))
print(int(Cut()))
for convert in (int, float, operator.index, range, hex):
    for answer in ("text", 1.5, None):
        try:
            print(convert(Answers(answer)))
        except TypeError as error:
            print(error)
print(0.0 ** float("-inf"), (-0.0) ** float("-inf"), 0.0 ** float("inf"), 0.5 ** float("-inf"))
for exponent in (-1, -2.5):
    try:
        print(0.0 ** exponent)
    except ZeroDivisionError as error:
        print(error)
