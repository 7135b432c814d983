"""Settings in sections, as INI files have them."""

import re
from collections.abc import MutableMapping

__all__ = ['NoSectionError', 'DuplicateOptionError', 'DuplicateSectionError', 'NoOptionError',
           'InterpolationError', 'InterpolationDepthError', 'InterpolationMissingOptionError',
           'InterpolationSyntaxError', 'ParsingError', 'MissingSectionHeaderError',
           'ConfigParser', 'RawConfigParser', 'Interpolation', 'BasicInterpolation',
           'ExtendedInterpolation', 'SectionProxy', 'DEFAULTSECT', 'MAX_INTERPOLATION_DEPTH']

DEFAULTSECT = 'DEFAULT'
MAX_INTERPOLATION_DEPTH = 10
_UNSET = object()


# --- Errors -------------------------------------------------------------------------------------

class Error(Exception):
    """Base class of this module's errors."""

    def __init__(self, msg=''):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    """There is no such section."""

    def __init__(self, section):
        super().__init__(f'No section: {section!r}')
        self.section = section
        self.args = (section,)


def _where(source, lineno):
    place = '' if lineno is None else f' [line {lineno:2d}]'
    return '' if source is None else f'While reading from {source!r}{place}: '


class DuplicateSectionError(Error):
    """The section was there already."""

    def __init__(self, section, source=None, lineno=None):
        start = _where(source, lineno)
        super().__init__(f"{start}{'section' if start else 'Section'} {section!r} already exists")
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    """The option was there already."""

    def __init__(self, section, option, source=None, lineno=None):
        start = _where(source, lineno)
        super().__init__(f"{start}{'option' if start else 'Option'} {option!r} in section "
                         f'{section!r} already exists')
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    """There is no such option."""

    def __init__(self, option, section):
        super().__init__(f'No option {option!r} in section: {section!r}')
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    """A value's references cannot be filled in."""

    def __init__(self, option, section, msg):
        super().__init__(msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    """A reference to an option that is not there."""

    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, f'Bad value substitution: option {option!r} in section '
                         f'{section!r} contains an interpolation key {reference!r} which is not a '
                         f'valid option name. Raw value: {rawval!r}')
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    """What looks like a reference is none."""


class InterpolationDepthError(InterpolationError):
    """References go round in circles."""

    def __init__(self, option, section, rawval):
        super().__init__(option, section, 'Recursion limit exceeded in value substitution: option '
                         f'{option!r} in section {section!r} contains an interpolation key which '
                         f'cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: '
                         f'{rawval!r}')
        self.args = (option, section, rawval)


class ParsingError(Error):
    """Lines that are not understood."""

    def __init__(self, source):
        super().__init__(f'Source contains parsing errors: {source!r}')
        self.source = source
        self.errors = []
        self.args = (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f'\n\t[line {lineno:2d}]: {line}'


class MissingSectionHeaderError(ParsingError):
    """An option before any section."""

    def __init__(self, filename, lineno, line):
        Error.__init__(self, f'File contains no section headers.\nfile: {filename!r}, line: '
                             f'{lineno}\n{line!r}')
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


# --- References to other options ----------------------------------------------------------------

class Interpolation:
    """Leaves values as they are."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value


class BasicInterpolation(Interpolation):
    """Fills in %(name)s."""

    _reference = re.compile(r'%\(([^)]+)\)s')

    def before_get(self, parser, section, option, value, defaults):
        return self._fill(parser, section, option, value, value, defaults, 1)

    def before_set(self, parser, section, option, value):
        rest = self._reference.sub('', value.replace('%%', ''))
        if '%' in rest:
            raise ValueError(f'invalid interpolation syntax in {value!r} at position '
                             f"{value.find('%')}")
        return value

    def _fill(self, parser, section, option, raw, value, defaults, depth):
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        parts, rest = [], value
        while rest:
            text, mark, rest = rest.partition('%')
            parts.append(text)
            if not mark:
                break
            if rest.startswith('%'):
                parts.append('%')
                rest = rest[1:]
                continue
            found = self._reference.match('%' + rest)
            if found is None:
                words = (f'bad interpolation variable reference {"%" + rest!r}'
                         if rest.startswith('(') else
                         f"'%' must be followed by '%' or '(', found: {'%' + rest!r}")
                raise InterpolationSyntaxError(option, section, words)
            name = parser.optionxform(found[1])
            if name not in defaults:
                raise InterpolationMissingOptionError(option, section, raw, name)
            parts.append(self._fill(parser, section, option, raw, defaults[name], defaults,
                                    depth + 1))
            rest = rest[found.end() - 1:]
        return ''.join(parts)


class ExtendedInterpolation(Interpolation):
    """Fills in ${name} and ${section:name}."""

    _reference = re.compile(r'\$(\$|\{([^}]+)\})')

    def before_get(self, parser, section, option, value, defaults, depth=1):
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, value)

        def fill(found):
            if found[1] == '$':
                return '$'
            *place, name = found[2].split(':', 1)
            name = parser.optionxform(name)
            try:
                other = parser.get(place[0], name, raw=True) if place else defaults[name]
            except (KeyError, NoSectionError, NoOptionError):
                raise InterpolationMissingOptionError(option, section, value, found[2]) from None
            known = dict(parser.items(place[0], raw=True)) if place else defaults
            return self.before_get(parser, section, option, other, known, depth + 1)

        return self._reference.sub(fill, value)


# --- Parsers ------------------------------------------------------------------------------------

class RawConfigParser(MutableMapping):
    """Sections of options; values are text."""

    BOOLEAN_STATES = {'1': True, 'yes': True, 'true': True, 'on': True,
                      '0': False, 'no': False, 'false': False, 'off': False}
    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *,
                 delimiters=('=', ':'), comment_prefixes=('#', ';'), inline_comment_prefixes=None,
                 strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT,
                 interpolation=_UNSET, converters=None, allow_unnamed_section=False):
        self._dict = dict_type
        self._sections = dict_type()
        self._defaults = dict_type()
        self._allow_no_value = allow_no_value
        self._delimiters = tuple(delimiters)
        self._comments = tuple(comment_prefixes or ())
        self._inline_comments = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._empty_lines = empty_lines_in_values
        self.default_section = default_section
        if interpolation is _UNSET:
            interpolation = self._DEFAULT_INTERPOLATION
        self._interpolation = Interpolation() if interpolation is None else interpolation
        self.converters = {'int': int, 'float': float, 'boolean': self._convert_to_boolean,
                           **(converters or {})}
        for name, converter in (converters or {}).items():
            setattr(self, f'get{name}', self._getter(converter))
        self._proxies = dict_type()
        self._proxies[default_section] = SectionProxy(self, default_section)
        if defaults:
            self.read_dict({default_section: defaults})

    def optionxform(self, optionstr):
        """How options are spelled: in small letters."""
        return optionstr.lower()

    def _convert_to_boolean(self, value):
        try:
            return self.BOOLEAN_STATES[value.lower()]
        except KeyError:
            raise ValueError(f'Not a boolean: {value}') from None

    # --- Sections and options ---

    def defaults(self):
        """The options that all sections have."""
        return self._defaults

    def sections(self):
        """The sections' names."""
        return list(self._sections)

    def add_section(self, section):
        """Add a section without options."""
        if section == self.default_section:
            raise ValueError(f'Invalid section name: {section!r}')
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        """Whether there is such a section."""
        return section in self._sections

    def _own(self, section):
        if section == self.default_section:
            return self._defaults
        try:
            return self._sections[section]
        except KeyError:
            raise NoSectionError(section) from None

    def options(self, section):
        """The names of a section's options."""
        return list({**self._own(section), **self._defaults})

    def has_option(self, section, option):
        """Whether a section has an option."""
        option = self.optionxform(option)
        if not section:
            return option in self._defaults
        return section in self and (option in self._own(section) or option in self._defaults)

    def _all_of(self, section, vars=None):
        given = {self.optionxform(name): str(value) for name, value in (vars or {}).items()}
        return {**self._defaults, **self._own(section), **given}

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """An option's value."""
        try:
            known = self._all_of(section, vars)
            name = self.optionxform(option)
            if name not in known:
                raise NoOptionError(option, section)
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback
        value = known[name]
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, known)

    def _getter(self, convert):
        def get(section, option, *, raw=False, vars=None, fallback=_UNSET):
            try:
                value = self.get(section, option, raw=raw, vars=vars)
            except (NoSectionError, NoOptionError):
                if fallback is _UNSET:
                    raise
                return fallback
            return convert(value)
        return get

    def getint(self, section, option, **kwargs):
        """An option's value as an integer."""
        return self._getter(int)(section, option, **kwargs)

    def getfloat(self, section, option, **kwargs):
        """An option's value as a float."""
        return self._getter(float)(section, option, **kwargs)

    def getboolean(self, section, option, **kwargs):
        """An option's value as True or False."""
        return self._getter(self._convert_to_boolean)(section, option, **kwargs)

    def items(self, section=_UNSET, raw=False, vars=None):
        """(option, value) of a section; without one, (name, section)."""
        if section is _UNSET:
            return super().items()
        known = self._all_of(section, vars)
        return [(name, value if raw or value is None else
                 self._interpolation.before_get(self, section, name, value, known))
                for name, value in known.items()]

    def set(self, section, option, value=None):
        """Set an option."""
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._own(section or self.default_section)[self.optionxform(option)] = value

    def remove_option(self, section, option):
        """Remove an option; whether it was there."""
        options = self._own(section or self.default_section)
        return options.pop(self.optionxform(option), _UNSET) is not _UNSET

    def remove_section(self, section):
        """Remove a section; whether it was there."""
        self._proxies.pop(section, None)
        return self._sections.pop(section, None) is not None

    # --- Reading and writing ---

    def read(self, filenames, encoding=None):
        """There are no files: none is read."""
        return []

    def read_string(self, string, source='<string>'):
        """Read settings from a text."""
        self._read(string.splitlines(), source)

    def read_file(self, f, source=None):
        """Read settings from lines."""
        self._read((line.rstrip('\n') for line in f), source or getattr(f, 'name', '<???>'))

    def read_dict(self, dictionary, source='<dict>'):
        """Read settings from dictionaries."""
        for section, options in dictionary.items():
            section = str(section)
            if section != self.default_section and not (not self._strict and section in self):
                self.add_section(section)
            for name, value in options.items():
                self.set(section, str(name), None if value is None else str(value))

    def _read(self, lines, source):
        section = option = errors = None
        seen, indent = set(), 0
        for number, line in enumerate(lines, 1):
            text = self._without_comment(line)
            if text is None or not text.strip():
                if text is not None and self._empty_lines and option is not None and (
                        section[option] is not None):
                    section[option].append('')
                continue
            depth = len(text) - len(text.lstrip())
            text = text.strip()
            if section is not None and option is not None and depth > indent:
                section[option].append(text)
                continue
            indent = depth
            if text.startswith('[') and ']' in text:
                name, option = text[1:text.rindex(']')], None
                section = self._open_section(name, seen, source, number)
                continue
            if section is None:
                raise MissingSectionHeaderError(source, number, line)
            name, mark, value = self._split(text)
            if not name or not mark and not self._allow_no_value:
                errors = errors or ParsingError(source)
                errors.append(number, repr(line))
                continue
            option = self.optionxform(name)
            if self._strict and (id(section), option) in seen:
                self._join_values()
                raise DuplicateOptionError(self._name, option, source, number)
            seen.add((id(section), option))
            section[option] = [value] if mark else None
        self._join_values()
        if errors is not None:
            raise errors

    def _open_section(self, name, seen, source, number):
        self._name = name
        if name == self.default_section:
            return self._defaults
        if name not in self._sections:
            self.add_section(name)
        elif self._strict and ('section', name) in seen:
            raise DuplicateSectionError(name, source, number)
        seen.add(('section', name))
        return self._sections[name]

    def _without_comment(self, line):
        """None: there is nothing else on the line."""
        if line.strip().startswith(self._comments):
            return None
        for prefix in self._inline_comments:
            at = line.find(prefix)
            while at > 0 and not line[at - 1].isspace():
                at = line.find(prefix, at + 1)
            if at >= 0:
                line = line[:at]
        return line

    def _split(self, text):
        places = [(text.find(mark), mark) for mark in self._delimiters if mark in text]
        if not places:
            return text, '', ''
        at, mark = min(places)
        return text[:at].rstrip(), mark, text[at + len(mark):].strip()

    def _join_values(self):
        for options in (self._defaults, *self._sections.values()):
            for name, value in options.items():
                if isinstance(value, list):
                    options[name] = '\n'.join(value).rstrip()

    def write(self, fp, space_around_delimiters=True):
        """Write all settings."""
        mark = f' {self._delimiters[0]} ' if space_around_delimiters else self._delimiters[0]
        sections = {self.default_section: self._defaults} if self._defaults else {}
        for section, options in {**sections, **self._sections}.items():
            fp.write(f'[{section}]\n')
            for name, value in options.items():
                shown = '' if value is None else mark + str(value).replace('\n', '\n\t')
                fp.write(f'{name}{shown}\n')
            fp.write('\n')

    # --- As a mapping of sections ---

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        if key != self.default_section and key not in self._sections:
            self.add_section(key)
        for name, item in value.items():
            self.set(key, str(name), None if item is None else str(item))

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError('Cannot remove the default section.')
        if not self.remove_section(key):
            raise KeyError(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        yield self.default_section
        yield from self._sections


class ConfigParser(RawConfigParser):
    """Sections of options; %(name)s in a value is filled in."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        """Set an option."""
        if not isinstance(option, str):
            raise TypeError('option keys must be strings')
        if (not self._allow_no_value or value) and not isinstance(value, str):
            raise TypeError('option values must be strings')
        super().set(section, option, value)

    def add_section(self, section):
        """Add a section without options."""
        if not isinstance(section, str):
            raise TypeError('section names must be strings')
        super().add_section(section)


class SectionProxy(MutableMapping):
    """One section as a mapping."""

    def __init__(self, parser, name):
        self._parser = parser
        self._name = name

    def __repr__(self):
        return f'<Section: {self._name}>'

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not self._parser.remove_option(self._name, key):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(self._parser.options(self._name))

    def __iter__(self):
        return iter(self._parser.options(self._name))

    @property
    def parser(self):
        """What it belongs to."""
        return self._parser

    @property
    def name(self):
        """The section's name."""
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None):
        """An option's value."""
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def __getattr__(self, attr):
        if attr[:3] != 'get' or attr[3:] not in self._parser.converters:
            raise AttributeError(attr)
        convert = self._parser._getter(self._parser.converters[attr[3:]])
        return lambda option, fallback=None, **kwargs: convert(self._name, option,
                                                               fallback=fallback, **kwargs)
