"""The context managers of assertRaises(), assertWarns() and assertLogs()."""

import logging
import re
import sys
import warnings
from collections import namedtuple


def safe_repr(obj, short=False):
    """The repr, whatever the object's __repr__ does."""
    try:
        result = repr(obj)
    except Exception:
        result = object.__repr__(obj)
    return result[:80] + ' [truncated]...' if short and len(result) >= 80 else result


def _names_of(expected):
    if isinstance(expected, tuple):
        return f"({', '.join(_names_of(kind) for kind in expected)}{',' * (len(expected) == 1)})"
    return expected.__name__


class _AssertContext:
    """Expects an exception or a warning, of a block or of a call."""

    def __init__(self, expected, test_case, expected_regex=None):
        self.test_case = test_case
        self.expected = expected
        self.expected_regex = None if expected_regex is None else re.compile(expected_regex)
        self.obj_name = None
        self.msg = None

    def handle(self, name, args, kwargs):
        """With a callable: call it. Otherwise be the context manager."""
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        if not all(isinstance(kind, type) and issubclass(kind, self._base_type) for kind in kinds):
            raise TypeError(f'{name}() arg 1 must be {self._base_type_str}')
        if not args:
            self.msg = kwargs.pop('msg', None)
            if kwargs:
                raise TypeError(f'{next(iter(kwargs))!r} is an invalid keyword argument for this '
                                'function')
            return self
        function, *args = args
        self.obj_name = getattr(function, '__name__', str(function))
        with self:
            function(*args, **kwargs)

    def _fail(self, words):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, words))

    def _fail_without(self, what):
        by = f' by {self.obj_name}' if self.obj_name else ''
        self._fail(f'{_names_of(self.expected)} not {what}{by}')

    def _fail_match(self, value):
        self._fail(f'"{self.expected_regex.pattern}" does not match "{value}"')


class _AssertRaisesContext(_AssertContext):
    _base_type = BaseException
    _base_type_str = 'an exception type or tuple of exception types'

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self._fail_without('raised')
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._fail_match(str(exc_value))
        return True


class _AssertWarnsContext(_AssertContext):
    _base_type = Warning
    _base_type_str = 'a warning type or tuple of warning types'

    def __enter__(self):
        for module in list(sys.modules.values()):
            if getattr(module, '__warningregistry__', None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        first = None
        for entry in self.warnings:
            if not isinstance(entry.message, self.expected):
                continue
            first = entry.message if first is None else first
            if self.expected_regex is None or self.expected_regex.search(str(entry.message)):
                self.warning = entry.message
                self.filename = entry.filename
                self.lineno = entry.lineno
                return
        if first is not None:
            self._fail_match(str(first))
        self._fail_without('triggered')


_LoggingWatcher = namedtuple('_LoggingWatcher', ['records', 'output'])


class _CapturingHandler(logging.Handler):
    """Keeps the records."""

    def __init__(self):
        super().__init__()
        self.watcher = _LoggingWatcher([], [])

    def emit(self, record):
        self.watcher.records.append(record)
        self.watcher.output.append(self.format(record))


class _AssertLogsContext:
    """Expects log records of a logger from a level on, or none."""

    LOGGING_FORMAT = '%(levelname)s:%(name)s:%(message)s'

    def __init__(self, test_case, logger_name, level, no_logs):
        self.test_case = test_case
        self.logger_name = logger_name
        self.level = logging._nameToLevel.get(level, level) if level else logging.INFO
        self.no_logs = no_logs

    def __enter__(self):
        if isinstance(self.logger_name, logging.Logger):
            self.logger = self.logger_name
        else:
            self.logger = logging.getLogger(self.logger_name)
        handler = _CapturingHandler()
        handler.setLevel(self.level)
        handler.setFormatter(logging.Formatter(self.LOGGING_FORMAT))
        self.watcher = handler.watcher
        self.before = self.logger.handlers, self.logger.level, self.logger.propagate
        self.logger.handlers = [handler]
        self.logger.setLevel(self.level)
        self.logger.propagate = False
        return None if self.no_logs else handler.watcher

    def __exit__(self, exc_type, exc_value, tb):
        self.logger.handlers, level, self.logger.propagate = self.before
        self.logger.setLevel(level)
        if exc_type is not None:
            return False
        if self.no_logs and self.watcher.records:
            self._fail(f'Unexpected logs found: {self.watcher.output!r}')
        if not self.no_logs and not self.watcher.records:
            self._fail(f'no logs of level {logging.getLevelName(self.level)} or higher triggered '
                       f'on {self.logger.name}')

    def _fail(self, words):
        raise self.test_case.failureException(words)
