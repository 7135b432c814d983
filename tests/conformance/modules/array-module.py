# Arrays as sequences, as bytes, and what they refuse.
from array import array
import array as am, copy

a = array('i', [1, 2, 3])
a.append(4)
a.extend([5])
a.insert(0, 0)
print(a, a[1:3], a[-1], len(a), a.pop(), a.index(3), 3 in a, a.count(2), a.typecode, a.itemsize, sum(a), list(a), a.tolist())
a[0] = 9
del a[1]
a += array('i', [7])
a.reverse()
print(a, a * 2, a + a, a == array('i', [1]), a < array('i', [99]), bytes(a.tobytes()), copy.copy(a) == a)
print(array('d', [1, 2.5]), array('f', [1.1]), array('u', 'héé'), array('b'), array('B', b'\x01\x02'), am.typecodes, array('H', [1, 2]).tobytes())
for f in (lambda: array('i', ['x']), lambda: array('z'), lambda: array('b', [200]), lambda: array('B', [-1]), lambda: array('i', [1.5]), lambda: array('i')[0], lambda: array('i').pop(), lambda: array('i', [1]).remove(2), lambda: array('i', [1]).index(2), lambda: array('i') + [1], lambda: array('i', 'abc'), lambda: array('d', ['x']), lambda: array('h', [99999]), lambda: array('i', [2 ** 40]), lambda: array('I', [-1]), lambda: array('Q', [-1]), lambda: hash(array('i')), lambda: array('i').frombytes(b'abc'), lambda: array('i', [1]).__setitem__(5, 1), lambda: array('B', [300])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
b = array('h', [1, 256])
b.byteswap()
print(b, array('u', 'ab').tounicode(), [x for x in b], sorted(array('i', [3, 1])), max(b), isinstance(a, array), type(a))
