# Compressed by DEFLATE as zlib compresses, byte for byte; given back whole and piece by piece.
import zlib, gzip, io, binascii
data = b"The quick brown fox jumps over the lazy dog. " * 50
c = zlib.compress(data); print(len(data), len(c), c[:2].hex(), zlib.decompress(c) == data, f"{len(c)/len(data):.2%}")
for l in range(-1, 10): print(l, len(zlib.compress(data, l)), zlib.compress(data, level=l)[:8])
print(zlib.compress(b""), zlib.compress(b"a").hex(), binascii.hexlify(zlib.compress(b"hello world")))
g = gzip.compress(data, mtime=0); print(len(g), g[:10], gzip.decompress(g) == data)
co = zlib.compressobj(); out = co.compress(b"abc" * 100); print(out); out += co.flush(); print(len(out), zlib.decompress(out)[:5])
co = zlib.compressobj(9, zlib.DEFLATED, -15); raw = co.compress(data) + co.flush(); print(len(raw), zlib.decompress(raw, -15) == data, zlib.decompress(raw, wbits=-zlib.MAX_WBITS)[:3])
d = zlib.decompressobj(); parts = [d.decompress(c[i:i+10]) for i in range(0, len(c), 10)]; print(b"".join(parts) == data, d.eof, d.unused_data, d.unconsumed_tail, d.flush())
d = zlib.decompressobj(); print(d.decompress(c + b"extra") == data, d.unused_data, d.eof)
d = zlib.decompressobj(); x = d.decompress(c, 20); print(x, bool(d.unconsumed_tail))
while d.unconsumed_tail: x += d.decompress(d.unconsumed_tail, 1000)
print(x == data)
for bad in (b"", b"abc", c[:20], c[:-1], c[:-2] + b"xx", b"x\x9c\xff\xff", "str", 5):
    try: zlib.decompress(bad)
    except Exception as e: print(type(e), e)
for bad in ("zlib.compress('x')", "zlib.compress(b'x', 10)", "gzip.decompress(b'abcdef')", "gzip.decompress(g[:-5])", "gzip.decompress(g[:-8] + b'12345678')", "zlib.decompress(g)", "zlib.decompressobj().decompress(b'zzzz')", "zlib.crc32('x')"):
    try: eval(bad); print("ok", bad)
    except Exception as e: print(bad, type(e).__name__, e)
print(zlib.crc32(b"hello"), zlib.adler32(b"hello"), zlib.decompress(g, 31) == data, zlib.decompress(g, 47) == data, zlib.decompress(c, 47) == data, zlib.error.__module__)
buf = io.BytesIO()
with gzip.GzipFile(fileobj=buf, mode="wb", mtime=0) as f: f.write(b"line1\nline2\n")
buf.seek(0)
with gzip.GzipFile(fileobj=buf) as f: print([l for l in f])
buf.seek(0); print(gzip.open(buf).read(), gzip.decompress(b""), gzip.decompress(g + g) == data * 2)
