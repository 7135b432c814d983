"""Bytes as text."""

from _hashes import base64_decode, base64_encode, crc32

__all__ = ['Error', 'Incomplete', 'a2b_base64', 'a2b_hex', 'b2a_base64', 'b2a_hex', 'crc32',
           'hexlify', 'unhexlify']


class Error(ValueError):
    """The text is no encoded data."""


class Incomplete(Exception):
    """There is less data than expected."""


def _data(data):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return data.encode()
    try:
        return data if isinstance(data, bytes) else memoryview(data).tobytes()
    except TypeError:
        raise TypeError("argument should be bytes, buffer or ASCII string, "
                        f"not '{type(data).__name__}'") from None


def _raw(data):
    try:
        return data if isinstance(data, bytes) else memoryview(data).tobytes()
    except TypeError:
        raise TypeError("a bytes-like object is required, "
                        f"not '{type(data).__name__}'") from None


def a2b_base64(data, /, *, strict_mode=False):
    """The bytes of a text in base64."""
    result = base64_decode(_data(data))
    if isinstance(result, str):
        raise Error(result)
    return result


def b2a_base64(data, /, *, newline=True):
    """The bytes in base64."""
    return base64_encode(_raw(data)) + (b"\n" if newline else b"")


def hexlify(data, *args, **kwargs):
    """The bytes in hexadecimal, as bytes."""
    return _raw(data).hex(*args, **kwargs).encode()


b2a_hex = hexlify


def unhexlify(hexstr, /):
    """The bytes of a text in hexadecimal."""
    text = _data(hexstr).decode()
    if len(text) % 2:
        raise Error("Odd-length string")
    if any(c not in "0123456789abcdefABCDEF" for c in text):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text)


a2b_hex = unhexlify
