"""The rarer operations of decimal.Decimal: neighbours, orders of all numbers, digits as bits."""


def _context(context):
    from decimal import getcontext
    return context or getcontext()


def _operand(value):
    from decimal import _operand as convert
    return convert(value)


def _digits(number, context):
    """The last digits, as many as the precision has; None: it is no whole number without sign."""
    if number._kind or number._exp:
        return None
    return str(number._number).zfill(context.prec)[-context.prec:]


class RareOperations:
    """What Decimal inherits."""

    __slots__ = ()

    # --- What it is ---

    def canonical(self):
        """The number: there is one way to write it."""
        return self

    def is_canonical(self):
        """It is."""
        return True

    def radix(self):
        """Ten."""
        return self._make(0, 10, 0)

    def is_normal(self, context=None):
        """Whether it is finite, not zero and not too small."""
        return not self._kind and bool(self._number) and self.adjusted() >= _context(context).Emin

    def is_subnormal(self, context=None):
        """Whether it is finite, not zero and smaller than the smallest normal number."""
        return not self._kind and bool(self._number) and self.adjusted() < _context(context).Emin

    def logb(self, context=None):
        """The exponent of the first digit."""
        from decimal import DivisionByZero
        if self.is_nan():
            return self._nan_among(self)
        if self._kind:
            return self._make(0, 0, 0, 'F')
        if not self._number:
            _context(context)._signal(DivisionByZero)
            return self._make(1, 0, 0, 'F')
        exponent = self.adjusted()
        return self._make(int(exponent < 0), abs(exponent), 0)

    # --- Neighbours ---

    def next_plus(self, context=None):
        """The smallest number that is larger."""
        return self._neighbour(_context(context), 1)

    def next_minus(self, context=None):
        """The largest number that is smaller."""
        return self._neighbour(_context(context), -1)

    def next_toward(self, other, context=None):
        """The next number in the direction of another one."""
        other = _operand(other)
        if self.is_nan() or other.is_nan():
            return self._nan_among(other)
        order = self._order(other)
        if not order:
            return self.copy_sign(other)
        return self._neighbour(_context(context), -order)

    def _neighbour(self, context, direction):
        from decimal import ROUND_CEILING, ROUND_FLOOR
        if self.is_nan():
            return self._nan_among(self)
        if self._kind:
            if (self._sign == 0) == (direction > 0):
                return self
            return self._make(self._sign, 10 ** context.prec - 1, context.Emax - context.prec + 1)
        quiet = context.copy()
        quiet.clear_traps()
        quiet.rounding = ROUND_CEILING if direction > 0 else ROUND_FLOOR
        rounded = self._rounded(quiet)
        if rounded._order(self):
            return rounded
        if not self._number:
            return self._make(int(direction < 0), 1, context.Etiny())
        exponent = min(self._exp, max(self.adjusted() - context.prec, context.Etiny() - 1))
        number = self._value(exponent) + direction
        return self._make(int(number < 0), abs(number), exponent)._rounded(quiet)

    # --- Comparing ---

    def remainder_near(self, other, context=None):
        """What is left after taking the nearest multiple of another number."""
        other = _operand(other)
        if self.is_nan() or other.is_nan():
            return self._nan_among(other)
        if self._kind or not other._kind and not other._number:
            from decimal import DivisionUndefined, InvalidOperation
            undefined = not self._kind and not self._number
            return self._invalid(DivisionUndefined if undefined else InvalidOperation)
        if other._kind:
            return self._rounded(_context(context))
        exponent = min(self._exp, other._exp)
        mine, its = abs(self._value(exponent)), abs(other._value(exponent))
        times, rest = divmod(mine, its)
        if 2 * rest + (times & 1) > its:
            rest -= its
            times += 1
        if times >= 10 ** _context(context).prec:
            from decimal import DivisionImpossible
            return self._invalid(DivisionImpossible)
        sign = self._sign ^ (rest < 0)
        return self._make(sign, abs(rest), exponent)._rounded(_context(context))

    def compare_signal(self, other, context=None):
        """As compare(), but no NaN passes."""
        other = _operand(other)
        if self.is_nan() or other.is_nan():
            return self._invalid()
        return self.compare(other)

    def _place(self):
        """Sorts all numbers, also those that are equal, and what is no number."""
        kind = {'': 0, 'F': 1, 'N': 2, 'n': 3}[self._kind]
        return kind, self._exp if not self._kind else self._number

    def compare_total(self, other, context=None):
        """-1, 0 or 1: no two numbers that are written differently are equal."""
        other = _operand(other)
        if self._sign != other._sign:
            return self._make(self._sign, 1, 0)
        mine, its = self._place(), other._place()
        order = (mine[0] > its[0]) - (mine[0] < its[0])
        if not order and not self._kind:
            order = abs(self)._order(abs(other)) if self._number or other._number else 0
        order = order or (mine > its) - (mine < its)
        order = -order if self._sign else order
        return self._make(int(order < 0), abs(order), 0)

    def compare_total_mag(self, other, context=None):
        """As compare_total(), without the signs."""
        return self.copy_abs().compare_total(_operand(other).copy_abs())

    def max_mag(self, other, context=None):
        """The one whose absolute value is larger."""
        return self._by_magnitude(other, context, 1)

    def min_mag(self, other, context=None):
        """The one whose absolute value is smaller."""
        return self._by_magnitude(other, context, -1)

    def _by_magnitude(self, other, context, direction):
        other = _operand(other)
        if self.is_nan() or other.is_nan():
            return self._number_among(other)
        order = self.copy_abs()._order(other.copy_abs()) or int(self.compare_total(other))
        chosen = self if order * direction >= 0 else other
        return chosen._rounded(_context(context))

    def _number_among(self, other):
        """What max() and min() choose if one is no number: the other one."""
        if 'N' in (self._kind, other._kind) or self.is_nan() and other.is_nan():
            return self._nan_among(other)
        return (other if self.is_nan() else self)._rounded(_context(None))

    def max(self, other, context=None):
        """The larger one."""
        return self._by_value(other, context, 1)

    def min(self, other, context=None):
        """The smaller one."""
        return self._by_value(other, context, -1)

    def _by_value(self, other, context, direction):
        other = _operand(other)
        if self.is_nan() or other.is_nan():
            return self._number_among(other)
        order = self._order(other) or int(self.compare_total(other))
        chosen = self if order * direction >= 0 else other
        return chosen._rounded(_context(context))

    def compare(self, other, context=None):
        """-1, 0 or 1, as a Decimal."""
        other = _operand(other)
        if self.is_nan() or other.is_nan():
            return self._nan_among(other)
        order = self._order(other)
        return self._make(int(order < 0), abs(order), 0)

    # --- Digits ---

    def rotate(self, other, context=None):
        """The digits moved to the left; those that leave come in on the right."""
        return self._move_digits(other, context, lambda digits, count:
                                 digits[count:] + digits[:count])

    def shift(self, other, context=None):
        """The digits moved to the left; zeros come in."""
        def move(digits, count):
            if count >= 0:
                return digits[count:] + '0' * count
            return digits[:count] or '0'
        return self._move_digits(other, context, move)

    def _move_digits(self, other, context, move):
        context = _context(context)
        count = _operand(other)
        if count._kind or count._exp or abs(int(count)) > context.prec:
            return self._invalid()
        if self._kind:
            return self
        digits = str(self._number).zfill(context.prec)[-context.prec:]
        return self._make(self._sign, int(move(digits, int(count))), self._exp)

    def logical_and(self, other, context=None):
        """Digit by digit: both are 1."""
        return self._logical(other, context, int.__and__)

    def logical_or(self, other, context=None):
        """Digit by digit: one is 1."""
        return self._logical(other, context, int.__or__)

    def logical_xor(self, other, context=None):
        """Digit by digit: they differ."""
        return self._logical(other, context, int.__xor__)

    def logical_invert(self, context=None):
        """Digit by digit: the other one of 0 and 1."""
        context = _context(context)
        return self.logical_xor(self._make(0, (10 ** context.prec - 1) // 9, 0), context)

    def _logical(self, other, context, combine):
        context = _context(context)
        numbers = [_digits(number, context) for number in (self, _operand(other))]
        if self._sign or _operand(other)._sign or not all(
                digits and set(digits) <= {'0', '1'} for digits in numbers):
            return self._invalid()
        combined = combine(*(int(digits, 2) for digits in numbers))
        return self._make(0, int(f'{combined:b}'), 0)
