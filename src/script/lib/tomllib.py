"""Reading TOML 1.0."""

import re
from datetime import date, datetime, time, timedelta, timezone

__all__ = ("loads", "load", "TOMLDecodeError")

_BARE_KEY = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
_CONTROLS = frozenset(chr(code) for code in range(32)) | {chr(127)}
_NOT_IN_COMMENTS = _CONTROLS - {"\t"}
_NOT_IN_LONG_STRINGS = _CONTROLS - {"\t", "\n"}
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}
_HEX = frozenset("0123456789abcdefABCDEF")

_CLOCK = r"([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,6})\d*)?"
_is_time = re.compile(_CLOCK, re.ASCII)
_is_date_time = re.compile(
    r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
    r"(?:[Tt ]" + _CLOCK + r"(?:([Zz])|([+-])([01]\d|2[0-3]):([0-5]\d))?)?", re.ASCII)
_is_number = re.compile(
    r"0(?:x[\dA-Fa-f]+(?:_[\dA-Fa-f]+)*|b[01]+(?:_[01]+)*|o[0-7]+(?:_[0-7]+)*)"
    r"|[+-]?(?:0|[1-9]\d*(?:_\d+)*)((?:\.\d+(?:_\d+)*)?(?:[eE][+-]?\d+(?:_\d+)*)?)", re.ASCII)


class TOMLDecodeError(ValueError):
    """The text is no TOML."""


def load(fp, /, *, parse_float=float):
    """The document in a binary file, as a dict."""
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError(
            "File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """The document as a dict."""
    return _Reader(s.replace("\r\n", "\n"), _safe(parse_float)).document()


def _safe(parse_float):
    if parse_float is float:
        return float

    def parse(text):
        value = parse_float(text)
        if isinstance(value, (dict, list)):
            raise ValueError("parse_float must not return dicts or lists")
        return value
    return parse


class _Place:
    """What is known of a key: how it was written, and its tables below."""

    __slots__ = ("frozen", "explicit", "below")

    def __init__(self):
        self.frozen = False    # An inline value: nothing may be added below.
        self.explicit = False  # A table with a header of its own, or one that dotted keys made.
        self.below = {}


class _Reader:
    def __init__(self, text, parse_float):
        self.text = text
        self.at = 0
        self.parse_float = parse_float
        self.root = {}
        self.places = _Place()
        self.dotted = []  # Tables that dotted keys made since the last header.

    def fail(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.text):
            where = "end of document"
        else:
            line = self.text.count("\n", 0, at) + 1
            column = at + 1 if line == 1 else at - self.text.rindex("\n", 0, at)
            where = f"line {line}, column {column}"
        return TOMLDecodeError(f"{message} (at {where})")

    def next(self):
        return self.text[self.at:self.at + 1]

    def skip(self, characters):
        text, at = self.text, self.at
        while at < len(text) and text[at] in characters:
            at += 1
        self.at = at

    def until(self, stop, forbidden, whole=True):
        """To the next `stop`; where there is none, an error or the end."""
        end = self.text.find(stop, self.at)
        if end < 0:
            end = len(self.text)
            if whole:
                raise self.fail(f"Expected {stop!r}", end)
        for at in range(self.at, end):
            if self.text[at] in forbidden:
                raise self.fail(f"Found invalid character {self.text[at]!r}", at)
        start, self.at = self.at, end
        return self.text[start:end]

    def comment(self):
        if self.next() == "#":
            self.at += 1
            self.until("\n", _NOT_IN_COMMENTS, whole=False)

    def blank(self):
        """Spaces, comments and line ends."""
        while True:
            before = self.at
            self.skip(" \t\n")
            self.comment()
            if self.at == before:
                return

    # --- Statements -------------------------------------------------------------------------

    def document(self):
        header = ()
        while True:
            self.skip(" \t")
            first = self.next()
            if not first:
                return self.root
            if first == "\n":
                self.at += 1
                continue
            if first in _BARE_KEY or first in "\"'":
                self.key_value_rule(header)
                self.skip(" \t")
            elif first == "[":
                for inner in self.dotted:
                    self.place(inner).explicit = True
                self.dotted.clear()
                header = self.array_header() if self.text.startswith("[[", self.at) \
                    else self.table_header()
                self.skip(" \t")
            elif first != "#":
                raise self.fail("Invalid statement")
            self.comment()
            if not self.next():
                return self.root
            if self.next() != "\n":
                raise self.fail("Expected newline or end of document after a statement")
            self.at += 1

    def place(self, key, make=True):
        place = self.places
        for part in key:
            if part not in place.below:
                if not make:
                    return _Place()
                place.below[part] = _Place()
            place = place.below[part]
        return place

    def is_frozen(self, key):
        place = self.places
        for part in key:
            place = place.below.get(part)
            if place is None:
                return False
            if place.frozen:
                return True
        return False

    def table_at(self, key, through_lists=True):
        """The table of the key, made where there is none; KeyError: something else is there."""
        table = self.root
        for part in key:
            table = table.setdefault(part, {})
            if through_lists and isinstance(table, list):
                table = table[-1]
            if not isinstance(table, dict):
                raise KeyError("There is no nest behind this key")
        return table

    def table_header(self):
        self.at += 1
        self.skip(" \t")
        key = self.key()
        place = self.place(key, make=False)
        if place.explicit or self.is_frozen(key):
            raise self.fail(f"Cannot declare {key} twice")
        self.place(key).explicit = True
        try:
            self.table_at(key)
        except KeyError:
            raise self.fail("Cannot overwrite a value") from None
        if self.next() != "]":
            raise self.fail("Expected ']' at the end of a table declaration")
        self.at += 1
        return key

    def array_header(self):
        self.at += 2
        self.skip(" \t")
        key = self.key()
        if self.is_frozen(key):
            raise self.fail(f"Cannot mutate immutable namespace {key}")
        self.place(key).below.clear()  # A new element: its tables are new.
        self.place(key).explicit = True
        try:
            table = self.table_at(key[:-1])
            tables = table.setdefault(key[-1], [])
            if not isinstance(tables, list):
                raise KeyError("An object other than list found behind this key")
            tables.append({})
        except KeyError:
            raise self.fail("Cannot overwrite a value") from None
        if not self.text.startswith("]]", self.at):
            raise self.fail("Expected ']]' at the end of an array declaration")
        self.at += 2
        return key

    def key_value_rule(self, header):
        key, value = self.key_value()
        parent = key[:-1]
        whole = header + parent
        for count in range(1, len(key)):
            inner = header + key[:count]
            if self.place(inner, make=False).explicit:
                raise self.fail(f"Cannot redefine namespace {inner}")
            self.dotted.append(inner)
        if self.is_frozen(whole):
            raise self.fail(f"Cannot mutate immutable namespace {whole}")
        try:
            table = self.table_at(whole)
        except KeyError:
            raise self.fail("Cannot overwrite a value") from None
        if key[-1] in table:
            raise self.fail("Cannot overwrite a value")
        if isinstance(value, (dict, list)):
            self.place(header + key).frozen = True
        table[key[-1]] = value

    # --- Keys -------------------------------------------------------------------------------

    def key_value(self):
        key = self.key()
        if self.next() != "=":
            raise self.fail("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip(" \t")
        return key, self.value()

    def key(self):
        parts = [self.key_part()]
        self.skip(" \t")
        while self.next() == ".":
            self.at += 1
            self.skip(" \t")
            parts.append(self.key_part())
            self.skip(" \t")
        return tuple(parts)

    def key_part(self):
        first = self.next()
        if first and first in _BARE_KEY:
            start = self.at
            self.skip(_BARE_KEY)
            return self.text[start:self.at]
        if first == "'":
            return self.literal()
        if first == '"':
            return self.basic()
        raise self.fail("Invalid initial character for a key part")

    # --- Values -----------------------------------------------------------------------------

    def value(self):
        text, at, first = self.text, self.at, self.next()
        if first == '"':
            return self.long_basic() if text.startswith('"""', at) else self.basic()
        if first == "'":
            return self.long_literal() if text.startswith("'''", at) else self.literal()
        for word, value in ("true", True), ("false", False):
            if text.startswith(word, at):
                self.at += len(word)
                return value
        if first == "[":
            return self.array()
        if first == "{":
            return self.inline_table()
        found = _is_date_time.match(text, at)
        if found:
            try:
                value = _date_or_time(found)
            except ValueError as wrong:
                raise self.fail("Invalid date or datetime") from wrong
            self.at = found.end()
            return value
        found = _is_time.match(text, at)
        if found:
            self.at = found.end()
            return _time_of(*found.groups())
        found = _is_number.match(text, at)
        if found:
            self.at = found.end()
            return self.parse_float(found.group()) if found[1] else int(found.group(), 0)
        for size in 3, 4:
            word = text[at:at + size]
            if word in (("inf", "nan") if size == 3 else ("-inf", "+inf", "-nan", "+nan")):
                self.at += size
                return self.parse_float(word)
        raise self.fail("Invalid value")

    def array(self):
        self.at += 1
        items = []
        self.blank()
        while self.next() != "]":
            items.append(self.value())
            self.blank()
            if self.next() == "]":
                break
            if self.next() != ",":
                raise self.fail("Unclosed array")
            self.at += 1
            self.blank()
        self.at += 1
        return items

    def inline_table(self):
        self.at += 1
        table, closed = {}, set()
        self.skip(" \t")
        if self.next() == "}":
            self.at += 1
            return table
        while True:
            key, value = self.key_value()
            for count in range(1, len(key) + 1):
                if key[:count] in closed:
                    raise self.fail(f"Cannot mutate immutable namespace {key}")
            inner = table
            for part in key[:-1]:
                inner = inner.setdefault(part, {})
                if not isinstance(inner, dict):
                    raise self.fail("Cannot overwrite a value")
            if key[-1] in inner:
                raise self.fail(f"Duplicate inline table key {key[-1]!r}")
            inner[key[-1]] = value
            self.skip(" \t")
            if self.next() == "}":
                self.at += 1
                return table
            if self.next() != ",":
                raise self.fail("Unclosed inline table")
            if isinstance(value, (dict, list)):
                closed.add(key)
            self.at += 1
            self.skip(" \t")

    # --- Texts ------------------------------------------------------------------------------

    def literal(self):
        self.at += 1
        text = self.until("'", _NOT_IN_COMMENTS)
        self.at += 1
        return text

    def long_literal(self):
        self.at += 3
        if self.next() == "\n":
            self.at += 1
        text = self.until("'''", _NOT_IN_LONG_STRINGS)
        self.at += 3
        return text + self.quotes_before_the_end("'")

    def quotes_before_the_end(self, quote):
        """One or two quotes may stand right before the three that end the text."""
        more = 0
        while more < 2 and self.next() == quote:
            self.at += 1
            more += 1
        return quote * more

    def basic(self):
        self.at += 1
        return self.escaped_text('"', _NOT_IN_COMMENTS)

    def long_basic(self):
        self.at += 3
        if self.next() == "\n":
            self.at += 1
        return self.escaped_text('"""', _NOT_IN_LONG_STRINGS) + self.quotes_before_the_end('"')

    def escaped_text(self, stop, forbidden):
        text, parts, start = self.text, [], self.at
        while True:
            character = self.next()
            if not character:
                raise self.fail("Unterminated string")
            if text.startswith(stop, self.at):
                parts.append(text[start:self.at])
                self.at += len(stop)
                return "".join(parts)
            if character == "\\":
                parts.append(text[start:self.at])
                parts.append(self.escape(len(stop) == 3))
                start = self.at
            elif character in forbidden:
                raise self.fail(f"Illegal character {character!r}")
            else:
                self.at += 1

    def escape(self, long):
        self.at += 2
        letter = self.text[self.at - 1:self.at]
        if long and letter and letter in " \t\n":  # The line end and what is blank after it.
            if letter != "\n":
                self.skip(" \t")
                if not self.next():
                    return ""
                if self.next() != "\n":
                    raise self.fail("Unescaped '\\' in a string")
                self.at += 1
            self.skip(" \t\n")
            return ""
        if letter == "u" or letter == "U":
            return self.code_point(4 if letter == "u" else 8)
        if letter in _ESCAPES:
            return _ESCAPES[letter]
        if not letter:
            self.at -= 1
            raise self.fail("Unterminated string")
        raise self.fail("Unescaped '\\' in a string")

    def code_point(self, size):
        digits = self.text[self.at:self.at + size]
        if len(digits) != size or not _HEX.issuperset(digits):
            raise self.fail("Invalid hex value")
        self.at += size
        code = int(digits, 16)
        if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            raise self.fail("Escaped character is not a Unicode scalar value")
        return chr(code)


def _time_of(hour, minute, second, fraction):
    return time(int(hour), int(minute), int(second), int(fraction.ljust(6, "0")) if fraction else 0)


def _date_or_time(found):
    year, month, day, hour, minute, second, fraction, zulu, sign, hours, minutes = found.groups()
    day = date(int(year), int(month), int(day))
    if hour is None:
        return day
    zone = None
    if zulu:
        zone = timezone.utc
    elif sign:
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        zone = timezone(offset if sign == "+" else -offset)
    return datetime.combine(day, _time_of(hour, minute, second, fraction), zone)
