import copy
import functools
import operator
import pickle


def show(*args, **keywords):
    return args, keywords


made = functools.partial(show, 1, mode="r")
made.note = "mine"
for same in (copy.copy(made), copy.deepcopy(made)):
    print(same(2), same.note, same.func is show, same.keywords)
again = pickle.loads(pickle.dumps(functools.partial(max, 3)))
print(again, again(7))
made.__setstate__((show, (5,), None, None))
print(made(6), made.args, made.keywords, vars(made))
for state in ((), (3, (), {}, {}), (show, [], {}, {}), (show, ()), 7):
    try:
        made.__setstate__(state)
    except TypeError as error:
        print(error)

odd = functools.partial(dict, a=1)
odd.keywords[12] = "a number"
print(repr(odd))
try:
    odd()
except TypeError as error:
    print(error)

row = {"name": "x", "sizes": [3, 1]}
for getter in (operator.itemgetter("name"), operator.itemgetter("name", "sizes")):
    print(copy.copy(getter)(row), copy.deepcopy(getter)(row), pickle.loads(pickle.dumps(getter)))
print(pickle.loads(pickle.dumps(operator.attrgetter("real.imag")))(5))
print(copy.copy(operator.methodcaller("split", ","))("a,b"))
