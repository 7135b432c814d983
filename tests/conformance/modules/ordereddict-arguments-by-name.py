# Pins the methods of OrderedDict that take their arguments by name, unlike dict's.
from collections import OrderedDict

d = OrderedDict.fromkeys("abc", value=0)
print(d, d.pop("zz", default=5), d.pop(key="a"), d.setdefault("n", default=1), d.setdefault(key="n"), d.setdefault("m"), d)
for refused in (lambda: d.pop("zz"), lambda: d.pop(), lambda: d.pop("a", 1, 2), lambda: {}.pop("a", default=1)):
    try:
        print(refused())
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
