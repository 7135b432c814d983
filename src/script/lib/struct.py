"""Numbers and bytes as they stand in memory."""

import math

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct',
           'error']


class error(Exception):
    """The format, the values or the bytes do not fit."""


error.__module__ = 'struct'

_integers = {'b': 1, 'B': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8}
_native_integers = {**_integers, 'l': 8, 'L': 8, 'n': 8, 'N': 8, 'P': 8}
_floats = {'e': (5, 10), 'f': (8, 23), 'd': (11, 52)}


# --- Floating-point numbers (IEEE 754) ----------------------------------------------------------

def _float_bits(value, code):
    exponent_bits, mantissa_bits = _floats[code]
    bias = (1 << exponent_bits - 1) - 1
    top = (1 << exponent_bits) - 1
    sign = (math.copysign(1.0, value) < 0) << exponent_bits + mantissa_bits
    if math.isnan(value):
        return sign | top << mantissa_bits | 1 << mantissa_bits - 1
    if math.isinf(value):
        return sign | top << mantissa_bits
    fraction, exponent = math.frexp(abs(value))
    exponent += bias - 1
    if fraction == 0.0:
        return sign
    if exponent < 1:  # no leading one
        return sign | round(math.ldexp(fraction, mantissa_bits + exponent))
    mantissa = round(math.ldexp(fraction, mantissa_bits + 1)) - (1 << mantissa_bits)
    bits = (exponent << mantissa_bits) + mantissa
    if bits >= top << mantissa_bits:
        raise OverflowError(f'float too large to pack with {code} format')
    return sign | bits


def _float_of(bits, code):
    exponent_bits, mantissa_bits = _floats[code]
    bias = (1 << exponent_bits - 1) - 1
    top = (1 << exponent_bits) - 1
    mantissa = bits & (1 << mantissa_bits) - 1
    exponent = bits >> mantissa_bits & top
    if exponent == top:
        value = math.nan if mantissa else math.inf
    elif exponent == 0:
        value = math.ldexp(mantissa, 1 - bias - mantissa_bits)
    else:
        value = math.ldexp(mantissa | 1 << mantissa_bits, exponent - bias - mantissa_bits)
    return -value if bits >> exponent_bits + mantissa_bits else value


# --- One value ----------------------------------------------------------------------------------

class _Item:
    """One character of a format, its count, and where its bytes stand."""

    def __init__(self, code, count, size, start, native):
        self.native = native
        self.code = code
        self.count = count
        self.size = size
        self.start = start

    def values(self):
        """How many values it stands for."""
        return 0 if self.code == 'x' else 1 if self.code in 'sp' else self.count

    def pack(self, value, order):
        code = self.code
        if code in _floats:
            try:
                number = float(value) if not isinstance(value, str) else None
            except TypeError:
                number = None
            if number is None:
                raise error('required argument is not a float')
            try:
                bits = _float_bits(number, code)
            except OverflowError:
                if not self.native or code == 'e':
                    raise
                bits = _float_bits(math.copysign(math.inf, number), code)  # As C casts it.
            return bits.to_bytes(self.size, order)
        if code == '?':
            return bytes([bool(value)])
        if code == 'c':
            if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                raise error('char format requires a bytes object of length 1')
            return bytes(value)
        if code in 'sp':
            return self._pack_bytes(value)
        return self._pack_integer(value, order)

    def _pack_bytes(self, value):
        if not isinstance(value, (bytes, bytearray)):
            raise error(f"argument for '{self.code}' must be a bytes object")
        if self.code == 's':
            return bytes(value[:self.count]).ljust(self.count, b'\0')
        kept = value[:min(self.count - 1, 255)]
        return (bytes([len(kept)]) + kept).ljust(self.count, b'\0') if self.count else b''

    def _pack_integer(self, value, order):
        try:
            number = value.__index__()
        except AttributeError:
            raise error('required argument is not an integer') from None
        try:
            return number.to_bytes(self.size, order, signed=self.code in 'bhilqn')
        except OverflowError:
            raise error(self._range()) from None

    def _range(self):
        code, bits = self.code, 8 * self.size
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if code.islower() else (
            0, (1 << bits) - 1)
        return f"'{code}' format requires {low} <= number <= {high}"

    def unpack(self, data, order):
        code = self.code
        if code in _floats:
            return _float_of(int.from_bytes(data, order), code)
        if code == '?':
            return data != b'\0'
        if code in 'cs':
            return data
        if code == 'p':
            return data[1:1 + data[0]] if data else b''
        return int.from_bytes(data, order, signed=code in 'bhilqn')


def _read_format(text):
    """(the items, the size of it all, the order of bytes)"""
    mark = text[:1] if text[:1] and text[:1] in '@=<>!' else ''
    native = mark in ('', '@')
    sizes = {**(_native_integers if native else _integers), '?': 1, 'c': 1, 's': 1, 'p': 1, 'x': 1,
             'e': 2, 'f': 4, 'd': 8}
    items, position, digits = [], 0, ''
    for char in text[len(mark):]:
        if char.isspace() and not digits:
            continue
        if char.isdecimal():
            digits += char
            continue
        if char not in sizes:
            raise error('bad char in struct format')
        count = int(digits) if digits else 1
        digits = ''
        if native and char not in 'scpx?':
            position += -position % sizes[char]
        items.append(_Item(char, count, sizes[char], position, native))
        position += count * sizes[char]
    if digits:
        raise error('repeat count given without format specifier')
    return items, position, 'big' if mark in ('>', '!') else 'little'


# --- Formats ------------------------------------------------------------------------------------

class Struct:
    """A format that is read once."""

    def __init__(self, format):
        if isinstance(format, bytes):
            format = format.decode('ascii')
        if not isinstance(format, str):
            raise TypeError('Struct() argument 1 must be a str or bytes object, not '
                            f'{type(format).__name__}')
        self.format = format
        self._items, self.size, self._order = _read_format(format)
        self._count = sum(item.values() for item in self._items)

    def __repr__(self):
        return f'Struct({self.format!r})'

    def _pack(self, values, name):
        if len(values) != self._count:
            raise error(f'{name} expected {self._count} items for packing (got {len(values)})')
        data = bytearray(self.size)
        left = iter(values)
        for item in self._items:
            position = item.start
            for _ in range(item.values()):
                part = item.pack(next(left), self._order)
                data[position:position + len(part)] = part
                position += len(part)
        return bytes(data)

    def pack(self, *values):
        """The values as bytes."""
        return self._pack(values, 'pack')

    def pack_into(self, buffer, offset, *values):
        """Write the values' bytes into a buffer."""
        data = self._pack(values, 'pack_into')
        start = offset + len(buffer) if offset < 0 else offset
        if start < 0:
            raise error(f'offset {offset} out of range for {len(buffer)}-byte buffer')
        if start + self.size > len(buffer):
            raise error(f'pack_into requires a buffer of at least {start + self.size} bytes for '
                        f'packing {self.size} bytes at offset {start} (actual buffer size is '
                        f'{len(buffer)})')
        buffer[start:start + self.size] = data

    def _unpack(self, data):
        values = []
        for item in self._items:
            if item.code in 'sp':
                values.append(item.unpack(data[item.start:item.start + item.count], self._order))
                continue
            for index in range(item.values()):
                start = item.start + index * item.size
                values.append(item.unpack(data[start:start + item.size], self._order))
        return tuple(values)

    def unpack(self, buffer, /):
        """The values of bytes."""
        if len(buffer) != self.size:
            raise error(f'unpack requires a buffer of {self.size} bytes')
        return self._unpack(bytes(buffer))

    def unpack_from(self, /, buffer, offset=0):
        """The values of the bytes from an offset on."""
        start = offset + len(buffer) if offset < 0 else offset
        if start < 0:
            raise error(f'offset {offset} out of range for {len(buffer)}-byte buffer')
        if start + self.size > len(buffer):
            raise error(f'unpack_from requires a buffer of at least {start + self.size} bytes for '
                        f'unpacking {self.size} bytes at offset {start} (actual buffer size is '
                        f'{len(buffer)})')
        return self._unpack(bytes(buffer[start:start + self.size]))

    def iter_unpack(self, buffer, /):
        """The values of one stretch of bytes after the other."""
        if not self.size:
            raise error('cannot iteratively unpack with a struct of length 0')
        if len(buffer) % self.size:
            raise error(f'iterative unpacking requires a buffer of a multiple of {self.size} bytes')
        return (self._unpack(bytes(buffer[start:start + self.size]))
                for start in range(0, len(buffer), self.size))


_read = {}


def _of(format):
    if format not in _read:
        _read[format] = Struct(format)
    return _read[format]


def calcsize(format, /):
    """How many bytes a format takes."""
    return _of(format).size


def pack(format, /, *values):
    """The values as bytes."""
    return _of(format).pack(*values)


def pack_into(format, buffer, offset, /, *values):
    """Write the values' bytes into a buffer."""
    _of(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    """The values of bytes."""
    return _of(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    """The values of the bytes from an offset on."""
    return _of(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    """The values of one stretch of bytes after the other."""
    return _of(format).iter_unpack(buffer)
