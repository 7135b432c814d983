"""Constants, templates and formatters for text."""

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits',
           'hexdigits', 'octdigits', 'printable', 'punctuation', 'whitespace', 'Formatter',
           'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Each word with a capital, joined by `sep`."""
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))


# --- Template ---------------------------------------------------------------------------

class _BothMappings:
    """Names are looked up in the first, then in the second."""

    def __init__(self, first, second):
        self._first = first
        self._second = second

    def __getitem__(self, key):
        try:
            return self._first[key]
        except KeyError:
            return self._second[key]


def _compile_pattern(cls):
    import re
    pattern = cls.__dict__.get('pattern')
    if pattern is None or isinstance(pattern, _Pattern):
        delimiter = re.escape(cls.delimiter)
        identifier = cls.idpattern
        braced = cls.braceidpattern or cls.idpattern
        pattern = (rf'{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{identifier})|'
                   rf'{{(?P<braced>{braced})}}|(?P<invalid>))')
    return re.compile(pattern, (re.IGNORECASE if cls.flags is None else cls.flags) | re.VERBOSE)


class _Pattern:
    """Compiled for each class when it is first asked for."""

    def __get__(self, instance, owner):
        compiled = owner.__dict__.get('_compiled')
        if compiled is None:
            compiled = owner._compiled = _compile_pattern(owner)
        return compiled


class Template:
    """Text with $names to be filled in."""

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = None
    pattern = _Pattern()

    def __init_subclass__(cls):
        super().__init_subclass__()
        if 'pattern' in cls.__dict__:
            cls.pattern = _compile_pattern(cls)
        else:
            cls.pattern = _Pattern()

    def __init__(self, template):
        self.template = template

    def _invalid(self, match):
        start = match.start('invalid')
        lines = self.template[:start].splitlines(keepends=True)
        if not lines:
            column, line = 1, 1
        else:
            column = start - len(''.join(lines[:-1]))
            line = len(lines)
        raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')

    def _fill(self, mapping, keep_unknown):
        def convert(match):
            name = match.group('named') or match.group('braced')
            if name is not None:
                if not keep_unknown:
                    return str(mapping[name])
                try:
                    return str(mapping[name])
                except KeyError:
                    return match.group()
            if match.group('escaped') is not None:
                return self.delimiter
            if match.group('invalid') is not None:
                return match.group() if keep_unknown else self._invalid(match)
            raise ValueError('Unrecognized named group in pattern', self.pattern)
        return self.pattern.sub(convert, self.template)

    def substitute(self, mapping=None, /, **kws):
        """The text with all names filled in; KeyError for one that is not there."""
        return self._fill(_chosen(mapping, kws), False)

    def safe_substitute(self, mapping=None, /, **kws):
        """The text with what is known filled in."""
        return self._fill(_chosen(mapping, kws), True)

    def is_valid(self):
        """Whether all placeholders are well formed."""
        return all(match.group('invalid') is None
                   for match in self.pattern.finditer(self.template))

    def get_identifiers(self):
        """The names that it has, in the order of their first appearance."""
        found = {}
        for match in self.pattern.finditer(self.template):
            name = match.group('named') or match.group('braced')
            if name is not None:
                found[name] = None
            elif match.group('invalid') is None and match.group('escaped') is None:
                raise ValueError('Unrecognized named group in pattern', self.pattern)
        return list(found)


def _chosen(mapping, kws):
    if mapping is None:
        return kws
    return _BothMappings(kws, mapping) if kws else mapping


# --- Formatter --------------------------------------------------------------------------

def _parse_format(text):
    """(literal text, field, format, conversion) for each part of a format string."""
    literal = ''
    position = 0
    while position < len(text):
        character = text[position]
        if character in '{}':
            if text[position:position + 2] == character * 2:
                yield literal + character, None, None, None
                literal = ''
                position += 2
                continue
            if character == '}':
                raise ValueError("Single '}' encountered in format string")
            if position + 1 == len(text):
                raise ValueError("Single '{' encountered in format string")
            field, position = _read_field(text, position + 1)
            yield literal, *field
            literal = ''
            continue
        literal += character
        position += 1
    if literal:
        yield literal, None, None, None


def _read_field(text, start):
    """((name, format, conversion) of the field that begins there, where its text ends)"""
    position, in_brackets = start, False
    while position < len(text) and (in_brackets or text[position] not in '}:!'):
        if text[position] == '{' and not in_brackets:
            raise ValueError("unexpected '{' in field name")
        in_brackets = text[position] == '[' or in_brackets and text[position] != ']'
        position += 1
    if position == len(text):
        raise ValueError("expected '}' before end of string")
    name, end = text[start:position], text[position]
    position += 1
    conversion = None
    if end == '!':
        if position == len(text):
            raise ValueError('end of string while looking for conversion specifier')
        conversion, end = text[position], text[position + 1:position + 2]
        position += 2
        if end not in ('', '}', ':'):
            raise ValueError("expected ':' after conversion specifier")
    if end == '}':
        return (name, '', conversion), position
    start, depth = position, 1
    for position in range(start, len(text)):
        depth += (text[position] == '{') - (text[position] == '}')
        if not depth:
            return (name, text[start:position], conversion), position + 1
    raise ValueError("unmatched '{' in format spec")


def _split_name(name):
    """The first part of 'a.b[0]', and where it ends."""
    end = 0
    while end < len(name) and name[end] not in '.[':
        end += 1
    return int(name[:end]) if name[:end].isdigit() else name[:end], end


def _accessors(name, position):
    """(is it an attribute, its name) of all that follows the first part."""
    while position < len(name):
        is_attribute = name[position] == '.'
        if is_attribute:
            end = position + 1
            while end < len(name) and name[end] not in '.[':
                end += 1
            part, position = name[position + 1:end], end
        elif name[position] == '[':
            end = name.find(']', position)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            part, position = name[position + 1:end], end + 1
            part = int(part) if part.isdigit() else part
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if part == '':
            raise ValueError('Empty attribute in format string')
        yield is_attribute, part


class Formatter:
    """str.format, to be changed by derived classes."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            if field_name == '' or field_name[0] in '.[':
                if auto_arg_index is False:
                    raise ValueError('cannot switch from manual field specification to '
                                     'automatic field numbering')
                field_name = f'{auto_arg_index}{field_name}'
                auto_arg_index += 1
            elif isinstance(_split_name(field_name)[0], int):
                if auto_arg_index:
                    raise ValueError('cannot switch from manual field specification to '
                                     'automatic field numbering')
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(format_spec, args, kwargs, used_args,
                                                        recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(obj, format_spec))
        return ''.join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError(f'Unknown conversion specifier {conversion!s}')

    def parse(self, format_string):
        return _parse_format(format_string)

    def get_field(self, field_name, args, kwargs):
        first, end = _split_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, name in _accessors(field_name, end):
            obj = getattr(obj, name) if is_attribute else obj[name]
        return obj, first
