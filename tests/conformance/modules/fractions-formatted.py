from fractions import Fraction

halves = [Fraction(1, 2), Fraction(-3, 2), Fraction(5, 2), Fraction(0), Fraction(2, 3), Fraction(1, 800),
          Fraction(10**9, 7), Fraction(999999, 1000000)]
for spec in (".0f", ".2f", "+.3e", ".0e", "#.0f", ".3g", "#.3g", "G", "%", ".1%", "012,.1f",
             "09_.2f", "*^14.2f", "<9.1f", "=+9.1f", " ,.4f", "z.0f", ".12g"):
    print(f"{spec:8}", [format(value, spec) for value in halves])
for spec in ("", "0", "6", "<8", "+", "#", ",", "*^9"):
    print(f"{spec:8}", [format(value, spec) for value in halves[:5]])
for spec in ("X>010f", "=010f", ".f", "08", ".2", "d", "n", "z", "x", "10.2q"):
    try:
        print(repr(format(Fraction(1, 3), spec)))
    except ValueError as error:
        print(error)
print(Fraction(" 3 / 4 "), Fraction("-7/ 2"), Fraction("1_000/3"))
for text in ("3 /", "/ 3", "3 / -4", "1 2/3", "3//4"):
    try:
        print(Fraction(text))
    except ValueError as error:
        print(error)
