"""Encodings by name, in one go or piece by piece."""

import binascii
from collections import namedtuple
from _charmaps import (backslashreplace_errors, ignore_errors, lookup_error, namereplace_errors,
                       register, register_error, replace_errors, strict_errors, unregister,
                       xmlcharrefreplace_errors)
import _charmaps

__all__ = ['lookup', 'encode', 'decode', 'getencoder', 'getdecoder', 'getincrementalencoder',
           'getincrementaldecoder', 'iterencode', 'iterdecode', 'CodecInfo', 'IncrementalEncoder',
           'IncrementalDecoder', 'BOM', 'BOM_UTF8', 'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE',
           'BOM_UTF32', 'BOM_UTF32_LE', 'BOM_UTF32_BE', 'register', 'unregister', 'register_error',
           'lookup_error', 'strict_errors', 'ignore_errors', 'replace_errors', 'getreader',
           'getwriter', 'xmlcharrefreplace_errors', 'backslashreplace_errors',
           'namereplace_errors', 'Codec', 'StreamReader', 'StreamWriter']

BOM_UTF8 = b'\xef\xbb\xbf'
BOM = BOM_LE = BOM_UTF16 = BOM_UTF16_LE = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = b'\xfe\xff'
BOM_UTF32 = BOM_UTF32_LE = b'\xff\xfe\x00\x00'
BOM_UTF32_BE = b'\x00\x00\xfe\xff'

_small = 'abcdefghijklmnopqrstuvwxyz'
_rot13 = str.maketrans(_small + _small.upper(), _small[13:] + _small[:13]
                       + (_small[13:] + _small[:13]).upper())
# What is no encoding of text: name -> (how to encode, how to decode)
_transforms = {
    'rot13': (lambda text: text.translate(_rot13),) * 2,
    'hex': (binascii.hexlify, binascii.unhexlify),
    'base64': (lambda data: b''.join(binascii.b2a_base64(data[start:start + 57])
                                     for start in range(0, len(data), 57)),
               binascii.a2b_base64)}
_names = {'rot_13': 'rot13', 'hex_codec': 'hex', 'base64_codec': 'base64', 'base_64': 'base64'}
_shown = {'utf8': 'utf-8', 'u8': 'utf-8', 'utf': 'utf-8', 'latin1': 'iso8859-1',
          'latin': 'iso8859-1', 'l1': 'iso8859-1', 'iso88591': 'iso8859-1', 'usascii': 'ascii',
          'utf16': 'utf-16', 'utf32': 'utf-32', 'utf16le': 'utf-16-le', 'utf16be': 'utf-16-be',
          'utf32le': 'utf-32-le', 'utf32be': 'utf-32-be', 'utf8sig': 'utf-8-sig'}


def _transform(encoding):
    name = encoding.lower().replace('-', '_')
    return _transforms.get(_names.get(name, name))


def encode(obj, encoding='utf-8', errors='strict'):
    """The text as bytes; or what an encoding makes of bytes."""
    transform = _transform(encoding)
    return transform[0](obj) if transform else obj.encode(encoding, errors)


def decode(obj, encoding='utf-8', errors='strict'):
    """The text of bytes; or what an encoding was made of."""
    transform = _transform(encoding)
    if isinstance(obj, str) and encoding.replace('-', '_') == 'unicode_escape':
        obj = obj.encode()
    return transform[1](obj) if transform else bytes(obj).decode(encoding, errors)


class IncrementalEncoder:
    """Encodes piece by piece."""

    def __init__(self, errors='strict'):
        self.errors = errors

    def encode(self, input, final=False):
        """The bytes of one more piece."""
        return encode(input, self._encoding, self.errors)

    def reset(self):
        """Start anew."""


class IncrementalDecoder:
    """Decodes piece by piece: what is cut in a character waits for the rest."""

    def __init__(self, errors='strict'):
        self.errors = errors
        self._rest = b''

    def decode(self, input, final=False):
        """The text of one more piece."""
        data = self._rest + bytes(input)
        self._rest = b''
        for kept in range(0 if final else min(4, len(data) + 1)):
            whole = data[:len(data) - kept]
            try:
                text = whole.decode(self._encoding)
            except UnicodeDecodeError as error:
                if error.end < len(whole) or 'unexpected end' not in error.reason and (
                        'truncated' not in error.reason):
                    break
                continue
            self._rest = data[len(data) - kept:]
            return text
        return data.decode(self._encoding, self.errors)

    def reset(self):
        """Forget what waits."""
        self._rest = b''

    def getstate(self):
        """(what waits, 0)"""
        return self._rest, 0

    def setstate(self, state):
        """Go back to a state."""
        self._rest = state[0]


class Codec:
    """Encodes and decodes."""

    def encode(self, input, errors='strict'):
        """(the bytes, how many characters)"""
        return encode(input, self._encoding, errors), len(input)

    def decode(self, input, errors='strict'):
        """(the text, how many bytes)"""
        return decode(input, self._encoding, errors), len(input)


class _Stream(Codec):
    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors

    def reset(self):
        """Start anew."""

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamWriter(_Stream):
    """Writes text to a stream of bytes."""

    def write(self, object):
        """Write a text."""
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        """Write several texts."""
        self.write(''.join(list))


class StreamReader(_Stream):
    """Reads text from a stream of bytes."""

    _ahead = None

    def _text(self):
        if self._ahead is None:
            import io
            self._ahead = io.StringIO(self.decode(self.stream.read(), self.errors)[0], '')
        return self._ahead

    def read(self, size=-1, chars=-1, firstline=False):
        """The text, or as many characters of it."""
        return self._text().read(size if chars < 0 else chars)

    def readline(self, size=None, keepends=True):
        """The next line."""
        line = self._text().readline()
        return line if keepends else line.rstrip('\r\n')

    def readlines(self, sizehint=None, keepends=True):
        """All lines."""
        return self.read().splitlines(keepends)

    def __iter__(self):
        return self

    def __next__(self):
        if line := self.readline():
            return line
        raise StopIteration


class CodecInfo(namedtuple('CodecInfo', 'encode decode streamreader streamwriter')):
    """What belongs to an encoding."""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None):
        self = super().__new__(cls, encode, decode, streamreader, streamwriter)
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.name = name
        return self

    def __repr__(self):
        return f'<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>'


def lookup(encoding):
    """What belongs to an encoding; LookupError: there is none of this name."""
    if _transform(encoding) is None:
        info = _charmaps._search(encoding)
        if info:
            return info
        ''.encode(encoding)
    plain = encoding.lower().replace('-', '').replace('_', '').replace(' ', '')
    name = (_shown.get(plain) or _charmaps.shown_name(encoding)
            or _names.get(encoding, encoding.lower()))
    namespace = {'_encoding': encoding}
    info = CodecInfo(lambda text, errors='strict': (encode(text, encoding, errors), len(text)),
                     lambda data, errors='strict': (decode(data, encoding, errors), len(data)),
                     type('StreamReader', (StreamReader,), namespace),
                     type('StreamWriter', (StreamWriter,), namespace), name=name)
    info.incrementalencoder = type('IncrementalEncoder', (IncrementalEncoder,), namespace)
    info.incrementaldecoder = type('IncrementalDecoder', (IncrementalDecoder,), namespace)
    return info


def getencoder(encoding):
    """Gives (the bytes, how many characters) of a text."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """Gives (the text, how many bytes) of bytes."""
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    """A class that encodes piece by piece."""
    return lookup(encoding).incrementalencoder


def getincrementaldecoder(encoding):
    """A class that decodes piece by piece."""
    return lookup(encoding).incrementaldecoder


def getreader(encoding):
    """A class that reads text from a stream of bytes."""
    return lookup(encoding).streamreader


def getwriter(encoding):
    """A class that writes text to a stream of bytes."""
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors='strict'):
    """The pieces of a text as bytes."""
    encoder = getincrementalencoder(encoding)(errors)
    for piece in iterator:
        if encoded := encoder.encode(piece):
            yield encoded


def iterdecode(iterator, encoding, errors='strict'):
    """The pieces of bytes as text."""
    decoder = getincrementaldecoder(encoding)(errors)
    for piece in iterator:
        if text := decoder.decode(piece):
            yield text
    if text := decoder.decode(b'', True):
        yield text


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    """Refused: there are no files."""
    raise OSError('codecs.open() is not available in Looplane: there are no files')
