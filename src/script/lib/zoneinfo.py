"""Time zones by name: only UTC is known here."""

from datetime import timedelta, tzinfo

__all__ = ["ZoneInfo", "ZoneInfoNotFoundError", "available_timezones", "TZPATH"]

TZPATH = ()
_known = ("UTC", "Etc/UTC", "Etc/GMT", "GMT", "Zulu")
_made = {}


class ZoneInfoNotFoundError(KeyError):
    """The zone is not known."""


class ZoneInfo(tzinfo):
    """A time zone."""

    def __new__(cls, key):
        if key in _made:
            return _made[key]
        if key not in _known:
            raise ZoneInfoNotFoundError(
                f"No time zone found with key {key}: only UTC is available in Looplane")
        self = tzinfo.__new__(cls)
        self.key = key
        _made[key] = self
        return self

    def utcoffset(self, dt, /):
        return timedelta(0)

    def dst(self, dt, /):
        return timedelta(0)

    def tzname(self, dt, /):
        return "GMT" if self.key.endswith("GMT") else "UTC"

    def fromutc(self, dt, /):
        return dt

    def __repr__(self):
        return f"zoneinfo.ZoneInfo(key={self.key!r})"

    def __str__(self):
        return self.key


def available_timezones():
    """The zones that are known."""
    return set(_known)
