"""Paths as texts. There are no files: what would look at them is told that nothing exists."""

__all__ = ["normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename",
           "dirname", "commonprefix", "exists", "lexists", "isdir", "isfile", "islink",
           "expanduser", "expandvars", "normpath", "abspath", "curdir", "pardir", "sep", "pathsep",
           "defpath", "altsep", "extsep", "devnull", "realpath", "relpath", "commonpath",
           "supports_unicode_filenames", "getsize", "getmtime", "samefile"]

curdir, pardir, extsep, sep, pathsep = '.', '..', '.', '/', ':'
defpath, altsep, devnull = '/bin:/usr/bin', None, '/dev/null'
supports_unicode_filenames = False


def _fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    try:
        method = type(path).__fspath__
    except AttributeError:
        raise TypeError("expected str, bytes or os.PathLike object, "
                        f"not {type(path).__name__}") from None
    return method(path)


def _text(path, name):
    path = _fspath(path)
    return (path, "/", ".") if isinstance(path, str) else (path, b"/", b".")


def normcase(s):
    """The path: case matters."""
    return _fspath(s)


def isabs(s):
    """Whether the path begins at the root."""
    s, slash, _ = _text(s, "isabs")
    return s.startswith(slash)


def join(a, *p):
    """The paths one below the other; an absolute one begins anew."""
    path, slash, _ = _text(a, "join")
    for part in map(_fspath, p):
        if not isinstance(part, type(path)):
            if isinstance(part, (str, bytes)):
                raise TypeError("Can't mix strings and bytes in path components")
            raise TypeError("join() argument must be str, bytes, or os.PathLike object, "
                            f"not {type(part).__name__!r}")
        if part.startswith(slash) or not path:
            path = part
        elif path.endswith(slash):
            path += part
        else:
            path += slash + part
    return path


def split(p):
    """What stands before and behind the last slash."""
    p, slash, _ = _text(p, "split")
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """The path and its extension."""
    p, slash, dot = _text(p, "splitext")
    name = p.rfind(slash) + 1
    i = p.rfind(dot)
    if i > name and p[name:i].strip(dot):
        return p[:i], p[i:]
    return p, p[:0]


def splitdrive(p):
    """There are no drives."""
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    """Drive, root and rest."""
    p, slash, _ = _text(p, "splitroot")
    nothing = p[:0]
    if p[:1] != slash:
        return nothing, nothing, p
    if p[1:2] != slash or p[2:3] == slash:
        return nothing, slash, p[1:]
    return nothing, p[:2], p[2:]


def basename(p):
    """What stands behind the last slash."""
    return split(p)[1] if not isinstance(p, str) else p[p.rfind("/") + 1:]


def dirname(p):
    """What stands before the last slash."""
    return split(p)[0]


def normpath(path):
    """The path without needless dots and slashes."""
    path, slash, dot = _text(path, "normpath")
    if not path:
        return dot
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != dot + dot or (not root and not parts) or (parts and parts[-1] == dot + dot):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    """The path from the root on: the program stands in /home/user."""
    path = _fspath(path)
    if not isabs(path):
        path = join("/home/user" if isinstance(path, str) else b"/home/user", path)
    return normpath(path)


realpath = abspath


def relpath(path, start=None):
    """The way from one path to another."""
    path, slash, dot = _text(path, "relpath")
    if not path:
        raise ValueError("no path specified")
    here = abspath(dot if start is None else start).split(slash)
    there = abspath(path).split(slash)
    here, there = [p for p in here if p], [p for p in there if p]
    common = len(commonprefix([here, there]))
    parts = [dot + dot] * (len(here) - common) + there[common:]
    return slash.join(parts) or dot


def commonprefix(m):
    """What all of them begin with, character by character."""
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    """The path that all of them are below."""
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty iterable')
    _, slash, dot = _text(paths[0], "commonpath")
    if len({isabs(p) for p in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in p.split(slash) if part and part != dot] for p in paths]
    common = commonprefix(split_paths)
    return (slash if isabs(paths[0]) else slash[:0]) + slash.join(common)


def expanduser(path):
    """The path with ~ replaced."""
    path = _fspath(path)
    if path == "~" or isinstance(path, str) and path.startswith("~/"):
        return "/home/user" + path[1:]
    return path


def expandvars(path):
    """The path with $name and ${name} replaced by environment variables."""
    path = _fspath(path)
    if "$" not in path:
        return path
    import os
    import re
    return re.sub(r"\$(\w+|\{[^}]*\})",
                  lambda m: os.environ.get(m.group(1).strip("{}"), m.group()), path)


def exists(path):
    """Nothing exists."""
    return False


lexists = isfile = isdir = islink = ismount = exists


def _missing(path):
    raise FileNotFoundError(2, "No such file or directory", path)


def getsize(filename):
    """There are no files."""
    _missing(filename)


getmtime = getatime = getctime = getsize


def samefile(f1, f2):
    """There are no files."""
    _missing(f1)
