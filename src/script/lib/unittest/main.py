"""unittest.main()."""

import argparse
import os
import sys
from . import loader, runner

__all__ = ['TestProgram', 'main']

_NO_TESTS_EXITCODE = 5


class TestProgram:
    """Finds the tests of a module, runs them and ends the program."""

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None,
                 catchbreak=None, buffer=None, warnings=None, *, tb_locals=False, durations=None):
        if isinstance(module, str):
            module = __import__(module, fromlist=['*'])
        argv = sys.argv if argv is None else argv
        self.module = module
        self.exit = exit
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.warnings = 'default' if warnings is None and not sys.warnoptions else warnings
        self.progName = os.path.basename(argv[0])
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        """Which tests, and how."""
        parser = argparse.ArgumentParser(prog=self.progName)
        parser.add_argument('-v', '--verbose', dest='verbosity', action='store_const', const=2,
                            help='Verbose output')
        parser.add_argument('-q', '--quiet', dest='verbosity', action='store_const', const=0,
                            help='Quiet output')
        parser.add_argument('--locals', dest='tb_locals', action='store_true',
                            help='Show local variables in tracebacks')
        parser.add_argument('-f', '--failfast', action='store_true',
                            help='Stop on first fail or error')
        parser.add_argument('-b', '--buffer', action='store_true',
                            help='Buffer stdout and stderr during tests')
        parser.add_argument('-k', dest='testNamePatterns', action='append',
                            type=lambda text: text if '*' in text else f'*{text}*',
                            help='Only run tests which match the given substring')
        parser.add_argument('tests', nargs='*',
                            help='a list of any number of test modules, classes and test methods.')
        given = parser.parse_args(argv[1:])
        for name in ('verbosity', 'tb_locals', 'failfast', 'buffer'):
            if getattr(given, name):
                setattr(self, name, getattr(given, name))
        if given.testNamePatterns:
            self.testLoader.testNamePatterns = given.testNamePatterns
        names = given.tests or self.defaultTest
        if not names:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            names = [names] if isinstance(names, str) else names
            self.test = self.testLoader.loadTestsFromNames(names, self.module)

    def runTests(self):
        """Run them."""
        test_runner = self.testRunner or runner.TextTestRunner
        if isinstance(test_runner, type):
            test_runner = test_runner(
                verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer,
                warnings=self.warnings, tb_locals=self.tb_locals, durations=self.durations)
        self.result = test_runner.run(self.test)
        if self.exit:
            if self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(_NO_TESTS_EXITCODE)
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
