"""Dates, times of day, and the spans between them. Local time is UTC."""

import time as _clock
from _library import name_as_native
from math import modf
from operator import index

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR",
           "UTC")

MINYEAR = 1
MAXYEAR = 9999
_LAST_ORDINAL = 3652059  # of date.max

_missing = object()
_days_before_month = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_month_days = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_month_names = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                "Dec")
_day_names = ("", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


# --- The calendar -------------------------------------------------------------------------------

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _month_days[month]


def _days_before_year(year):
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400


def _day_of_year(year, month, day):
    return _days_before_month[month] + (month > 2 and _is_leap(year)) + day


def _to_ordinal(year, month, day):
    return _days_before_year(year) + _day_of_year(year, month, day)


def _from_ordinal(ordinal):
    """Year, month and day of a day's number; that of 1 January of year 1 is 1."""
    centuries4, n = divmod(ordinal - 1, 146097)
    century, n = divmod(n, 36524)
    years4, n = divmod(n, 1461)
    rest, n = divmod(n, 365)
    year = centuries4 * 400 + century * 100 + years4 * 4 + rest + 1
    if rest == 4 or century == 4:
        return year - 1, 12, 31  # The last day of a leap year.
    month = (n + 50) >> 5
    leap = _is_leap(year)
    before = _days_before_month[month] + (month > 2 and leap)
    if before > n:
        month -= 1
        before -= _month_days[month] + (month == 2 and leap)
    return year, month, n - before + 1


def _first_week(year):
    """The ordinal of the Monday with which the ISO year begins."""
    first = _to_ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _from_iso(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year is out of range: {year}")
    if not 0 < week < 53:
        weekday = (_to_ordinal(year, 1, 1) + 6) % 7
        has_53 = weekday == 3 or weekday == 2 and _is_leap(year)
        if week != 53 or not has_53:
            raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    ordinal = _first_week(year) + (week - 1) * 7 + day - 1
    if not 1 <= ordinal <= _LAST_ORDINAL:
        raise OverflowError("date value out of range")
    return _from_ordinal(ordinal)


def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")


def _check_time(hour, minute, second, microsecond, fold):
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")


def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, "
                        f"not type '{type(zone).__name__}'")


def _require(name, position, value):
    if value is _missing:
        raise TypeError(f"function missing required argument '{name}' (pos {position})")
    return index(value)


def _tick_text(hour, minute, second, microsecond, timespec):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec == "hours":
        return f"{hour:02d}"
    if timespec == "minutes":
        return f"{hour:02d}:{minute:02d}"
    if timespec == "seconds":
        return f"{hour:02d}:{minute:02d}:{second:02d}"
    if timespec == "milliseconds":
        return f"{hour:02d}:{minute:02d}:{second:02d}.{microsecond // 1000:03d}"
    if timespec == "microseconds":
        return f"{hour:02d}:{minute:02d}:{second:02d}.{microsecond:06d}"
    raise ValueError("Unknown timespec value")


def _offset_text(offset, colon=":"):
    if offset is None:
        return ""
    sign = "-" if offset.days < 0 else "+"
    seconds, microseconds = divmod(abs(offset)._total(), 1000000)
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    text = f"{sign}{hours:02d}{colon}{minutes:02d}"
    if seconds or microseconds:
        text += f"{colon}{seconds:02d}"
    if microseconds:
        text += f".{microseconds:06d}"
    return text


def _strftime(subject, form, fields):
    """time.strftime with what it does not know: %f, %z, %:z and %Z."""
    if form is _missing:
        raise TypeError("strftime() missing required argument 'format' (pos 1)")
    if not isinstance(form, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(form).__name__}")
    if "%" not in form:
        return form
    out = []
    position = 0
    while True:
        percent = form.find("%", position)
        if percent < 0 or percent + 1 == len(form):
            out.append(form[position:])
            break
        out.append(form[position:percent])
        code = form[percent + 1]
        position = percent + 2
        if code == "f":
            out.append(f"{getattr(subject, 'microsecond', 0):06d}")
        elif code == "z":
            out.append(_offset_text(_call(subject, "utcoffset"), ""))
        elif code == ":" and form[position:position + 1] == "z":
            out.append(_offset_text(_call(subject, "utcoffset")))
            position += 1
        elif code == "Z":
            out.append((_call(subject, "tzname") or "").replace("%", "%%"))
        else:
            out.append("%" + code)
    return _clock.strftime("".join(out), fields)


def _call(subject, name):
    method = getattr(subject, name, None)
    return method() if method else None


# --- Reading ISO texts --------------------------------------------------------------------------

def _digits(text, count):
    if len(text) != count or not text.isascii() or not text.isdigit():
        raise ValueError
    return int(text)


def _read_date(text):
    """Year, month and day of YYYY-MM-DD, YYYYMMDD, YYYY-Www-D and the like."""
    if len(text) not in (7, 8, 10):
        raise ValueError
    year = _digits(text[:4], 4)
    dashed = text[4] == "-"
    rest = text[5:] if dashed else text[4:]
    if rest[:1] == "W":
        week = _digits(rest[1:3], 2)
        rest = rest[3:]
        if not rest:
            return _from_iso(year, week, 1)
        if (rest[0] == "-") != dashed:
            raise ValueError
        return _from_iso(year, week, _digits(rest[1:] if dashed else rest, 1))
    month = _digits(rest[:2], 2)
    if dashed:
        if rest[2:3] != "-":
            raise ValueError
        return year, month, _digits(rest[3:], 2)
    return year, month, _digits(rest[2:], 2)


def _read_clock(text):
    """Hour, minute, second, microsecond of HH[:MM[:SS[.fff[fff]]]] or the same without colons."""
    parts = [0, 0, 0]
    separated = text[2:3] == ":"
    position = 0
    for i in range(3):
        parts[i] = _digits(text[position:position + 2], 2)
        position += 2
        following = text[position:position + 1]
        if not following or i == 2:
            break
        if separated:
            if following != ":":
                raise ValueError
            position += 1
        elif following in ".,":
            raise ValueError
    rest = text[position:]
    if not rest:
        return *parts, 0
    if rest[0] not in ".," or len(rest) == 1 or not rest[1:].isascii() or not rest[1:].isdigit():
        raise ValueError
    return *parts, int((rest[1:7] + "000000")[:6])


def _read_time(text):
    """Hour to microsecond, then the time zone."""
    zone = None
    for i, c in enumerate(text):
        if c in "+-Z":
            zone = text[i:]
            text = text[:i]
            break
    clock = _read_clock(text)
    if zone is None:
        return *clock, None
    if zone == "Z":
        return *clock, timezone.utc
    hours, minutes, seconds, microseconds = _read_clock(zone[1:])
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=microseconds)
    if not offset:
        return *clock, timezone.utc
    return *clock, timezone(-offset if zone[0] == "-" else offset)


# --- timedelta ----------------------------------------------------------------------------------

_UNITS = (("microseconds", 1), ("milliseconds", 1000), ("seconds", 1000000),
          ("minutes", 60000000), ("hours", 3600000000), ("days", 86400000000),
          ("weeks", 604800000000))


def _divide_near(a, b):
    """a / b, rounded to the nearest integer, to the even one of two."""
    q, r = divmod(a, b)
    twice = r * 2
    if (twice > b if b > 0 else twice < b) or twice == b and q % 2 == 1:
        q += 1
    return q


def _refuse_change(self, *_):
    raise AttributeError("readonly attribute")  # A member of a struct in CPython.


class timedelta:
    """A span of time."""

    __slots__ = ("_days", "_seconds", "_microseconds", "_hash")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0,
                weeks=0):
        given = {"microseconds": microseconds, "milliseconds": milliseconds, "seconds": seconds,
                 "minutes": minutes, "hours": hours, "days": days, "weeks": weeks}
        total = 0
        left_over = 0.0
        for name, factor in _UNITS:
            value = given[name]
            if isinstance(value, int):
                total += value * factor
            elif isinstance(value, float):
                fraction, whole = modf(value)
                total += int(whole) * factor
                if fraction:
                    fraction, whole = modf(fraction * factor)
                    total += int(whole)
                    left_over += fraction
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: "
                                f"{type(value).__name__}")
        if left_over:
            rounded = round(left_over)
            if abs(rounded - left_over) == 0.5:
                odd = total & 1
                rounded = 2 * round((left_over + odd) * 0.5) - odd
            total += int(rounded)
        return cls._of(total)

    @classmethod
    def _of(cls, total):
        days, rest = divmod(total, 86400000000)
        if not -999999999 <= days <= 999999999:
            if not -2**31 <= days < 2**31:
                raise OverflowError("Python int too large to convert to C int")
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days = days
        self._seconds, self._microseconds = divmod(rest, 1000000)
        self._hash = -1
        return self

    __new__.__qualname__ = "__new__"  # how messages name it

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    days = property(lambda self: self._days, _refuse_change, _refuse_change, "Number of days.")
    seconds = property(lambda self: self._seconds, _refuse_change, _refuse_change,
                       "Number of seconds, less than a day.")
    microseconds = property(lambda self: self._microseconds, _refuse_change, _refuse_change,
                            "Number of microseconds, less than a second.")

    def total_seconds(self):
        """All of it, in seconds."""
        return self._total() / 1000000

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in (
            ("days", self._days), ("seconds", self._seconds),
            ("microseconds", self._microseconds)) if value]
        return f"{_full_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self._microseconds:
            text += f".{self._microseconds:06d}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._total() + other._total())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._total() - other._total())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(other._total() - self._total())
        return NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return timedelta._of(self._total())

    def __abs__(self):
        return -self if self._days < 0 else self.__pos__()

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide_near(self._total() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // _divisor(other._total())
        if isinstance(other, int):
            return timedelta._of(self._total() // _divisor(other))
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            if not other:
                raise ZeroDivisionError("division by zero")
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._of(_divide_near(self._total(), _divisor(other)))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide_near(self._total() * b, _divisor(a)))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            if not other:
                raise ZeroDivisionError("integer modulo by zero")
            return timedelta._of(self._total() % other._total())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            quotient, rest = divmod(self._total(), _divisor(other._total()))
            return quotient, timedelta._of(rest)
        return NotImplemented

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        if self._hash == -1:
            self._hash = hash((self._days, self._seconds, self._microseconds))
        return self._hash

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


def _divisor(value):
    if value == 0:
        raise ZeroDivisionError("integer division or modulo by zero")
    return value


def _full_name(value):
    """A class of C is known with its module, one of Python (a subclass too) without."""
    cls = type(value)
    if cls.__module__ != "datetime":
        return cls.__name__
    return f"datetime.{cls.__qualname__}"


def _kind_of(value):
    """What messages call it."""
    return _full_name(value)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)
_second = timedelta(seconds=1)


# --- date ---------------------------------------------------------------------------------------

class IsoCalendarDate(tuple):
    """What isocalendar() gives."""

    __slots__ = ()
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return "datetime.IsoCalendarDate(year={}, week={}, weekday={})".format(*self)


class date:
    """A day of the calendar."""

    __slots__ = ("_year", "_month", "_day", "_hash")

    def __new__(cls, year=_missing, month=_missing, day=_missing, *more):
        if more:
            raise TypeError(f"function takes at most 3 arguments ({3 + len(more)} given)")
        year = _require("year", 1, year)
        month = _require("month", 2, month)
        day = _require("day", 3, day)
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day, self._hash = year, month, day, -1
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """The day of a time in seconds since 1970."""
        return cls(*_clock.localtime(timestamp)[:3])

    @classmethod
    def today(cls):
        """This day."""
        return cls.fromtimestamp(_clock.time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        """The day of this number, that of 1 January of year 1 being 1."""
        ordinal = index(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        year, month, day = _from_ordinal(ordinal)
        _check_date(year, month, day)
        return cls(year, month, day)

    @classmethod
    def fromisoformat(cls, date_string, /):
        """The day of a text such as 2024-01-31."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            fields = _read_date(date_string)
        except ValueError as error:
            if error.args:
                raise
            fields = None
        if fields is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*fields)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The day of an ISO year, week and day of the week."""
        return cls(*_from_iso(index(year), index(week), index(day)))

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    def __repr__(self):
        return f"{_full_name(self)}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        """YYYY-MM-DD"""
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    __str__ = isoformat

    def ctime(self):
        """As C's ctime() writes it."""
        weekday = self.toordinal() % 7 or 7
        return (f"{_day_names[weekday]} {_month_names[self._month]} {self._day:2d} 00:00:00 "
                f"{self._year:04d}")

    def strftime(self, format=_missing):
        """As the format says."""
        return _strftime(self, format, self.timetuple())

    def __format__(self, form):
        if not isinstance(form, str):
            raise TypeError(f"must be str, not {type(form).__name__}")
        return self.strftime(form) if form else str(self)

    def timetuple(self):
        """A time.struct_time."""
        return _struct_time(self, 0, 0, 0, -1)

    def toordinal(self):
        """The day's number; that of 1 January of year 1 is 1."""
        return _to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        """0 for Monday."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """1 for Monday."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """ISO year, week and day of the week."""
        year = self._year
        today = self.toordinal()
        monday = _first_week(year)
        if today < monday:
            year -= 1
            monday = _first_week(year)
        elif year < MAXYEAR and today >= _first_week(year + 1):
            year += 1
            monday = _first_week(year)
        week, day = divmod(today - monday, 7)
        return IsoCalendarDate((year, week + 1, day + 1))

    def replace(self, year=None, month=None, day=None):
        """The same with other fields."""
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def __add__(self, other):
        if isinstance(other, timedelta):
            return self._moved(other.days)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _moved(self, days):
        ordinal = self.toordinal() + days
        if not 1 <= ordinal <= _LAST_ORDINAL:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(ordinal)

    def _key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        if self._hash == -1:
            self._hash = hash(bytes((self._year // 256, self._year % 256, self._month, self._day)))
        return self._hash

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day)


def _struct_time(day, hour, minute, second, dst):
    return _clock.struct_time((day._year, day._month, day._day, hour, minute, second,
                               date.weekday(day),
                               _day_of_year(day._year, day._month, day._day), dst))


# --- tzinfo, timezone ---------------------------------------------------------------------------

class tzinfo:
    """Base class of time zones."""

    __slots__ = ()

    def tzname(self, dt):
        """The zone's name."""
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        """How far it is ahead of UTC."""
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        """How much of that is daylight saving time."""
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """Local time from UTC."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        saving = dt.dst()
        if saving is None:
            raise ValueError("fromutc: non-None dst() result required")
        difference = offset - saving
        if difference:
            dt += difference
            saving = dt.dst()
            if saving is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + saving


class timezone(tzinfo):
    """A fixed distance from UTC."""

    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=_missing):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, "
                            f"not {type(offset).__name__}")
        if name is _missing:
            if not offset:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        day = timedelta(days=1)
        if not -day < offset < day:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) "
                             f"and timedelta(hours=24), not {offset!r}.")
        return cls._make(offset, name)

    @classmethod
    def _make(cls, offset, name):
        self = object.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def utcoffset(self, dt, /):
        self._check("utcoffset", dt)
        return self._offset

    def tzname(self, dt, /):
        self._check("tzname", dt)
        return self._name if self._name is not None else self._default_name()

    def dst(self, dt, /):
        self._check("dst", dt)
        return None

    def _check(self, method, dt):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{method}(dt) argument must be a datetime instance or None, "
                            f"not {type(dt).__name__}")

    def fromutc(self, dt, /):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc() argument must be a datetime instance or None")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def _default_name(self):
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is self.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return f"{_full_name(self)}({self._offset!r})"
        return f"{_full_name(self)}({self._offset!r}, {self._name!r})"

    def __str__(self):
        return self.tzname(None)

    def __reduce__(self):
        return self.__class__, ((self._offset,) if self._name is None
                                else (self._offset, self._name))


timezone.utc = UTC = timezone._make(timedelta(0), None)
timezone.min = timezone._make(timedelta(hours=-23, minutes=-59), None)
timezone.max = timezone._make(timedelta(hours=23, minutes=59), None)


# --- time ---------------------------------------------------------------------------------------

class time:
    """A time of day."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold", "_hash")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond = (index(hour), index(minute), index(second),
                                             index(microsecond))
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second = hour, minute, second
        self._microsecond, self._tzinfo, self._fold, self._hash = microsecond, tzinfo, fold, -1
        return self

    @classmethod
    def fromisoformat(cls, time_string, /):
        """The time of a text such as 12:30:00."""
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            fields = _read_time(time_string.removeprefix("T"))
        except ValueError as error:
            if error.args:
                raise
            fields = None
        if fields is None:
            raise ValueError(f"Invalid isoformat string: {time_string!r}")
        return cls(*fields)

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def utcoffset(self):
        """How far its zone is ahead of UTC."""
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        """The name of its zone."""
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        """The daylight saving time of its zone."""
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def isoformat(self, timespec="auto"):
        """HH:MM:SS.mmmmmm+zz:zz"""
        return (_tick_text(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        fields = [self._hour, self._minute]
        if self._second or self._microsecond:
            fields.append(self._second)
        if self._microsecond:
            fields.append(self._microsecond)
        text = ", ".join(map(str, fields))
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += ", fold=1"
        return f"{_full_name(self)}({text})"

    def strftime(self, format=_missing):
        """As the format says."""
        return _strftime(self, format, (1900, 1, 1, self._hour, self._minute, self._second,
                                        0, 1, -1))

    __format__ = date.__format__

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        """The same with other fields."""
        return type(self)(self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _key(self, offset=None):
        own = (self._hour * 3600 + self._minute * 60 + self._second) * 1000000 + self._microsecond
        return own - offset._total() if offset is not None else own

    def _keys(self, other, for_equality=False):
        """What to compare; nothing when one is naive and the other aware."""
        mine, its = self.utcoffset(), other.utcoffset()
        if mine == its:
            return self._key(), other._key()
        if mine is None or its is None:
            if for_equality:
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._key(mine), other._key(its)

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._keys(other, True)
        return a == b

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._keys(other)
        return a < b

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._keys(other)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._keys(other)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._keys(other)
        return a >= b

    def __hash__(self):
        if self._hash == -1:
            self._hash = hash((time, self._key(self.utcoffset())))
        return self._hash

    def __reduce__(self):
        return self.__class__, (self._hour, self._minute, self._second, self._microsecond,
                                self._tzinfo)


# --- datetime -----------------------------------------------------------------------------------

class datetime(date):
    """A day and a time of day."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year=_missing, month=_missing, day=_missing, hour=0, minute=0, second=0,
                microsecond=0, tzinfo=None, *, fold=0):
        year = _require("year", 1, year)
        month = _require("month", 2, month)
        day = _require("day", 3, day)
        hour, minute, second, microsecond = (index(hour), index(minute), index(second),
                                             index(microsecond))
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day, self._hash = year, month, day, -1
        self._hour, self._minute, self._second = hour, minute, second
        self._microsecond, self._tzinfo, self._fold = microsecond, tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    # Making one.

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The time that is so many seconds after 1970 began, in UTC."""
        _check_zone(tz)
        result = cls._from_seconds(timestamp)
        if tz is None:
            return result
        return tz.fromutc(result.replace(tzinfo=tz))

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """Deprecated: see fromtimestamp."""
        import warnings
        warnings.warn("datetime.datetime.utcfromtimestamp() is deprecated and scheduled for "
                      "removal in a future version. Use timezone-aware objects to represent "
                      "datetimes in UTC: datetime.datetime.fromtimestamp(timestamp, "
                      "datetime.UTC).", DeprecationWarning, stacklevel=2)
        return cls._from_seconds(timestamp)

    @classmethod
    def _from_seconds(cls, timestamp):
        if isinstance(timestamp, float):
            if timestamp != timestamp:
                raise ValueError("Invalid value NaN (not a number)")
            if abs(timestamp) > 9.2e18:
                raise OverflowError("timestamp out of range for platform time_t")
            fraction, seconds = modf(timestamp)
            microsecond = round(fraction * 1e6)
            seconds = int(seconds)
            if microsecond < 0 or microsecond >= 1000000:
                carry, microsecond = divmod(microsecond, 1000000)
                seconds += carry
        else:
            seconds, microsecond = index(timestamp), 0
        days, seconds = divmod(seconds, 86400)
        ordinal = 719163 + days
        if not 1 <= ordinal <= _LAST_ORDINAL:
            year = 1970 + days // 365
            raise ValueError(f"year {year} is out of range")
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return cls(*_from_ordinal(ordinal), hour, minute, second, microsecond)

    @classmethod
    def now(cls, tz=None):
        """The time by the wall clock."""
        return cls.fromtimestamp(_clock.time(), tz)

    @classmethod
    def utcnow(cls):
        """Deprecated: see now."""
        import warnings
        warnings.warn("datetime.datetime.utcnow() is deprecated and scheduled for removal in a "
                      "future version. Use timezone-aware objects to represent datetimes in UTC: "
                      "datetime.datetime.now(datetime.UTC).", DeprecationWarning, stacklevel=2)
        return cls.fromtimestamp(_clock.time())

    @classmethod
    def today(cls):
        """The time by the wall clock."""
        return cls.fromtimestamp(_clock.time())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """A day and a time of day."""
        if not isinstance(date, _date):
            raise TypeError("combine() argument 1 must be datetime.date, "
                            f"not {_kind_of(date)}")
        if not isinstance(time, _time):
            raise TypeError("combine() argument 2 must be datetime.time, "
                            f"not {_kind_of(time)}")
        return cls(date._year, date._month, date._day, time._hour, time._minute, time._second,
                   time._microsecond, time._tzinfo if tzinfo is True else tzinfo, fold=time._fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        """The time of a text such as 2024-01-31T12:30:00+01:00."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            fields = _read_both(date_string)
        except ValueError as error:
            if error.args:
                raise
            fields = None
        if fields is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*fields)

    @classmethod
    def strptime(cls, date_string, format, /):
        """The time of a text that follows a format."""
        for position, value in enumerate((date_string, format), 1):
            if not isinstance(value, str):
                raise TypeError(f"strptime() argument {position} must be str, "
                                f"not {type(value).__name__}")
        from _strptime import read
        found = read(date_string, format)
        zone = None
        if found.offset is not None:
            offset = timedelta(seconds=found.offset, microseconds=found.offset_fraction)
            zone = timezone(offset, found.zone) if found.zone else timezone(offset)
        return cls(*found.fields[:6], found.fraction, zone)

    # Looking at it.

    def date(self):
        """The day."""
        return _date(self._year, self._month, self._day)

    def time(self):
        """The time of day, without its zone."""
        return _time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """The time of day, with its zone."""
        return _time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo,
                     fold=self._fold)

    def timetuple(self):
        """A time.struct_time."""
        saving = self.dst()
        return _struct_time(self, self._hour, self._minute, self._second,
                            -1 if saving is None else 1 if saving else 0)

    def utctimetuple(self):
        """A time.struct_time in UTC."""
        offset = self.utcoffset()
        moved = self - offset if offset else self
        return _struct_time(moved, moved._hour, moved._minute, moved._second, 0)

    def timestamp(self):
        """Seconds since 1970 began."""
        if self._tzinfo is None:
            return (self._key() - _epoch_key) / 1000000
        return (self - _epoch).total_seconds()

    def utcoffset(self):
        """How far its zone is ahead of UTC."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.utcoffset(self)
        if offset is not None and not isinstance(offset, timedelta):
            raise TypeError("tzinfo.utcoffset() must return None or timedelta, "
                            f"not '{type(offset).__name__}'")
        return offset

    def tzname(self):
        """The name of its zone."""
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        """The daylight saving time of its zone."""
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def astimezone(self, tz=None):
        """The same moment in another zone."""
        _check_zone(tz)
        if tz is None:
            tz = timezone(timedelta(0), "UTC")
        offset = self.utcoffset()
        if offset is None:
            offset = timedelta(0)
        elif tz is self._tzinfo:
            return self
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True, *, fold=None):
        """The same with other fields."""
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day,
                          self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    __replace__ = replace

    def isoformat(self, sep="T", timespec="auto"):
        """YYYY-MM-DDTHH:MM:SS.mmmmmm+zz:zz"""
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError("isoformat() argument 1 must be a unicode character, "
                            f"not {type(sep).__name__}")
        clock = _tick_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return (f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}{clock}"
                f"{_offset_text(self.utcoffset())}")

    def __str__(self):
        return self.isoformat(sep=" ")

    def __repr__(self):
        fields = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            fields.append(self._second)
        if self._microsecond:
            fields.append(self._microsecond)
        text = ", ".join(map(str, fields))
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += ", fold=1"
        return f"{_full_name(self)}({text})"

    def ctime(self):
        """As C's ctime() writes it."""
        weekday = self.toordinal() % 7 or 7
        return (f"{_day_names[weekday]} {_month_names[self._month]} {self._day:2d} "
                f"{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}")

    # Arithmetic and comparison.

    def _key(self, offset=None):
        """Microseconds since the year 0."""
        seconds = (self.toordinal() * 24 + self._hour) * 3600 + self._minute * 60 + self._second
        own = seconds * 1000000 + self._microsecond
        return own - offset._total() if offset is not None else own

    def __add__(self, other):
        if isinstance(other, timedelta):
            return self._at(self._key() + other._total())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._at(self._key() - other._total())
        if not isinstance(other, datetime):
            return NotImplemented
        mine, its = self.utcoffset(), other.utcoffset()
        if mine == its or self._tzinfo is other._tzinfo:
            return timedelta._of(self._key() - other._key())
        if mine is None or its is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(self._key(mine) - other._key(its))

    def _at(self, key):
        seconds, microsecond = divmod(key, 1000000)
        ordinal, seconds = divmod(seconds, 86400)
        if not 1 <= ordinal <= _LAST_ORDINAL:
            raise OverflowError("date value out of range")
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return type(self)(*_from_ordinal(ordinal), hour, minute, second, microsecond, self._tzinfo)

    def _keys(self, other, for_equality=False):
        if self._tzinfo is other._tzinfo:
            return self._key(), other._key()
        mine, its = self.utcoffset(), other.utcoffset()
        if mine == its:
            return self._key(), other._key()
        if mine is None or its is None:
            if for_equality:
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._key(mine), other._key(its)

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._keys(other, True)
        return a == b

    def __lt__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._keys(other)
        return a < b

    def __le__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._keys(other)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._keys(other)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._keys(other)
        return a >= b

    def __hash__(self):
        if self._hash == -1:
            self._hash = hash((datetime, self._key(self.replace(fold=0).utcoffset())))
        return self._hash

    def __reduce__(self):
        fields = (self._year, self._month, self._day, self._hour, self._minute, self._second,
                  self._microsecond)
        return self.__class__, fields if self._tzinfo is None else (*fields, self._tzinfo)


def _read_both(text):
    """Fields of a day and, behind any separator, a time of day."""
    if len(text) < 7:
        raise ValueError
    end = _date_end(text)
    day = _read_date(text[:end])
    if len(text) == end:
        return day
    if len(text) == end + 1:
        raise ValueError
    _check_date(*day)
    return *day, *_read_time(text[end + 1:])


def _date_end(text):
    """Where the date ends, told by its form."""
    if text[4] == "-":
        if text[5] != "W":
            return 10
        return 10 if text[8:9] == "-" and text[9:10].isdigit() else 8
    if text[4] != "W":
        return 8
    # YYYYWww or YYYYWwwD: a digit behind the week is a day when the rest can be a time.
    digits = 0
    while text[7 + digits:8 + digits].isdigit():
        digits += 1
    return 7 if digits % 2 == 0 else 8


_date, _time = date, time
for _class in (timedelta, date, tzinfo, timezone, time, datetime):
    name_as_native(_class)

date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(days=1)
time.min, time.max, time.resolution = time(0), time(23, 59, 59, 999999), timedelta(microseconds=1)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)
_epoch_key = datetime(1970, 1, 1)._key()
