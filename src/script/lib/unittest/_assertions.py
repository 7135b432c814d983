"""What a test can assert, and the words when it does not hold."""

import difflib
import pprint
import re
from collections import Counter
from os.path import commonprefix
from ._contexts import (_AssertLogsContext, _AssertRaisesContext, _AssertWarnsContext, safe_repr)

_LONGEST = 80
_GAP = 12  # what '[123 chars]' takes
_EDGE = 5
_LEAST_OF_DIFFERENCE = _LONGEST - 3 * _EDGE - 2 * _GAP
_DIFF_OMITTED = '\nDiff is %s characters long. Set self.maxDiff to None to see it.'


def _shorten(text, front, back):
    left_out = len(text) - front - back
    if left_out <= _GAP:
        return text
    return f'{text[:front]}[{left_out} chars]{text[len(text) - back:]}'


def _common_shorten_repr(*values):
    """The reprs; long ones without what they have in common."""
    texts = tuple(map(safe_repr, values))
    longest = max(map(len, texts))
    if longest <= _LONGEST:
        return texts
    prefix = commonprefix(texts)
    size = len(prefix)
    room = _LONGEST - (longest - size + _EDGE + _GAP)
    if room > _EDGE:
        prefix = _shorten(prefix, _EDGE, room)
        return tuple(prefix + text[size:] for text in texts)
    prefix = _shorten(prefix, _EDGE, _EDGE)
    return tuple(prefix + _shorten(text[size:], _LEAST_OF_DIFFERENCE, _EDGE) for text in texts)


class Assertions:
    """Each method raises failureException if what it says is not so."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16

    def fail(self, msg=None):
        """Fail at once."""
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f'{standardMsg} : {msg}'

    def _check(self, holds, msg, words):
        if not holds:
            self.fail(self._formatMessage(msg, words()))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + _DIFF_OMITTED % len(diff)

    def assertTrue(self, expr, msg=None):
        self._check(expr, msg, lambda: f'{safe_repr(expr)} is not true')

    def assertFalse(self, expr, msg=None):
        self._check(not expr, msg, lambda: f'{safe_repr(expr)} is not false')

    # --- Equality ---

    def addTypeEqualityFunc(self, typeobj, function):
        """Have assertEqual compare two objects of this type with a function."""
        self._type_equality_funcs[typeobj] = function

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        self._check(first == second, msg,
                    lambda: '%s != %s' % _common_shorten_repr(first, second))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, msg, lambda: f'{safe_repr(first)} == {safe_repr(second)}')

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        kind = 'sequence' if seq_type is None else seq_type.__name__
        for name, sequence in (('First', seq1), ('Second', seq2)):
            if seq_type is not None and not isinstance(sequence, seq_type):
                raise self.failureException(f'{name} sequence is not a {kind}: '
                                            f'{safe_repr(sequence)}')
        if seq1 == seq2:
            return
        first, second = len(seq1), len(seq2)
        words = f'{kind.capitalize()}s differ: %s != %s\n' % _common_shorten_repr(seq1, seq2)
        for index in range(min(first, second)):
            if seq1[index] != seq2[index]:
                words += f'\nFirst differing element {index}:\n%s\n%s\n' % _common_shorten_repr(
                    seq1[index], seq2[index])
                break
        else:
            if first == second and seq_type is None and type(seq1) is not type(seq2):
                return
        if first != second:
            name, longer = ('First', seq1) if first > second else ('Second', seq2)
            shorter = min(first, second)
            words += f'\n{name} {kind} contains {abs(first - second)} additional elements.\n'
            words += f'First extra element {shorter}:\n{safe_repr(longer[shorter])}\n'
        self.fail(self._formatMessage(msg, self._truncateMessage(words, _diff(seq1, seq2))))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for here, there, more in (('first', 'second', set1 - set2), ('second', 'first', set2 - set1)):
            if more:
                lines.append(f'Items in the {here} set but not the {there}:')
                lines += map(repr, more)
        self._check(not lines, msg, lambda: '\n'.join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        self._check(d1 == d2, msg, lambda: self._truncateMessage(
            '%s != %s' % _common_shorten_repr(d1, d2), _diff(d1, d2)))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        if max(len(first), len(second)) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        lines = [(text if not (first and second) or text.endswith('\n') else text + '\n')
                 .splitlines(keepends=True) for text in (first, second)]
        words = '%s != %s' % _common_shorten_repr(first, second)
        diff = '\n' + ''.join(difflib.ndiff(*lines))
        self.fail(self._formatMessage(msg, self._truncateMessage(words, diff)))

    def assertCountEqual(self, first, second, msg=None):
        """The same elements, in any order."""
        first, second = list(first), list(second)
        try:
            left, right = Counter(first), Counter(second)
            different = [(left[element], right[element], element) for element in left | right
                         if left[element] != right[element]]
        except TypeError:
            elements = first + [element for element in second if element not in first]
            counts = [(first.count(element), second.count(element), element)
                      for index, element in enumerate(elements) if element not in elements[:index]]
            different = [entry for entry in counts if entry[0] != entry[1]]
        self._check(not different, msg, lambda: self._truncateMessage(
            'Element counts were not equal:\n',
            '\n'.join('First has %d, Second has %d:  %r' % entry for entry in different)))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        difference, near, within = _compare_nearly(first, second, places, delta)
        self._check(near, msg, lambda: f'{safe_repr(first)} != {safe_repr(second)} within {within} '
                                       f'({safe_repr(difference)} difference)')

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        difference, near, within = _compare_nearly(first, second, places, delta)
        told = f' ({safe_repr(difference)} difference)' if delta is not None else ''
        self._check(first != second and not near, msg,
                    lambda: f'{safe_repr(first)} == {safe_repr(second)} within {within}{told}')

    # --- Others ---

    def assertIn(self, member, container, msg=None):
        self._check(member in container, msg,
                    lambda: f'{safe_repr(member)} not found in {safe_repr(container)}')

    def assertNotIn(self, member, container, msg=None):
        self._check(member not in container, msg,
                    lambda: f'{safe_repr(member)} unexpectedly found in {safe_repr(container)}')

    def assertIs(self, expr1, expr2, msg=None):
        self._check(expr1 is expr2, msg, lambda: f'{safe_repr(expr1)} is not {safe_repr(expr2)}')

    def assertIsNot(self, expr1, expr2, msg=None):
        self._check(expr1 is not expr2, msg, lambda: f'unexpectedly identical: {safe_repr(expr1)}')

    def assertIsNone(self, obj, msg=None):
        self._check(obj is None, msg, lambda: f'{safe_repr(obj)} is not None')

    def assertIsNotNone(self, obj, msg=None):
        self._check(obj is not None, msg, lambda: 'unexpectedly None')

    def assertIsInstance(self, obj, cls, msg=None):
        self._check(isinstance(obj, cls), msg,
                    lambda: f'{safe_repr(obj)} is not an instance of {cls!r}')

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._check(not isinstance(obj, cls), msg,
                    lambda: f'{safe_repr(obj)} is an instance of {cls!r}')

    def assertLess(self, a, b, msg=None):
        self._check(a < b, msg, lambda: f'{safe_repr(a)} not less than {safe_repr(b)}')

    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, msg, lambda: f'{safe_repr(a)} not less than or equal to {safe_repr(b)}')

    def assertGreater(self, a, b, msg=None):
        self._check(a > b, msg, lambda: f'{safe_repr(a)} not greater than {safe_repr(b)}')

    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, msg,
                    lambda: f'{safe_repr(a)} not greater than or equal to {safe_repr(b)}')

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = re.compile(expected_regex)
        self._check(pattern.search(text), msg,
                    lambda: f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = re.compile(unexpected_regex)
        found = pattern.search(text)
        self._check(not found, msg, lambda: f'Regex matched: {found[0]!r} matches '
                                            f'{pattern.pattern!r} in {text!r}')

    # --- What happens in a block or a call ---

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _AssertRaisesContext(expected_exception, self).handle('assertRaises', args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle('assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self).handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = _AssertWarnsContext(expected_warning, self, expected_regex)
        return context.handle('assertWarnsRegex', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, no_logs=True)


def _diff(first, second):
    return '\n' + '\n'.join(difflib.ndiff(pprint.pformat(first).splitlines(),
                                          pprint.pformat(second).splitlines()))


def _compare_nearly(first, second, places, delta):
    """(how far apart, whether that is near, in words how near that would be)"""
    if delta is not None and places is not None:
        raise TypeError('specify delta or places not both')
    difference = abs(first - second)
    if delta is not None:
        return difference, difference <= delta, f'{safe_repr(delta)} delta'
    places = 7 if places is None else places
    return difference, round(difference, places) == 0, f'{places!r} places'
