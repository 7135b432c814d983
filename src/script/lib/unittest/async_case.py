"""Tests that are coroutines."""

import asyncio
import contextlib
import contextvars
import inspect
import warnings
from .case import TestCase

__all__ = ['IsolatedAsyncioTestCase']


class IsolatedAsyncioTestCase(TestCase):
    """A test with an event loop of its own, in debug mode."""

    loop_factory = None

    def __init__(self, methodName='runTest'):
        super().__init__(methodName)
        self._asyncioRunner = None
        self._asyncioTestContext = contextvars.copy_context()

    async def asyncSetUp(self):
        """After setUp(), in the loop."""

    async def asyncTearDown(self):
        """Before tearDown(), in the loop."""

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        """Have an asynchronous function called after the test, the last one first."""
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        """Enter an asynchronous context that is left after the test."""
        kind = type(cm)
        try:
            enter, leave = kind.__aenter__, kind.__aexit__
        except AttributeError:
            raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support the "
                            'asynchronous context manager protocol') from None
        entered = await enter(cm)
        self.addAsyncCleanup(leave, cm, None, None, None)
        return entered

    def _callSetUp(self):
        self._asyncioRunner.get_loop()
        self._asyncioTestContext.run(self.setUp)
        self._callAsync(self.asyncSetUp)

    def _callTestMethod(self, method):
        returned = self._callMaybeAsync(method)
        if returned is not None:
            warnings.warn(
                'It is deprecated to return a value that is not None from a test case '
                f'({method})', DeprecationWarning, stacklevel=5)

    def _callTearDown(self):
        self._callAsync(self.asyncTearDown)
        self._asyncioTestContext.run(self.tearDown)

    def _callCleanup(self, function, /, *args, **kwargs):
        self._callMaybeAsync(function, *args, **kwargs)

    def _callAsync(self, func, /, *args, **kwargs):
        return self._asyncioRunner.run(func(*args, **kwargs), context=self._asyncioTestContext)

    def _callMaybeAsync(self, func, /, *args, **kwargs):
        if inspect.iscoroutinefunction(func):
            return self._callAsync(func, *args, **kwargs)
        return self._asyncioTestContext.run(func, *args, **kwargs)

    @contextlib.contextmanager
    def _loop(self):
        with asyncio.Runner(debug=True, loop_factory=self.loop_factory) as self._asyncioRunner:
            yield
        self._asyncioRunner = None

    def run(self, result=None):
        with self._loop():
            return super().run(result)

    def debug(self):
        with self._loop():
            super().debug()
