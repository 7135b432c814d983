# Pins how string.Formatter reads fields, and its messages.
from string import Formatter

for text in ("a{0}b{x!r:>{w}}c{{}}", "{0[}]}", "{a[b].c:{d}}", "{}", "{:}", "{!r}", "{0!r:}"):
    print(text, list(Formatter().parse(text)))
for text in ("{", "}", "{0", "{0!}", "{0!x}", "{0!rx}", "{0.}", "{0[}", "{0[]}", "{a{b}}", "{0:{1}", "{} {0}", "{0} {}", "{0[a]b}", "{:{:{:{}}}}"):
    try:
        print(text, Formatter().format(text, 1, 2, 3, 4))
    except (ValueError, AttributeError, TypeError, KeyError, IndexError) as error:
        print(text, type(error).__name__, error)
