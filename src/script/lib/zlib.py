"""Compression, and checksums."""

from _zlib import deflate as _deflate, inflate as _inflate
from binascii import crc32 as _crc32

__all__ = ['Z_BEST_COMPRESSION', 'Z_BEST_SPEED', 'Z_DEFAULT_COMPRESSION', 'Z_FINISH', 'adler32',
           'compress', 'compressobj', 'crc32', 'decompress', 'decompressobj', 'error']

__version__ = '1.0'
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = '1.2.13'
DEFLATED = 8
DEF_BUF_SIZE = 16384
DEF_MEM_LEVEL = 8
MAX_WBITS = 15
Z_NO_COMPRESSION = 0
Z_BEST_SPEED = 1
Z_BEST_COMPRESSION = 9
Z_DEFAULT_COMPRESSION = -1
Z_DEFAULT_STRATEGY = 0
Z_FILTERED = 1
Z_HUFFMAN_ONLY = 2
Z_RLE = 3
Z_FIXED = 4
Z_NO_FLUSH = 0
Z_PARTIAL_FLUSH = 1
Z_SYNC_FLUSH = 2
Z_FULL_FLUSH = 3
Z_FINISH = 4

_FINISHED, _TRUNCATED, _WRONG = 1, 2, 3  # what _zlib.inflate came to


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


def compress(data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS):
    """The data, compressed."""
    if not -1 <= level <= 9:
        raise error('Bad compression level')
    compressor = _Compress(level, wbits)
    return compressor.compress(data) + compressor.flush()


def decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE):
    """What compress() was given."""
    reader = _Decompress(wbits)
    result = reader.decompress(data)
    if not reader.eof:
        raise error('Error -5 while decompressing data: incomplete or truncated stream')
    return result


def compressobj(level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS,
                memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=None):
    """Compresses what comes piece by piece."""
    if method != DEFLATED or not -1 <= level <= 9 or not 1 <= memLevel <= 9:
        raise ValueError('Invalid initialization option')
    if memLevel != DEF_MEM_LEVEL or strategy != Z_DEFAULT_STRATEGY or zdict is not None:
        raise NotImplementedError('zlib.compressobj() with memLevel, strategy or zdict is not '
                                  'available in Looplane')
    return _Compress(level, wbits)


def decompressobj(wbits=MAX_WBITS, zdict=b''):
    """Decompresses what comes piece by piece."""
    if zdict:
        raise NotImplementedError('zlib.decompressobj() with zdict is not available in Looplane')
    return _Decompress(wbits)


def _format_of(wbits):
    """'raw', 'zlib', 'gzip' or 'any', and the size of the window."""
    if -15 <= wbits <= -8:
        return 'raw', -wbits
    kind, bits = ('zlib', 'gzip', 'any')[max(wbits, 0) // 16 % 3], wbits % 16
    if wbits >= 48 or wbits < 0 or bits and bits < 8:
        raise ValueError('Invalid initialization option')
    return kind, bits


class _Compress:
    """What compressobj() returns: all is compressed at the end, in the same bytes."""

    def __init__(self, level, wbits):
        self._kind, self._bits = _format_of(wbits)
        if self._kind == 'any' or not self._bits:
            raise ValueError('Invalid initialization option')
        self._bits = max(self._bits, 9)
        self._level = 6 if level == -1 else level
        self._data = []
        self._begun = self._ended = False

    def compress(self, data, /):
        """The first bytes of the result."""
        self._data.append(_bytes_of(data))
        if self._begun:
            return b''
        self._begun = True
        return self._header()

    def flush(self, mode=Z_FINISH, /):
        """The other bytes of the result."""
        if mode == Z_NO_FLUSH:
            return b''
        if mode != Z_FINISH:
            raise NotImplementedError('flush() but with Z_FINISH is not available in Looplane')
        if self._ended:
            raise error('Error -2 while finishing compression: inconsistent stream state')
        self._ended = True
        data = b''.join(self._data)
        header = b'' if self._begun else self._header()
        return header + _deflate(data, self._level, self._bits) + self._trailer(data)

    def _header(self):
        level = self._level
        if self._kind == 'gzip':
            speed = 2 if level == 9 else 4 if level < 2 else 0
            return b'\x1f\x8b\x08\x00\x00\x00\x00\x00' + bytes([speed, 3])
        if self._kind == 'raw':
            return b''
        header = DEFLATED + (self._bits - 8 << 4) << 8
        header |= (0 if level < 2 else 1 if level < 6 else 2 if level == 6 else 3) << 6
        return (header + 31 - header % 31).to_bytes(2, 'big')

    def _trailer(self, data):
        if self._kind == 'gzip':
            return crc32(data).to_bytes(4, 'little') + (len(data) % 2**32).to_bytes(4, 'little')
        return adler32(data).to_bytes(4, 'big') if self._kind == 'zlib' else b''


class _Decompress:
    """What decompressobj() returns: what has come is read from its beginning each time."""

    def __init__(self, wbits):
        self._kind, _ = _format_of(wbits)
        self._data = b''
        self._given = 0  # so many bytes of the result
        self.eof = False
        self.unused_data = b''
        self.unconsumed_tail = b''

    def decompress(self, data, /, max_length=0):
        """What more can be read now."""
        if max_length < 0:
            raise ValueError('max_length must be non-negative')
        data = _bytes_of(data)
        if self.eof:
            self.unused_data += data
            return b''
        if data is not self.unconsumed_tail:  # whose bytes are here already
            self._data += data
        return self._read(max_length)

    def flush(self, length=DEF_BUF_SIZE, /):
        """What is left."""
        if length <= 0:
            raise ValueError('length must be greater than zero')
        return b'' if self.eof else self._read(0)

    def _read(self, max_length):
        start = self._header_size()
        if start is None:
            return b''
        end = self._given + max_length
        result, used, state, problem = _inflate(self._data[start:], end if max_length else -1)
        if state == _WRONG:
            raise _data_error(problem)
        if max_length and (len(result) > end or state not in (_FINISHED, _TRUNCATED)):
            more, self.unconsumed_tail = result[self._given:end], self._data[-1:]
            self._given += len(more)
            return more
        more = result[self._given:]
        self._given += len(more)
        self.unconsumed_tail = b''
        if state == _FINISHED:
            self._check(result, start + used)
        return more

    def _header_size(self):
        """None: it has not come yet."""
        data = self._data
        kind = self._kind
        if kind == 'any':
            kind = 'gzip' if data[:2] == b'\x1f\x8b' else 'zlib'
        self._is_gzip = kind == 'gzip'
        if kind == 'raw':
            return 0
        if len(data) < 2:
            return None
        return _gzip_header_size(data) if kind == 'gzip' else _zlib_header_size(data)

    def _check(self, result, end):
        size = {'raw': 0, 'gzip': 8}.get(self._kind, 8 if self._is_gzip else 4)
        trailer = self._data[end:end + size]
        if len(trailer) < size:
            return
        if self._is_gzip:
            if int.from_bytes(trailer[:4], 'little') != crc32(result):
                raise _data_error('incorrect data check')
            if int.from_bytes(trailer[4:], 'little') != len(result) % 2**32:
                raise _data_error('incorrect length check')
        elif size and int.from_bytes(trailer, 'big') != adler32(result):
            raise _data_error('incorrect data check')
        self.eof = True
        self.unused_data = self._data[end + size:]


def _zlib_header_size(data):
    if int.from_bytes(data[:2], 'big') % 31:
        raise _data_error('incorrect header check')
    if data[0] % 16 != DEFLATED:
        raise _data_error('unknown compression method')
    if data[0] // 16 > 7:
        raise _data_error('invalid window size')
    if data[1] & 32:
        raise error('Error 2 while decompressing data')
    return 2


def _gzip_header_size(data):
    if data[:2] != b'\x1f\x8b':
        raise _data_error('incorrect header check')
    if len(data) < 10:
        return None
    if data[2] != DEFLATED:
        raise _data_error('unknown compression method')
    flags, size = data[3], 10
    if flags & 4:
        size += 2 + int.from_bytes(data[10:12], 'little')
    for flag in 8, 16:  # a name and a comment end with a zero
        if flags & flag:
            size = data.find(b'\0', size) + 1
            if not size:
                return None
    if flags & 2:
        size += 2
    return size if size <= len(data) else None


def _data_error(problem):
    return error(f'Error -3 while decompressing data: {problem}')


def _bytes_of(data):
    if type(data) is bytes:
        return data
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError('a bytes-like object is required, '
                        f'not {type(data).__name__!r}') from None
