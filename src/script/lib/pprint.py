"""Printing data over several lines where one is not enough."""

import sys

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False,
           sort_dicts=True, underscore_numbers=False):
    """Print an object to a stream, or to sys.stdout."""
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Print an object, dictionaries in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    """The text that pprint() prints."""
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def saferepr(object):
    """The repr of an object, with what contains itself marked."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Whether eval() could read the repr."""
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    """Whether an object contains itself."""
    return PrettyPrinter().isrecursive(object)


class _safe_key:
    """Sorts what cannot be compared, by type and address."""

    __slots__ = ('obj',)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return ((str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj)))


def _safe_item(item):
    return _safe_key(item[0]), _safe_key(item[1])


def _recursion(object):
    return f'<Recursion on {type(object).__name__} with id={id(object)}>'


_SCALARS = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})


class PrettyPrinter:
    """Prints objects with the settings that it is given."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + '\n')

    def pformat(self, object):
        parts = []
        self._format(object, parts.append, 0, 0, {}, 0)
        return ''.join(parts)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    # Each writer gets: the object, what writes text, the column where it begins, how many
    # characters must follow on its last line, the objects around it, the level of nesting.

    def _format(self, object, write, indent, allowance, context, level):
        if id(object) in context:
            write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            writer = _writers().get(type(object).__repr__)
            if writer is None and _has_generated_repr(object):
                writer = PrettyPrinter._write_dataclass
            if writer is not None:
                context[id(object)] = 1
                writer(self, object, write, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        write(text)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def format(self, object, context, maxlevels, level):
        """(text, could eval() read it, does it contain itself); may be overridden."""
        return self._safe_repr(object, context, maxlevels, level)

    # --- On one line ---

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind in _SCALARS:
            return repr(object), True, False
        show = getattr(kind, '__repr__', None)
        if issubclass(kind, int) and show is int.__repr__:
            return (f'{object:_d}' if self._underscore_numbers else repr(object)), True, False
        if issubclass(kind, dict) and show is dict.__repr__:
            return self._repr_of_parts(object, '{%s}', context, maxlevels, level)
        if issubclass(kind, list) and show is list.__repr__:
            return self._repr_of_parts(object, '[%s]', context, maxlevels, level)
        if issubclass(kind, tuple) and show is tuple.__repr__:
            brackets = '(%s,)' if len(object) == 1 else '(%s)'
            return self._repr_of_parts(object, brackets, context, maxlevels, level)
        text = repr(object)
        return text, bool(text) and not text.startswith('<'), False

    def _repr_of_parts(self, object, brackets, context, maxlevels, level):
        if not object:
            return brackets % '', True, False
        if maxlevels and level >= maxlevels:
            return brackets % '...', False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive, shown = True, False, []

        def show(part):
            nonlocal readable, recursive
            text, part_readable, part_recursive = self.format(part, context, maxlevels, level + 1)
            readable = readable and part_readable
            recursive = recursive or part_recursive
            return text

        if isinstance(object, dict):
            items = object.items()
            if self._sort_dicts:
                items = sorted(items, key=_safe_item)
            for key, value in items:
                shown_key = show(key)
                shown.append(f'{shown_key}: {show(value)}')
        else:
            for item in object:
                shown.append(show(item))
        del context[id(object)]
        return brackets % ', '.join(shown), readable, recursive

    # --- On several lines ---

    def _write_dict(self, object, write, indent, allowance, context, level):
        write('{' + ' ' * (self._indent_per_level - 1))
        if object:
            items = sorted(object.items(), key=_safe_item) if self._sort_dicts else object.items()
            self._write_pairs(list(items), write, indent, allowance + 1, context, level)
        write('}')

    def _write_pairs(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        last = len(items) - 1
        for index, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            write(text + ': ')
            self._format(value, write, indent + len(text) + 2, allowance if index == last else 1,
                         context, level)
            if index != last:
                write(',\n' + ' ' * indent)

    def _write_named(self, items, write, indent, allowance, context, level):
        last = len(items) - 1
        for index, (name, value) in enumerate(items):
            write(name + '=')
            if id(value) in context:
                write('...')
            else:
                self._format(value, write, indent + len(name) + 1,
                             allowance if index == last else 1, context, level)
            if index != last:
                write(',\n' + ' ' * indent)

    def _write_items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * ' ')
        new_line = ',\n' + ' ' * indent
        delimiter = ''
        width = max_width = self._width - indent + 1
        items = list(items)
        last = len(items) - 1
        for index, item in enumerate(items):
            if index == last:
                max_width -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                if width < len(text) + 2:
                    width = max_width
                    if delimiter:
                        delimiter = new_line
                if width >= len(text) + 2:
                    width -= len(text) + 2
                    write(delimiter + text)
                    delimiter = ', '
                    continue
            write(delimiter)
            delimiter = new_line
            self._format(item, write, indent, allowance if index == last else 1, context, level)

    def _write_ordered_dict(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + '(')
        self._format(list(object.items()), write, indent + len(name) + 1, allowance + 1, context,
                     level)
        write(')')

    def _write_list(self, object, write, indent, allowance, context, level):
        write('[')
        self._write_items(object, write, indent, allowance + 1, context, level)
        write(']')

    def _write_tuple(self, object, write, indent, allowance, context, level):
        end = ',)' if len(object) == 1 else ')'
        write('(')
        self._write_items(object, write, indent, allowance + len(end), context, level)
        write(end)

    def _write_set(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        kind = object.__class__
        if kind is set:
            begin, end = '{', '}'
        else:
            begin, end = kind.__name__ + '({', '})'
            indent += len(kind.__name__) + 1
        write(begin)
        self._write_items(sorted(object, key=_safe_key), write, indent, allowance + len(end),
                          context, level)
        write(end)

    def _write_str(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        chunks = _chunks_of_text(object, self._width - indent, allowance)
        if len(chunks) == 1:
            write(chunks[0])
            return
        text = ('\n' + ' ' * indent).join(chunks)
        write(f'({text})' if level == 1 else text)

    def _write_bytes(self, object, write, indent, allowance, context, level):
        if len(object) <= 4:
            write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        chunks = _chunks_of_bytes(object, self._width - indent, allowance)
        text = ('\n' + ' ' * indent).join(chunks)
        write(f'({text})' if level == 1 else text)

    def _write_bytearray(self, object, write, indent, allowance, context, level):
        write('bytearray(')
        self._write_bytes(bytes(object), write, indent + 10, allowance + 1, context, level + 1)
        write(')')

    def _write_mapping_proxy(self, object, write, indent, allowance, context, level):
        write('mappingproxy(')
        self._format(object.copy(), write, indent + 13, allowance + 1, context, level)
        write(')')

    def _write_namespace(self, object, write, indent, allowance, context, level):
        name = type(object).__name__
        name = 'namespace' if name == 'SimpleNamespace' else name
        write(name + '(')
        self._write_named(list(object.__dict__.items()), write, indent + len(name) + 1, allowance,
                          context, level)
        write(')')

    def _write_dataclass(self, object, write, indent, allowance, context, level):
        name = type(object).__name__
        fields = type(object).__dataclass_fields__.values()
        items = [(f.name, getattr(object, f.name)) for f in fields
                 if f.repr and f._field_type.name == '_FIELD']
        write(name + '(')
        self._write_named(items, write, indent + len(name) + 1, allowance, context, level)
        write(')')

    def _write_default_dict(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        factory = self._repr(object.default_factory, context, level)
        indent += len(name) + 1
        write(f'{name}({factory},\n{" " * indent}')
        self._write_dict(object, write, indent, allowance + 1, context, level)
        write(')')

    def _write_counter(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        write(name + '({' + ' ' * (self._indent_per_level - 1))
        self._write_pairs(object.most_common(), write, indent + len(name) + 1, allowance + 2,
                          context, level)
        write('})')

    def _write_chain_map(self, object, write, indent, allowance, context, level):
        name = type(object).__name__
        indent += len(name) + 1
        write(name + '(')
        last = len(object.maps) - 1
        for index, mapping in enumerate(object.maps):
            self._format(mapping, write, indent, allowance + 1 if index == last else 1, context,
                         level)
            write(')' if index == last else ',\n' + ' ' * indent)

    def _write_deque(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        write(name + '([')
        if object.maxlen is None:
            self._write_items(object, write, indent, allowance + 2, context, level)
            write('])')
        else:
            self._write_items(object, write, indent, 2, context, level)
            write(f'],\n{" " * indent}maxlen={self._repr(object.maxlen, context, level)})')

    def _write_data(self, object, write, indent, allowance, context, level):
        self._format(object.data, write, indent, allowance, context, level - 1)


def _chunks_of_text(text, width, allowance):
    """The reprs of the parts of a text, broken at ends of lines and between words."""
    import re
    chunks = []
    lines = text.splitlines(True)
    first_width = width
    for number, line in enumerate(lines):
        is_last_line = number == len(lines) - 1
        if is_last_line:
            first_width -= allowance
        shown = repr(line)
        if len(shown) <= first_width:
            chunks.append(shown)
            continue
        parts = re.findall(r'\S*\s*', line)[:-1]
        room = width
        current = ''
        for index, part in enumerate(parts):
            if index == len(parts) - 1 and is_last_line:
                room -= allowance
            if len(repr(current + part)) > room:
                if current:
                    chunks.append(repr(current))
                current = part
            else:
                current += part
        if current:
            chunks.append(repr(current))
    return chunks


def _chunks_of_bytes(object, width, allowance):
    """The reprs of the parts of bytes, broken at multiples of four."""
    chunks = []
    current = b''
    last = len(object) // 4 * 4
    for start in range(0, len(object), 4):
        part = object[start:start + 4]
        if start == last:
            width -= allowance
        if len(repr(current + part)) > width:
            if current:
                chunks.append(repr(current))
            current = part
        else:
            current += part
    if current:
        chunks.append(repr(current))
    return chunks


def _has_generated_repr(object):
    kind = type(object)
    if not hasattr(kind, '__dataclass_fields__') or not kind.__dataclass_params__.repr:
        return False
    inner = getattr(kind.__repr__, '__wrapped__', None)
    return '__create_fn__' in getattr(inner, '__qualname__', '') or (
        inner is not None and inner.__code__.co_filename == '<string>')


_found_writers = None


def _writers():
    """Who writes objects with which __repr__."""
    global _found_writers
    if _found_writers is None:
        import collections
        from types import MappingProxyType, SimpleNamespace
        _found_writers = {
            dict: PrettyPrinter._write_dict, list: PrettyPrinter._write_list,
            tuple: PrettyPrinter._write_tuple, set: PrettyPrinter._write_set,
            frozenset: PrettyPrinter._write_set, str: PrettyPrinter._write_str,
            bytes: PrettyPrinter._write_bytes, bytearray: PrettyPrinter._write_bytearray,
            MappingProxyType: PrettyPrinter._write_mapping_proxy,
            SimpleNamespace: PrettyPrinter._write_namespace,
            collections.OrderedDict: PrettyPrinter._write_ordered_dict,
            collections.defaultdict: PrettyPrinter._write_default_dict,
            collections.Counter: PrettyPrinter._write_counter,
            collections.ChainMap: PrettyPrinter._write_chain_map,
            collections.deque: PrettyPrinter._write_deque,
            collections.UserDict: PrettyPrinter._write_data,
            collections.UserList: PrettyPrinter._write_data,
            collections.UserString: PrettyPrinter._write_data}
        _found_writers = {kind.__repr__: writer for kind, writer in _found_writers.items()}
    return _found_writers
