"""What came of tests."""

import io
import sys
from traceback import TracebackException

__all__ = ['TestResult']

_STDOUT = '\nStdout:\n%s'
_STDERR = '\nStderr:\n%s'


class TestResult:
    """Counts tests and keeps what went wrong in them."""

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._outputs = None
        self._previous_class = None
        self._module_setup_failed = False
        self._class_fixture_failed = set()

    def startTest(self, test):
        """A test is about to run."""
        self.testsRun += 1
        self._capture()

    def stopTest(self, test):
        """A test has run."""
        self._release()

    def startTestRun(self):
        """Before the first test."""

    def stopTestRun(self):
        """After the last one."""

    def _capture(self):
        if self.buffer and self._outputs is None:
            self._outputs = sys.stdout, sys.stderr
            sys.stdout, sys.stderr = io.StringIO(), io.StringIO()

    def _release(self):
        if self._outputs is not None:
            sys.stdout, sys.stderr = self._outputs
            self._outputs = None

    def addError(self, test, err):
        """A test ended with an error."""
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._failed()

    def addFailure(self, test, err):
        """A test failed: what it asserted does not hold."""
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._failed()

    def addSubTest(self, test, subtest, err):
        """A part of a test ended; err is None if it went well."""
        if err is not None:
            where = self.failures if issubclass(err[0], test.failureException) else self.errors
            where.append((subtest, self._exc_info_to_string(err, test)))
            self._failed()

    def addSuccess(self, test):
        """A test went well."""

    def addSkip(self, test, reason):
        """A test was left out."""
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        """A test failed as was expected."""
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    def addUnexpectedSuccess(self, test):
        """A test that was expected to fail did not."""
        self.unexpectedSuccesses.append(test)
        self._failed()

    def addDuration(self, test, elapsed):
        """How many seconds a test took."""
        self.collectedDurations.append((str(test), elapsed))

    def _failed(self):
        if self.failfast:
            self.stop()

    def wasSuccessful(self):
        """Whether all went well so far."""
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        """No more tests."""
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        kind, value, traceback = err
        text = ''.join(TracebackException(kind, value, traceback,
                                          capture_locals=self.tb_locals).format())
        if self._outputs is not None:
            for form, stream in ((_STDOUT, sys.stdout), (_STDERR, sys.stderr)):
                output = stream.getvalue()
                if output:
                    text += form % (output if output.endswith('\n') else output + '\n')
        return text

    def __repr__(self):
        kind = type(self)
        return (f'<{kind.__module__}.{kind.__qualname__} run={self.testsRun} errors={len(self.errors)} '
                f'failures={len(self.failures)}>')
