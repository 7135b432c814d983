"""Checksums. Compressing is refused."""

from binascii import crc32 as _crc32

__all__ = ['adler32', 'crc32', 'error']


class error(Exception):
    """Compressed data is wrong."""


def crc32(data, value=0, /):
    """The cyclic redundancy check of the bytes."""
    return _crc32(data, value)


def adler32(data, value=1, /):
    """Mark Adler's checksum of the bytes."""
    low, high = value & 0xffff, value >> 16 & 0xffff
    for byte in memoryview(data).tobytes():
        low += byte
        high += low
    return high % 65521 << 16 | low % 65521


def __getattr__(name):
    if name in ('compress', 'decompress', 'compressobj', 'decompressobj'):
        raise NotImplementedError(f'zlib.{name}() is not available in Looplane')
    raise AttributeError(f"module 'zlib' has no attribute '{name}'")
