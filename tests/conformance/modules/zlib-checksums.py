# Checksums, at once and in pieces.
import binascii
import zlib

print(zlib.crc32(b'hello'), zlib.adler32(b'hello'), zlib.crc32(b''), zlib.adler32(b''))
print(zlib.crc32(b'lo', zlib.crc32(b'hel')), zlib.adler32(bytearray(b'lo'), zlib.adler32(memoryview(b'hel'))))
print(zlib.crc32(bytes(range(256)) * 9) == binascii.crc32(bytes(range(256)) * 9), zlib.adler32(bytes(range(256)) * 900))
