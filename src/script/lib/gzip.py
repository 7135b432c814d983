"""Data in the format of gzip. Files are refused; GzipFile takes what io.BytesIO is."""

import io
import time
import zlib

__all__ = ['BadGzipFile', 'GzipFile', 'compress', 'decompress', 'open']

_COMPRESS_LEVEL_FAST = 1
_COMPRESS_LEVEL_TRADEOFF = 6
_COMPRESS_LEVEL_BEST = 9


class BadGzipFile(OSError):
    """Exception raised in some cases for invalid gzip files."""


def compress(data, compresslevel=_COMPRESS_LEVEL_BEST, *, mtime=None):
    """The data, compressed."""
    packed = zlib.compress(data, level=compresslevel, wbits=31)
    if mtime is None:
        mtime = time.time()
    return packed[:4] + int(mtime).to_bytes(4, 'little') + packed[8:9] + b'\xff' + packed[10:]


def decompress(data):
    """What the members of the data were before they were compressed."""
    parts = []
    data = bytes(data)
    while data := data.lstrip(b'\0') if parts else data:
        if data[:2] != b'\x1f\x8b':
            raise BadGzipFile(f'Not a gzipped file ({data[:2]!r})')
        parts.append(_member(data, reader := zlib.decompressobj(wbits=31)))
        data = reader.unused_data
    return b''.join(parts)


def _member(data, reader):
    try:
        part = reader.decompress(data)
    except zlib.error as error:
        if 'incorrect data check' in str(error):
            raise BadGzipFile('CRC check failed') from None
        if 'incorrect length check' in str(error):
            raise BadGzipFile('Incorrect length of data produced') from None
        raise
    if not reader.eof:
        raise EOFError('Compressed file ended before the end-of-stream marker was reached')
    return part


def open(filename, mode='rb', compresslevel=_COMPRESS_LEVEL_BEST, encoding=None, errors=None,
         newline=None):
    """A GzipFile; with 't' in its mode, as text."""
    if 't' in mode and 'b' in mode:
        raise ValueError(f'Invalid mode: {mode!r}')
    if not hasattr(filename, 'read') and not hasattr(filename, 'write'):
        raise OSError('gzip.open() is not available in Looplane: there are no files')
    return GzipFile(None, mode.replace('t', ''), compresslevel, filename)


class GzipFile(io.BytesIO):
    """Compresses what is written to it into `fileobj`, or gives what stands compressed there."""

    def __init__(self, filename=None, mode=None, compresslevel=_COMPRESS_LEVEL_BEST, fileobj=None,
                 mtime=None):
        if fileobj is None:
            raise OSError('gzip.GzipFile() is not available in Looplane: there are no files')
        self.mode = 'wb' if mode and mode[0] in 'wax' else 'rb'
        self.fileobj = fileobj
        self._level, self._mtime = compresslevel, mtime
        super().__init__(b'' if self.mode == 'wb' else decompress(fileobj.read()))

    def read(self, size=-1):
        """What was compressed."""
        if self.mode != 'rb':
            raise OSError(9, 'read() on write-only GzipFile object')
        return super().read(size)

    def write(self, data):
        """Adds the data to what is to be compressed."""
        if self.mode != 'wb':
            raise OSError(9, 'write() on read-only GzipFile object')
        return super().write(data)

    def close(self):
        """Compresses what was written."""
        if not self.closed and self.mode == 'wb':
            self.fileobj.write(compress(self.getvalue(), self._level, mtime=self._mtime))
        super().close()
