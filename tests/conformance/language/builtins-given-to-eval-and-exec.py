# Code has the builtins that its globals name: programs that evaluate formulas give it few or none.
import builtins
import types


def show(run, *args):
    try:
        print(run(*args))
    except Exception as error:
        print(type(error).__name__, error)


allowed = {"__builtins__": {}, "abs": abs, "pi": 3.14}
for formula in ("abs(-2) * pi", "len('abc')", "[x * x for x in (1, 2)]", "__import__('os')",
                "(lambda n: n + pi)(1)", "(lambda n: max(n, 1))(1)", "open('x')"):
    show(eval, formula, dict(allowed))
show(eval, "x + y", {"__builtins__": None}, {"x": 1, "y": 2})
show(eval, "x + z", {"__builtins__": None}, {"x": 1})
show(eval, "len('abc')", {"__builtins__": builtins})
show(eval, "len('abc')", {"__builtins__": vars(builtins)})
show(eval, "length('abc')", {"__builtins__": {"length": len}})
for source in ("import math", "from math import pi", "class A: pass", "def f(): pass", "raise ValueError",
               "assert 1 > 2, 'two'", "print('x')"):
    show(exec, source, {"__builtins__": {}})
few = {"__builtins__": {"__build_class__": __build_class__, "print": print, "__import__": __import__}}
exec("""
import math
__name__ = 'few'
class Point:
    def show(self):
        print(math.floor(2.5), type(self).__name__)
""", few)
try:
    few["Point"]().show()
except NameError as error:
    print(error)
made = types.FunctionType((lambda: len("ab")).__code__, {"__builtins__": {"len": lambda text: -1}})
print(made())
names = {}
exec("size = len('abcd')", names)
print(names["size"], sorted(names))
