"""What is usually plain: % formats, keys of dicts, raising, defaults of built-in methods."""


def show(what, call):
    try:
        print(what, repr(call()))
    except Exception as error:
        print(what, type(error).__name__, error)


print("-- % formats")
for text, values in [
    ("%d %s", (1, "x")), ("%5d|%-5d|%05d|%+d|% d", (1, 2, 3, 4, 5)), ("%s", 7), ("%s", 1.5), ("%s", "x"),
    ("%.2f|%8.3e|%g", (1.0, 2.5, 3.25)), ("%%", ()), ("%d%%", 5), ("%5%", ()), ("%s %s", ("a",)), ("%s", ("a", "b")),
    ("%s", ()), ("x", 1), ("x", ()), ("x", {}), ("x", []), ("%s", {"a": 1}), ("%(a)s", {"a": 1}), ("%(a)s", (1,)),
    ("%d", "x"), ("%d", 1.9), ("%d", True), ("%s", True), ("%x", 255), ("%c", "é"), ("%*d", (5, 1)), ("%.*f", (1, 2.25)),
    ("%y", 1), ("%", 1), ("%é", 1), ("é%sü", "ö"), ("%10s|", "é"), ("%-10s|", "é"), ("%.2s|", "éèà"), ("%.3d", 5),
    ("%ld", 1), ("%s", None), ("%s", ((1, 2),)), ("%r", "x"), ("%i", 3), ("%.1f", 3), ("%5.1f|", -2.25), ("%s", 2**60),
    ("%d", 2**60), ("%s%s", (1, 2**60)), ("%f", float("nan")), ("%+.1e", float("inf")), ("%1001d", 1), ("%.99999999999d", 1),
    ("%99999999999999999999d", 1), ("%s", "a" * 20), ("%020d", -3), ("%-020d|", -3), ("% +d", 3), ("%#x", 10), ("%#.0f", 1.0),
]:
    show(text, lambda: (lambda result: result if len(result) < 60 else (len(result), result[-3:]))(text % values))


class Percent(str):
    def __rmod__(self, other):
        return "rmod"


show("subclass on the right", lambda: "%s" % Percent("x"))
show("subclass in a tuple", lambda: "%s" % (Percent("x"),))

print("-- keys")
table = {1: "one", "a": "A", (1, 2): "pair", None: "none", 2.5: "half", -1: "minus one", -2: "minus two"}
for key in [1, 1.0, True, "a", (1, 2), None, 2.5, -1, -2, 2**64, 0, "b", False]:
    show(key, lambda: table[key])


class Key(str):
    def __eq__(self, other):
        print("asked", str(self), str(other))
        return str(self).lower() == str(other).lower()

    def __hash__(self):
        return hash(str(self).lower())


table = {Key("a"): 1}
show("own key", lambda: table["a"])
show("own key", lambda: table[Key("A")])
table["a"] = 2
print(table)
table = {"a": 1}
show("asked by own key", lambda: table[Key("A")])
table["".join(["long", "er"])] = 3
show("equal text", lambda: table["lo" + "nger"[0:4][0:0] + "nger"])
show("unhashable", lambda: table[[]])


class Missing(dict):
    def __missing__(self, key):
        return key * 2


show("missing", lambda: Missing()[21])
show("item of subclass", lambda: Missing({1: 2})[1])
table = {True: "true"}
table[1] = "one"
table[1.0] += "!"
print(table)
table = {2**61 - 1: "modulus"}
show("same hash", lambda: table[0])
table[0] = "zero"
print(table)


class Loud:
    def __del__(self):
        print("gone", table.get("x"))


table = {"x": Loud()}
table["x"] = "new"
print("-- defaults")
for call in (
    lambda: "a b".split(), lambda: " a  b ".split(None), lambda: "a b c".split(None, 1), lambda: "a,b,c".split(",", 1),
    lambda: "a,b,c".split(sep=","), lambda: "a,b,c".split(",", maxsplit=1), lambda: "a".split(1), lambda: "a".split("", 1),
    lambda: "a".split(None, 1, 2), lambda: "äöü öäü".split(), lambda: "äxöxü".split("x"), lambda: "a\u2003b\x1cc".split(),
    lambda: "aXbX".replace("X", ""), lambda: "äöä".replace("ä", "x"), lambda: "abc".replace("b", "é"), lambda: "ab".replace("ab", "é"),
    lambda: "ab".replace("ab", ""), lambda: "aaa".replace("a", "bb", 2), lambda: "abc".replace("", "-"), lambda: "abc".replace("x", "y"),
    lambda: "ab".replace("b", ""), lambda: b"abab".replace(b"a", b"xy"), lambda: b"abab".replace(b"ab", b""), lambda: "a".replace("a"),
    lambda: {}.get(1), lambda: {}.get(1, 2), lambda: {}.get(), lambda: {}.pop(1, None), lambda: {}.pop(1), lambda: [1, 2].pop(),
    lambda: [3].pop(-1), lambda: [3].index(3), lambda: [3].index(3, 1), lambda: "abc".find("c"), lambda: "abc".find("c", 0, 2),
    lambda: (5).to_bytes(), lambda: int.from_bytes(b"\x01\x02"), lambda: round(2.5), lambda: round(2.567, 2), lambda: sum([1], 2),
    lambda: sum([1], start=2), lambda: "a".encode(), lambda: b"a".decode("ascii"), lambda: list.pop([7]), lambda: str.split("a b"),
    lambda: str.split(), lambda: str.split(1), lambda: "x".center(3), lambda: "x".center(3, "-"), lambda: pow(2, 3), lambda: pow(2, 3, 5),
    lambda: isinstance(1, int), lambda: getattr(1, "nothing", "default"), lambda: print("a", sep="-"), lambda: "UPPER é".lower(),
    lambda: "lower é".upper(), lambda: "aZ".swapcase(), lambda: "AZ".casefold(), lambda: [3, 1].sort(), lambda: [1].sort(1),
):
    show("", call)
split = "a b".split
pop = [1, 2, 3].pop
print(split(), split(None, 1), pop(), pop(0))

print("-- raising")


class Plain(Exception):
    pass


class WithInit(Exception):
    def __init__(self, first, second=2):
        super().__init__(first)
        self.second = second


class WithNew(Exception):
    def __new__(cls, *args):
        print("new", args)
        return super().__new__(cls, *args)


class WithStr(ValueError):
    def __str__(self):
        return "in words"


class Meta(type):
    def __call__(cls, *args):
        print("called", args)
        return super().__call__(*args)


class WithMeta(Exception, metaclass=Meta):
    pass


def raises(what, cause="none"):
    try:
        try:
            if cause == "none":
                raise what
            raise what from cause
        except BaseException as error:
            print(type(error).__name__, error.args, error, repr(error), error.__cause__, error.__context__, error.__suppress_context__)
    except Exception as error:
        print("other", type(error).__name__, error)


raises(ValueError(1, "x"))
raises(ValueError)
raises(Plain("p"))
raises(Plain)
raises(WithInit(1))
raises(WithInit)
raises(WithNew(3))
raises(WithStr())
raises(WithMeta(4))
raises(WithMeta)
raises(KeyError("k"))
raises(StopIteration(5))
raises(SystemExit(3))
raises(OSError(2, "gone"))
raises(UnicodeDecodeError("utf-8", b"x", 0, 1, "why"))
raises(1)
raises(int)
raises(ValueError("v"), None)
raises(ValueError("v"), KeyError("c"))
raises(ValueError("v"), KeyError)
raises(ValueError("v"), 3)
show("keywords", lambda: ValueError(a=1))
show("keywords", lambda: Plain(1, b=2))
show("keywords", lambda: WithInit(first=1).second)
try:
    try:
        raise Plain("first")
    except Plain:
        raise Plain("second")
except Plain as error:
    print(error, repr(error.__context__), error.__traceback__.tb_lineno - show.__code__.co_firstlineno > 0)
again = Plain("again")
for _ in range(2):
    try:
        raise again
    except Plain as error:
        print(error is again, error.__traceback__.tb_next is None)

print("-- long integers")
for a in (2**70, -2**70, 2**64 - 1, -(2**64), 2**48, -(2**48) - 1, 3):
    for b in (2**65, -2**65, 7, -7, 2**70, -2**64 + 1):
        print(a // b, a % b, divmod(a, b), a * b, (a * b).bit_length(), a - b)
print((-2**47) * -1, -(-2**47), 2**47 - 1 + 1, -2**47 - 1, (2**63) % (2**62), 2**521 % (2**89 - 1))
