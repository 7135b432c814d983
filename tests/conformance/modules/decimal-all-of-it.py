# Arithmetic, rounding, formats and refusals of decimal and fractions.
from decimal import *
from fractions import Fraction

print(Decimal('0.1') + Decimal('0.2'), Decimal(0.1), repr(Decimal('1.10')), Decimal('1.10') == Decimal('1.1'), Decimal(10) / 3, getcontext().prec, Decimal('1E+3'), Decimal('-0'), Decimal('123.456').quantize(Decimal('0.01')), Decimal('2.675').quantize(Decimal('.01'), ROUND_HALF_UP), Decimal('2.665').quantize(Decimal('.01')))
with localcontext() as c:
    c.prec = 5
    print(Decimal(1) / 7, Decimal(2).sqrt(), +Decimal('1.2345678'), Decimal(2) ** 10, Decimal(2) ** Decimal('0.5'), c)
with localcontext(prec=3):
    print(Decimal(1) / 7)
for r in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_05UP):
    print(r, [str(Decimal(x).quantize(Decimal(1), rounding=r)) for x in ('2.5', '-2.5', '1.1', '-1.6', '5.01')])
a = Decimal('123.4500')
print(a.as_tuple(), a.normalize(), a.adjusted(), a.to_integral_value(), a.is_signed(), a.copy_negate(), a.as_integer_ratio(), a.logb() if 1 else 0, a.next_plus(), a.number_class(), a.scaleb(2), a.fma(2, 3), a.compare(Decimal(5)), a.max(200), a.min(2), a.remainder_near(10), a.same_quantum(Decimal('1.0000')), a.to_eng_string(), a.radix(), a.ln(), a.log10(), Decimal(1).exp(), a.shift(2), a.rotate(1), a.canonical(), a.is_normal(), a.compare_total(Decimal('123.45')), a.max_mag(-500), a.next_toward(Decimal(0)))
print(f'{a:.2f} {a:10.1f}| {a:,.3f} {a:e} {Decimal('1234567.891'):,} {Decimal('0.25'):.0%} {a:<12}| {a:+} {a:012.3f} {a:g} {a:n}', round(a, 1), round(a), int(a), float(a), a // 7, a % 7, divmod(a, 7), -a % 7, abs(-a), hash(Decimal(1)) == hash(1), Decimal(5) == 5.0, Decimal('0.1') == 0.1, Decimal('0.1') < 0.2, bool(Decimal('0.0')), sum([Decimal('1.1')] * 3), max(Decimal(1), 2))
for bad in (lambda: Decimal('abc'), lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal(1) + 1.5, lambda: Decimal(-1).sqrt(), lambda: Decimal('NaN') < 1, lambda: Decimal('1e999999') * Decimal('1e999999'), lambda: Decimal([1]), lambda: int(Decimal('NaN')), lambda: int(Decimal('Infinity')), lambda: Decimal('1234').quantize(Decimal('1e-30')), lambda: Decimal(0) ** 0, lambda: Decimal('sNaN') + 1):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)
print(Decimal('NaN'), Decimal('Infinity') > 10, Decimal('-Inf'), Decimal((1, (1, 2, 3), -2)), Decimal.from_float(0.5), Decimal('1_000.5'), Decimal(' 1.5 '), getcontext(), Context(prec=4).divide(1, 3), BasicContext.prec, ExtendedContext.traps[DivisionByZero], Decimal('3.14').__class__)
setcontext(Context(prec=6, rounding=ROUND_DOWN))
print(Decimal(2) / 3, getcontext().flags[Inexact], getcontext().create_decimal('1.23456789'))
print(Fraction(3, 4) + Fraction('1/3'), Fraction(0.5), Fraction('0.125'), Fraction(1, 3).limit_denominator(10), Fraction(7, 2) // 1, Fraction(-7, 2) % 2, float(Fraction(1, 3)), round(Fraction(7, 2)), Fraction(Decimal('1.1')), Fraction(2) ** (-2), f'{Fraction(1, 3):.3f}', Fraction(1, 2) == 0.5, repr(Fraction(1, 2)), Fraction(3).is_integer(), Fraction(8, 6).as_integer_ratio())
try:
    Fraction(1, 0)
except ZeroDivisionError as e:
    print(e)
