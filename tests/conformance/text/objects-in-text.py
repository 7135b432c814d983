# Mutation of bytearray, subclasses of str, and objects that write themselves.
def t(f):
    try:
        print(f.__code__.co_firstlineno, repr(f()))
    except Exception as e:
        print(f.__code__.co_firstlineno, type(e).__name__, e)

x = bytearray(b'hello')
x[0] = 72; x[1:3] = b'XYZ'; del x[-1]; x.append(33); x.extend([1, 2]); x.insert(0, 9); print(x, x.pop(), x.pop(0), x)
x.reverse(); print(x); x.remove(33); x += b'q'; x *= 2; print(x, len(x)); del x[::2]; print(x); x.clear(); print(x)
class S(str):
    def __str__(self): return 'S!'
s = S('abc'); print(s, repr(s), f'{s}', s.upper(), type(s.upper()), type(str(s)), s + 'd', s == 'abc', hash(s) == hash('abc'), len(s), s[0], '%s' % s, '{}'.format(s), {s: 1}['abc'])
s.attr = 5; print(s.attr, isinstance(s, str), ','.join([s, s]))
class R:
    def __repr__(self): return 5
t(lambda: repr(R())); t(lambda: str(R())); t(lambda: f'{R()}')
class G:
    def __format__(self, spec): return 5
t(lambda: format(G(), 'x'))
class H:
    def __format__(self, spec): return '<' + spec + '>'
    def __str__(self): return 'h'
    def __repr__(self): return 'H()'
h = H(); w_ = 5
print(f'{h} {h:abc} {h!r} {h!s:>4} {h!r:>6} {h!a} {1:>{w_}} {"x":*^{w_}}')
acc = ''
for i in range(2000):
    acc += chr(97 + i % 26)
print(len(acc), hash(acc))
acc = 'é'
for i in range(300):
    acc += 'ü'
print(len(acc), acc[150], acc.count('ü'))
