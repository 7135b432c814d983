"""Bytes in base64, base32 and base16."""

import binascii

__all__ = ['b64encode', 'b64decode', 'standard_b64encode', 'standard_b64decode',
           'urlsafe_b64encode', 'urlsafe_b64decode', 'b32encode', 'b32decode', 'b16encode',
           'b16decode', 'b32hexencode', 'b32hexdecode', 'b85encode', 'b85decode', 'a85encode',
           'a85decode', 'z85encode', 'z85decode', 'encode', 'decode', 'encodebytes',
           'decodebytes']

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
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, "
                        f"not {s.__class__.__name__!r}") from None


def _raw(s):
    return s if isinstance(s, bytes) else memoryview(s).tobytes()


def b64encode(s, altchars=None):
    """The bytes in base64."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b'+/', _raw(altchars)))
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
    try:
        s = _raw(s)
    except TypeError:
        raise TypeError(f"expected bytes-like object, not {s.__class__.__name__}") from None
    return b"".join(binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57))


def decodebytes(s):
    """The bytes of what is in base64."""
    try:
        s = _raw(s)
    except TypeError:
        raise TypeError(f"expected bytes-like object, not {s.__class__.__name__}") from None
    return binascii.a2b_base64(s)


def encode(input, output):
    """Writes what a file has in base64 into another."""
    while part := input.read(57):
        output.write(binascii.b2a_base64(part))


def decode(input, output):
    """Writes what a file in base64 means into another."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


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
    s = _raw(s)
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
    if map01 is not None:
        map01 = _bytes(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b'01', b'O' + map01))
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


# --- Base 85, and another base 32 -----------------------------------------------------------------

_b85_alphabet = (b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`'
                 b'{|}~')
_z85_from_b85 = bytes.maketrans(
    _b85_alphabet, b'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()'
                   b'[]{}@%$#')
_z85_to_b85 = bytes.maketrans(_b85_alphabet.translate(_z85_from_b85), _b85_alphabet)
_a85_alphabet = bytes(range(33, 118))
_hex_alphabet = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'
_hex_from_b32 = bytes.maketrans(_b32_alphabet, _hex_alphabet)
_b32_from_hex = bytes.maketrans(_hex_alphabet + b'WXYZ', _b32_alphabet + b'0189')


def _encode_words(data, alphabet, pad, short=()):
    """Five characters for each four bytes; `short` has what stands for some words."""
    data = _raw(data)
    padding = -len(data) % 4
    data += bytes(padding)
    encoded = []
    for start in range(0, len(data), 4):
        word = int.from_bytes(data[start:start + 4], 'big')
        last = padding and not pad and start + 4 == len(data)
        if word in short and not last:
            encoded.append(short[word])
            continue
        digits = bytearray()
        for _ in range(5):
            word, digit = divmod(word, 85)
            digits.append(alphabet[digit])
        digits.reverse()
        encoded.append(bytes(digits[:5 - padding] if last else digits))
    return b''.join(encoded)


def _decode_words(data, alphabet, name):
    values = {char: value for value, char in enumerate(alphabet)}
    padding = -len(data) % 5
    data = bytes(data) + alphabet[-1:] * padding
    decoded = bytearray()
    for start in range(0, len(data), 5):
        word = 0
        for place in range(start, start + 5):
            if data[place] not in values:
                raise ValueError(f'bad {name} character at position {place}')
            word = word * 85 + values[data[place]]
        if word >> 32:
            raise ValueError(f'{name} overflow in hunk starting at byte {start}')
        decoded += word.to_bytes(4, 'big')
    return bytes(decoded[:len(decoded) - padding])


def b32hexencode(s):
    """The bytes in base32 whose digits go on from 0 to 9 with letters."""
    return b32encode(s).translate(_hex_from_b32)


def b32hexdecode(s, casefold=False):
    """The bytes of what b32hexencode() made."""
    s = _bytes(s)
    return b32decode((s.upper() if casefold else s).translate(_b32_from_hex))


def b85encode(b, pad=False):
    """The bytes in base85, as git writes them."""
    return _encode_words(b, _b85_alphabet, pad)


def b85decode(b):
    """The bytes of what is in base85."""
    return _decode_words(_bytes(b), _b85_alphabet, 'base85')


def z85encode(s):
    """The bytes in Z85."""
    return b85encode(s).translate(_z85_from_b85)


def z85decode(s):
    """The bytes of what is in Z85."""
    try:
        return _decode_words(_bytes(s).translate(_z85_to_b85), _b85_alphabet, 'z85')
    except ValueError as error:
        raise ValueError(error.args[0]) from None


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """The bytes in Ascii85."""
    short = {0: b'z'}
    if foldspaces:
        short[0x20202020] = b'y'
    encoded = (b'<~' if adobe else b'') + _encode_words(b, _a85_alphabet, pad, short)
    if wrapcol:
        width = max(2 if adobe else 1, wrapcol)
        lines = [encoded[start:start + width] for start in range(0, len(encoded), width)]
        if adobe and lines and len(lines[-1]) + 2 > width:
            lines.append(b'')
        encoded = b'\n'.join(lines)
    return encoded + (b'~>' if adobe else b'')


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    """The bytes of what is in Ascii85."""
    b = bytes(_bytes(b))
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    plain, since = bytearray(), 0
    for char in b:
        if char in ignorechars:
            continue
        if char == ord('z') or foldspaces and char == ord('y'):
            if since % 5:
                raise ValueError(f'{chr(char)} inside Ascii85 5-tuple')
            plain += b'!!!!!' if char == ord('z') else b'+<VdL'
        elif char in _a85_alphabet:
            plain.append(char)
            since += 1
        else:
            raise ValueError(f'Non-Ascii85 digit found: {chr(char)}')
    return _decode_words(plain, _a85_alphabet, 'Ascii85')
