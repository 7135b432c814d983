"""Names that match a pattern with *, ? and [...]."""

import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def translate(pat):
    """The regular expression of a pattern."""
    out = []
    i = 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == '*':
            if not out or out[-1] != '.*':
                out.append('.*')
        elif c == '?':
            out.append('.')
        elif c == '[':
            end = i + 1 if pat[i:i + 1] == '!' else i
            end = pat.find(']', end + 1 if pat[end:end + 1] == ']' else end)
            if end < 0:
                out.append('\\[')
                continue
            inner = pat[i:end].replace('\\', '\\\\')
            i = end + 1
            if inner[0] == '!':
                inner = '^' + inner[1:]
            elif inner[0] in '^[':
                inner = '\\' + inner
            out.append(f'[{inner}]')
        else:
            out.append(re.escape(c))
    return f'(?s:{"".join(out)})\\Z'


def fnmatchcase(name, pat):
    """Whether the name matches the pattern."""
    if isinstance(name, bytes):
        name, pat = name.decode('latin1'), pat.decode('latin1')
    return re.match(translate(pat), name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    """The names that match the pattern."""
    return [name for name in names if fnmatchcase(name, pat)]
