import sys
l = []; prev = 0
for i in range(70):
    if (sz := sys.getsizeof(l)) != prev: print(i, sz, end='; '); prev = sz
    l.append(i)
print(); d = {}; prev = 0
for i in range(100):
    if (sz := sys.getsizeof(d)) != prev: print(i, sz, end='; '); prev = sz
    d[f'k{i}'] = i
print(); d = {}; prev = 0
for i in range(100):
    if (sz := sys.getsizeof(d)) != prev: print(i, sz, end='; '); prev = sz
    d[i] = i
print()
print([sys.getsizeof(x) for x in ([], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 4, 5], ['a', 'b', 'c'], [[], [], []], list('abc'), list(range(10)), list(range(1000)), [0] * 10, [None] * 1000, [1, 2] + [3], [1, 2, 3][:], [1, 2, 3].copy(), sorted([3, 1, 2]), list({1: 2}), 'a b c'.split(), [*range(5)], [*'ab', 1])])
print(sys.getsizeof([i for i in range(5)]), sys.getsizeof([i for i in range(10)]), sys.getsizeof([i for i in range(1000)]), sys.getsizeof([i for i in range(100000)]), sys.getsizeof([x for x in 'abc']), sys.getsizeof(list(i for i in range(1000))), sys.getsizeof(list(map(str, range(10)))), sys.getsizeof(tuple(i for i in range(10))))
l = [1, 2, 3]; l.append(4); print(sys.getsizeof(l), end=' '); l.extend([5, 6, 7, 8, 9]); print(sys.getsizeof(l), end=' '); l.insert(0, 0); print(sys.getsizeof(l), end=' '); del l[2:]; print(sys.getsizeof(l), end=' '); l.pop(); print(sys.getsizeof(l), end=' '); l.clear(); print(sys.getsizeof(l)); l += range(20); print(sys.getsizeof(l))
print([sys.getsizeof(x) for x in ({}, {'a': 1}, {1: 1}, dict(a=1, b=2), {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6}, {i: i for i in range(100)}, {str(i): i for i in range(100)}, dict.fromkeys('abc'), dict(zip('ab', [1, 2])), {**{'a': 1}}, {'a': 1}.copy())])
class P:
    def __init__(self): self.x = 1; self.y = 2
class S:
    __slots__ = ('x', 'y')
    def __init__(self): self.x = 1; self.y = 2
print(sys.getsizeof(P()), sys.getsizeof(P().__dict__), sys.getsizeof(S()), sys.getsizeof(P), sys.getsizeof(lambda: 0), sys.getsizeof(2**100), sys.getsizeof(-1), sys.getsizeof('é'), sys.getsizeof('日本'), sys.getsizeof('😀'), sys.getsizeof('a' * 100), sys.getsizeof(frozenset('abc')), sys.getsizeof({*range(20)}), sys.getsizeof(b'x' * 50), sys.getsizeof(bytearray(b'x' * 50)), sys.getsizeof(1j), sys.getsizeof(range(10**6)), sys.getsizeof(slice(1)), sys.getsizeof(Exception('a')))
import sys
nums = [i * i for i in range(10000)]
gen = (i * i for i in range(10000))
print(sys.getsizeof(nums), sys.getsizeof(gen))
l = []
sizes = []
for i in range(70):
    if not sizes or sizes[-1] != sys.getsizeof(l): sizes.append(sys.getsizeof(l))
    l.append(i)
print(sizes)
print(sys.getsizeof([i for i in range(5)]), sys.getsizeof(list(range(1000))), sys.getsizeof([None] * 10), sys.getsizeof(list('abc')), sys.getsizeof(sorted([3, 1, 2])), sys.getsizeof([1, 2, 3][:2]), sys.getsizeof(list(x for x in range(100))))
def g():
    yield 1
async def co(): pass
c = co()
print(sys.getsizeof(g()), sys.getsizeof(c))
c.close()
print(sys.getsizeof(range(10)), sys.getsizeof(object()), sys.getsizeof(iter([])), sys.getsizeof(bytearray(10)))
class A: pass
class B: __slots__ = ('x',)
class C:
    def __init__(self): self.x = 1; self.y = 2
print(sys.getsizeof(A()), sys.getsizeof(B()), sys.getsizeof(C()), sys.getsizeof(A().__dict__), sys.getsizeof(C().__dict__))
