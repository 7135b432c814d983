"""Writing JSON."""

from _json import quote, write


def encode_basestring(s):
    """The text in quotes."""
    return quote(s, False)


def encode_basestring_ascii(s):
    """The text in quotes, in ASCII."""
    return quote(s, True)


class JSONEncoder:
    """Writes JSON. Subclasses say in default() what becomes of other objects."""

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True,
                 allow_nan=True, sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """What is written instead of an object of another type."""
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        """The value as JSON."""
        return ''.join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        """The value as JSON, in pieces."""
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = ' ' * indent
        plain = type(self).default is JSONEncoder.default and 'default' not in self.__dict__
        yield write(o, None if plain else self.default, bool(self.ensure_ascii), indent,
                    self.item_separator, self.key_separator, bool(self.skipkeys),
                    bool(self.allow_nan), bool(self.sort_keys), bool(self.check_circular))
