"""Tables as text, with commas between the fields."""

import io
import re

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS",
           "QUOTE_NOTNULL", "Error", "Dialect", "excel", "excel_tab", "unix_dialect",
           "field_size_limit", "reader", "writer", "register_dialect", "get_dialect",
           "list_dialects", "unregister_dialect", "DictReader", "DictWriter", "Sniffer"]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)


class Error(Exception):
    """The text is no table, or the table cannot be written."""


Error.__module__ = '_csv'


# --- Dialects -----------------------------------------------------------------------------------

class Dialect:
    """How a table is written."""

    delimiter = ','
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    """As Excel writes it."""


class excel_tab(excel):
    """As Excel writes it with tabs."""

    delimiter = '\t'


class unix_dialect(Dialect):
    """As Unix programs write it."""

    lineterminator = '\n'
    quoting = QUOTE_ALL


_dialects = {'excel': excel, 'excel-tab': excel_tab, 'unix': unix_dialect}
_settings = ('delimiter', 'quotechar', 'escapechar', 'doublequote', 'skipinitialspace',
             'lineterminator', 'quoting', 'strict')


def register_dialect(name, dialect=excel, **fmtparams):
    """Give a dialect a name."""
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _dialect(dialect, fmtparams)


def unregister_dialect(name):
    """Forget a dialect."""
    get_dialect(name)
    del _dialects[name]


def get_dialect(name):
    """The dialect of this name."""
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    """The names of all dialects."""
    return list(_dialects)


def field_size_limit(new_limit=131072):
    """The longest field."""
    return 131072


def _dialect(dialect, given):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    made = Dialect()
    for name in _settings:
        setattr(made, name, getattr(dialect, name, getattr(Dialect, name)))
    for name, value in given.items():
        if name not in _settings:
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(made, name, value)
    for name in ('delimiter', 'quotechar', 'escapechar'):
        value = getattr(made, name)
        if value is None and name != 'delimiter':
            continue
        if not isinstance(value, str):
            raise TypeError(f'"{name}" must be string, not {type(value).__name__}'
                            if name == 'delimiter' else
                            f'"{name}" must be string or None, not {type(value).__name__}')
        if len(value) != 1:
            raise TypeError(f'"{name}" must be a 1-character string')
    if not isinstance(made.quoting, int) or made.quoting not in range(6):
        raise TypeError('bad "quoting" value')
    if made.quoting != QUOTE_NONE and made.quotechar is None:
        if 'quoting' in given:
            raise TypeError("quotechar must be set if quoting enabled")
        made.quoting = QUOTE_NONE
    return made


# --- Reading ------------------------------------------------------------------------------------

class _Reader:
    """Rows of a table, one after the other."""

    def __init__(self, lines, dialect):
        self._lines = iter(lines)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        row, field, state = [], [], 'start'
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if state in ('quoted', 'escape') and self.dialect.strict:
                    raise Error("unexpected end of data")
                if state == 'start' and not row and not field:
                    raise
                row.append(self._value(field, True))
                return row
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} "
                            "(the file should be opened in text mode)")
            self.line_num += 1
            state = self._read(line, row, field, state)
            if state == 'end':
                return row

    def _value(self, field, plain):
        text = ''.join(field)
        if plain and self.dialect.quoting == QUOTE_NONNUMERIC and text:
            return float(text)
        return text

    def _read(self, line, row, field, state):
        """Read a line into a row; 'end', or the state in which the next line goes on."""
        dialect = self.dialect
        quotes = dialect.quoting != QUOTE_NONE
        plain = state != 'quoted'
        i = 0
        while i < len(line):
            c = line[i]
            i += 1
            if state == 'escape':
                field.append(c)
                state = 'plain'
            elif state == 'escape in quotes':
                field.append(c)
                state = 'quoted'
            elif state == 'quoted':
                if c == dialect.escapechar:
                    state = 'escape in quotes'
                elif c == dialect.quotechar and quotes:
                    state = 'quote'
                else:
                    field.append(c)
            elif state == 'quote' and c == dialect.quotechar and dialect.doublequote:
                field.append(c)
                state = 'quoted'
            elif c in '\r\n':
                if row or field or state != 'start':
                    row.append(self._value(field, plain))
                    field.clear()
                if line[i:].strip('\r\n'):
                    raise Error("new-line character seen in unquoted field - do you need to open "
                                "the file with newline=''?")
                return 'end'
            elif c == dialect.delimiter:
                row.append(self._value(field, plain))
                field.clear()
                state, plain = 'next', True
            elif c == dialect.escapechar:
                state = 'escape'
            elif state in ('start', 'next') and c == dialect.quotechar and quotes:
                state, plain = 'quoted', False
            elif state in ('start', 'next') and c == ' ' and dialect.skipinitialspace:
                state = 'next'
            elif state == 'quote' and dialect.strict:
                raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
            else:
                field.append(c)
                state = 'plain'
        if state in ('quoted', 'escape', 'escape in quotes'):
            return state
        if row or field or state != 'start':
            row.append(self._value(field, plain))
            field.clear()
        return 'end'


def reader(csvfile, /, dialect='excel', **fmtparams):
    """An iterator over the rows of a table."""
    return _Reader(csvfile, _dialect(dialect, fmtparams))


# --- Writing ------------------------------------------------------------------------------------

class _Writer:
    """Writes rows to a stream."""

    def __init__(self, stream, dialect):
        self._write = getattr(stream, 'write', None)
        if not callable(self._write):
            raise TypeError('argument 1 must have a "write" method')
        self.dialect = dialect

    def writerow(self, row, /):
        """Write one row."""
        try:
            row = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        fields = [self._field(value) for value in row]
        if len(row) == 1 and fields[0] == '':
            never = (QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL)
            if self.dialect.quoting in never:
                raise Error("single empty field record must be quoted")
            fields[0] = self.dialect.quotechar * 2
        return self._write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows, /):
        """Write several rows."""
        for row in rows:
            self.writerow(row)

    def _field(self, value):
        dialect = self.dialect
        number = isinstance(value, (int, float))
        text = '' if value is None else value if isinstance(value, str) else str(value)
        quoting = dialect.quoting
        quoted = (quoting == QUOTE_ALL or quoting == QUOTE_NONNUMERIC and not number
                  or quoting == QUOTE_STRINGS and isinstance(value, str)
                  or quoting == QUOTE_NOTNULL and value is not None)
        special = [dialect.delimiter, dialect.quotechar, dialect.escapechar, '\r', '\n',
                   *dialect.lineterminator]
        if any(c and c in text for c in special):
            text, needs_quotes = self._marked(text, special)
            quoted = quoted or needs_quotes
        return dialect.quotechar + text + dialect.quotechar if quoted else text

    def _marked(self, text, special):
        """The text with what must be escaped or doubled, and whether quotes must stand around."""
        dialect = self.dialect
        marked, quoted = [], False
        for c in text:
            if c not in special:
                marked.append(c)
                continue
            escaped = (dialect.quoting == QUOTE_NONE or c == dialect.escapechar
                       or c == dialect.quotechar and not dialect.doublequote)
            if not escaped:
                quoted = True
                marked.append(c * 2 if c == dialect.quotechar else c)
            elif dialect.escapechar is None:
                raise Error("need to escape, but no escapechar set")
            else:
                marked.append(dialect.escapechar + c)
        return ''.join(marked), quoted


def writer(csvfile, /, dialect='excel', **fmtparams):
    """What writes rows to a stream."""
    return _Writer(csvfile, _dialect(dialect, fmtparams))


# --- Rows with names ----------------------------------------------------------------------------

class DictReader:
    """Rows as dictionaries; the names stand in the first row."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args,
                 **kwds):
        self._fieldnames = list(fieldnames) if fieldnames is not None else None
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    @property
    def fieldnames(self):
        """The names of the fields."""
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
            self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        result = dict(zip(names, row))
        if len(row) > len(names):
            result[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            result[name] = self.restval
        return result


class DictWriter:
    """Writes dictionaries as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args,
                 **kwds):
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames = list(fieldnames)
        self.restval = restval
        self.extrasaction = extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Write the row of names."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [name for name in rowdict if name not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: "
                                 + ", ".join(map(repr, wrong)))
        return (rowdict.get(name, self.restval) for name in self.fieldnames)

    def writerow(self, rowdict):
        """Write one row."""
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        """Write several rows."""
        self.writer.writerows(map(self._row, rowdicts))


class Sniffer:
    """Guesses the dialect of a table."""

    def sniff(self, sample, delimiters=None):
        """The dialect whose delimiter stands equally often in every line."""
        lines = [line for line in re.split(r'\r?\n', sample) if line]
        best = None
        for delimiter in delimiters or ',\t;|: ':
            counts = {line.count(delimiter) for line in lines}
            if len(counts) == 1 and 0 not in counts:
                best = delimiter
                break
        if best is None:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            delimiter = best

        return dialect

    def has_header(self, sample):
        """Whether the first line looks unlike the others: no number above numbers, another length."""
        rows = reader(io.StringIO(sample), self.sniff(sample))
        header = next(rows)
        kinds = dict.fromkeys(range(len(header)))
        for count, row in enumerate(rows):
            if count > 20:
                break
            if len(row) != len(header):
                continue
            for column, kind in list(kinds.items()):
                found = _kind_of(row[column])
                if kind is None:
                    kinds[column] = found
                elif kind != found:
                    del kinds[column]  # They differ: nothing to learn.
        votes = 0
        for column, kind in kinds.items():
            text = header[column]
            found = len(text) if isinstance(kind, int) else _kind_of(text)
            votes += 1 if found != kind else -1
        return votes > 0


def _kind_of(text):
    """complex for a number, for anything else the length."""
    try:
        complex(text)
    except (ValueError, OverflowError):
        return len(text)
    return complex
