# Scopes, closures, arguments, unpacking and literals at length.
x = 'g'
def f():
    print(x)
def g():
    try:
        print(x)
    except UnboundLocalError as e: print(e)
    x = 1
def h():
    global x
    x = 'changed'
def k():
    y = 1
    def in1():
        nonlocal y
        y += 1
        def in2():
            nonlocal y
            y *= 10
            return y
        return in2
    return in1()(), y
f(); g(); h(); f(); print(k())
def counter():
    c = 0
    def inc():
        nonlocal c
        c += 1
        return c
    return inc
a, b = counter(), counter()
print(a(), a(), b(), a.__closure__[0].cell_contents, a.__code__.co_freevars)
def late(): return [lambda: i for i in range(3)]
print([z() for z in late()])
def delv():
    v = 1
    del v
    try: v
    except UnboundLocalError as e: print(e)
delv()
def clos():
    def inner(): return q
    try: inner()
    except NameError as e: print(e)
    q = 5
    return inner()
print(clos())
class A:
    x = 'cls'
    y = [x for _ in range(1)]
    def m(self): return x
    z = (lambda: x)()
print(A.y, A().m(), A.z)
def dflt(a, b=[], *, c={}): b.append(a); return b
print(dflt(1), dflt(2), dflt.__defaults__, dflt.__kwdefaults__)
def args(a, /, b, *c, d, e=5, **f): return a, b, c, d, e, f
print(args(1, 2, 3, 4, d=6, g=7), args(1, b=2, d=3))
for bad in ["args(1,2)", "args(a=1,b=2,d=3)", "args()", "args(1,2,d=1,**{'d':2})", "args(1,2,d=1,**{'b':2})", "args(*[1,2,3], d=4, **{'z': 1})", "print(*[1], *[2], sep='-')", "args(*1, d=2)", "args(1, *None, d=1)", "args(1,2, d=1, **[1])"]:
    try: print(eval(bad))
    except TypeError as e: print(bad, '->', e)
first, *mid, last = range(6); print(first, mid, last)
(a1, b1), [c1, *d1] = (1, 2), 'xyz'; print(a1, b1, c1, d1)
i = 0; i, l = 5, [0]*6; l[i] = 9; print(i, l)
l[1:3] = 'abc'; print(l); l[::2] = [0]*len(l[::2]); print(l); del l[1::2]; print(l)
try: l[::2] = [1]
except ValueError as e: print(e)
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 'a' < 'b' > 'a', not 1 == 2)
print(0 or [] or 'x', 1 and 'y', None and 1, (lambda: 0)() or 'z')
def ret():
    for i in range(3):
        try:
            if i == 1: return i
        finally:
            print('fin', i)
print(ret())
def nested():
    try:
        try: raise ValueError('a')
        finally: print('inner')
    except ValueError as e:
        print(e)
        try: raise KeyError('b')
        except KeyError: pass
        else: print('no')
        finally: print('last')
    else: print('no')
    return 'done'
print(nested())
while True:
    i -= 1
    if i < 3: break
else: print('no')
print(i)
for i in []: pass
else: print('empty else')
print([x*y for x in range(3) for y in range(3) if x != y], {x: y for x, y in zip('ab', 'cd')})
print([[c for c in r] for r in ['ab', 'c']], [x for x in [1, 2, 3] if x > 1 if x < 3])
m = [[1, 2], [3, 4]]
print([list(r) for r in zip(*m)], sum((r for r in m), []))
print(f"{x!r:>10}|{3.14159:.2f}|{42:#x}|{1e10:,}|{'s':^5}|{True}|{None}|{[1]}|{ {'a': 1}['a'] }|{{}}")
w = 10; p = 3
print(f"{3.14159:{w}.{p}}|{'x':{'*'}^{w}}|{w=}|{w + 1 = }|{w=:>5}|{'a' 'b'}|{f'{w}'}")
print(f'{"nested " + "quotes"}', f"{'\n'.join(['a', 'b'])}", f'''{
    w
}''')
print("%s %r %d %5.2f %x %o %e %g %c %% %-5s| %05d %+d" % ("a", "b", 3, 2.5, 255, 8, 12345.678, 0.0001, 'c', 'l', 42, 7))
print("{} {1}".format(1) if 0 else "{0} {1} {0}".format('a', 'b'), "{:>{w}}".format('r', w=5), "{a[0]} {b.real}".format(a=[1], b=2))
print('a' 'b' "c", r'\n', b'x' b'y', 'tab\there', '\x41\u0042\U00000043\103')
print(10_000, 0b101, 0o17, 0xFF, 1e3, 1_0.5e-1_0, 3j, .5, 5., 0xdead_beef)
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 2 ** 10, 2 ** -1, 7 / 2, divmod(-7, 2), 5.5 // 2, -5.5 % 2, 10 ** 20)
print(1 << 5, 255 >> 3, 6 & 3, 6 | 3, 6 ^ 3, ~6, not 6)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1.5), int(-3.7), abs(-3), pow(2, 10, 1000))
x = y = z = []; x.append(1); print(y, z is x)
a = 5; a += 3; a -= 1; a *= 2; a //= 3; a **= 2; a %= 7; a <<= 2; a |= 1; a ^= 3; a >>= 1; a &= 6; print(a)
s = 'hello'; s += ' world'; s *= 2; print(s)
t = (1,); t += (2,); print(t); t2 = ([],)
try: t2[0] += [1]
except TypeError as e: print(e, t2)
import sys
print(sys.version_info[:2], sys.maxsize, sys.byteorder, type(sys.argv), __name__)
print(print('x'), end='!\n'); print(1, 2, sep=', ', end='.\n'); print(); print('a', 'b', sep='')
try: input('prompt> ')
except EOFError as e: print(repr(e))
print(type(lambda: 0).__name__, (lambda a, b=2: 0).__code__.co_varnames, (lambda: 0).__name__)
def ann(a: int, b: 'str' = 'x', *args: float, **kw: bool) -> list[int]: ...
print(ann.__annotations__); v: int = 5; print(__annotations__); class_ann = type('T', (), {'__annotations__': {}})
def tp[T: int, *Ts, **P](a: T) -> T: return a
print(tp.__type_params__, tp(5)); type Al[T] = list[T]; print(Al, Al[int], Al.__value__, Al.__type_params__)
class G[T]:
    def m(self, x: T) -> T: return x
print(G[int], G[int]().m(3), G.__type_params__, G.__orig_bases__)
print(int | None, list[int] | str, (int | str) == (str | int), isinstance(5, int | str), list[int], dict[str, list[int]])
