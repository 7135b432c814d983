"""Examples in docstrings, run and compared with what they say they print."""

import inspect
import linecache
import re
import sys
import traceback
from collections import namedtuple
from contextlib import redirect_stdout
from io import StringIO

__all__ = ['register_optionflag', 'DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE',
           'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP', 'IGNORE_EXCEPTION_DETAIL',
           'COMPARISON_FLAGS', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF',
           'REPORT_ONLY_FIRST_FAILURE', 'REPORTING_FLAGS', 'FAIL_FAST', 'Example', 'DocTest',
           'DocTestParser', 'DocTestFinder', 'DocTestRunner', 'OutputChecker', 'testmod',
           'run_docstring_examples', 'TestResults']

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """The number of an option."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag('DONT_ACCEPT_TRUE_FOR_1')
DONT_ACCEPT_BLANKLINE = register_optionflag('DONT_ACCEPT_BLANKLINE')
NORMALIZE_WHITESPACE = register_optionflag('NORMALIZE_WHITESPACE')
ELLIPSIS = register_optionflag('ELLIPSIS')
SKIP = register_optionflag('SKIP')
IGNORE_EXCEPTION_DETAIL = register_optionflag('IGNORE_EXCEPTION_DETAIL')
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE
                    | ELLIPSIS | SKIP | IGNORE_EXCEPTION_DETAIL)
REPORT_UDIFF = register_optionflag('REPORT_UDIFF')
REPORT_CDIFF = register_optionflag('REPORT_CDIFF')
REPORT_NDIFF = register_optionflag('REPORT_NDIFF')
REPORT_ONLY_FIRST_FAILURE = register_optionflag('REPORT_ONLY_FIRST_FAILURE')
FAIL_FAST = register_optionflag('FAIL_FAST')
REPORTING_FLAGS = (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE
                   | FAIL_FAST)

BLANKLINE_MARKER = '<BLANKLINE>'
ELLIPSIS_MARKER = '...'
_DIVIDER = '*' * 70


class TestResults(namedtuple('TestResults', 'failed attempted')):
    """How many examples failed, of how many that ran."""

    def __new__(cls, failed, attempted, *, skipped=0):
        results = super().__new__(cls, failed, attempted)
        results.skipped = skipped
        return results

    def __repr__(self):
        more = f', skipped={self.skipped}' if self.skipped else ''
        return f'TestResults(failed={self.failed}, attempted={self.attempted}{more})'


class Example:
    """One prompt with what is typed there and what is wanted."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith('\n') else source + '\n'
        self.want = want if not want or want.endswith('\n') else want + '\n'
        self.lineno = lineno
        self.indent = indent
        self.options = options or {}
        self.exc_msg = exc_msg if exc_msg is None or exc_msg.endswith('\n') else exc_msg + '\n'


class DocTest:
    """The examples of one docstring, and the names that they see."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples = examples
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno
        self.docstring = docstring

    def __repr__(self):
        count = len(self.examples)
        shown = f'{count} example{"" if count == 1 else "s"}' if count else 'no examples'
        return f'<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({shown})>'

    def __lt__(self, other):
        return (self.name, self.lineno or 0) < (other.name, other.lineno or 0)


# --- Reading ------------------------------------------------------------------------------------

_example = re.compile(r'''
    (?P<source> (?:^ (?P<indent> [ ]*) >>> .*) (?:\n [ ]* \.\.\. .*)* )
    \n?
    (?P<want> (?: (?![ ]*$) (?![ ]*>>>) .+$\n? )* )''', re.MULTILINE | re.VERBOSE)
_exception = re.compile(r'''
    ^(?P<head> Traceback\ \( (?: most\ recent\ call\ last | innermost\ last ) \) : )
    \s* $ (?P<stack> .*?) ^ (?P<msg> \w+ .*)''', re.VERBOSE | re.MULTILINE | re.DOTALL)
_option = re.compile(r'#\s*doctest:\s*([^\n\'"]*)$', re.MULTILINE)


class DocTestParser:
    """Finds the examples in a text."""

    def get_examples(self, string, name='<string>'):
        """The examples alone."""
        return [part for part in self.parse(string, name) if isinstance(part, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        """The examples as a test."""
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def parse(self, string, name='<string>'):
        """Texts and examples in turn."""
        string = string.expandtabs()
        margin = min((len(line) - len(line.lstrip(' '))
                      for line in string.split('\n') if line.strip()), default=0)
        if margin:
            string = '\n'.join(line[margin:] for line in string.split('\n'))
        parts, at, line = [], 0, 0
        for found in _example.finditer(string):
            parts.append(string[at:found.start()])
            line += string.count('\n', at, found.start())
            example = self._example_of(found, name, line)
            if example is not None:
                parts.append(example)
            line += string.count('\n', found.start(), found.end())
            at = found.end()
        parts.append(string[at:])
        return parts

    def _example_of(self, found, name, line):
        indent = len(found['indent'])
        source_lines = found['source'].split('\n')
        for offset, text in enumerate(source_lines):
            if len(text) >= indent + 4 and text[indent + 3] != ' ':
                raise ValueError(f'line {line + offset + 1!r} of the docstring for {name} lacks '
                                 f'blank after {text[indent:indent + 3]}: {text!r}')
        source = '\n'.join(text[indent + 4:] for text in source_lines)
        want_lines = found['want'].split('\n')
        if len(want_lines) > 1 and not want_lines[-1].strip():
            del want_lines[-1]
        for offset, text in enumerate(want_lines):
            if text and not text.startswith(' ' * indent):
                raise ValueError(f'line {line + len(source_lines) + offset + 1!r} of the docstring '
                                 f'for {name} has inconsistent leading whitespace: {text!r}')
        want = '\n'.join(text[indent:] for text in want_lines)
        if re.fullmatch(r'\s*(#.*)?', source):
            return None
        exception = _exception.match(want)
        return Example(source, want, exception['msg'] if exception else None, line, indent,
                       self._options(source, name, line))

    def _options(self, source, name, line):
        options = {}
        for found in _option.finditer(source):
            for option in found[1].replace(',', ' ').split():
                if option[0] not in '+-' or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f'line {line + 1!r} of the doctest for {name} has an invalid '
                                     f'option: {option!r}')
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == '+'
        return options


class DocTestFinder:
    """Finds the docstrings of a module, class or function, and their examples."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser = parser
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """The tests of the object and of what is in it, by name."""
        if name is None:
            name = obj.__name__
        if module is None:
            module = obj if inspect.ismodule(obj) else sys.modules.get(
                getattr(obj, '__module__', None))
        if globs is None:
            globs = {} if module is None else module.__dict__.copy()
        else:
            globs = globs.copy()
        globs.update(extraglobs or {})
        globs.setdefault('__name__', '__main__')
        tests = []
        self._find(tests, obj, name, module, globs, set())
        return sorted(tests)

    def _find(self, tests, obj, name, module, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._test_of(obj, name, module, globs)
        if test is not None:
            tests.append(test)
        if not self._recurse or not (inspect.ismodule(obj) or inspect.isclass(obj)):
            return
        for key, value in list(obj.__dict__.items()):
            if isinstance(value, (staticmethod, classmethod)):
                value = value.__func__
            plain = inspect.unwrap(value) if callable(value) else value
            searched = inspect.isroutine(plain) or inspect.isclass(plain) or (
                isinstance(value, property) and inspect.isclass(obj))
            if searched and (module is None or self._is_from(module, value)):
                self._find(tests, value, f'{name}.{key}', module, globs, seen)
        for key, value in getattr(obj, '__test__', {}).items() if inspect.ismodule(obj) else ():
            self._find(tests, value, f'{name}.__test__.{key}', module, globs, seen)

    @staticmethod
    def _is_from(module, value):
        if isinstance(value, property):
            return True
        if inspect.isfunction(value):
            return value.__globals__ is module.__dict__
        return getattr(value, '__module__', None) == module.__name__

    def _test_of(self, obj, name, module, globs):
        text = obj if isinstance(obj, str) else getattr(obj, '__doc__', None)
        if not text and self._exclude_empty or not isinstance(text or '', str):
            return None
        text = text or ''
        filename = getattr(module, '__file__', None) or getattr(module, '__name__', None)
        return self._parser.get_doctest(text, globs, name, filename, self._line_of(obj, module))

    @staticmethod
    def _line_of(obj, module):
        """The line where the docstring begins, from 0; None where it is not known."""
        if inspect.ismodule(obj):
            return 0 if obj.__doc__ is not None else None
        if isinstance(obj, property):
            obj = obj.fget
        if inspect.isclass(obj):
            line = getattr(obj, '__firstlineno__', None)
        else:
            code = getattr(inspect.unwrap(obj) if callable(obj) else obj, '__code__', None)
            line = getattr(code, 'co_firstlineno', None)
        filename = getattr(module, '__file__', None)
        if line is None or filename is None:
            return None
        lines = linecache.getlines(filename)
        quote = re.compile(r'(^|.*:)\s*\w*("|\')')
        for at in range(line - 1, len(lines)):
            if quote.match(lines[at]):
                return at
        return None


# --- Running ------------------------------------------------------------------------------------

class OutputChecker:
    """Compares what was wanted with what came."""

    def check_output(self, want, got, optionflags):
        """Whether they agree, as the options have it."""
        want, got = (text.encode('ascii', 'backslashreplace').decode() for text in (want, got))
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (('True\n', '1\n'),
                                                                        ('False\n', '0\n')):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf'(?m)^{re.escape(BLANKLINE_MARKER)}\s*?$', '', want)
            got = re.sub(r'(?m)^[^\S\n]+$', '', got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = ' '.join(got.split()), ' '.join(want.split())
            if got == want:
                return True
        if optionflags & ELLIPSIS and ELLIPSIS_MARKER in want:
            pattern = '.*'.join(map(re.escape, want.split(ELLIPSIS_MARKER)))
            return re.fullmatch(pattern, got, re.DOTALL) is not None
        return False

    def output_difference(self, example, got, optionflags):
        """What is said where they do not agree."""
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub('(?m)^[ ]*(?=\n)', BLANKLINE_MARKER, got)
        if optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF) and (
                want.count('\n') > 2 and got.count('\n') > 2 or optionflags & REPORT_NDIFF):
            return self._difference(want.splitlines(True), got.splitlines(True), optionflags)
        if want and got:
            return f'Expected:\n{_indented(want)}Got:\n{_indented(got)}'
        if want:
            return f'Expected:\n{_indented(want)}Got nothing\n'
        return f'Expected nothing\nGot:\n{_indented(got)}' if got else \
            'Expected nothing\nGot nothing\n'

    @staticmethod
    def _difference(want, got, optionflags):
        import difflib
        if optionflags & REPORT_UDIFF:
            kind, lines = 'unified diff with -expected +actual', list(
                difflib.unified_diff(want, got, n=2))[2:]
        elif optionflags & REPORT_CDIFF:
            kind, lines = 'context diff with expected followed by actual', list(
                difflib.context_diff(want, got, n=2))[2:]
        else:
            kind, lines = 'ndiff with -expected +actual', difflib.ndiff(want, got)
        return f'Differences ({kind}):\n' + _indented(''.join(lines))


def _indented(text):
    return re.sub('(?m)^(?!$)', '    ', text)


def _without_detail(message):
    """The name of an exception alone, without its module."""
    name = message.partition('\n')[0].partition(':')[0]
    return name.rpartition('.')[2]


class DocTestRunner:
    """Runs tests and counts."""

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = '-v' in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._results = {}

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Runs the examples of a test; what they say goes to `out`."""
        self.test = test
        out = sys.stdout.write if out is None else out
        failed = tried = skipped = 0
        for number, example in enumerate(test.examples):
            flags = self.original_optionflags
            for flag, is_set in example.options.items():
                flags = flags | flag if is_set else flags & ~flag
            tried += 1
            if flags & SKIP:
                skipped += 1
                continue
            quiet = flags & REPORT_ONLY_FIRST_FAILURE and failed > 0
            if not quiet:
                self.report_start(out, test, example)
            if not self._run_example(test, example, number, flags, out, quiet):
                failed += 1
                if flags & FAIL_FAST:
                    break
        self.failures += failed
        self.tries += tried
        self.skips += skipped
        before = self._results.get(test.name, (0, 0, 0))
        self._results[test.name] = tuple(
            a + b for a, b in zip(before, (failed, tried, skipped)))
        if clear_globs:
            test.globs.clear()
        return TestResults(failed, tried, skipped=skipped)

    def _run_example(self, test, example, number, flags, out, quiet):
        printed, exception = StringIO(), None
        try:
            with redirect_stdout(printed):
                filename = f'<doctest {test.name}[{number}]>'
                linecache.cache[filename] = (len(example.source), None,
                                             example.source.splitlines(True), filename)
                exec(compile(example.source, filename, 'single'), test.globs)
        except KeyboardInterrupt:
            raise
        except BaseException:
            exception = sys.exc_info()
        got = printed.getvalue()
        if exception is None:
            right = self._checker.check_output(example.want, got, flags)
        else:
            message = ''.join(traceback.format_exception_only(*exception[:2])[-1:])
            if example.exc_msg is None:
                if not quiet:
                    self.report_unexpected_exception(out, test, example, exception)
                return False
            right = self._checker.check_output(example.exc_msg, message, flags) or (
                flags & IGNORE_EXCEPTION_DETAIL
                and _without_detail(example.exc_msg) == _without_detail(message))
            got += 'Traceback (most recent call last):\n' + ''.join(
                traceback.format_exception(*exception)[1:])
        if not quiet:
            (self.report_success if right else self.report_failure)(out, test, example, got)
        return right

    # What is said of each example.

    def report_start(self, out, test, example):
        """Before one runs."""
        if self._verbose:
            want = 'Expecting:\n' + _indented(example.want) if example.want else \
                'Expecting nothing\n'
            out(f'Trying:\n{_indented(example.source)}{want}')

    def report_success(self, out, test, example, got):
        """After one that is right."""
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        """After one that is wrong."""
        out(self._failure_header(test, example)
            + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        """After one that failed with an exception."""
        out(self._failure_header(test, example) + 'Exception raised:\n'
            + _indented(''.join(traceback.format_exception(*exc_info))))

    def _failure_header(self, test, example):
        line = '?' if test.lineno is None else test.lineno + example.lineno + 1
        place = (f'File "{test.filename}", line {line}, in {test.name}' if test.filename
                 else f'Line {example.lineno + 1}, in {test.name}')
        return f'{_DIVIDER}\n{place}\nFailed example:\n{_indented(example.source)}'

    def summarize(self, verbose=None):
        """Says what there was, and returns the sums."""
        verbose = self._verbose if verbose is None else verbose
        untested, passed, failed = [], [], []
        for name, (failures, tries, skips) in sorted(self._results.items()):
            (untested if tries == 0 else failed if failures else passed).append(
                (name, failures, tries, skips))
        if verbose:
            self._summarize_passed(untested, passed)
        if failed:
            print(f'{_DIVIDER}\n{_items(len(failed))} had failures:')
            for name, failures, tries, _ in failed:
                print(f' {failures:3d} of {tries:3d} in {name}')
        failures, tries, skips = self.failures, self.tries, self.skips
        if verbose:
            print(f'{tries} test{"" if tries == 1 else "s"} in {_items(len(self._results))}.')
            more = f' and {failures} failed' if failures else ''
            print(f'{tries - failures} passed{more}.')
        if failures:
            more = f' and {skips} skipped test{"" if skips == 1 else "s"}' if skips else ''
            print(f'***Test Failed*** {failures} failure{"" if failures == 1 else "s"}{more}.')
        elif verbose:
            print('Test passed.')
        return TestResults(failures, tries, skipped=skips)

    @staticmethod
    def _summarize_passed(untested, passed):
        if untested:
            print(f'{_items(len(untested))} had no tests:')
            for name, *_ in untested:
                print(f'    {name}')
        if passed:
            print(f'{_items(len(passed))} passed all tests:')
            for name, _, tries, _ in passed:
                print(f' {tries:3d} test{"" if tries == 1 else "s"} in {name}')


def _items(count):
    return f'{count} item{"" if count == 1 else "s"}'


# --- All at once --------------------------------------------------------------------------------

def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0,
            extraglobs=None, raise_on_error=False, exclude_empty=False):
    """Runs the examples of a module, of the program itself where none is given."""
    m = sys.modules['__main__'] if m is None else m
    if not inspect.ismodule(m):
        raise TypeError(f'testmod: module required; {m!r}')
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    finder = DocTestFinder(exclude_empty=exclude_empty)
    for test in finder.find(m, name or m.__name__, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None,
                           optionflags=0):
    """Runs the examples of one object."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(recurse=False).find(f, name, globs=globs):
        runner.run(test)


def script_from_examples(s):
    """A program of the examples in a text; what is between them becomes comments."""
    output = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            output.append(piece.source[:-1])
            if piece.want:
                output.append('# Expected:')
                output += [f'## {line}' for line in piece.want.split('\n')[:-1]]
        else:
            output += [('# ' + line).rstrip() or '#' for line in piece.split('\n')[:-1]]
    return '\n'.join(output).strip('\n#') + '\n'
