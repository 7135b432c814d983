"""Futures and what waits for them."""

from _simulated_threads import Signal, clock_now

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

PENDING = 'PENDING'
RUNNING = 'RUNNING'
CANCELLED = 'CANCELLED'
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'
FINISHED = 'FINISHED'

_DESCRIPTIONS = {PENDING: "pending", RUNNING: "running", CANCELLED: "cancelled",
                 CANCELLED_AND_NOTIFIED: "cancelled", FINISHED: "finished"}


class Error(Exception):
    """Base class of the errors of this package."""


class CancelledError(Error):
    """The Future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The operation does not fit the state of the Future."""


class BrokenExecutor(RuntimeError):
    """The executor cannot go on, as one of its threads has failed."""


def _logger():
    import logging
    return logging.getLogger("concurrent.futures")


class Future:
    """The result of a call that may not have ended yet."""

    def __init__(self):
        self._state = PENDING
        self._result = None
        self._exception = None
        self._done_callbacks = []
        self._ended = Signal()

    def __repr__(self):
        text = f'<{self.__class__.__name__} at {id(self):#x} state={_DESCRIPTIONS[self._state]}'
        if self._state != FINISHED:
            return text + '>'
        if self._exception:
            return f'{text} raised {self._exception.__class__.__name__}>'
        return f'{text} returned {self._result.__class__.__name__}>'

    def cancel(self):
        """Cancel the call, unless it has begun."""
        if self._state in (RUNNING, FINISHED):
            return False
        if self._state == PENDING:
            self._end(CANCELLED)
        return True

    def cancelled(self):
        """Whether it was cancelled."""
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        """Whether it has begun and not ended."""
        return self._state == RUNNING

    def done(self):
        """Whether it was cancelled or has ended."""
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def add_done_callback(self, fn):
        """Call fn(self) when it is done; at once, if it is."""
        if self.done():
            self._call(fn)
        else:
            self._done_callbacks.append(fn)

    def result(self, timeout=None):
        """What the call has returned, or raise what it has raised. Waits for it."""
        try:
            self._wait(timeout)
            if self._exception:
                raise self._exception
            return self._result
        finally:
            self = None  # The exception's traceback leads here.

    def exception(self, timeout=None):
        """What the call has raised, or None. Waits for it."""
        self._wait(timeout)
        return self._exception

    def _wait(self, timeout):
        if not self.done():
            self._ended.wait(timeout)
        if self.cancelled():
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def set_running_or_notify_cancel(self):
        """For executors: the call is about to begin. False when it was cancelled."""
        if self._state == CANCELLED:
            self._state = CANCELLED_AND_NOTIFIED
            return False
        if self._state == PENDING:
            self._state = RUNNING
            return True
        _logger().critical('Future %s in unexpected state: %s', id(self), self._state)
        raise RuntimeError('Future in unexpected state')

    def set_result(self, result):
        """For executors: what the call has returned."""
        self._check_not_done()
        self._result = result
        self._end(FINISHED)

    def set_exception(self, exception):
        """For executors: what the call has raised."""
        self._check_not_done()
        self._exception = exception
        self._end(FINISHED)

    def _check_not_done(self):
        if self.done():
            raise InvalidStateError(f'{self._state}: {self!r}')

    def _end(self, state):
        self._state = state
        self._ended.give()
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception:
            _logger().exception('exception calling callback for %r', self)

    __class_getitem__ = classmethod(type(list[int]))


# --- Waiting for several ------------------------------------------------------------------------

def _wait_for_any(futures, timeout):
    """Wait until one of these, which are not done, is; False when it takes too long."""
    signal = Signal()

    def give(_):
        signal.give()

    for future in futures:
        future._done_callbacks.append(give)
    try:
        return signal.wait(timeout)
    finally:
        for future in futures:
            if give in future._done_callbacks:
                future._done_callbacks.remove(give)


def as_completed(fs, timeout=None):
    """Iterate over futures as they end."""
    end = None if timeout is None else clock_now() + timeout
    pending = list(dict.fromkeys(fs))
    total = len(pending)
    while pending:
        ready = [future for future in pending if future.done()]
        for future in ready:
            pending.remove(future)
            yield future
        if ready or not pending:
            continue
        if not _wait_for_any(pending, None if end is None else end - clock_now()):
            raise TimeoutError(f'{len(pending)} (of {total}) futures unfinished')


class DoneAndNotDoneFutures(tuple):
    """What wait() gives: two sets."""

    __match_args__ = ('done', 'not_done')
    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])

    def __repr__(self):
        return 'DoneAndNotDoneFutures(done={!r}, not_done={!r})'.format(*self)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for futures: for all, for the first, or for the first that fails."""
    fs = dict.fromkeys(fs)
    end = None if timeout is None else clock_now() + timeout
    while True:
        done = [future for future in fs if future.done()]
        pending = [future for future in fs if not future.done()]
        failed = any(not future.cancelled() and future._exception for future in done)
        if (not pending or done and return_when == FIRST_COMPLETED
                or failed and return_when == FIRST_EXCEPTION):
            break
        if not _wait_for_any(pending, None if end is None else end - clock_now()):
            break
    return DoneAndNotDoneFutures((set(done), set(pending)))


# --- Executors ----------------------------------------------------------------------------------

class Executor:
    """Base class of what runs calls asynchronously."""

    def submit(self, fn, /, *args, **kwargs):
        """Have fn(*args, **kwargs) called; a Future of its result."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Like map(fn, *iterables), with the calls made side by side."""
        end = None if timeout is None else clock_now() + timeout
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return _results(futures, end)

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls; wait for those that were begun."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _results(futures, end):
    try:
        futures.reverse()
        while futures:
            future = futures.pop()
            try:
                result = future.result(None if end is None else end - clock_now())
            finally:
                future.cancel()
                future = None
            yield result
    finally:
        for future in futures:
            future.cancel()
