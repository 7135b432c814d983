"""Lines of source text."""

from _inspect_sources import _lines_of

__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache']

cache = {}


def getline(filename, lineno, module_globals=None):
    """A line with its end; '' when there is none."""
    lines = getlines(filename)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def getlines(filename, module_globals=None):
    """All lines of a file."""
    if filename in cache:
        return cache[filename][2]
    try:
        return _lines_of(filename)
    except OSError:
        return []


def clearcache():
    """Forget all that was put into the cache."""
    cache.clear()


def checkcache(filename=None):
    """Files do not change here."""


def updatecache(filename, module_globals=None):
    """The lines of a file."""
    return getlines(filename, module_globals)


def lazycache(filename, module_globals):
    """Whether the lines come from a loader; they do not here."""
    return False
