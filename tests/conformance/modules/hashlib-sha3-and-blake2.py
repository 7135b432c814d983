# SHA-384, SHA-3, SHAKE and BLAKE2; base 85 and base 32 with the other digits.
import hashlib, base64, hmac

for n in ('sha384', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'blake2b', 'blake2s'):
    print(n, getattr(hashlib, n)(b'hello world' * 30).hexdigest(), hashlib.new(n).hexdigest()[:16], hashlib.new(n).digest_size, hashlib.new(n).block_size, hashlib.new(n).name)
print(hashlib.shake_128(b'x').hexdigest(10), hashlib.shake_256(b'x').digest(4), hashlib.blake2b(b'm', digest_size=16, key=b'k').hexdigest(), hashlib.blake2s(b'm', digest_size=8, salt=b's', person=b'p').hexdigest(), sorted(hashlib.algorithms_guaranteed))
for f in (lambda: hashlib.blake2b(digest_size=65), lambda: hashlib.blake2b(key=b'x' * 65), lambda: hashlib.blake2b('x'), lambda: hashlib.new('nope'), lambda: hashlib.new('blake2s', b'x', digest_size=4).hexdigest()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
h = hashlib.sha3_256()
h.update(b'a')
c = h.copy()
c.update(b'b')
print(h.name, h.hexdigest()[:8], c.hexdigest()[:8], hmac.new(b'k', b'm', 'sha384').hexdigest()[:8])
for d in (b'', b'a', b'hello world', b'\x00\x00\x00\x00', b'    ', bytes(range(50))):
    print(base64.b85encode(d), base64.b85decode(base64.b85encode(d)) == d, base64.a85encode(d), base64.a85decode(base64.a85encode(d)) == d, base64.a85encode(d, foldspaces=True, adobe=True, wrapcol=10), base64.b32hexencode(d), base64.b32hexdecode(base64.b32hexencode(d)) == d, base64.b85encode(d, pad=True), base64.z85encode(d))
for f in (lambda: base64.b85decode(b'"'), lambda: base64.b85decode(b'~~~~~'), lambda: base64.a85decode(b'v'), lambda: base64.a85decode(b'x', adobe=True)):
    try:
        print(f())
    except ValueError as e:
        print(e)
