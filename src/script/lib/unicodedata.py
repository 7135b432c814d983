"""What Unicode says of each character."""

import re
from bisect import bisect_right
from fractions import Fraction
from functools import cache

import _unicode_data
from _library import character_by_name, name_of_character

__all__ = ['bidirectional', 'category', 'combining', 'decimal', 'decomposition', 'digit',
           'east_asian_width', 'is_normalized', 'lookup', 'mirrored', 'name', 'normalize',
           'numeric', 'unidata_version']

unidata_version = _unicode_data.version

_HANGUL, _LEADING, _VOWEL, _TRAILING = 0xAC00, 0x1100, 0x1161, 0x11A7
_VOWELS, _TRAILINGS, _SYLLABLES = 21, 28, 11172


# --- The tables ---------------------------------------------------------------------------------

class _Runs:
    """An answer for each character, kept as where it changes."""

    def __init__(self, text, usual):
        self.starts = [0]
        self.answers = []
        self.usual = usual
        end = 0
        for token in text.split():
            if '*' in token:  # Two in turn.
                pair, _, times = token.partition('*')
                pair = pair.split('+')
                for _ in range(int(times)):
                    for answer in pair:
                        end += 1
                        self.add(answer, end)
            else:
                answer, count = re.fullmatch(r'(\D*)(\d*)', token).groups()
                end += int(count or 1)
                self.add(answer, end)
        self.answers.append(usual)

    def add(self, answer, end):
        self.answers.append(answer or self.usual)
        self.starts.append(end)

    def of(self, code):
        return self.answers[bisect_right(self.starts, code) - 1]


@cache
def _runs(table, usual):
    return _Runs(getattr(_unicode_data, table), usual)


@cache
def _numbers(table):
    """The answers of a table of "answer:count", in hexadecimal; no answer is 0."""
    found, code = {}, 0
    for token in getattr(_unicode_data, table).split():
        answer, _, count = token.partition(':')
        if answer:
            found.update(dict.fromkeys(range(code, code + int(count)), int(answer, 16)))
        code += int(count)
    return found


@cache
def _decompositions():
    """By code: (tag, codes)."""
    found, code = {}, 0
    for token in _unicode_data.decomposition.split():
        step, count, tag, *codes = token.split(',')
        code += int(step or '0', 16)
        codes = [int(each, 16) for each in codes]
        for index in range(int(count or '1', 16)):
            found[code] = tag, [codes[0] + index, *codes[1:]]
            code += 1
    return found


@cache
def _compositions():
    """By the two characters that are put together."""
    return {tuple(codes): code for code, (tag, codes) in _decompositions().items()
            if not tag and len(codes) == 2}


@cache
def _values():
    """By code: (value, whether it is a digit)."""
    found, code = {}, 0
    for token in _unicode_data.numeric.split():
        step, count, value, rise, digit = (token.split(',') + [''] * 4)[:5]
        code += int(step, 16)
        value = Fraction(value)
        for _ in range(int(count or 1)):
            found[code] = value, digit == 'd'
            value += Fraction(rise or 0)
            code += 1
    return found


_functions_with_default = ('name', 'decimal', 'digit', 'numeric')


def _code(function, chr):
    if not isinstance(chr, str) or len(chr) != 1:
        place = 'argument 1' if function in _functions_with_default else 'argument'
        kind = 'None' if chr is None else type(chr).__name__
        raise TypeError(f'{function}() {place} must be a unicode character, not {kind}')
    return ord(chr)


# --- One character ------------------------------------------------------------------------------

def category(chr, /):
    """Its category: "Lu" is a capital letter."""
    return _runs('category', 'Cn').of(_code('category', chr))


def bidirectional(chr, /):
    """Which way it is written."""
    return _runs('bidirectional', '').of(_code('bidirectional', chr))


def east_asian_width(chr, /):
    """How wide it is among ideographs."""
    return _runs('east_asian_width', 'N').of(_code('east_asian_width', chr))


def combining(chr, /):
    """The class of a mark that stands with the character before; 0 for others."""
    return _numbers('combining').get(_code('combining', chr), 0)


def mirrored(chr, /):
    """1 if it is mirrored in text from right to left."""
    return _numbers('mirrored').get(_code('mirrored', chr), 0)


def decomposition(chr, /):
    """What it is put together from, in hexadecimal."""
    tag, codes = _decompositions().get(_code('decomposition', chr), ('', ()))
    parts = [f'<{tag}>'] if tag and tag != '!' else []
    return ' '.join(parts + [f'{code:04X}' for code in codes])


_missing = object()


def _or_default(value, default, problem):
    if value is not None:
        return value
    if default is _missing:
        raise ValueError(problem)
    return default


def decimal(chr, default=_missing, /):
    """The value of a decimal digit."""
    _code('decimal', chr)
    return _or_default(int(chr) if chr.isdecimal() else None, default, 'not a decimal')


def digit(chr, default=_missing, /):
    """The value of a digit, superscripts and their like included."""
    code = _code('digit', chr)
    value, is_digit = _values().get(code, (None, False))
    found = int(chr) if chr.isdecimal() else int(value) if is_digit else None
    return _or_default(found, default, 'not a digit')


def numeric(chr, default=_missing, /):
    """The value of any number, as a float."""
    code = _code('numeric', chr)
    value, _ = _values().get(code, (None, False))
    found = float(int(chr)) if chr.isdecimal() else None if value is None else float(value)
    return _or_default(found, default, 'not a numeric character')


# --- Names --------------------------------------------------------------------------------------

_LEADING_NAMES = 'G GG N D DD R M B BB S SS  J JJ C K T P H'.split(' ')
_VOWEL_NAMES = 'A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I'.split()
_TRAILING_NAMES = ' G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H'.split(' ')
_UNNAMED = ('Cn', 'Cc', 'Cs', 'Co')


def name(chr, default=_missing, /):
    """Its name. Those of rarer scripts are not known here: that is an error of its own."""
    code = _code('name', chr)
    found = name_of_character(chr)
    if found is None and _HANGUL <= code < _HANGUL + _SYLLABLES:
        rest, trailing = divmod(code - _HANGUL, _TRAILINGS)
        leading, vowel = divmod(rest, _VOWELS)
        found = ('HANGUL SYLLABLE ' + _LEADING_NAMES[leading] + _VOWEL_NAMES[vowel]
                 + _TRAILING_NAMES[trailing])
    if found is None and category(chr) not in _UNNAMED:
        raise NotImplementedError(f'the name of U+{code:04X} is not available in Looplane')
    return _or_default(found, default, 'no such name')


def lookup(name, /):
    """The character of this name."""
    if not isinstance(name, str):
        raise TypeError(f"a bytes-like object is required, not '{type(name).__name__}'")
    found = character_by_name(name)
    if found is None:
        raise KeyError(f"undefined character name '{name}'")
    return found


# --- Normal forms -------------------------------------------------------------------------------

def normalize(form, unistr, /):
    """The text with characters taken apart (NFD, NFKD) or put together (NFC, NFKC)."""
    for index, argument in enumerate((form, unistr), 1):
        if not isinstance(argument, str):
            raise TypeError(f'normalize() argument {index} must be str, '
                            f'not {type(argument).__name__}')
    if form not in ('NFC', 'NFD', 'NFKC', 'NFKD'):
        raise ValueError('invalid normalization form')
    if unistr.isascii():
        return unistr
    codes = _taken_apart(map(ord, unistr), 'K' in form)
    _sort_marks(codes)
    return ''.join(map(chr, _put_together(codes) if form.endswith('C') else codes))


def is_normalized(form, unistr, /):
    """Whether normalize() would change nothing."""
    return normalize(form, unistr) == unistr


def _taken_apart(codes, compatible):
    table, result = _decompositions(), []
    pending = list(codes)[::-1]
    while pending:
        code = pending.pop()
        if _HANGUL <= code < _HANGUL + _SYLLABLES:
            rest, trailing = divmod(code - _HANGUL, _TRAILINGS)
            leading, vowel = divmod(rest, _VOWELS)
            result += [_LEADING + leading, _VOWEL + vowel]
            if trailing:
                result.append(_TRAILING + trailing)
            continue
        tag, parts = table.get(code, ('', None))
        if parts is None or tag not in ('', '!') and not compatible:
            result.append(code)
        else:
            pending += parts[::-1]
    return result


def _sort_marks(codes):
    """Marks that stand together, by their classes."""
    classes = _numbers('combining')
    start = None
    for index, code in enumerate([*codes, 0]):
        if classes.get(code, 0):
            start = index if start is None else start
        elif start is not None:
            codes[start:index] = sorted(codes[start:index], key=classes.get)
            start = None


def _pair(first, second):
    if (0 <= first - _LEADING < 19) and (0 <= second - _VOWEL < _VOWELS):
        return _HANGUL + ((first - _LEADING) * _VOWELS + second - _VOWEL) * _TRAILINGS
    if (0 <= first - _HANGUL < _SYLLABLES and (first - _HANGUL) % _TRAILINGS == 0
            and 0 < second - _TRAILING < _TRAILINGS):
        return first + second - _TRAILING
    return _compositions().get((first, second))


def _put_together(codes):
    classes, result = _numbers('combining'), []
    starter, last = None, 0  # Where the character is that marks join, and the last mark's class.
    for code in codes:
        own = classes.get(code, 0)
        joined = None
        if starter is not None and (last < own or last == 0 and starter == len(result) - 1):
            joined = _pair(result[starter], code)
        if joined is not None:
            result[starter] = joined
            continue
        if own == 0:
            starter = len(result)
        last = own
        result.append(code)
    return result
