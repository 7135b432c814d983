"""Regular expressions. Patterns are compiled and matched natively (_re)."""

from _re import Match, Pattern, compile as _compile_pattern

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer",
           "compile", "purge", "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X",
           "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE",
           "NOFLAG", "RegexFlag", "PatternError"]


class PatternError(Exception):
    """What is wrong with a regular expression, and where."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


error = PatternError


# --- Flags --------------------------------------------------------------------------------------

_flag_names = {256: "ASCII", 2: "IGNORECASE", 4: "LOCALE", 32: "UNICODE", 8: "MULTILINE",
               16: "DOTALL", 64: "VERBOSE", 128: "DEBUG"}


class RegexFlag(int):
    """A set of flags: an integer that shows their names."""

    __slots__ = ()

    @property
    def name(self):
        """The names, with | between them."""
        return "|".join(name for bit, name in _flag_names.items() if self & bit) or None

    @property
    def value(self):
        """The number."""
        return int(self)

    def __repr__(self):
        parts = [f"re.{name}" for bit, name in _flag_names.items() if int(self) & bit]
        rest = int(self) & ~0x1fe
        if rest:
            parts.append(hex(rest))
        return "|".join(parts) or "re.NOFLAG"

    __str__ = object.__str__

    def __contains__(self, other):
        return int(self) & int(other) == int(other)

    def __iter__(self):
        return (RegexFlag(bit) for bit in sorted(_flag_names) if int(self) & bit)

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return RegexFlag(0x1ff & ~int(self))


NOFLAG = RegexFlag(0)
RegexFlag.NOFLAG = NOFLAG
for _bit, _name in _flag_names.items():
    globals()[_name] = RegexFlag(_bit)
    setattr(RegexFlag, _name, RegexFlag(_bit))
A, I, L, U, M, S, X = ASCII, IGNORECASE, LOCALE, UNICODE, MULTILINE, DOTALL, VERBOSE
for _name in "AILUMSX":
    setattr(RegexFlag, _name, globals()[_name])


# --- Compiling ----------------------------------------------------------------------------------

_cache = {}
_MAXCACHE = 512


def _compile(pattern, flags):
    flags = int(flags)
    key = (type(pattern), pattern, flags)
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    compiled = _compile_pattern(pattern, flags)
    if not flags & 128:
        if len(_cache) >= _MAXCACHE:
            del _cache[next(iter(_cache))]
        _cache[key] = compiled
    return compiled


def compile(pattern, flags=0):
    """Make a pattern of a regular expression."""
    return _compile(pattern, flags)


def purge():
    """Forget the patterns that were compiled."""
    _cache.clear()


# --- Functions that compile first ---------------------------------------------------------------

def match(pattern, string, flags=0):
    """Match at the beginning of the string; None when it does not."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Match the whole string; None when it does not."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Look for the first match in the string; None when there is none."""
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    """What all matches are, in a list."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over all matches."""
    return _compile(pattern, flags).finditer(string)


_not_given = object()


def _positional(function, limit, name, value, flags, args):
    """Deprecated: count, maxsplit and flags given by position."""
    if not args:
        return (0 if value is _not_given else value), flags
    if value is not _not_given:
        raise TypeError(f"{function}() got multiple values for argument '{name}'")
    value, *args = args
    if args:
        if flags is not _not_given:
            raise TypeError(f"{function}() got multiple values for argument 'flags'")
        flags, *args = args
        if args:
            raise TypeError(f"{function}() takes from {limit} to {limit + 2} positional arguments "
                            f"but {limit + 2 + len(args)} were given")
    import warnings
    warnings.warn(f"'{name}' is passed as positional argument", DeprecationWarning, stacklevel=3)
    return value, flags


def sub(pattern, repl, string, *args, count=_not_given, flags=_not_given):
    """The string with every match replaced."""
    count, flags = _positional("sub", 3, "count", count, flags, args)
    return _compile(pattern, 0 if flags is _not_given else flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_not_given, flags=_not_given):
    """The string with every match replaced, and how many there were."""
    count, flags = _positional("subn", 3, "count", count, flags, args)
    return _compile(pattern, 0 if flags is _not_given else flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_not_given, flags=_not_given):
    """What stands between the matches, in a list."""
    maxsplit, flags = _positional("split", 2, "maxsplit", maxsplit, flags, args)
    return _compile(pattern, 0 if flags is _not_given else flags).split(string, maxsplit)


_special = {code: "\\" + chr(code) for code in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """The pattern that matches just this text."""
    if isinstance(pattern, str):
        return pattern.translate(_special)
    return str(pattern, "latin1").translate(_special).encode("latin1")


class Scanner:
    """Splits a text into what the phrases of a lexicon match: pairs of a phrase and an action."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._phrases = [(_compile(phrase, flags), action) for phrase, action in lexicon]

    def _match(self, string, start):
        for pattern, action in self._phrases:
            match = pattern.match(string, start)
            if match is not None:
                return match, action
        return None, None

    def scan(self, string):
        """What the actions made of the phrases, and the rest that none of them matches."""
        result = []
        start = 0
        while True:
            match, action = self._match(string, start)
            if match is None or match.end() == start:
                return result, string[start:]
            if callable(action):
                self.match = match
                action = action(self, match.group())
            if action is not None:
                result.append(action)
            start = match.end()
