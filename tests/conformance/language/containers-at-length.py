# Containers and their errors at length.
l = [3, 1, 2]
print(l.append(4), l, l.extend('ab'), l, l.insert(0, 'z'), l, l.pop(), l.pop(0), l, l.remove(3), l, l.index(2), l.count(1), l.reverse(), l, l.copy(), l.clear(), l)
l = [5, 3, 9, 1]; l.sort(); print(l); l.sort(reverse=True); print(l); l.sort(key=lambda x: -x); print(l, sorted(l), sorted('bA', key=str.lower))
print([1, 2] + [3], [1] * 3, [1, 2] == [1, 2], [1, 2] < [1, 3], [] == False, 2 in [1, 2], [[]] * 2, [0] * -1)
a = [1, 2, 3]; b = a; c = a[:]; b.append(4); print(a, b, c, a is b, a == c)
print(a[-1], a[1:], a[:-1], a[::2], a[::-1], a[10:], a[-100:2])
d = {'a': 1, 'b': 2}
print(d['a'], d.get('z'), d.get('z', 0), d.setdefault('c', 3), d, d.pop('a'), d.pop('zz', None), d, d.popitem(), d, d.update(x=5, b=9), d, d.keys(), d.values(), d.items(), 'x' in d, len(d), list(d), d.copy(), dict.fromkeys('ab', 0), {**d, 'q': 1}, d | {'n': 1}, d.clear(), d)
d = {1: 'a', 1.0: 'b', True: 'c'}; print(d, {(1, 2): 3}[1, 2], {None: 1}, dict([('a', 1)]), dict(a=1, **{'b': 2}), dict(zip('ab', [1, 2])))
d = dict(b=1, a=2); print(sorted(d), sorted(d.items(), key=lambda kv: kv[1]), max(d, key=d.get), list(reversed(d)), {v: k for k, v in d.items()}, d == {'a': 2, 'b': 1}, d.keys() & {'a'}, d.keys() | {'z'} == {'a', 'b', 'z'}, d.items() <= {('a', 2), ('b', 1), 3})
for op in ["d['zz']", "d.pop('zz')", "{}.popitem()", "d[[]]", "d.fromkeys(1)", "d.update(5)", "d.update([1])", "d | 5", "d + d", "d < d", "del d['q']", "dict(1)", "dict([(1,)])", "dict(['abc'])", "{1: 2}[2]", "d.keys()[0]", "d.get()", "d.setdefault()", "d['a']['b']"]:
    try: exec(op); print('ok', op)
    except Exception as e: print(op, type(e).__name__, e)
it = iter(d)
try:
    for k in d: d[k + 'x'] = 1
except RuntimeError as e: print(e)
try:
    for k in list(d): del d[k]
    print(d)
except RuntimeError as e: print(e)
s = {1, 2, 3}
print(s | {4}, s & {2, 3, 9}, s - {1}, s ^ {3, 4}, s <= {1, 2, 3, 4}, s < s, s >= {1}, s.isdisjoint({9}), s.add(7), s, s.discard(99), s.remove(7), s, s.union([8], (9,)), s.intersection([1], [1, 2]), s.difference([1]), s.symmetric_difference([1, 5]), frozenset(s), len(s), 2 in s, {1, 2} == {2, 1}, set() == frozenset(), {frozenset({1})})
s |= {10}; s &= {10, 1}; s -= {1}; s ^= {2}; print(s)
for op in ["s.remove(99)", "set().pop()", "{[]}", "s + s", "s[0]", "s | [1]", "s.add([])", "frozenset().add(1)", "{1} < [1]", "set(5)", "s.update(5)", "hash(set())"]:
    try: exec(op); print('ok', op)
    except Exception as e: print(op, type(e).__name__, e)
t = (1, 2, 3, 2)
print(t.count(2), t.index(3), t + (4,), t * 2, t[1:], t[::-1], len(t), 2 in t, (), (1,), tuple('ab'), t < (1, 3), hash((1, 2)) == hash((1, 2)))
for op in ["t[0]=1", "del t[0]", "t.append(1)", "t[9]", "t['a']", "t + [1]", "t.index(9)", "t * 1.5", "{t: 1}[(1,2,3,2)]", "hash(([],))"]:
    try: exec(op); print('ok', op)
    except Exception as e: print(op, type(e).__name__, e)
print(list(range(5)), list(range(2, 10, 3)), list(range(5, 0, -2)), range(5)[2], range(10)[2:5], range(10)[::-1], 3 in range(5), range(3) == range(0, 3), len(range(0, 10, 3)), range(0), repr(range(1, 5, 2)), range(5).index(3), range(5).count(9), range(10**20)[10**19], range(5).start, sum(range(101)), range(10)[-1], hash(range(3)) == hash(range(0, 3, 1)), reversed(range(3)), bool(range(0)))
print(list(enumerate('ab', 1)), list(zip('ab', [1, 2], (3, 4))), list(zip()), dict(enumerate('ab')), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, '', 'a'])), list(reversed([1, 2])), any([]), all([]), sum([1, 2], 10), sum([[1], [2]], []), min(3, 1), max([1, 5], key=lambda x: -x), min([], default='d'), max('a', 'b'), sorted([3, 1], reverse=True), list(zip('abc', range(2))))
try: list(zip('ab', [1], strict=True))
except ValueError as e: print(e)
b = bytearray(b'abc'); b[0] = 65; b.append(100); b += b'ef'; b[1:3] = b'XYZ'; print(b, bytes(b), b.decode(), b[0], b[1:], list(b), b.hex(), bytes.fromhex('0aff'), b.find(b'X'), b'a' in b, b.pop(), b.insert(0, 1), b, b'%d-%s' % (5, b'x'), bytes(3), bytes([1, 2]), b'abc'[0], b'abc'[::-1], b'ab' < b'b', b'x' * 3, b'a b'.split(), b','.join([b'a', b'b']), b'Abc'.lower(), b'abc'.replace(b'b', b''), b'\x00\xff\n\'"', int.from_bytes(b'\x01\x00', 'big'), (258).to_bytes(2, 'little'))
m = memoryview(b'hello'); print(m[1], m[1:3].tobytes(), len(m), m.tolist(), bytes(m), m == b'hello', m.readonly, m.nbytes)
x = [1, [2, 3]]; import copy; y = copy.copy(x); z = copy.deepcopy(x); x[1].append(4); print(x, y, z)
print([1, 2, 3][True], 'ab'[False], [10, 20][-1], {True: 'y'}[1])
n = [1, 2]; n.append(n); print(n, repr(n)); dd = {}; dd['d'] = dd; print(dd); tt = ([],); tt[0].append(tt); print(tt)
print([*'ab', *range(2)], {*'a', 1} == {'a', 1}, (*[1], 2), {**{'a': 1}, 'a': 2})
print(slice(1, 5, 2).indices(4), slice(None), slice(1), slice(1, 2) == slice(1, 2), [1, 2, 3][slice(1, None)])
print(sorted([(2, 'b'), (1, 'z'), (2, 'a')]), sorted(['b', 'B', 'a'], key=str.lower), sorted([1.5, 1, True, 0]), sorted({'b': 1, 'a': 2}))
print(int('12'), int('-0x1f', 16), int('0b11', 0), int(' 7 '), int(3.99), int(True), float('1e3'), float(' -inf '), float('nan'), complex('1+2j'), bool('False'), bool(''), str(1.0), list('ab'), bin(5), oct(8), hex(255), ord('a'), chr(97), abs(-5), abs(3+4j), divmod(7, 2), hash(1) == hash(1.0) == hash(True))
print((5).bit_length(), (255).bit_count(), (10).as_integer_ratio(), (0.5).as_integer_ratio(), (2.0).is_integer(), (1.5).hex(), float.fromhex('0x1.8p0'), (3).conjugate(), (3).numerator, 1j.imag, (2.5).__floor__(), (7).__divmod__(2), int.from_bytes(b'\xff', 'little', signed=True), (-5) // 2, -5 % 3, 5 % -3, 1e308 * 10, -1e308 * 10, 0.1 + 0.2 == 0.3, 3 == 3.0, 10**15 + 0.1, 2**53 + 1.0, 1 / 3, 1e23, 5e-324, 1.7976931348623157e308)
