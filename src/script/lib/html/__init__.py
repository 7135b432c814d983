"""Escaping texts for HTML."""

__all__ = ['escape', 'unescape']


def escape(s, quote=True):
    """The text with &, < and > escaped; with `quote` also " and '."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


_names = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0",
          "copy": "\xa9", "reg": "\xae", "hellip": "\u2026", "mdash": "\u2014", "ndash": "\u2013",
          "lsquo": "\u2018", "rsquo": "\u2019", "ldquo": "\u201c", "rdquo": "\u201d",
          "euro": "\u20ac", "times": "\xd7", "laquo": "\xab", "raquo": "\xbb", "middot": "\xb7",
          "deg": "\xb0", "para": "\xb6", "sect": "\xa7", "trade": "\u2122", "bull": "\u2022"}


def _replace(match):
    body = match.group(1).rstrip(";")
    if body[0] != "#":
        return _names.get(body, match.group())
    number = int(body[2:], 16) if body[1] in "xX" else int(body[1:])
    if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF or number == 0:
        return "\uFFFD"
    return chr(number)


def unescape(s):
    """The text with references replaced: numbered ones, and the usual ones of the named."""
    if "&" not in s:
        return s
    import re
    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z]{1,32};)", _replace, s)
