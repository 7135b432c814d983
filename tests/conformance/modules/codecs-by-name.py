# Encodings by name, in one go and piece by piece.
import codecs

print(codecs.encode('hello', 'rot13'), codecs.decode('uryyb', 'rot_13'), codecs.encode(b'ab', 'hex'), codecs.decode(b'6162', 'hex'), codecs.encode(b'hi', 'base64'), codecs.BOM_UTF8, codecs.lookup('utf8').name, codecs.lookup('latin-1').name, codecs.encode('é', 'utf-8'), codecs.decode(b'\xff', 'utf-8', 'replace'), codecs.getencoder('utf-8')('x'), codecs.getdecoder('latin-1')(b'\xe9'))
d = codecs.getincrementaldecoder('utf-8')()
print(repr(d.decode(b'\xc3')), repr(d.decode(b'\xa9')), repr(d.decode(b'', True)))
d = codecs.getincrementaldecoder('utf-8')(errors='replace')
print([d.decode(bytes([b])) for b in 'a€😀é'.encode()], d.decode(b'\xe2\x82', final=True), d.decode(b'\xffx'))
d = codecs.getincrementaldecoder('utf-16-le')()
print([d.decode(bytes([b])) for b in 'ab😀'.encode('utf-16-le')])
d = codecs.getincrementaldecoder('utf-8')()
try:
    d.decode(b'\xc3', final=True)
except UnicodeDecodeError as e:
    print(e)
try:
    d.decode(b'a\xffb')
except UnicodeDecodeError as e:
    print(e)
for f in (lambda: codecs.lookup('nope'), lambda: codecs.encode('x', 'nope'), lambda: codecs.decode(b'zz', 'hex')):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print(list(codecs.iterdecode([b'\xc3', b'\xa9x'], 'utf-8')), list(codecs.iterencode(['a', 'é'], 'utf-8')))
e = codecs.getincrementalencoder('utf-8')()
print(e.encode('é'))
