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
        return ''.join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        """The value as JSON, in pieces."""
        if _one_shot or not isinstance(o, (list, tuple, dict)):
            return iter((self._written(o),))
        return self._pieces(o, 0)

    def _indent(self):
        indent = self.indent
        return indent if indent is None or isinstance(indent, str) else ' ' * indent

    def _written(self, o):
        plain = type(self).default is JSONEncoder.default and 'default' not in self.__dict__
        return write(o, None if plain else self.default, bool(self.ensure_ascii), self._indent(),
                     self.item_separator, self.key_separator, bool(self.skipkeys),
                     bool(self.allow_nan), bool(self.sort_keys), bool(self.check_circular))

    def _pieces(self, o, level, above=()):
        """As CPython cuts them (json.encoder._make_iterencode); `above`: the containers around."""
        if not isinstance(o, (str, int, float, list, tuple, dict, type(None))):
            o = self.default(o)
            yield from self._pieces(o, level, above)
            return
        if not isinstance(o, (list, tuple, dict)):
            yield self._written(o)
            return
        if self.check_circular and any(o is container for container in above):
            raise ValueError('Circular reference detected')
        is_dict = isinstance(o, dict)
        if not o:
            yield '{}' if is_dict else '[]'
            return
        indent = self._indent()
        line = '' if indent is None else '\n' + indent * (level + 1)
        members = self._members if is_dict else self._elements
        yield from members(o, level + 1, (*above, o), line)
        if line:
            yield '\n' + indent * level
        yield '}' if is_dict else ']'

    def _elements(self, items, level, above, line):
        before = '[' + line
        for value in items:
            if value is None or isinstance(value, (str, int, float)):
                yield before + self._written(value)
            else:
                yield before
                yield from self._pieces(value, level, above)
            before = self.item_separator + line

    def _members(self, mapping, level, above, line):
        yield '{'
        if line:
            yield line
        first = True
        for key, value in sorted(mapping.items()) if self.sort_keys else mapping.items():
            if not (key is None or isinstance(key, (str, int, float))):
                if self.skipkeys:
                    continue
                raise TypeError('keys must be str, int, float, bool or None, '
                                f'not {key.__class__.__name__}')
            if not first:
                yield self.item_separator + line
            first = False
            yield self._written(key if isinstance(key, str) else self._written(key))
            yield self.key_separator
            yield from self._pieces(value, level, above)
