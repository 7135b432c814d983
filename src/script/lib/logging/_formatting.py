"""Formatters: how records become text."""

import time

BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"


# --- Styles of formats --------------------------------------------------------------------------

class PercentStyle:
    """%(message)s"""

    default_format = '%(message)s'
    asctime_format = '%(asctime)s'
    asctime_search = '%(asctime)'

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults

    def usesTime(self):
        """Whether records need asctime."""
        return self._fmt.find(self.asctime_search) >= 0

    def validate(self):
        """ValueError unless a field stands in the format."""
        start = self._fmt.find('%(')
        while start >= 0:
            if self._is_field(start + 2):
                return
            start = self._fmt.find('%(', start + 1)
        raise ValueError(f"Invalid format '{self._fmt}' for '{self.default_format[0]}' style")

    def _is_field(self, start):
        name, closed, rest = self._fmt[start:].partition(')')
        if not closed or not name or not name.replace('_', 'a').isalnum():
            return False
        rest = rest.lstrip('#0+ -')
        rest = rest[1:] if rest.startswith('*') else rest.lstrip('0123456789')
        if rest.startswith('.'):
            rest = rest[1:]
            rest = rest[1:] if rest.startswith('*') else rest.lstrip('0123456789')
        return rest[:1].lower() in tuple('diouxefgcrsa%')

    def format(self, record):
        """The record's fields in the format."""
        try:
            return self._format(record)
        except KeyError as e:
            raise ValueError(f'Formatting field not found in record: {e}')

    def _values(self, record):
        if self._defaults:
            return self._defaults | record.__dict__
        return record.__dict__

    def _format(self, record):
        return self._fmt % self._values(record)


class StrFormatStyle(PercentStyle):
    """{message}"""

    default_format = '{message}'
    asctime_format = '{asctime}'
    asctime_search = '{asctime'

    def _format(self, record):
        return self._fmt.format(**self._values(record))

    def validate(self):
        """ValueError unless the format is one of str.format, with fields."""
        import re
        from string import Formatter
        field_pattern = re.compile(r'(\d+|\w+)(\.\w+|\[[^]]+\])*')
        spec_pattern = re.compile(r'(.?[<=>^])?[+ -]?#?0?(\d+|{\w+})?[,_]?(\.(\d+|{\w+}))?'
                                  r'[bcdefgnosx%]?', re.I)
        fields = set()
        try:
            for _, name, spec, conversion in Formatter().parse(self._fmt):
                if name:
                    if not field_pattern.fullmatch(name):
                        raise ValueError(f'invalid field name/expression: {name!r}')
                    fields.add(name)
                if conversion and conversion not in 'rsa':
                    raise ValueError(f'invalid conversion: {conversion!r}')
                if spec and not spec_pattern.fullmatch(spec):
                    raise ValueError(f'bad specifier: {spec!r}')
        except ValueError as e:
            raise ValueError(f'invalid format: {e}')
        if not fields:
            raise ValueError('invalid format: no fields')


class StringTemplateStyle(PercentStyle):
    """${message}"""

    default_format = '${message}'
    asctime_format = '${asctime}'
    asctime_search = '${asctime}'

    def __init__(self, fmt, *, defaults=None):
        from string import Template
        super().__init__(fmt, defaults=defaults)
        self._tpl = Template(self._fmt)

    def usesTime(self):
        """Whether records need asctime."""
        return self._fmt.find('$asctime') >= 0 or self._fmt.find(self.asctime_search) >= 0

    def validate(self):
        """ValueError unless the format is one of string.Template, with fields."""
        fields = set()
        for match in self._tpl.pattern.finditer(self._fmt):
            found = match.groupdict()
            if found['named']:
                fields.add(found['named'])
            elif found['braced']:
                fields.add(found['braced'])
            elif match.group(0) == '$':
                raise ValueError("invalid format: bare '$' not allowed")
        if not fields:
            raise ValueError('invalid format: no fields')

    def _format(self, record):
        return self._tpl.substitute(**self._values(record))


_STYLES = {
    '%': (PercentStyle, BASIC_FORMAT),
    '{': (StrFormatStyle, '{levelname}:{name}:{message}'),
    '$': (StringTemplateStyle, '${levelname}:${name}:${message}'),
}


# --- Formatters ---------------------------------------------------------------------------------

class Formatter:
    """Makes text of records."""

    converter = time.localtime
    default_time_format = '%Y-%m-%d %H:%M:%S'
    default_msec_format = '%s,%03d'

    def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
        if style not in _STYLES:
            raise ValueError(f"Style must be one of: {','.join(_STYLES)}")
        self._style = _STYLES[style][0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):
        """When the record was made, as text."""
        when = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, when)
        text = time.strftime(self.default_time_format, when)
        if self.default_msec_format:
            text = self.default_msec_format % (text, record.msecs)
        return text

    def formatException(self, ei):
        """The traceback, as text."""
        import traceback
        text = ''.join(traceback.format_exception(ei[0], ei[1], ei[2]))
        return text.removesuffix('\n')

    def usesTime(self):
        """Whether records need asctime."""
        return self._style.usesTime()

    def formatMessage(self, record):
        """The record's fields in the format."""
        return self._style.format(record)

    def formatStack(self, stack_info):
        """The stack, as text."""
        return stack_info

    def format(self, record):
        """The record as text, with its traceback and stack below."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        for more in (record.exc_text, record.stack_info and self.formatStack(record.stack_info)):
            if more:
                if text[-1:] != "\n":
                    text += "\n"
                text += more
        return text


_defaultFormatter = Formatter()


class BufferingFormatter:
    """Makes text of several records."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt if linefmt else _defaultFormatter

    def formatHeader(self, records):
        """What stands above."""
        return ""

    def formatFooter(self, records):
        """What stands below."""
        return ""

    def format(self, records):
        """All of them."""
        if not records:
            return ""
        lines = [self.linefmt.format(record) for record in records]
        return self.formatHeader(records) + ''.join(lines) + self.formatFooter(records)


for _class in (PercentStyle, StrFormatStyle, StringTemplateStyle, Formatter, BufferingFormatter):
    _class.__module__ = 'logging'
