"""Rational numbers."""

import math
import operator

__all__ = ['Fraction']


def _parse(text):
    """(numerator, denominator) of '3/4', '-1.25', '1e-3'."""
    problem = ValueError(f'Invalid literal for Fraction: {text!r}')
    body = text.strip()
    sign = 1
    if body[:1] in ('+', '-'):
        sign = -1 if body[0] == '-' else 1
        body = body[1:]
    if '/' in body:
        top, _, bottom = body.partition('/')
        top, bottom = top.rstrip(), bottom.lstrip()
        if not (_is_digits(top) and _is_digits(bottom)):
            raise problem
        return sign * int(top), int(bottom)
    mantissa, mark, exponent = body.lower().partition('e')
    if mark and not _is_digits(exponent[1:] if exponent[:1] in ('+', '-') else exponent):
        raise problem
    whole, dot, decimals = mantissa.partition('.')
    if not (whole or decimals) or (whole and not _is_digits(whole)) or (
            decimals and not _is_digits(decimals)):
        raise problem
    numerator = int((whole + decimals).replace('_', ''))
    power = (int(exponent) if mark else 0) - len(decimals.replace('_', ''))
    if power >= 0:
        return sign * numerator * 10 ** power, 1
    return sign * numerator, 10 ** -power


def _is_digits(text):
    return bool(text) and text[0] != '_' and text[-1] != '_' and '__' not in text and (
        text.replace('_', '').isdecimal())


def _is_rational(value):
    """Whether it is a numbers.Rational that is neither int nor Fraction."""
    if isinstance(value, (str, float, complex)) or not hasattr(value, 'numerator'):
        return False
    from numbers import Rational
    return isinstance(value, Rational)


class Fraction:
    """A rational number, always in lowest terms."""

    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            pair = _pair_of(numerator)
        elif type(numerator) is int is type(denominator):
            pair = numerator, denominator
        elif _has_parts(numerator) and _has_parts(denominator):
            pair = (numerator.numerator * denominator.denominator,
                    denominator.numerator * numerator.denominator)
        else:
            raise TypeError('both arguments should be Rational instances')
        return cls._reduced(*pair)

    @classmethod
    def _reduced(cls, numerator, denominator):
        if denominator == 0:
            raise ZeroDivisionError(f'Fraction({numerator}, 0)')
        divisor = math.gcd(numerator, denominator)
        if denominator < 0:
            divisor = -divisor
        return cls._raw(numerator // divisor, denominator // divisor)

    @classmethod
    def _raw(cls, numerator, denominator):
        self = super().__new__(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self

    @classmethod
    def from_float(cls, f):
        """The exact value of a float."""
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f'{cls.__name__}.from_float() only takes floats, not {f!r} '
                            f'({type(f).__name__})')
        return cls._raw(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """The exact value of a Decimal."""
        if isinstance(dec, int):
            return cls(dec)
        return cls._raw(*dec.as_integer_ratio())

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction with a denominator that is not larger."""
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction._raw(p1, q1)
        return Fraction._raw(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    @property
    def real(self):
        return +self

    @property
    def imag(self):
        return 0

    def conjugate(self):
        return +self

    def __repr__(self):
        return f'{self.__class__.__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f'{self._numerator}/{self._denominator}'

    def __format__(self, format_spec, /):
        if not format_spec:
            return str(self)
        if format_spec[-1] in 'eEfFgG%':
            return _format_as_number(self, format_spec)
        problem = ValueError(f'Invalid format specifier {format_spec!r} for object of type '
                             f'{type(self).__name__!r}')
        return _format_as_fraction(self, format_spec, problem)

    # --- Arithmetic: ints and fractions exactly, floats and complex numbers as theirs ---

    def __add__(a, b):
        return _operate(_add, operator.add, a, b)

    def __radd__(b, a):
        return _operate_reflected(_add, operator.add, a, b)

    def __sub__(a, b):
        return _operate(_subtract, operator.sub, a, b)

    def __rsub__(b, a):
        return _operate_reflected(_subtract, operator.sub, a, b)

    def __mul__(a, b):
        return _operate(_multiply, operator.mul, a, b)

    def __rmul__(b, a):
        return _operate_reflected(_multiply, operator.mul, a, b)

    def __truediv__(a, b):
        return _operate(_divide, operator.truediv, a, b)

    def __rtruediv__(b, a):
        return _operate_reflected(_divide, operator.truediv, a, b)

    def __floordiv__(a, b):
        return _operate(_floor_divide, operator.floordiv, a, b)

    def __rfloordiv__(b, a):
        return _operate_reflected(_floor_divide, operator.floordiv, a, b)

    def __divmod__(a, b):
        return _operate(_divmod, divmod, a, b)

    def __rdivmod__(b, a):
        return _operate_reflected(_divmod, divmod, a, b)

    def __mod__(a, b):
        return _operate(_modulo, operator.mod, a, b)

    def __rmod__(b, a):
        return _operate_reflected(_modulo, operator.mod, a, b)

    def __pow__(a, b, modulo=None):
        if modulo is not None:
            return NotImplemented
        if isinstance(b, (int, Fraction)) or _is_rational(b):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            if power >= 0:
                return Fraction._raw(a._numerator ** power, a._denominator ** power)
            if a._numerator == 0:
                raise ZeroDivisionError(f'Fraction({a._denominator ** -power}, 0)')
            top, bottom = a._denominator ** -power, a._numerator ** -power
            return Fraction._raw(-top, -bottom) if bottom < 0 else Fraction._raw(top, bottom)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        if modulo is not None:
            return NotImplemented
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, int) or _is_rational(a):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        return Fraction._raw(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction._raw(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction._raw(abs(a._numerator), a._denominator)

    def __int__(a):
        return a.__trunc__()

    def __float__(a):
        return a._numerator / a._denominator

    def __complex__(a):
        return complex(float(a))

    def __trunc__(a):
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, remainder = divmod(self._numerator, self._denominator)
            if remainder * 2 < self._denominator:
                return floor
            if remainder * 2 > self._denominator:
                return floor + 1
            return floor if floor % 2 == 0 else floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        from sys import hash_info
        try:
            inverse = pow(self._denominator, -1, hash_info.modulus)
        except ValueError:
            found = hash_info.inf
        else:
            found = hash(hash(abs(self._numerator)) * inverse)
        found = found if self._numerator >= 0 else -found
        return -2 if found == -1 else found

    def __eq__(a, b):
        if isinstance(b, (int, Fraction)) or _is_rational(b):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                return 0.0 == b
            return a == a.from_float(b)
        return NotImplemented

    def _compare(self, other, operate):
        if isinstance(other, (int, Fraction)) or _is_rational(other):
            return operate(self._numerator * other.denominator,
                           self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return operate(0.0, other)
            return operate(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        return a._compare(b, operator.gt)

    def __le__(a, b):
        return a._compare(b, operator.le)

    def __ge__(a, b):
        return a._compare(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return (self.__class__, (self._numerator, self._denominator))

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator,
                                                                  self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _has_parts(value):
    return isinstance(value, (int, Fraction)) or _is_rational(value)


def _pair_of(value):
    if _has_parts(value):
        return value.numerator, value.denominator
    if isinstance(value, str):
        return _parse(value)
    if isinstance(value, float) or hasattr(value, 'as_integer_ratio'):
        return value.as_integer_ratio()
    raise TypeError('argument should be a string or a Rational instance')


def _add(a, b):
    return Fraction._reduced(a.numerator * b.denominator + b.numerator * a.denominator,
                             a.denominator * b.denominator)


def _subtract(a, b):
    return Fraction._reduced(a.numerator * b.denominator - b.numerator * a.denominator,
                             a.denominator * b.denominator)


def _multiply(a, b):
    return Fraction._reduced(a.numerator * b.numerator, a.denominator * b.denominator)


def _divide(a, b):
    if b.numerator == 0:
        raise ZeroDivisionError(f'Fraction({b.denominator}, 0)')
    return Fraction._reduced(a.numerator * b.denominator, a.denominator * b.numerator)


def _floor_divide(a, b):
    return (a.numerator * b.denominator) // (a.denominator * b.numerator)


def _divmod(a, b):
    quotient, remainder = divmod(a.numerator * b.denominator, a.denominator * b.numerator)
    return quotient, Fraction(remainder, a.denominator * b.denominator)


def _modulo(a, b):
    return Fraction((a.numerator * b.denominator) % (b.numerator * a.denominator),
                    a.denominator * b.denominator)


def _operate(exact, fallback, a, b):
    if isinstance(b, (int, Fraction)):
        return exact(a, b)
    if isinstance(b, float):
        return fallback(float(a), b)
    if isinstance(b, complex):
        return fallback(float(a), b)
    return NotImplemented


def _operate_reflected(exact, fallback, a, b):
    if isinstance(a, int) or _is_rational(a):
        return exact(a, b)
    if isinstance(a, float):
        return fallback(a, float(b))
    if isinstance(a, complex):
        return fallback(a, complex(b))
    return NotImplemented


# --- Formatting -------------------------------------------------------------------------

def _split_spec(spec):
    """(fill, align, sign, z, alternate, zero, width, comma, precision, type)"""
    fill, align = ' ', ''
    if len(spec) > 1 and spec[1] in '<>=^':
        fill, align, spec = spec[0], spec[1], spec[2:]
    elif spec[:1] and spec[0] in '<>=^':
        align, spec = spec[0], spec[1:]

    def take(characters):
        nonlocal spec
        if spec[:1] and spec[0] in characters:
            found, spec = spec[0], spec[1:]
            return found
        return ''

    def take_digits():
        nonlocal spec
        end = 0
        while end < len(spec) and spec[end].isdecimal():
            end += 1
        found, spec = spec[:end], spec[end:]
        return found

    sign, z, alternate = take('-+ '), take('z'), take('#')
    zero = bool(spec[:1] == '0' and spec[1:2].isdecimal() and take('0'))
    width = take_digits()
    comma = take(',_')
    precision = None
    if take('.'):
        precision = take_digits()
        if not precision:
            return None
    return fill, align, sign, z, alternate, zero, width, comma, precision, spec


def _pad(text, sign, fill, align, width):
    padding = fill * (width - len(sign) - len(text))
    if align == '<':
        return sign + text + padding
    if align == '^':
        half = len(padding) // 2
        return padding[:half] + sign + text + padding[half:]
    if align == '=':
        return sign + padding + text
    return padding + sign + text


def _format_as_fraction(value, spec, problem):
    parts = _split_spec(spec)
    if parts is None:
        raise problem
    fill, align, sign, z, alternate, zero, width, comma, precision, kind = parts
    if kind or precision is not None or z or zero:
        raise problem
    top = f'{abs(value.numerator):{comma}}'
    text = top
    if value.denominator > 1 or alternate:
        text += f'/{value.denominator:{comma}}'
    shown_sign = '-' if value.numerator < 0 else '' if sign == '-' else sign
    return _pad(text, shown_sign, fill, align, int(width or 0))


def _rounded(value, exponent):
    """The nearest multiple of 10 ** exponent, in such units; ties go to the even one."""
    power = 10 ** abs(exponent)
    top, bottom = value.numerator, value.denominator
    return round(Fraction(top, bottom * power) if exponent >= 0 else Fraction(top * power, bottom))


def _rounded_to_figures(value, figures):
    """So many significant digits and the power of ten that they stand for."""
    top, bottom = str(value.numerator), str(value.denominator)
    exponent = len(top) - len(bottom) + (bottom <= top) - figures if value else 1 - figures
    digits = _rounded(value, exponent)
    if len(str(digits)) > figures:
        return digits // 10, exponent + 1
    return digits, exponent


def _format_as_number(value, spec):
    problem = ValueError(f'Invalid format specifier {spec!r} for object of type '
                         f'{type(value).__name__!r}')
    parts = _split_spec(spec)
    if parts is None or len(parts[-1]) != 1 or parts[1] and parts[5]:
        raise problem
    fill, align, sign, z, alternate, zero, width, separator, precision, kind = parts
    width, precision = int(width or 0), int(precision if precision is not None else 6)
    suffix, places = '', precision
    if kind in 'fF%':
        digits = _rounded(abs(value), -precision - 2 * (kind == '%'))
        suffix = '%' if kind == '%' else ''
    else:
        figures = precision + 1 if kind in 'eE' else max(precision, 1)
        digits, exponent = _rounded_to_figures(abs(value), figures)
        places = -exponent
        if kind in 'eE' or exponent > 0 or exponent + figures <= -4:
            places = figures - 1
            suffix = f'{"E" if kind in "EG" else "e"}{exponent + places:+03d}'
    negative = value < 0 and not (z and digits == 0)
    sign = '-' if negative else '' if sign == '-' else sign
    text = f'{digits:0{places + 1}d}'
    whole, decimals = text[:len(text) - places], text[len(text) - places:]
    if kind in 'gG' and not alternate:
        decimals = decimals.rstrip('0')
    tail = ('.' if decimals or alternate else '') + decimals + suffix
    if zero:
        room = width - len(sign) - len(tail)
        # With separators a fourth of the room is theirs; the first group is never only one.
        whole = whole.zfill(3 * room // 4 + 1 if separator else room)
    if separator:
        first = 1 + (len(whole) - 1) % 3
        groups = [whole[i:i + 3] for i in range(first, len(whole), 3)]
        whole = separator.join([whole[:first], *groups])
    return _pad(whole + tail, sign, fill, align, width)


def _be_a_rational():
    """Fraction is a numbers.Rational; the abstract class is imported with it, not derived from,
    so that instances stay small and quick."""
    from numbers import Rational
    Rational.register(Fraction)


_be_a_rational()
