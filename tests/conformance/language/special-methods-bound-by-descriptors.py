# Special methods that are found as objects with a __get__ of their own are bound by it.
class Lazy:
    def __init__(self, f): self.f = f
    def __get__(self, obj, cls): return lambda *a: self.f(obj, *a)
def check(what, f):
    try: print(what, f())
    except Exception as e: print(what, type(e).__name__, e)
class A:
    __init__ = Lazy(lambda self, x: setattr(self, 'x', x))
check('init', lambda: A(5).x)
class B:
    __repr__ = Lazy(lambda self: 'B!')
    __str__ = Lazy(lambda self: 'str B')
    __len__ = Lazy(lambda self: 3)
    __bool__ = Lazy(lambda self: False)
    __iter__ = Lazy(lambda self: iter([1, 2]))
    __next__ = Lazy(lambda self: 7)
    __eq__ = Lazy(lambda self, o: True)
    __hash__ = Lazy(lambda self: 11)
    __lt__ = Lazy(lambda self, o: True)
    __add__ = Lazy(lambda self, o: 'add')
    __radd__ = Lazy(lambda self, o: 'radd')
    __iadd__ = Lazy(lambda self, o: 'iadd')
    __neg__ = Lazy(lambda self: 'neg')
    __getitem__ = Lazy(lambda self, k: ('item', k))
    __setitem__ = Lazy(lambda self, k, v: print('set', k, v))
    __delitem__ = Lazy(lambda self, k: print('del', k))
    __contains__ = Lazy(lambda self, k: True)
    __call__ = Lazy(lambda self, *a: ('called', a))
    __enter__ = Lazy(lambda self: 'entered')
    __exit__ = Lazy(lambda self, *a: print('exit', a[0]))
    __format__ = Lazy(lambda self, s: 'fmt' + s)
    __int__ = Lazy(lambda self: 4)
    __index__ = Lazy(lambda self: 2)
    __float__ = Lazy(lambda self: 1.5)
    __getattr__ = Lazy(lambda self, n: 'attr ' + n)
    __reversed__ = Lazy(lambda self: 'rev')
    __abs__ = Lazy(lambda self: 'abs')
    __divmod__ = Lazy(lambda self, o: 'divmod')
    __round__ = Lazy(lambda self, *a: 'round')
    __dir__ = Lazy(lambda self: ['z', 'a'])
    __bytes__ = Lazy(lambda self: b'by')
b = object.__new__(B)
def iadd():
    c = b; c += 1; return c
def with_():
    with b as v: return v
def setdel(): b[1] = 2; del b[1]
for what, f in dict(repr=lambda: repr(b), str=lambda: str(b), len=lambda: len(b), bool=lambda: bool(b), iter=lambda: list(b), next=lambda: next(b), eq=lambda: b == 3, ne=lambda: b != 3, hash=lambda: hash(b), lt=lambda: b < 1, gt=lambda: 1 > b, add=lambda: b + 1, radd=lambda: 1 + b, iadd=iadd, neg=lambda: -b,
                    getitem=lambda: b[5], setdel=setdel, contains=lambda: 9 in b, call=lambda: b(1, 2), with_=with_, format=lambda: f'{b:x}', int=lambda: int(b), index=lambda: [0, 1, 2][b], float=lambda: float(b), getattr=lambda: b.foo, rev=lambda: reversed(b), abs=lambda: abs(b), divmod=lambda: divmod(b, 1), round=lambda: round(b), dir=lambda: dir(b), bytes=lambda: bytes(b), dictkey=lambda: {b: 1}[b]).items():
    check(what, f)
class C:
    def __init_subclass__(cls): print('sub', cls.__name__)
    __new__ = Lazy(lambda self, *a: ('new', self, a))
    __set_name__ = Lazy(lambda self, *a: print('named'))
    __class_getitem__ = Lazy(lambda self, *a: ('cgi', self, a))
check('new', lambda: C(1)); check('cgi', lambda: C[int])
import types
class D:
    __len__ = types.MethodType(lambda self: len(self), 'abcd')
    __call__ = classmethod(lambda cls, x: (cls.__name__, x))
    __repr__ = staticmethod(lambda: 'static repr')
    @property
    def __iter__(self): return lambda: iter('xy')
check('D', lambda: (len(D()), D()(3), repr(D()), list(D())))
