# Classes at length: metaclasses, descriptors, hooks, operators, and the errors of each.
import functools, sys
class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith('__')), kw)
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.tag = kw.get('tag')
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k)
        return super().__call__(*a, **k)
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, kw)
        return {'prepared': 1}
    def __instancecheck__(cls, o): return o == 5 or super().__instancecheck__(o)
    def __len__(cls): return 42
    def __iter__(cls): return iter([1,2])
    def __getitem__(cls, k): return (cls.__name__, k)
    def __contains__(cls, x): return x == 'a'
class A(metaclass=Meta, tag='t'):
    x = 1
    def __init__(self, a, b=2): self.a=a; self.b=b
a = A(1)
print(a.a, a.b, A.tag, len(A), list(A), A['q'], 'a' in A, isinstance(5, A), isinstance(6, A))
print(type(A), A.prepared)
class D:
    def __init__(self, name=None): self.name=name
    def __set_name__(self, owner, name): print('set_name', owner.__name__, name); self.n=name
    def __get__(self, o, t=None): return (self.n, o is None, t.__name__)
    def __set__(self, o, v): print('set', v); o.__dict__[self.n]=v
    def __delete__(self, o): print('delete')
class B:
    d = D()
    e = D()
b=B()
print(B.d, b.d); b.d = 5; print(b.d, b.__dict__); del b.d
class ND:
    def __get__(self, o, t): return 'nd'
class C2:
    n = ND()
c=C2(); print(c.n); c.n=4; print(c.n); del c.n; print(c.n)
class P:
    def __init__(self): self._v=1
    @property
    def v(self): "doc v"; return self._v
    @v.setter
    def v(self, x):
        if x<0: raise ValueError("neg")
        self._v=x
    @v.deleter
    def v(self): print('del v')
p=P(); p.v=3; print(p.v, P.v.__doc__); del p.v
try: p.v=-1
except ValueError as e: print(e)
class RO:
    @property
    def r(self): return 1
for code in ["RO().r=1","del RO().r","RO().zz","RO().zz=1;print('set')", "RO.r.fget", "del RO().q", "object().x=1","(1).x=1", "int.x=1", "RO.r(1)"]:
    try: exec(code)
    except Exception as e: print(type(e).__name__, e)
class Base:
    subs=[]
    def __init_subclass__(cls, /, kind=None, **kw):
        super().__init_subclass__(**kw)
        cls.kind=kind; Base.subs.append(cls.__name__)
    def hello(self): return "Base.hello"
class S1(Base, kind='one'):
    def hello(self): return "S1>"+super().hello()
class S2(Base, kind='two'):
    def hello(self): return "S2>"+super().hello()
class S3(S1, S2):
    def hello(self): return "S3>"+super().hello()
print(S3().hello(), [c.__name__ for c in S3.__mro__], Base.subs, S1.kind, S3.kind)
try:
    class Bad(Base, foo=1): pass
except TypeError as e: print(e)
try:
    class X(object, Base): pass
except TypeError as e: print(e)
try:
    class Y(int, str): pass
except TypeError as e: print(e)
try:
    class Z(bool): pass
except TypeError as e: print(e)
class Num:
    def __init__(s,v): s.v=v
    def __add__(s,o): return Num(s.v+(o.v if isinstance(o,Num) else o))
    __radd__=__add__
    def __eq__(s,o): return s.v==o.v if isinstance(o,Num) else NotImplemented
    def __lt__(s,o): return s.v<o.v
    def __repr__(s): return f"Num({s.v})"
    def __bool__(s): return bool(s.v)
    def __int__(s): return s.v
    def __index__(s): return s.v
    def __neg__(s): return Num(-s.v)
    def __call__(s, *a): return a
    def __getitem__(s, k): return k
    def __contains__(s, k): return k==s.v
    def __format__(s, spec): return f"<{spec}>"
    def __len__(s): return s.v
    def __iadd__(s,o): s.v+=o; return s
n=Num(3)
print(n+4, 4+n, n==Num(3), n!=Num(4), n==3, n<Num(9), n>Num(1), -n, n(1,2), n[1:2], n[1,2,...], 3 in n, f"{n:abc}", len(n), [10,20,30,40][n], hex(n), range(n), sum([n,n], Num(0)))
n+=5; print(n)
try: hash(n)
except TypeError as e: print(e)
try: n<=n
except TypeError as e: print(e)
try: n*2
except TypeError as e: print(e)
try: n-2
except TypeError as e: print(e)
try: n@n
except TypeError as e: print(e)
try: 2**n
except TypeError as e: print(e)
class NegLen:
    def __len__(self): return -1
class BadLen:
    def __len__(self): return 'a'
class BadBool:
    def __bool__(self): return 1
class BadStr:
    def __str__(self): return 1
    def __repr__(self): return None
class BadHash:
    def __hash__(self): return 'x'
class BadIter:
    def __iter__(self): return 1
class BadIndex:
    def __index__(self): return 1.5
class BadNext:
    def __iter__(self): return self
class GA:
    def __getattr__(self, n): return f'attr {n}'
class GA2:
    def __getattribute__(self, n):
        if n=='boom': raise AttributeError('no '+n)
        return object.__getattribute__(self, n)
for code in ["len(NegLen())","len(BadLen())","bool(BadBool())","str(BadStr())","repr(BadStr())","hash(BadHash())","iter(BadIter())","[1][BadIndex()]","next(BadNext())","for x in BadNext(): pass","print(GA().foo)","GA2().boom","print(BadStr())","f'{BadStr()}'","format(3,BadStr())","int(BadIndex())","range(BadIndex())","dict.fromkeys(5)","A.nope","a.nope","None.foo","[].foo","f.bar","sys.nope","'x'.uper()","class Q: __slots__='a'\nQ().b=1","bool(NegLen())", "del a.zzz","super().x","super(1,2)","isinstance(1,'a')","issubclass(1,int)","type('X',(),{})()","type(1,2)","type('X',1,{})","object(1)","int.__new__(str)","A.__new__(int)"]:
    try: exec(code); print('ok',code)
    except Exception as e: print(code,'=>',type(e).__name__, e)
print(Num.__dict__.keys() >= {'__add__'}, Num.__module__, Num.__qualname__, Num.__name__, Num.__bases__, Num.__subclasses__())
class WithCall:
    @staticmethod
    def s(a): return a
    @classmethod
    def c(cls, a): return cls.__name__, a
    def m(self): return self.__class__.__name__
w=WithCall(); print(w.s(1), w.c(2), WithCall.s(1), WithCall.c(2), WithCall.m(w))
try: WithCall.m()
except TypeError as e: print(e)
print(WithCall.s, WithCall.__dict__['s'].__func__.__name__)
class Enterable:
    def __enter__(self): print('enter'); return self
    def __exit__(self,*a): print('exit', a[0].__name__ if a[0] else None); return True
with Enterable() as e, Enterable(): raise KeyError('x')
try:
    with 5: pass
except TypeError as e: print(e)
try:
    with Num(1): pass
except TypeError as e: print(e)
@functools.total_ordering
class T:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
print(T(1)<=T(2), T(2)>=T(3), T(1)>T(0))
class CP:
    @functools.cached_property
    def val(self): print('computing'); return 9
cp=CP(); print(cp.val, cp.val, cp.__dict__)
def outer():
    x=1
    class In:
        y=x
        def f(self): return x
    return In
print(outer()().f(), outer().__qualname__)
class Str(str):
    def __new__(cls, v): return super().__new__(cls, v.upper())
    def shout(self): return self+'!'
s=Str('abc'); print(s, repr(s), s.shout(), type(s.shout()), type(s).__name__, s=='ABC', {s:1})
class L(list):
    def __getitem__(self,i): return 'item', super().__getitem__(i)
l=L([1,2,3]); print(l, l[0], l[1:], len(l), sorted(l), l+[4], type(l+[4]), type(l[:]))
class DD(dict):
    def __missing__(self,k): return k*2
d=DD(a=1); print(d['a'], d['zz'], d, d.get('q'), 'q' in d)
class I(int):
    def __repr__(self): return f'I({int(self)})'
print(I(3), repr(I(3)), I(3)+1, [I(4)], f'{I(5)}', f'{I(5)!r}', str(I(5)), '%d %s %r'%(I(1),I(2),I(3)))
class E1(Exception):
    def __init__(self, a, b): super().__init__(a, b); self.a=a
    def __str__(self): return f"E1<{self.a}>"
try: raise E1(1,2)
except E1 as e: print(e, repr(e), e.args)
print(A.__class__, type(type), object.__class__, type.__mro__, isinstance(type, object))
