# Signatures of functions and methods that are written in C.
import inspect

for function in (len, print, sorted, abs, isinstance, str.split, str.join, list.append, list.sort,
                 dict.get, dict.pop, int.__add__, [].append, 'a'.split, str.upper, list.index,
                 dict.fromkeys, float.is_integer, set.add, any, sum, round, hash, callable):
    try:
        print(function.__name__, inspect.signature(function))
    except ValueError as error:
        print(function.__name__, '->', error)
for function in (getattr, max, dict, int, 3):
    try:
        print(inspect.signature(function))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
