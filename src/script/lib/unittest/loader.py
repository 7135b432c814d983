"""Finding tests."""

import functools
import sys
from fnmatch import fnmatchcase
from . import case, suite

__all__ = ['TestLoader', 'defaultTestLoader']


class TestLoader:
    """Finds the tests in classes and modules."""

    testMethodPrefix = 'test'
    testNamePatterns = None
    sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))
    suiteClass = suite.TestSuite

    def __init__(self):
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        """The tests of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. Maybe you meant to '
                            'derive from TestCase?')
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, 'runTest'):
            names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """The tests of all classes of a module."""
        kinds = [getattr(module, name) for name in dir(module)]
        tests = self.suiteClass(
            self.loadTestsFromTestCase(kind) for kind in kinds
            if isinstance(kind, type) and issubclass(kind, case.TestCase)
            and kind not in (case.TestCase, case.FunctionTestCase))
        load_tests = getattr(module, 'load_tests', None)
        return tests if load_tests is None else load_tests(self, tests, pattern)

    def loadTestsFromName(self, name, module=None):
        """The tests that a dotted name means: of a module, a class or a method."""
        parts = name.split('.')
        if module is None:
            module = __import__(parts.pop(0))
        found, parent = module, None
        for part in parts:
            try:
                parent, found = found, getattr(found, part)
            except AttributeError as error:
                return self.suiteClass([_failed_test(part, error)])
        if isinstance(found, type(sys)):
            return self.loadTestsFromModule(found)
        if isinstance(found, type) and issubclass(found, case.TestCase):
            return self.loadTestsFromTestCase(found)
        if isinstance(parent, type) and issubclass(parent, case.TestCase):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(found, suite.TestSuite):
            return found
        if callable(found):
            test = found()
            if isinstance(test, (suite.TestSuite, case.TestCase)):
                return test if isinstance(test, suite.TestSuite) else self.suiteClass([test])
            raise TypeError(f'calling {found} returned {test}, not a test')
        raise TypeError(f"don't know how to make test from: {found}")

    def loadTestsFromNames(self, names, module=None):
        """The tests that several names mean."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """The names of a class's tests, in order."""
        def is_test(name):
            if not name.startswith(self.testMethodPrefix):
                return False
            if not callable(getattr(testCaseClass, name)):
                return False
            full = f'{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}'
            return self.testNamePatterns is None or any(
                fnmatchcase(full, pattern) for pattern in self.testNamePatterns)

        names = list(filter(is_test, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        """Refused: there are no files."""
        raise OSError('TestLoader.discover() is not available in Looplane: there are no files')


def _failed_test(name, error):
    def fail(self):
        raise error

    return type('_FailedTest', (case.TestCase,), {name: fail, '__module__': 'unittest.loader'})(
        name)


defaultTestLoader = TestLoader()
