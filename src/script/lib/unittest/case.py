"""One test: what it sets up, does and cleans up."""

import contextlib
import functools
import sys
import time
import warnings
from . import result
from ._assertions import Assertions

__all__ = ['TestCase', 'FunctionTestCase', 'SkipTest', 'skip', 'skipIf', 'skipUnless',
           'expectedFailure', 'addModuleCleanup', 'doModuleCleanups', 'enterModuleContext']


class SkipTest(Exception):
    """Raised by a test that is to be left out."""


SkipTest.__module__ = 'unittest.case'


# --- Leaving out --------------------------------------------------------------------------------

def skip(reason):
    """Leave a test or a class of tests out."""
    def decorator(test_item):
        if not isinstance(test_item, type):
            @functools.wraps(test_item)
            def skip_wrapper(*args, **kwargs):
                raise SkipTest(reason)
            test_item = skip_wrapper
        test_item.__unittest_skip__ = True
        test_item.__unittest_skip_why__ = reason
        return test_item

    if callable(reason):
        test_item, reason = reason, ''
        return decorator(test_item)
    return decorator


def skipIf(condition, reason):
    """Leave a test out if a condition holds."""
    return skip(reason) if condition else lambda test_item: test_item


def skipUnless(condition, reason):
    """Leave a test out unless a condition holds."""
    return skipIf(not condition, reason)


def expectedFailure(test_item):
    """The test is expected to fail."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


# --- Cleaning up --------------------------------------------------------------------------------

_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Have a function called after all tests of the module."""
    _module_cleanups.append((function, args, kwargs))


def doModuleCleanups():
    """Make those calls, the last one first."""
    failures = _run_cleanups(_module_cleanups)
    if failures:
        raise failures[0][1]


def enterModuleContext(cm):
    """Enter a context that is left after all tests of the module."""
    return _enter_context(cm, addModuleCleanup)


def _run_cleanups(cleanups):
    failures = []
    while cleanups:
        function, args, kwargs = cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception:
            failures.append(sys.exc_info())
    return failures


def _enter_context(cm, add_cleanup):
    kind = type(cm)
    try:
        enter, leave = kind.__enter__, kind.__exit__
    except AttributeError:
        raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support the "
                        'context manager protocol') from None
    entered = enter(cm)
    add_cleanup(leave, cm, None, None, None)
    return entered


# --- Tests --------------------------------------------------------------------------------------

class _Outcome:
    """How one test goes."""

    def __init__(self, result):
        self.result = result
        self.success = True
        self.expecting_failure = False
        self.expected_failure = None

    @contextlib.contextmanager
    def part(self, test, is_subtest=False):
        """Runs a part of a test; what it raises is told to the result."""
        before, self.success = self.success, True
        try:
            yield
        except KeyboardInterrupt:
            raise
        except SkipTest as error:
            self.success = False
            self.result.addSkip(test, str(error))
        except _StopTest:
            pass
        except BaseException:
            self._failed(test, is_subtest, sys.exc_info())
        else:
            if is_subtest and self.success:
                self.result.addSubTest(test.test_case, test, None)
        finally:
            self.success = self.success and before

    def _failed(self, test, is_subtest, info):
        if self.expecting_failure:
            self.expected_failure = info
            return
        self.success = False
        if is_subtest:
            self.result.addSubTest(test.test_case, test, info)
        elif issubclass(info[0], test.failureException):
            self.result.addFailure(test, info)
        else:
            self.result.addError(test, info)


class _StopTest(Exception):
    """Ends a test whose subtest failed while failfast is on."""


class TestCase(Assertions):
    """One test: the method whose name it is made with."""

    _classSetupFailed = False
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = 'No test'
        try:
            self._testMethodDoc = getattr(self, methodName).__doc__
        except AttributeError:
            if methodName != 'runTest':
                raise ValueError(f'no such test method in {type(self)}: {methodName}') from None
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {
            dict: 'assertDictEqual', list: 'assertListEqual', tuple: 'assertTupleEqual',
            set: 'assertSetEqual', frozenset: 'assertSetEqual', str: 'assertMultiLineEqual'}

    def setUp(self):
        """Before each test."""

    def tearDown(self):
        """After each test."""

    @classmethod
    def setUpClass(cls):
        """Before all tests of the class."""

    @classmethod
    def tearDownClass(cls):
        """After all tests of the class."""

    # --- Cleaning up ---

    def addCleanup(self, function, /, *args, **kwargs):
        """Have a function called after tearDown(), the last one first."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enter a context that is left after the test."""
        return _enter_context(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Have a function called after tearDownClass()."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enter a context that is left after all tests of the class."""
        return _enter_context(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        """Make the calls that addClassCleanup() asked for."""
        cls.tearDown_exceptions = _run_cleanups(cls._class_cleanups)

    def doCleanups(self):
        """Make the calls that addCleanup() asked for."""
        outcome = self._outcome or _Outcome(self.defaultTestResult())
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            with outcome.part(self):
                self._callCleanup(function, *args, **kwargs)
        return outcome.success

    # --- What it is ---

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return result.TestResult()

    def shortDescription(self):
        """The first line of the test's docstring."""
        doc = self._testMethodDoc
        return doc.strip().split('\n')[0].strip() if doc else None

    def id(self):
        return f'{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}'

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f'{self._testMethodName} ({self.id()})'

    def __repr__(self):
        kind = type(self)
        return f'<{kind.__module__}.{kind.__qualname__} testMethod={self._testMethodName}>'

    # --- Running ---

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        returned = method()
        if returned is not None:
            warnings.warn(
                'It is deprecated to return a value that is not None from a test case '
                f'({method})', DeprecationWarning, stacklevel=4)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def run(self, result=None):
        """Run the test; what comes of it goes to the result."""
        own = result is None
        if own:
            result = self.defaultTestResult()
            result.startTestRun()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            for item in (type(self), method):
                if getattr(item, '__unittest_skip__', False):
                    result.addSkip(self, getattr(item, '__unittest_skip_why__', ''))
                    return result
            self._run_parts(method, result)
            return result
        finally:
            result.stopTest(self)
            if own:
                result.stopTestRun()

    def _run_parts(self, method, result):
        expecting_failure = (getattr(self, '__unittest_expecting_failure__', False)
                             or getattr(method, '__unittest_expecting_failure__', False))
        outcome = self._outcome = _Outcome(result)
        start = time.perf_counter()
        try:
            with outcome.part(self):
                self._callSetUp()
            if outcome.success:
                outcome.expecting_failure = expecting_failure
                with outcome.part(self):
                    self._callTestMethod(method)
                outcome.expecting_failure = False
                with outcome.part(self):
                    self._callTearDown()
            self.doCleanups()
            result.addDuration(self, time.perf_counter() - start)
            if not outcome.success:
                return
            if not expecting_failure:
                result.addSuccess(self)
            elif outcome.expected_failure:
                result.addExpectedFailure(self, outcome.expected_failure)
            else:
                result.addUnexpectedSuccess(self)
        finally:
            outcome.expected_failure = None
            self._outcome = None

    @contextlib.contextmanager
    def subTest(self, msg=None, **params):
        """A part of the test that may fail without ending it."""
        if self._outcome is None:
            yield
            return
        parent = self._subtest
        self._subtest = _SubTest(self, msg, {**(parent.params if parent else {}), **params})
        try:
            with self._outcome.part(self._subtest, is_subtest=True):
                yield
            if not self._outcome.success and self._outcome.result.failfast:
                raise _StopTest
        finally:
            self._subtest = parent

    def skipTest(self, reason):
        """Leave this test out."""
        raise SkipTest(reason)

    def debug(self):
        """Run the test; what it raises passes on."""
        self._callSetUp()
        self._callTestMethod(getattr(self, self._testMethodName))
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._function = testFunc
        self._set_up = setUp
        self._tear_down = tearDown
        self._description = description

    def setUp(self):
        if self._set_up is not None:
            self._set_up()

    def tearDown(self):
        if self._tear_down is not None:
            self._tear_down()

    def runTest(self):
        self._function()

    def id(self):
        return self._function.__name__

    def __str__(self):
        return f'{type(self).__module__}.{type(self).__qualname__} ({self._function.__name__})'

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._function.__doc__
        return doc.split('\n')[0].strip() if doc else None


class _SubTest(TestCase):
    """A part of a test, for those who are told of it."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def _subDescription(self):
        parts = [] if self._message is None else [f'[{self._message}]']
        if self.params:
            shown = ', '.join(f'{name}={value!r}' for name, value in self.params.items())
            parts.append(f'({shown})')
        return ' '.join(parts) or '(<subtest>)'

    def id(self):
        return f'{self.test_case.id()} {self._subDescription()}'

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f'{self.test_case} {self._subDescription()}'
