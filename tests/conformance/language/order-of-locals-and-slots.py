# The order of locals, and of the members of __slots__.
def f(a):
    x = 1
    def g(): return x
    print(list(locals()))
    return g
f(1)
def f2(a, b):
    c = 1; d = 2
    g = lambda: (b, c)
    print(list(locals()), f2.__code__.co_varnames, f2.__code__.co_cellvars)
f2(1, 2)
def f3(*args, k=1, **kw):
    inner = lambda: (k, last)
    first = [x for x in args]
    last = 2
    print(list(locals()))
    def h():
        z = 1
        print(list(locals()), k, last)
    h()
f3(1)
class P:
    __slots__ = ('zeta', 'alpha', 'mid', '__own')
print(list(P.__dict__))
