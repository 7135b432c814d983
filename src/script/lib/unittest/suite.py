"""Tests that run one after the other."""

import sys
from .case import SkipTest, doModuleCleanups

__all__ = ['BaseTestSuite', 'TestSuite']


class BaseTestSuite:
    """Tests, and suites of tests."""

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        kind = type(self)
        return f'<{kind.__module__}.{kind.__qualname__} tests={list(self)}>'

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, type(self)) else NotImplemented

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        """How many tests they are, with those that have run."""
        return self._removed_tests + sum(test.countTestCases() for test in self._tests if test)

    def addTest(self, test):
        """Add a test or a suite."""
        if not callable(test):
            raise TypeError(f'{test!r} is not callable')
        if isinstance(test, type):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them to '
                            'addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        """Add several."""
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def run(self, result):
        """Run them all."""
        for test in self._tests:
            if result.shouldStop:
                break
            test(result)
        return result

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)


class _ErrorHolder:
    """Stands for the test when what comes before all tests of a class fails."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __str__(self):
        return self.description


class TestSuite(BaseTestSuite):
    """Tests; what a class or a module sets up for all its tests runs between them."""

    def run(self, result, debug=False):
        """Run them all."""
        outermost = not getattr(result, '_testRunEntered', False)
        result._testRunEntered = True
        for index, test in enumerate(self._tests):
            if result.shouldStop:
                break
            if not isinstance(test, BaseTestSuite):
                self._leave_class(test, result)
                self._enter_module(test, result)
                self._enter_class(test, result)
                result._previous_class = type(test)
                if (getattr(type(test), '_class_setup_failed', False)
                        or result._module_setup_failed):
                    continue
            test(result)
            self._tests[index] = None
            self._removed_tests += 1
        if outermost:
            self._leave_class(None, result)
            self._leave_module(result)
            result._testRunEntered = False
        return result

    def __iter__(self):
        return iter([test for test in self._tests if test is not None])

    def _enter_class(self, test, result):
        kind = type(test)
        if (kind is result._previous_class or result._module_setup_failed
                or getattr(kind, '__unittest_skip__', False)):
            return
        kind._class_setup_failed = False
        try:
            kind.setUpClass()
        except Exception as error:
            kind._class_setup_failed = True
            self._report(result, error, f'setUpClass ({_name_of(kind)})')
        if kind._class_setup_failed:
            self._clean_class(kind, result, 'setUpClass')

    def _leave_class(self, test, result):
        kind = result._previous_class
        if (kind is None or kind is type(test) or getattr(kind, '_class_setup_failed', False)
                or result._module_setup_failed or getattr(kind, '__unittest_skip__', False)):
            return
        if not hasattr(kind, 'tearDownClass'):
            return
        try:
            kind.tearDownClass()
        except Exception as error:
            self._report(result, error, f'tearDownClass ({_name_of(kind)})')
        self._clean_class(kind, result, 'tearDownClass')

    def _clean_class(self, kind, result, when):
        kind.doClassCleanups()
        for info in kind.tearDown_exceptions:
            self._report(result, info[1], f'{when} ({_name_of(kind)})')

    def _enter_module(self, test, result):
        previous, current = result._previous_class, type(test).__module__
        if previous is not None and previous.__module__ == current:
            return
        self._leave_module(result)
        result._module_setup_failed = False
        set_up = getattr(sys.modules.get(current), 'setUpModule', None)
        if set_up is not None:
            try:
                set_up()
            except Exception as error:
                result._module_setup_failed = True
                self._report(result, error, f'setUpModule ({current})')
                self._clean_module(result, 'setUpModule', current)

    def _leave_module(self, result):
        if result._previous_class is None or result._module_setup_failed:
            return
        name = result._previous_class.__module__
        tear_down = getattr(sys.modules.get(name), 'tearDownModule', None)
        if tear_down is not None:
            try:
                tear_down()
            except Exception as error:
                self._report(result, error, f'tearDownModule ({name})')
        self._clean_module(result, 'tearDownModule', name)

    def _clean_module(self, result, when, name):
        try:
            doModuleCleanups()
        except Exception as error:
            self._report(result, error, f'{when} ({name})')

    def _report(self, result, error, description):
        holder = _ErrorHolder(description)
        if isinstance(error, SkipTest):
            result.addSkip(holder, str(error))
        else:
            result.addError(holder, (type(error), error, error.__traceback__))


def _name_of(kind):
    return f'{kind.__module__}.{kind.__qualname__}'
