# Numbers packed and unpacked in all formats; what does not fit.
import struct

for f, v in (('<I', (1,)), ('>hB', (-2, 255)), ('!4s', (b'ab',)), ('<d', (3.14,)), ('>f', (1.1,)), ('<e', (1.5,)), ('=?c', (True, b'x')), ('<qQ', (-1, 2 ** 64 - 1)), ('3i', (1, 2, 3)), ('<2x1b', (5,)), ('bi', (1, 2)), ('5p', (b'abc',)), ('<l', (7,)), ('l', (7,)), ('P', (9,)), ('<d', (float('inf'),)), ('<f', (float('nan'),)), ('<f', (1e-45,)), ('<d', (5e-324,)), ('<d', (-0.0,)), ('<e', (6e-08,)), ('10s', (b'hello',))):
    b = struct.pack(f, *v)
    print(f, v, b, b.hex(), struct.unpack(f, b), struct.calcsize(f))


def t(*a, fn=struct.pack):
    try:
        print(fn(*a))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


t('B', 256)
t('b', -129)
t('h', 40000)
t('H', -1)
t('<h', 40000)
t('<H', 70000)
t('i', 2 ** 31)
t('<i', 2 ** 31)
t('I', -1)
t('<I', -1)
t('q', 2 ** 63)
t('<Q', -1)
t('l', 2 ** 70)
t('i', 'x')
t('f', 'x')
t('c', b'xx')
t('4s', 'str')
t('z', 1)
t('3', 1)
t('2i', 1)
t('i', 1, 2)
t('<f', 1e+40)
t('<e', 1000000000.0)
t('<n', 1)
t('Q', -1)
t('<q', 2 ** 63)
t('L', -1)
t('<I', b'abc', fn=struct.unpack)
t('<I', b'abc', fn=struct.unpack_from)
t('<I', b'abcd', 9, fn=struct.unpack_from)
t('<I', b'abcd', -9, fn=struct.unpack_from)
s = struct.Struct('<HH')
print(s.size, s.format, s, s.pack(1, 2), list(s.iter_unpack(s.pack(1, 2) * 2)))
buf = bytearray(6)
s.pack_into(buf, 1, 3, 4)
print(buf, s.unpack_from(buf, 1))
try:
    s.pack_into(buf, 4, 1, 2)
except struct.error as e:
    print(e)
try:
    list(s.iter_unpack(b'abc'))
except struct.error as e:
    print(e)
import random

r = random.Random(1)
for _ in range(200):
    x = r.uniform(-1, 1) * 10 ** r.randint(-44, 37)
    print(struct.pack('>f', x).hex(), struct.unpack('<d', struct.pack('<d', x))[0] == x, end=' ')
