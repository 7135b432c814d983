"""Decimal numbers, with as many digits as the context says."""

from _library import name_as_native
from _decimal_operations import RareOperations
from contextvars import ContextVar
import math

__all__ = ['Decimal', 'Context', 'DecimalTuple', 'DefaultContext', 'BasicContext',
           'ExtendedContext', 'DecimalException', 'Clamped', 'InvalidOperation', 'DivisionByZero',
           'Inexact', 'Rounded', 'Subnormal', 'Overflow', 'Underflow', 'FloatOperation',
           'DivisionImpossible', 'InvalidContext', 'ConversionSyntax', 'DivisionUndefined',
           'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR',
           'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP', 'setcontext', 'getcontext', 'localcontext',
           'MAX_PREC', 'MAX_EMAX', 'MIN_EMIN', 'MIN_ETINY', 'HAVE_THREADS', 'HAVE_CONTEXTVAR']

ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN = 'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN'
ROUND_CEILING, ROUND_FLOOR, ROUND_UP = 'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_UP'
ROUND_HALF_DOWN, ROUND_05UP = 'ROUND_HALF_DOWN', 'ROUND_05UP'
_roundings = (ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN,
              ROUND_HALF_EVEN, ROUND_05UP)

MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - MAX_PREC + 1
HAVE_THREADS = HAVE_CONTEXTVAR = True


# --- Signals ------------------------------------------------------------------------------------

class DecimalException(ArithmeticError):
    """Base class of what calculations can signal."""


class Clamped(DecimalException):
    """The exponent was changed to fit."""


class InvalidOperation(DecimalException):
    """The operation has no result."""


class ConversionSyntax(InvalidOperation):
    """The text is no number."""


class DivisionByZero(DecimalException, ZeroDivisionError):
    """A number was divided by zero."""


class DivisionImpossible(InvalidOperation):
    """The quotient has more digits than the context allows."""


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Zero was divided by zero."""


class Inexact(DecimalException):
    """Digits were lost."""


class InvalidContext(InvalidOperation):
    """The context does not fit."""


class Rounded(DecimalException):
    """Digits were dropped, which may have been zeros."""


class Subnormal(DecimalException):
    """The exponent is below the smallest one."""


class Overflow(Inexact, Rounded):
    """The exponent is above the largest one."""


class Underflow(Inexact, Rounded, Subnormal):
    """The result was rounded to zero."""


class FloatOperation(DecimalException, TypeError):
    """A float was mixed with Decimals."""


_signals = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded,
            Subnormal, Underflow)


# --- Context ------------------------------------------------------------------------------------

class Context:
    """Precision, rounding and what is raised."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None,
                 flags=None, traps=None):
        start = globals().get('DefaultContext')
        self.prec = prec if prec is not None else start.prec if start else 28
        self.rounding = rounding or (start.rounding if start else ROUND_HALF_EVEN)
        self.Emin = -999999 if Emin is None else Emin
        self.Emax = 999999 if Emax is None else Emax
        self.capitals = 1 if capitals is None else capitals
        self.clamp = 0 if clamp is None else clamp
        self.flags = self._table(flags, {})
        self.traps = self._table(traps, start.traps if start else {})

    def _table(self, given, otherwise):
        if isinstance(given, dict):
            return {signal: bool(given.get(signal)) for signal in _signals}
        if given is not None:
            return {signal: signal in given for signal in _signals}
        return {signal: bool(otherwise.get(signal)) for signal in _signals}

    def __setattr__(self, name, value):
        if name == 'prec':
            if not isinstance(value, int):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an "
                                "integer")
            if not 1 <= value <= MAX_PREC:
                raise ValueError(f"valid range for prec is [1, MAX_PREC]")
        elif name == 'rounding' and value not in _roundings:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, "
                            "ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, "
                            "ROUND_HALF_EVEN,\n   ROUND_05UP]")
        object.__setattr__(self, name, value)

    def __repr__(self):
        def names(table):
            return ", ".join(signal.__name__ for signal, on in table.items() if on)
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, "
                f"Emax={self.Emax}, capitals={self.capitals}, clamp={self.clamp}, "
                f"flags=[{names(self.flags)}], traps=[{names(self.traps)}])")

    def copy(self):
        """Another context with the same settings."""
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                       dict(self.flags), dict(self.traps))

    __copy__ = copy

    def clear_flags(self):
        """Forget what was signalled."""
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        """Raise nothing."""
        for signal in self.traps:
            self.traps[signal] = False

    def Etiny(self):
        """The smallest exponent of all."""
        return self.Emin - self.prec + 1

    def create_decimal(self, num='0'):
        """A Decimal, rounded to the context."""
        return Decimal(num)._rounded(self)

    def create_decimal_from_float(self, f):
        """A Decimal of a float, rounded to the context."""
        return Decimal.from_float(f)._rounded(self)

    def _signal(self, condition, kind=None):
        """Note a condition; raises it, if that is wished."""
        for signal in _signals:
            if issubclass(condition, signal):
                self.flags[signal] = True
                if self.traps[signal]:
                    raise signal([kind or condition])


def _operation(name):
    def operation(self, a, *others):
        caller = getcontext()
        setcontext(self)
        try:
            return getattr(_operand(a), name)(*map(_operand, others))
        finally:
            _current.set(caller)
    operation.__name__ = name
    return operation


for _name, _method in (('add', '__add__'), ('subtract', '__sub__'), ('multiply', '__mul__'),
                       ('divide', '__truediv__'), ('remainder', '__mod__'), ('power', '__pow__'),
                       ('sqrt', 'sqrt'), ('quantize', 'quantize'), ('compare', 'compare'),
                       ('abs', '__abs__'), ('minus', '__neg__'), ('plus', '__pos__'),
                       ('exp', 'exp'), ('ln', 'ln'), ('log10', 'log10'),
                       ('normalize', 'normalize'), ('divide_int', '__floordiv__')):
    setattr(Context, _name, _operation(_method))
for _name in ('canonical compare_signal compare_total compare_total_mag copy_abs copy_negate copy_sign '
              'fma is_canonical is_finite is_infinite is_nan is_normal is_qnan is_signed is_snan '
              'is_subnormal is_zero logb logical_and logical_invert logical_or logical_xor max '
              'max_mag min min_mag next_minus next_plus next_toward number_class remainder_near '
              'rotate same_quantum scaleb shift to_eng_string to_integral_value').split():
    setattr(Context, _name, _operation(_name))

DefaultContext = Context(28, ROUND_HALF_EVEN,
                         traps=[DivisionByZero, Overflow, InvalidOperation])
BasicContext = Context(9, ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation,
                                                Clamped, Underflow])
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[])
_current = ContextVar('decimal_context')


def getcontext():
    """The context of this thread or task."""
    context = _current.get(None)
    if context is None:
        context = DefaultContext.copy()
        _current.set(context)
    return context


def setcontext(context, /):
    """Take another context."""
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
    _current.set(context)


class _ContextManager:
    def __init__(self, context):
        self._new = context

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *args):
        setcontext(self._saved)


def localcontext(ctx=None, **kwargs):
    """A copy of a context, for the time of a with statement."""
    context = (getcontext() if ctx is None else ctx).copy()
    for name, value in kwargs.items():
        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(context, name, value)
    return _ContextManager(context)


# --- Decimal ------------------------------------------------------------------------------------

class DecimalTuple(tuple):
    """Sign, digits and exponent."""

    __slots__ = ()

    def __new__(cls, sign, digits, exponent):
        return tuple.__new__(cls, (sign, digits, exponent))

    sign = property(lambda self: self[0])
    digits = property(lambda self: self[1])
    exponent = property(lambda self: self[2])

    def __repr__(self):
        return "DecimalTuple(sign={}, digits={}, exponent={!r})".format(*self)


def _read(text):
    """Sign, digits, exponent and kind of a text; None: it is no number."""
    text = text.strip().replace('_', '')
    sign = 0
    if text[:1] in ('+', '-') and text:
        sign = int(text[0] == '-')
        text = text[1:]
    lower = text.lower()
    if lower in ('inf', 'infinity'):
        return sign, 0, 0, 'F'
    for name, kind in (('snan', 'N'), ('nan', 'n')):
        if lower.startswith(name):
            payload = lower[len(name):]
            if payload and not payload.isdecimal():
                return None
            return sign, int(payload or 0), 0, kind
    mantissa, e, exponent = lower.partition('e')
    whole, point, fraction = mantissa.partition('.')
    digits = whole + fraction
    if not digits or not digits.isdecimal():
        return None
    if e:
        unsigned = exponent[1:] if exponent[:1] in ('+', '-') else exponent
        if not unsigned.isdecimal():
            return None
    return sign, int(digits), int(exponent or 0) - len(fraction), ''


def _round_up(quotient, rest, divisor, sign, rounding):
    """Whether quotient + rest/divisor becomes quotient + 1."""
    if rest == 0:
        return False
    if rounding == ROUND_HALF_EVEN:
        return rest * 2 > divisor or rest * 2 == divisor and quotient & 1
    if rounding == ROUND_HALF_UP:
        return rest * 2 >= divisor
    if rounding == ROUND_HALF_DOWN:
        return rest * 2 > divisor
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_DOWN:
        return False
    if rounding == ROUND_CEILING:
        return not sign
    if rounding == ROUND_FLOOR:
        return bool(sign)
    return quotient % 10 in (0, 5)


def _shifted(number, count, sign, rounding):
    """number * 10**count, rounded, and whether digits were lost."""
    if count >= 0:
        return number * 10 ** count, False
    divisor = 10 ** -count
    quotient, rest = divmod(number, divisor)
    return quotient + bool(_round_up(quotient, rest, divisor, sign, rounding)), rest != 0


class Decimal(RareOperations):
    """A decimal number."""

    __slots__ = ('_sign', '_number', '_exp', '_kind')  # _kind: '', 'F'inite not, 'n'an, s'N'an

    def __new__(cls, value="0", context=None):
        if isinstance(value, str):
            read = _read(value)
            if read is None:
                (context or getcontext())._signal(InvalidOperation, ConversionSyntax)
                read = 0, 0, 0, 'n'
            return cls._make(*read)
        if isinstance(value, int):
            return cls._make(int(value < 0), abs(int(value)), 0, '')
        if isinstance(value, Decimal):
            if type(value) is cls:
                return value
            return cls._make(value._sign, value._number, value._exp, value._kind)
        if isinstance(value, float):
            (context or getcontext())._signal(FloatOperation)
            return cls.from_float(value)
        if isinstance(value, (tuple, list)):
            return cls._from_tuple(value)
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")

    @classmethod
    def _from_tuple(cls, value):
        if len(value) != 3:
            raise ValueError("argument must be a sequence of length 3")
        sign, digits, exponent = value
        if sign not in (0, 1):
            raise ValueError("sign must be an integer with the value 0 or 1")
        number = 0
        for digit in digits:
            if not isinstance(digit, int) or not 0 <= digit <= 9:
                raise ValueError("coefficient must be a tuple of digits")
            number = number * 10 + digit
        if exponent in ('F', 'n', 'N'):
            return cls._make(sign, 0 if exponent == 'F' else number, 0, exponent)
        if not isinstance(exponent, int):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        return cls._make(sign, number, exponent, '')

    @classmethod
    def _make(cls, sign, number, exp, kind=''):
        self = object.__new__(cls)
        self._sign, self._number, self._exp, self._kind = sign, number, exp, kind
        return self

    @classmethod
    def from_float(cls, f):
        """Exactly the float."""
        if isinstance(f, int):
            return cls(int(f))
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        if f != f:
            return cls._make(0, 0, 0, 'n')
        sign = int(math.copysign(1, f) < 0)
        if math.isinf(f):
            return cls._make(sign, 0, 0, 'F')
        a, b = abs(f).as_integer_ratio()
        places = b.bit_length() - 1
        return cls._make(sign, a * 5 ** places, -places)

    # Text.

    def __str__(self, eng=False):
        sign = '-' if self._sign else ''
        if self._kind == 'F':
            return sign + 'Infinity'
        if self._kind:
            name = 'NaN' if self._kind == 'n' else 'sNaN'
            return f"{sign}{name}{self._number or ''}"
        digits = str(self._number)
        left = self._exp + len(digits)  # Digits left of the point.
        if self._exp <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif self._number == 0:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            text = '0.' + '0' * -point + digits
        elif point >= len(digits):
            text = digits + '0' * (point - len(digits))
        else:
            text = digits[:point] + '.' + digits[point:]
        if left != point:
            text += f"{'E' if getcontext().capitals else 'e'}{left - point:+d}"
        return sign + text

    def __repr__(self):
        return f"Decimal('{self}')"

    def to_eng_string(self, context=None):
        """The text with an exponent that is a multiple of three."""
        return self.__str__(True)

    def as_tuple(self):
        """Sign, digits and exponent."""
        if self._kind == 'F':
            return DecimalTuple(self._sign, (0,), 'F')
        if self._kind:
            digits = tuple(map(int, str(self._number))) if self._number else ()
            return DecimalTuple(self._sign, digits, self._kind)
        return DecimalTuple(self._sign, tuple(map(int, str(self._number))), self._exp)

    def __format__(self, spec, context=None):
        return _format(self, spec)

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    # What it is.

    def is_nan(self):
        """Whether it is no number."""
        return self._kind in ('n', 'N')

    def is_qnan(self):
        """Whether it is a quiet NaN."""
        return self._kind == 'n'

    def is_snan(self):
        """Whether it is a signalling NaN."""
        return self._kind == 'N'

    def is_infinite(self):
        """Whether it is infinite."""
        return self._kind == 'F'

    def is_finite(self):
        """Whether it is neither infinite nor NaN."""
        return not self._kind

    def is_zero(self):
        """Whether it is zero."""
        return not self._kind and self._number == 0

    def is_signed(self):
        """Whether it has a minus."""
        return self._sign == 1

    def adjusted(self):
        """The exponent of its first digit."""
        return 0 if self._kind else self._exp + len(str(self._number)) - 1

    def __bool__(self):
        return bool(self._kind) or self._number != 0

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self):
        """Itself."""
        return self

    # Rounding.

    def _rounded(self, context):
        """The number within the precision and the exponents of the context."""
        if self._kind:
            return self
        number, exp = self._number, self._exp
        digits = len(str(number))
        if number == 0:
            exp = min(max(exp, context.Etiny()), context.Emax)
            return self if exp == self._exp else Decimal._make(self._sign, 0, exp)
        drop = digits - context.prec
        if exp + max(drop, 0) < context.Etiny():
            drop = context.Etiny() - exp
        if drop > 0:
            number, lost = _shifted(number, -drop, self._sign, context.rounding)
            exp += drop
            if len(str(number)) > context.prec:
                number //= 10
                exp += 1
            context._signal(Rounded)
            if lost:
                context._signal(Inexact)
        if number and exp + len(str(number)) - 1 > context.Emax:
            context._signal(Overflow)
            return Decimal._make(self._sign, 0, 0, 'F')
        if number == 0:
            context._signal(Underflow)
        return Decimal._make(self._sign, number, exp) if drop > 0 else self

    def _invalid(self, kind=InvalidOperation):
        getcontext()._signal(InvalidOperation, kind)
        return Decimal._make(0, 0, 0, 'n')

    def quantize(self, exp, rounding=None, context=None):
        """The number with the exponent of another one."""
        context = context or getcontext()
        exp = _operand(exp)
        if self._kind or exp._kind:
            if self.is_nan() or exp.is_nan():
                return self if self.is_nan() else exp
            if self._kind and exp._kind:
                return self
            return self._invalid()
        number, lost = _shifted(self._number, self._exp - exp._exp, self._sign,
                                rounding or context.rounding)
        if len(str(number)) > context.prec:
            return self._invalid()
        if self._exp < exp._exp:
            context._signal(Rounded)
        if lost:
            context._signal(Inexact)
        return Decimal._make(self._sign, number, exp._exp)

    def to_integral_value(self, rounding=None, context=None):
        """Rounded to an integer."""
        if self._kind or self._exp >= 0:
            return self
        number, _ = _shifted(self._number, self._exp, self._sign,
                             rounding or (context or getcontext()).rounding)
        return Decimal._make(self._sign, number, 0)

    to_integral = to_integral_exact = to_integral_value

    def normalize(self, context=None):
        """Without zeros at the end."""
        if self._kind:
            return self
        rounded = self._rounded(context or getcontext())
        number, exp = rounded._number, rounded._exp
        if number == 0:
            return Decimal._make(self._sign, 0, 0)
        while number % 10 == 0:
            number //= 10
            exp += 1
        return Decimal._make(self._sign, number, exp)

    def _to_int(self, rounding):
        if self._kind == 'F':
            raise OverflowError("cannot convert Infinity to integer")
        if self._kind:
            raise ValueError("cannot convert NaN to integer")
        number, _ = _shifted(self._number, self._exp, self._sign, rounding)
        return -number if self._sign else number

    def __int__(self):
        return self._to_int(ROUND_DOWN)

    __trunc__ = __int__

    def __floor__(self):
        return self._to_int(ROUND_FLOOR)

    def __ceil__(self):
        return self._to_int(ROUND_CEILING)

    def __round__(self, n=None):
        if n is None:
            return self._to_int(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError("optional argument must be an integer")
        return self.quantize(Decimal._make(0, 1, -n), ROUND_HALF_EVEN)

    def __float__(self):
        if self._kind == 'N':
            raise ValueError("cannot convert signaling NaN to float")
        return float('-nan' if self._kind and self._kind != 'F' and self._sign else str(self))

    def __complex__(self):
        return complex(float(self))

    def as_integer_ratio(self):
        """Numerator and denominator."""
        if self._kind == 'F':
            raise OverflowError("cannot convert Infinity to integer ratio")
        if self._kind:
            raise ValueError("cannot convert NaN to integer ratio")
        number = -self._number if self._sign else self._number
        if self._exp >= 0:
            return number * 10 ** self._exp, 1
        divisor = 10 ** -self._exp
        common = math.gcd(number, divisor)
        return number // common, divisor // common

    # Comparison.

    def _value(self, exp):
        number = self._number * 10 ** (self._exp - exp)
        return -number if self._sign else number

    def _order(self, other):
        """-1, 0 or 1."""
        if self._kind == 'F' or other._kind == 'F':
            mine = (-1) ** self._sign * (self._kind == 'F')
            its = (-1) ** other._sign * (other._kind == 'F')
        elif not self._number or not other._number or self._sign != other._sign:
            mine = (-1) ** self._sign * bool(self._number)
            its = (-1) ** other._sign * bool(other._number)
        elif self.adjusted() != other.adjusted():
            mine, its = self.adjusted(), other.adjusted()
            if self._sign:
                mine, its = its, mine
        else:
            exp = min(self._exp, other._exp)
            mine, its = self._value(exp), other._value(exp)
        return (mine > its) - (mine < its)

    def _compare(self, other, test, nan_fails=True):
        is_float = isinstance(other, float)
        other = _comparable(other)
        if other is NotImplemented:
            return other
        if nan_fails and is_float:
            getcontext()._signal(FloatOperation)
        if self.is_nan() or other.is_nan():
            if nan_fails:
                getcontext()._signal(InvalidOperation)
            return False
        return test(self._order(other))

    def __eq__(self, other):
        if isinstance(other, complex):
            other = other.real if other.imag == 0 else NotImplemented
        return self._compare(other, lambda order: order == 0, False)

    def __lt__(self, other):
        return self._compare(other, lambda order: order < 0)

    def __le__(self, other):
        return self._compare(other, lambda order: order <= 0)

    def __gt__(self, other):
        return self._compare(other, lambda order: order > 0)

    def __ge__(self, other):
        return self._compare(other, lambda order: order >= 0)

    def __hash__(self):
        if self._kind == 'N':
            raise TypeError("Cannot hash a signaling NaN value")
        if self._kind == 'n':
            return object.__hash__(self)
        if self._kind == 'F':
            return -314159 if self._sign else 314159
        modulus = 2 ** 61 - 1
        power = pow(10 if self._exp >= 0 else pow(10, -1, modulus), abs(self._exp), modulus)
        result = self._number * power % modulus
        result = -result if self._sign else result
        return -2 if result == -1 else result

    # Arithmetic.

    def __neg__(self):
        if self.is_zero() and getcontext().rounding != ROUND_FLOOR:
            return Decimal._make(0, 0, self._exp)
        return self.copy_negate()._rounded(getcontext())

    def __pos__(self):
        if self.is_zero() and getcontext().rounding != ROUND_FLOOR:
            return Decimal._make(0, 0, self._exp)
        return self._rounded(getcontext())

    def __abs__(self):
        return self.copy_abs()._rounded(getcontext())

    def copy_abs(self):
        """Without a minus."""
        return Decimal._make(0, self._number, self._exp, self._kind)

    def copy_negate(self):
        """With the other sign."""
        return Decimal._make(1 - self._sign, self._number, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        """With the sign of another one."""
        return Decimal._make(_operand(other)._sign, self._number, self._exp, self._kind)

    def _nan_among(self, *others):
        for value in (self, *others):
            if value._kind == 'N':
                getcontext()._signal(InvalidOperation)
        for value in (self, *others):
            if value.is_nan():
                return Decimal._make(value._sign, value._number, 0, 'n')
        return None

    def __add__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        if self._kind or other._kind:
            nan = self._nan_among(other)
            if nan is not None:
                return nan
            if self._kind and other._kind and self._sign != other._sign:
                return self._invalid()
            return self if self._kind else other
        context = getcontext()
        exp = min(self._exp, other._exp)
        if self._number and other._number and abs(self._exp - other._exp) > context.prec * 4 + 100:
            return self._add_far(other, context)
        if not self._number and not other._number:
            sign = self._sign & other._sign
            if self._sign != other._sign and context.rounding == ROUND_FLOOR:
                sign = 1
            return Decimal._make(sign, 0, exp)._rounded(context)
        total = self._value(exp) + other._value(exp)
        sign = int(total < 0) if total else int(context.rounding == ROUND_FLOOR)
        return Decimal._make(sign, abs(total), exp)._rounded(context)

    __radd__ = __add__

    def _add_far(self, other, context):
        """One is so small that only its sign matters."""
        big, small = (self, other) if self.adjusted() > other.adjusted() else (other, self)
        if big.adjusted() - small.adjusted() < context.prec + 3:
            exp = min(big._exp, small._exp)
            total = big._value(exp) + small._value(exp)
            return Decimal._make(int(total < 0), abs(total), exp)._rounded(context)
        exp = min(big._exp, big.adjusted() - context.prec - 3)
        total = big._value(exp) + (-1 if small._sign else 1)
        return Decimal._make(int(total < 0), abs(total), exp)._rounded(context)

    def __sub__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return self + (other if other.is_nan() else other.copy_negate())

    def __rsub__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other - self

    def __mul__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            nan = self._nan_among(other)
            if nan is not None:
                return nan
            if not self or not other:
                return self._invalid()
            return Decimal._make(sign, 0, 0, 'F')
        return Decimal._make(sign, self._number * other._number,
                             self._exp + other._exp)._rounded(getcontext())

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = getcontext()
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            nan = self._nan_among(other)
            if nan is not None:
                return nan
            if self._kind and other._kind:
                return self._invalid()
            if self._kind:
                return Decimal._make(sign, 0, 0, 'F')
            return Decimal._make(sign, 0, context.Etiny())
        if not other._number:
            if not self._number:
                return self._invalid(DivisionUndefined)
            context._signal(DivisionByZero)
            return Decimal._make(sign, 0, 0, 'F')
        ideal = self._exp - other._exp
        if not self._number:
            return Decimal._make(sign, 0, ideal)._rounded(context)
        shift = len(str(other._number)) - len(str(self._number)) + context.prec + 1
        if shift >= 0:
            quotient, rest = divmod(self._number * 10 ** shift, other._number)
        else:
            quotient, rest = divmod(self._number, other._number * 10 ** -shift)
        exp = ideal - shift
        if rest:
            if quotient % 5 == 0:
                quotient += 1  # So that it is not taken for a half.
        else:
            while exp < ideal and quotient % 10 == 0:
                quotient //= 10
                exp += 1
        return Decimal._make(sign, quotient, exp)._rounded(context)

    def __rtruediv__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other / self

    def _divide(self, other):
        """Quotient and remainder, cut off towards zero."""
        nan = self._nan_among(other)
        if nan is not None:
            return nan, nan
        context = getcontext()
        sign = self._sign ^ other._sign
        if self._kind == 'F':
            invalid = self._invalid()
            return (invalid if other._kind else Decimal._make(sign, 0, 0, 'F')), invalid
        if other._kind == 'F':
            return Decimal._make(sign, 0, 0), self._rounded(context)
        if not other._number:
            if not self._number:
                invalid = self._invalid(DivisionUndefined)
                return invalid, invalid
            context._signal(DivisionByZero)
            return Decimal._make(sign, 0, 0, 'F'), self._invalid()
        exp = min(self._exp, other._exp)
        quotient, rest = divmod(abs(self._value(exp)), abs(other._value(exp)))
        if len(str(quotient)) > context.prec:
            invalid = self._invalid(DivisionImpossible)
            return invalid, invalid
        return (Decimal._make(sign, quotient, 0),
                Decimal._make(self._sign, rest, exp)._rounded(context))

    def __divmod__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else self._divide(other)

    def __rdivmod__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other._divide(self)

    def __floordiv__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        if self._kind == 'F' and not other._kind:
            return Decimal._make(self._sign ^ other._sign, 0, 0, 'F')
        return self._divide(other)[0]

    def __rfloordiv__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other._divide(self)[0]

    def __mod__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        if not self._kind and other.is_zero() and self._number:
            return self._invalid()
        return self._divide(other)[1]

    def __rmod__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other % self

    def __pow__(self, other, modulo=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        if modulo is not None:
            return Decimal(pow(int(self), int(other), int(modulo)))
        nan = self._nan_among(other)
        if nan is not None:
            return nan
        context = getcontext()
        if other.is_zero():
            return self._invalid() if self.is_zero() else Decimal(1)
        if not other._kind and other == other.to_integral_value():
            return self._integer_power(int(other), context)
        if self._sign:
            return self._invalid()
        if self.is_zero() or self._kind:
            grows = other._sign == (1 if self.is_zero() else 0)
            return Decimal._make(0, 0, 0, 'F') if grows else Decimal(0)
        with localcontext(context) as more:
            more.prec += len(str(abs(int(other)) or 1)) + 10
            result = (self.ln() * other).exp()
        exact = result._rounded(context)
        return exact

    def _integer_power(self, power, context):
        sign = self._sign if power % 2 else 0
        if self._kind:
            return Decimal._make(sign, 0, 0, 'F') if power > 0 else Decimal._make(sign, 0, 0)
        if not self._number:
            if power > 0:
                return Decimal._make(sign, 0, min(self._exp * power, context.Emax))
            context._signal(DivisionByZero)
            return Decimal._make(sign, 0, 0, 'F')
        if abs(power) * len(str(self._number)) < 5 * context.prec + 2000:
            number = self._number ** abs(power)
            result = Decimal._make(sign, number, self._exp * abs(power))
            if power > 0:
                return result._rounded(context)
            return Decimal(1) / result
        with localcontext(context) as more:
            more.prec += len(str(abs(power))) + 10
            result, base, rest = Decimal(1), self, abs(power)
            while rest:
                if rest & 1:
                    result = result * base
                base = base * base
                rest >>= 1
            if power < 0:
                result = 1 / result
        return result._rounded(context)

    def __rpow__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other ** self

    def fma(self, other, third, context=None):
        """self * other + third, rounded once."""
        other, third = _operand(other), _operand(third)
        with localcontext() as exact:
            exact.prec = len(str(self._number)) + len(str(other._number)) + 1
            product = self * other
        return product + third

    def sqrt(self, context=None):
        """The square root."""
        context = context or getcontext()
        nan = self._nan_among()
        if nan is not None:
            return nan
        if self.is_zero():
            return Decimal._make(self._sign, 0, self._exp >> 1)
        if self._sign:
            return self._invalid()
        if self._kind:
            return self
        exp = self._exp >> 1
        number = self._number * 10 if self._exp & 1 else self._number
        shift = context.prec + 1 - (len(str(number)) + 1 >> 1)
        if shift >= 0:
            number *= 100 ** shift
            exact = True
        else:
            number, rest = divmod(number, 100 ** -shift)
            exact = not rest
        exp -= shift
        root = math.isqrt(number)
        exact = exact and root * root == number
        if exact:
            if shift >= 0:
                root //= 10 ** shift
            else:
                root *= 10 ** -shift
            exp += shift
        elif root % 5 == 0:
            root += 1
        return Decimal._make(0, root, exp)._rounded_half_even(context)

    def _rounded_half_even(self, context):
        with localcontext(context) as half_even:
            half_even.rounding = ROUND_HALF_EVEN
            return self._rounded(half_even)

    def exp(self, context=None):
        """e to the power of it."""
        context = context or getcontext()
        nan = self._nan_among()
        if nan is not None:
            return nan
        if self._kind:
            return Decimal(0) if self._sign else self
        if not self._number:
            return Decimal(1)
        with localcontext(context) as more:
            more.prec += 10 + max(0, self.adjusted())
            halvings = max(0, self.adjusted() * 4 + 4)
            x = self / 2 ** halvings
            term = total = Decimal(1)
            step = 0
            while True:
                step += 1
                term = term * x / step
                larger = total + term
                if larger == total:
                    break
                total = larger
            for _ in range(halvings):
                total = total * total
        return total._rounded_half_even(context)

    def ln(self, context=None):
        """The natural logarithm."""
        context = context or getcontext()
        nan = self._nan_among()
        if nan is not None:
            return nan
        if self.is_zero():
            return Decimal._make(1, 0, 0, 'F')
        if self._sign:
            return self._invalid()
        if self._kind:
            return self
        if self == 1:
            return Decimal(0)
        return self._logarithm(context.prec + 12)._rounded_half_even(context)

    def _logarithm(self, prec):
        """By Newton's method, from what float knows."""
        with localcontext() as more:
            more.prec = prec + 10
            scale = self.adjusted()
            mantissa = Decimal._make(0, self._number, self._exp - scale)
            guess = Decimal(math.log(float(mantissa)))
            ten = Decimal(math.log(10)) if scale else Decimal(0)
            digits = 14
            while digits < prec + 10:
                digits *= 2
                guess = guess + 2 * (mantissa - guess.exp()) / (mantissa + guess.exp())
                if scale:
                    ten = ten + 2 * (10 - ten.exp()) / (10 + ten.exp())
            return guess + ten * scale

    def log10(self, context=None):
        """The logarithm to base ten."""
        context = context or getcontext()
        if self._kind or self._sign or not self._number:
            return self.ln(context)
        if self._number == 10 ** (len(str(self._number)) - 1):
            return Decimal(self.adjusted())._rounded(context)
        with localcontext() as more:
            more.prec = context.prec + 15
            result = self._logarithm(more.prec) / Decimal(10)._logarithm(more.prec)
        return result._rounded_half_even(context)

    def scaleb(self, other, context=None):
        """The exponent moved."""
        moved = Decimal._make(self._sign, self._number, self._exp + int(other), self._kind)
        return moved._rounded(context or getcontext())

    def same_quantum(self, other, context=None):
        """Whether the exponents are equal."""
        other = _operand(other)
        if self._kind or other._kind:
            return self._kind.lower() == other._kind.lower()
        return self._exp == other._exp

    def number_class(self, context=None):
        """The kind of number, in words."""
        if self.is_nan():
            return 'sNaN' if self._kind == 'N' else 'NaN'
        sign = '-' if self._sign else '+'
        if self._kind:
            return sign + 'Infinity'
        return sign + ('Zero' if not self._number else 'Normal')


def _convert(value):
    """An operand of arithmetic."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    return NotImplemented


def _operand(value):
    converted = _convert(value)
    if converted is NotImplemented:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return converted


def _comparable(value):
    """An operand of a comparison: floats too."""
    if isinstance(value, float):
        getcontext().flags[FloatOperation] = True
        return Decimal.from_float(value)
    if isinstance(value, (Decimal, int)):
        return _convert(value)
    if hasattr(value, 'numerator') and hasattr(value, 'denominator'):
        with localcontext() as exact:
            exact.prec = 1000
            return Decimal(value.numerator) / Decimal(value.denominator)
    return NotImplemented


# --- Formatting ---------------------------------------------------------------------------------

def _parse_spec(spec):
    """fill, align, sign, z, #, 0, width, grouping, precision, type."""
    fill, align, rest = ' ', '', spec
    if rest[1:2] and rest[1] in '<>=^':
        fill, align, rest = rest[0], rest[1], rest[2:]
    elif rest[:1] and rest[0] in '<>=^':
        align, rest = rest[0], rest[1:]
    sign = '-'
    if rest[:1] and rest[0] in '+- ':
        sign, rest = rest[0], rest[1:]
    no_negative_zero = rest.startswith('z')
    rest = rest[1:] if no_negative_zero else rest
    rest = rest[1:] if rest.startswith('#') else rest
    if rest.startswith('0') and not align:
        fill, align = '0', '='
        rest = rest[1:]
    width = ''
    while rest[:1].isdecimal():
        width, rest = width + rest[0], rest[1:]
    grouping = ''
    if rest[:1] and rest[0] in ',_':
        grouping, rest = rest[0], rest[1:]
    precision = None
    if rest.startswith('.'):
        precision, rest = '', rest[1:]
        while rest[:1].isdecimal():
            precision, rest = precision + rest[0], rest[1:]
        if not precision:
            raise ValueError("invalid format string")
        precision = int(precision)
    if len(rest) > 1 or rest and rest not in 'eEfFgGn%':
        raise ValueError("invalid format string")
    return fill, align or '>', sign, no_negative_zero, int(width or 0), grouping, precision, rest


def _format(value, spec):
    fill, align, sign, no_negative_zero, width, grouping, precision, kind = _parse_spec(spec)
    if value._kind:
        body, negative = str(value.copy_abs()), value._sign
        if fill == '0' and align == '=':
            fill = ' '
        return _aligned(_sign_text(negative, sign), body, fill, align, width)
    rounding = getcontext().rounding
    if kind == '%':
        value = Decimal._make(value._sign, value._number, value._exp + 2)
    value = _to_precision(value, kind, precision, rounding)
    if no_negative_zero and not value._number:
        value = value.copy_abs()
    body = _digits_text(value, kind, precision)
    if grouping:
        body = _grouped(body, grouping, width if fill == '0' and align == '=' else 0,
                        bool(_sign_text(value._sign, sign)))
    if kind == '%':
        body += '%'
    return _aligned(_sign_text(value._sign, sign), body, fill, align, width)


def _to_precision(value, kind, precision, rounding):
    if precision is None:
        if kind in ('f', 'F', '%') and value._exp > 0:
            return Decimal._make(value._sign, value._number * 10 ** value._exp, 0)
        return value
    if kind in ('f', 'F', '%'):
        exp = -precision
    elif kind in ('e', 'E'):
        exp = value.adjusted() - precision
    else:
        digits = len(str(value._number))
        if digits <= max(precision, 1):
            return value
        exp = value._exp + digits - max(precision, 1)
    number, _ = _shifted(value._number, value._exp - exp, value._sign, rounding)
    limit = precision + 1 if kind in ('e', 'E') else max(precision, 1) if kind not in (
        'f', 'F', '%') else None
    if limit is not None and len(str(number)) > limit:
        number //= 10
        exp += 1
    return Decimal._make(value._sign, number, exp)


def _digits_text(value, kind, precision):
    if kind in ('f', 'F', '%'):
        digits = str(value._number).rjust(1 - value._exp, '0')
        return digits[:value._exp] + '.' + digits[value._exp:] if value._exp < 0 else digits
    if kind in ('e', 'E'):
        digits = str(value._number)
        exponent = value.adjusted()
        if not value._number and precision is not None:
            digits = '0' * (precision + 1)
            exponent = value._exp + precision
        point = '.' if len(digits) > 1 else ''
        return f"{digits[0]}{point}{digits[1:]}{kind}{exponent:+d}"
    text = str(value.copy_abs())
    return text.lower() if kind == 'g' else text


def _grouped(body, mark, width, has_sign):
    whole, point, rest = body.partition('.')
    whole, e, tail = whole.partition('E')
    fixed = len(point) + len(rest) + len(e) + len(tail) + has_sign
    groups = []
    while len(whole) > 3:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    groups.insert(0, whole)
    text = mark.join(groups)
    while width and len(text) + fixed < width:
        whole = text.replace(mark, '')
        whole = '0' + whole
        parts = []
        while len(whole) > 3:
            parts.insert(0, whole[-3:])
            whole = whole[:-3]
        parts.insert(0, whole)
        text = mark.join(parts)
    return text + e + tail + point + rest


def _sign_text(negative, sign):
    return '-' if negative else '' if sign == '-' else sign


def _aligned(sign, body, fill, align, width):
    missing = max(0, width - len(sign) - len(body))
    if align == '=':
        return sign + fill * missing + body
    if align == '<':
        return sign + body + fill * missing
    if align == '^':
        left = missing // 2
        return fill * left + sign + body + fill * (missing - left)
    return fill * missing + sign + body


for _class in (Decimal, Context):
    name_as_native(_class)
