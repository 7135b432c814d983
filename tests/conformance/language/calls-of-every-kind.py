# Calls of every kind: defaults, methods, classes, metaclasses, generators, and too deep; rounded numbers.
import sys
# recursion through plain calls, defaults, methods, classes
def down(n, acc=0):
    if n == 0: return acc
    return down(n - 1, acc + 1)
print(down(500))
def forever(): return forever()
for f in (forever, lambda: down(10**6)):
    try: f()
    except RecursionError as e: print(type(e).__name__, e)
class Loop: pass
Loop.__new__ = Loop
try: Loop()
except RecursionError as e: print("RecursionError")
except TypeError as e: print(e)
class P:
    def __init__(self, x, y=5):
        self.x, self.y = x, y
    def __del__(self): print("del", self.x)
P(1); P(1, 2); p = P(x=3); del p
try: P()
except TypeError as e: print(e)
try: P(1,2,3)
except TypeError as e: print(e)
class Bad:
    def __init__(self): return 5
try: Bad()
except TypeError as e: print(e)
class GenInit:
    def __init__(self): yield 1
try: GenInit()
except TypeError as e: print(e)
class E(Exception):
    def __init__(self, a, *, b=2):
        super().__init__(a)
        self.b = b
print(repr(E(1)), E(1, b=3).b, E(1).args)
try: E()
except TypeError as e: print(e)
class N(int):
    def __new__(cls, v): return super().__new__(cls, v * 2)
print(N(4))
class Other:
    def __new__(cls, *a, **k): print("new", a, k); return 7
    def __init__(self): print("never")
print(Other(1, k=2))
class M(type):
    def __call__(cls, *args, **kwargs):
        print("meta", args, kwargs)
        return super().__call__(*args, **kwargs)
class W(metaclass=M):
    def __init__(self, a, b=1): self.s = a + b
print(W(1).s, W(a=1, b=5).s)
import abc
class Abs(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    def __init__(self): pass
try: Abs()
except TypeError as e: print(e)
print(dict(a=1, **{'b': 2}), list(map(P, [8, 9])).__len__())
def gen():
    try:
        x = yield 1
        print("got", x)
        yield 2
    finally:
        print("closed")
for v in gen():
    print(v)
    break
g = gen(); next(g); print(g.send("hi")); g.close()
def inner(): yield from [1, 2]; return "r"
def outer(): r = yield from inner(); print("inner gave", r); yield 3
print(list(outer()))
def failing():
    yield 1
    raise ValueError("boom")
try:
    for v in failing(): print(v)
except ValueError as e: print(e, e.__traceback__.tb_next.tb_lineno)
class CM:
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t and t.__name__); return True
with CM() as c, CM(): raise KeyError(1)
class CM2:
    __enter__ = lambda self: 1
    __exit__ = print
with CM2() as c: print(c)
class CM3:
    def __enter__(self): raise ZeroDivisionError
    def __exit__(self, *a): print("no")
try:
    with CM3(): pass
except ZeroDivisionError: print("zde")
for i in range(3):
    if i < 1 < 2 and not i > 5: print(i)
x = [1,2,3]; x[1] = x; print(x); x[-1] = 4; x[True] = 5; print(x)
try: x[9] = 1
except IndexError as e: print(e)
def f(a, b=[]): b.append(a); return b
print(f(1), f(2), f(3, []))
def clos():
    n = 0
    def inc(k=1):
        nonlocal n
        n += k
        return n
    return inc
i = clos(); i(); i(5); print(i())
print(sys._getframe().f_code.co_name)
def frames(): return sys._getframe().f_back.f_lineno, sys._getframe(1).f_code.co_name
print(frames())
def keep():
    a = 1
    return sys._getframe()
fr = keep(); print(fr.f_locals, fr.f_lineno)
print("%s %d %5d|%-5s|%5.2f %g %i %s %r %%" % ("a", 3, 4, "x", 2.345, 1e10, 7, 5, "q"))
print("%d" % 3.7, "%s" % (1,), "%5s|" % "é", "%(a)s" % {"a": 1}, "%.3s" % "abcdef", "%.2s" % 12345, "%03d" % -4, "%+d" % 5, "% d" % 5, "%x" % 255)
for v in (0.0, 0.005, 0.015, 0.025, 0.5, 1.5, 2.5, 1e15+0.3, 1e16, 123456.789, 1e-7, 0.1, 0.99999, 9.995, 999.995, -0.001, 1/3, 2**52+0.5, 2**53+1.0, 5e-324, 1.7e308):
    print(f"{v:.0f} {v:.1f} {v:.2f} {v:.3f} {v:.10f} {v:.15f}" if v < 1e300 else f"{v:.1f}"[:5], "%.4f" % v if v < 1e300 else "", round(v, 2))
