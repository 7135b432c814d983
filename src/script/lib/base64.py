"""Bytes in base64, base32 and base16."""

import binascii

__all__ = ['b64encode', 'b64decode', 'standard_b64encode', 'standard_b64decode',
           'urlsafe_b64encode', 'urlsafe_b64decode', 'b32encode', 'b32decode', 'b16encode',
           'b16decode', 'encodebytes', 'decodebytes']

_to_urlsafe = bytes.maketrans(b'+/', b'-_')
_from_urlsafe = bytes.maketrans(b'-_', b'+/')
_b32_alphabet = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters')
    if isinstance(s, (bytes, bytearray)):
        return s
    raise TypeError("argument should be a bytes-like object or ASCII string, "
                    f"not {s.__class__.__name__!r}")


def b64encode(s, altchars=None):
    """The bytes in base64."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b'+/', altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    """The bytes of what is in base64."""
    s = _bytes(s)
    if altchars is not None:
        s = s.translate(bytes.maketrans(_bytes(altchars), b'+/'))
    if validate:
        import re
        if not re.fullmatch(b'[A-Za-z0-9+/]*={0,2}', bytes(s)):
            raise binascii.Error('Only base64 data is allowed')
    return binascii.a2b_base64(s)


def standard_b64encode(s):
    """The bytes in base64."""
    return b64encode(s)


def standard_b64decode(s):
    """The bytes of what is in base64."""
    return b64decode(s)


def urlsafe_b64encode(s):
    """The bytes in base64 with - and _ instead of + and /."""
    return b64encode(s).translate(_to_urlsafe)


def urlsafe_b64decode(s):
    """The bytes of what is in base64 with - and _."""
    return b64decode(_bytes(s).translate(_from_urlsafe))


def encodebytes(s):
    """The bytes in base64, in lines of 76."""
    if isinstance(s, str):
        raise TypeError(f"expected bytes-like object, not {s.__class__.__name__}")
    return b"".join(binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57))


def decodebytes(s):
    """The bytes of what is in base64."""
    return binascii.a2b_base64(s)


def b16encode(s):
    """The bytes in hexadecimal, in capitals."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """The bytes of what is in hexadecimal."""
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if s.strip(b'0123456789ABCDEF'):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


def b32encode(s):
    """The bytes in base32."""
    if isinstance(s, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    encoded = bytearray()
    for i in range(0, len(s), 5):
        part = s[i:i + 5]
        bits = int.from_bytes(part.ljust(5, b'\0'), 'big')
        count = (len(part) * 8 + 4) // 5
        encoded += bytes(_b32_alphabet[bits >> (35 - 5 * j) & 31] for j in range(count))
        encoded += b'=' * (8 - count)
    return bytes(encoded)


def b32decode(s, casefold=False, map01=None):
    """The bytes of what is in base32."""
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if casefold:
        s = s.upper()
    text = s.rstrip(b'=')
    pads = len(s) - len(text)
    decoded = bytearray()
    for i in range(0, len(text), 8):
        bits = 0
        part = text[i:i + 8]
        for c in part:
            value = _b32_alphabet.find(bytes([c]))
            if value < 0:
                raise binascii.Error('Non-base32 digit found')
            bits = bits << 5 | value
        bits <<= 5 * (8 - len(part))
        decoded += bits.to_bytes(5, 'big')
    if pads not in (0, 1, 3, 4, 6):
        raise binascii.Error('Incorrect padding')
    if pads:
        del decoded[-{1: 1, 3: 2, 4: 3, 6: 4}[pads]:]
    return bytes(decoded)
