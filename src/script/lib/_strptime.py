"""Reading dates and times that follow a format, for datetime and time."""

import re

_months = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")
_days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _one_of(code, names):
    return f"(?P<{code}>{'|'.join(sorted(names, key=len, reverse=True))})"


# What each directive stands for.
_patterns = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])",
    "f": r"(?P<f>[0-9]{1,6})",
    "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])",
    "G": r"(?P<G>\d\d\d\d)",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
    "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "M": r"(?P<M>[0-5]\d|\d)",
    "S": r"(?P<S>6[0-1]|[0-5]\d|\d)",
    "U": r"(?P<U>5[0-3]|[0-4]\d|\d)",
    "W": r"(?P<W>5[0-3]|[0-4]\d|\d)",
    "w": r"(?P<w>[0-6])",
    "u": r"(?P<u>[1-7])",
    "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)",
    "y": r"(?P<y>\d\d)",
    "Y": r"(?P<Y>\d\d\d\d)",
    "z": r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))",
    "A": _one_of("A", _days),
    "a": _one_of("a", [name[:3] for name in _days]),
    "B": _one_of("B", _months),
    "b": _one_of("b", [name[:3] for name in _months]),
    "p": "(?P<p>am|pm)",
    "Z": "(?P<Z>utc|gmt)",
    "%": "%",
}
_compounds = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}
_compiled = {}


class Found:
    """What was read."""

    def __init__(self, fields, fraction, zone, offset, offset_fraction):
        self.fields = fields  # As in a time.struct_time.
        self.fraction = fraction
        self.zone = zone
        self.offset = offset
        self.offset_fraction = offset_fraction


def _pattern(format):
    """The regular expression of a format."""
    out = []
    codes = []
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c.isspace():
            while i < len(format) and format[i].isspace():
                i += 1
            out.append(r"\s+")
        elif c != "%":
            out.append(re.escape(c))
        elif i == len(format):
            raise ValueError(f"stray % in format '{format}'")
        else:
            code = format[i]
            i += 1
            if code in _compounds:
                inner, more = _pattern(_compounds[code])
                out.append(inner)
                codes += more
            elif code in _patterns:
                out.append(_patterns[code])
                codes.append(code)
            else:
                bad = "%" if code == "\\" else code
                raise ValueError(f"'{bad}' is a bad directive in format '{format}'")
    return "".join(out), codes


def _warn_of_day_without_year(codes):
    if "d" in codes and "Y" not in codes and "y" not in codes and "G" not in codes:
        import warnings
        warnings.warn("Parsing dates involving a day of month without a year specified is "
                      "ambiguious\nand fails to parse leap day. The default behavior will change "
                      "in Python 3.15\nto either always raise an exception or to use a different "
                      "default year (TBD).\nTo avoid trouble, add a specific year to the input & "
                      "format.\nSee https://github.com/python/cpython/issues/70647.",
                      DeprecationWarning, stacklevel=5)


def _compile(format):
    compiled = _compiled.get(format)
    if compiled is None:
        text, codes = _pattern(format)
        _warn_of_day_without_year(codes)
        compiled = _compiled[format] = re.compile(text, re.IGNORECASE)
    return compiled


def read(text, format):
    """The fields of a text that follows a format; ValueError when it does not."""
    match = _compile(format).match(text)
    if not match:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if len(text) != match.end():
        raise ValueError(f"unconverted data remains: {text[match.end():]}")
    given = {code: value for code, value in match.groupdict().items() if value is not None}
    hour = _hour(given)
    year, month, day, weekday, julian = _day(given)
    zone, offset, offset_fraction = _zone(given)
    fields = (year, month, day, hour, int(given.get("M", 0)), int(given.get("S", 0)), weekday,
              julian, 0 if zone else -1)
    fraction = int(given.get("f", "0").ljust(6, "0"))
    return Found(fields, fraction, zone, offset, offset_fraction)


def _hour(given):
    if "I" not in given:
        return int(given.get("H", 0))
    hour = int(given["I"]) % 12
    return hour + 12 if given.get("p", "").lower() == "pm" else hour


def _year(given):
    if "Y" in given:
        return int(given["Y"])
    if "y" in given:
        year = int(given["y"])
        return year + 2000 if year <= 68 else year + 1900
    return None


def _weekday(given):
    if "A" in given:
        return _days.index(given["A"].lower())
    if "a" in given:
        return [name[:3] for name in _days].index(given["a"].lower())
    if "w" in given:
        return (int(given["w"]) + 6) % 7
    if "u" in given:
        return int(given["u"]) - 1
    return None


def _day(given):
    from datetime import date
    year, weekday = _year(given), _weekday(given)
    month = int(given.get("m", 1))
    if "B" in given:
        month = _months.index(given["B"].lower()) + 1
    elif "b" in given:
        month = [name[:3] for name in _months].index(given["b"].lower()) + 1
    day = int(given.get("d", 1))
    julian = int(given["j"]) if "j" in given else None
    _check_weeks(given, year, weekday, julian)
    if "G" in given and julian is None:
        found = date.fromisocalendar(int(given["G"]), int(given["V"]), weekday + 1)
        return (found.year, found.month, found.day, weekday, found.timetuple().tm_yday)
    if year is None:
        # A leap day needs a leap year, though time.struct_time will say 1900.
        leap_day = month == 2 and day == 29
        year, shown = (1904, 1900) if leap_day else (1900, 1900)
    else:
        shown = year
    if julian is None and weekday is not None and ("U" in given or "W" in given):
        julian = _day_of_week(date, year, given, weekday)
        if julian <= 0:
            year -= 1
            shown = year
            julian += (date(year + 1, 1, 1) - date(year, 1, 1)).days
    if julian is None:
        found = date(year, month, day)
    else:
        found = date.fromordinal(date(year, 1, 1).toordinal() + julian - 1)
        shown, month, day = found.year, found.month, found.day
    if weekday is None:
        weekday = found.weekday()
    return shown, month, day, weekday, found.toordinal() - date(found.year, 1, 1).toordinal() + 1


def _check_weeks(given, year, weekday, julian):
    if "G" in given:
        if julian is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year "
                             "directive '%G'. Use '%Y' instead.")
        if "V" not in given or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive "
                             "'%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
    elif "V" in given:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive "
                             "'%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. "
                         "Use the ISO year '%G' instead.")


def _day_of_week(date, year, given, weekday):
    """The day of the year of a day of a week, which begins with Monday or Sunday."""
    from_monday = "W" in given
    week = int(given["W" if from_monday else "U"])
    first = date(year, 1, 1).weekday()
    if not from_monday:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    before_first_week = (7 - first) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + before_first_week + 7 * (week - 1) + weekday


def _zone(given):
    zone = given.get("Z")
    if zone:
        zone = zone.upper()
    text = given.get("z")
    if not text:
        return zone, None, 0
    if text == "Z":
        return zone, 0, 0
    digits = text.replace(":", "")
    if ":" in text and text.count(":") == 1 and len(digits.partition(".")[0]) > 5:
        raise ValueError(f"Inconsistent use of : in {text}")
    sign = -1 if text[0] == "-" else 1
    seconds = int(digits[1:3]) * 3600 + int(digits[3:5]) * 60 + int(digits[5:7] or 0)
    fraction = int((digits[8:] or "0").ljust(6, "0"))
    return zone, sign * seconds, sign * fraction


def struct_time(text, format):
    """What time.strptime gives, as a tuple."""
    return read(text, format).fields
