a = 'hello'; b = 'hello'; print(1, a is b)
a = 'hello world!'; b = 'hello world!'; print(2, a is b)
a = 257; b = 257; print(3, a is b)
a = 3.14; b = 3.14; print(4, a is b)
def f(): x = 1000; y = 1000; return x is y
print(5, f())
def g(): return 'some_name'
print(6, g() is 'some_name')
def h(): return 1000
print(7, h() is 1000)
print(8, 'abc' is 'ab' + 'c')
print(9, 1000 is 500 + 500, 10 ** 3 is 1000)
t1 = (1, 2); t2 = (1, 2); print(10, t1 is t2, (1, 'a') is (1, 'a'))
print(13, 1.0 is 1.0, 1.5 is 1.5, 1j is 1j)
import sys
s = ''.join(['h', 'ello']); print(14, s is 'hello')
print(15, sys.intern(s) is 'hello', sys.intern('hello world!') is sys.intern(''.join(['hello', ' world!'])))
class A:
    name = 'hello'
    def m(self): return 'hello'
print(17, A.name is 'hello', A().m() is 'hello', 'name' is [k for k in vars(A) if k == 'name'][0])
d = {'hello': 1}; print(18, list(d)[0] is 'hello', f.__name__ is 'f')
print(19, id('hello') == id('hello'), id(257) == id(257), hex(id(a)) == hex(id(b)))
def k(p='hello'): return p
print(20, k() is 'hello', k.__defaults__[0] is 'hello')
x = 'a' * 20; y = 'aaaaaaaaaaaaaaaaaaaa'; print(21, x is y)
x = 'a' * 5000; y = 'a' * 5000; print(22, x is y)
x = y = 1234; x2 = 1234; print(23, x is x2)
e1 = frozenset(); e2 = frozenset(); print(24, e1 is e2, () is tuple(), tuple(t1) is t1, t1[:] is t1, 'ab'[:] is 'ab', str('ab') is 'ab')
