# Neighbours, total order, digits as bits; what a context signals.
from decimal import *
import random


def t(f):
    try:
        return str(f())
    except Exception as e:
        return f'{type(e).__name__} {e}'


vals = [Decimal(x) for x in '0 -0 1 -1 1.0 1.00 123.4500 -7.5 2.5 1E+5 1E-5 0.1 10 3 101 NaN Infinity -Infinity'.split()]
for a in vals:
    print(a, *(t(lambda: getattr(a, n)()) for n in ('logb', 'next_plus', 'next_minus', 'radix', 'is_normal', 'is_subnormal', 'canonical', 'number_class', 'logical_invert', 'adjusted', 'is_zero', 'to_eng_string', 'as_integer_ratio')))
    for b in vals[:16:3] + vals[16:19]:
        print(' ', b, *(t(lambda: getattr(a, n)(b)) for n in ('next_toward', 'remainder_near', 'compare_total', 'compare_total_mag', 'max_mag', 'min_mag', 'logical_and', 'logical_or', 'logical_xor', 'compare', 'max', 'min', 'same_quantum', 'copy_sign')))
for a in vals[:14]:
    for k in (0, 1, -1, 3, -2):
        print(t(lambda: a.rotate(k)), t(lambda: a.shift(k)), t(lambda: a.scaleb(k)), end='; ')
print()
c = Context(prec=5)
print(c.divide(1, 3), c.flags[Inexact], c.next_plus(1), c.max(2, 3), c.fma(2, 3, 4), c.is_nan(Decimal('NaN')), c.sqrt(2), c.power(2, 10), c.to_integral_value(Decimal('2.5')), c.compare_total(1, 2), c)
with localcontext() as c:
    c.traps[FloatOperation] = True
    print(t(lambda: Decimal(0.5)), t(lambda: Decimal('1') < 0.5))
with localcontext() as c:
    c.prec = 3
    c.clear_flags()
    Decimal(0.5)
    Decimal(1) / 3
    print(c, c.flags[Rounded])
with localcontext(Context(traps=list(getcontext().flags))) as c:
    print(c)
