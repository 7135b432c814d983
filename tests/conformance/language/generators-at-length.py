# Generators at length: send, throw, close, delegation, comprehensions.
def g():
    try:
        x = yield 1
        print('got', x)
        y = yield 2
        print('got', y)
    except ValueError as e:
        print('caught', e); yield 'after'
    finally: print('fin')
    return 'ret'
a=g(); print(next(a), a.send('s')); print(a.throw(ValueError('v')))
try: next(a)
except StopIteration as e: print('stop', e.value)
b=g(); next(b); b.close(); b.close()
c=g()
try: c.send(1)
except TypeError as e: print(e)
def d():
    r = yield from g()
    print('r', r)
    yield 'end'
print(list(d()))
def e():
    yield 1
    raise StopIteration('x')
try: list(e())
except RuntimeError as x: print(repr(x), repr(x.__cause__))
def ign():
    try: yield
    except GeneratorExit: yield 5
f=ign(); next(f)
try: f.close()
except RuntimeError as x: print(x)
def rec():
    me = yield
    yield next(me)
r=rec(); next(r)
try: r.send(r)
except ValueError as x: print(x)
print([x for x in (i*i for i in range(5)) if x%2==0])
import types
print(isinstance(g(), types.GeneratorType), g().__name__, g.__name__)
x = (i for i in [1,2]); print(next(x), next(x), next(x, 'done'))
try: x.throw(KeyError)
except KeyError as e2: print('ke', repr(e2))
def cnt():
    i=0
    while True:
        v = yield i
        i = v if v is not None else i+1
k=cnt(); print(next(k), next(k), k.send(10), next(k))
def retv(): return 5; yield
try: next(retv())
except StopIteration as s: print(s.value, s.args)
print(*(a+b for a in 'ab' for b in 'cd'))
try: [y for y in 5]
except TypeError as z: print(z)
lst=[lambda: i for i in range(3)]; print([q() for q in lst])
print({k:v for k,v in zip('abc',range(3))}, {c for c in 'aab'} == {'a','b'})
print([[j for j in range(i)] for i in range(4)])
y=10
class K:
    y=20
    l=[y for _ in range(2)]
    m=[z for z in [y]]
print(K.l, K.m)
print((lambda n: [n:=n+1, n])(1))
if (m:=5) > 3: print(m)
print([w:=1, w+1], w)
def gen_ctx():
    with open_() as o:
        yield o
import contextlib
@contextlib.contextmanager
def open_():
    print('open'); 
    try: yield 'res'
    finally: print('close')
for o in gen_ctx(): print(o)
g3=gen_ctx(); next(g3); del g3; print('after del')
def deep(n):
    if n: yield from deep(n-1)
    yield n
print(list(deep(5)))
it=iter([1,2,3]); print(list(zip(it,it)))
print(next(iter([]), None), list(iter(lambda: 5 if not lst.append(1) and len(lst)<6 else 0, 0)))
import sys
print(sys.getrecursionlimit())
def inf(): return inf()
try: inf()
except RecursionError as e5: print(e5)
async def co(): return 1
try: co().send(None)
except StopIteration as s: print(s.value)
async def ag():
    yield 1
    yield 2
z=ag()
try: z.__anext__().send(None)
except StopIteration as s: print('anext', s.value)
try:
    for q in ag(): pass
except TypeError as t: print(t)
try: iter(co)
except TypeError as t: print(t)
