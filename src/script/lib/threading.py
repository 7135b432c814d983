"""Threads, simulated: one runs at a time, until it ends, sleeps or waits, in virtual time.

The switching is the machine's (_simulated_threads); here are the classes that programs use. Between two waits
nothing else runs, so what is looked at just before a wait is still true when it begins.
"""

import sys
import _simulated_threads
from _simulated_threads import RLock as _RLock, Signal as _Signal, lock as Lock

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread',
           'TIMEOUT_MAX', 'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread',
           'Barrier', 'BrokenBarrierError', 'Timer', 'ThreadError', 'setprofile', 'settrace',
           'local', 'stack_size', 'excepthook', 'ExceptHookArgs', 'getprofile', 'gettrace',
           'setprofile_all_threads', 'settrace_all_threads', 'get_native_id']

ThreadError = RuntimeError
TIMEOUT_MAX = 9223372036.0
_now = _simulated_threads.clock_now


def RLock(*args, **kwargs):
    """A lock that the thread which holds it may take again."""
    return _RLock(*args, **kwargs)


# --- Condition, Semaphore, Event, Barrier -------------------------------------------------------

class Condition:
    """Lets threads wait until another one says that something has changed."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _is_owned(self):
        owned = getattr(self._lock, "_is_owned", None)
        if owned is not None:
            return owned()
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Let the lock go until notified or until the timeout is over; then take it again."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        signal = _Signal()
        self._waiters.append(signal)
        save = getattr(self._lock, "_release_save", None)
        saved = save() if save else self._lock.release()
        notified = False
        try:
            notified = signal.wait(timeout)
            return notified
        finally:
            if save:
                self._lock._acquire_restore(saved)
            else:
                self._lock.acquire()
            if not notified and signal in self._waiters:
                self._waiters.remove(signal)

    def wait_for(self, predicate, timeout=None):
        """Wait until the predicate gives something true, which is returned."""
        end = None
        result = predicate()
        while not result:
            if timeout is not None:
                if end is None:
                    end = _now() + timeout
                    remaining = timeout
                else:
                    remaining = end - _now()
                    if remaining <= 0:
                        break
                self.wait(remaining)
            else:
                self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake as many of the threads that wait."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        for signal in self._waiters[:n]:
            self._waiters.remove(signal)
            signal.give()

    def notify_all(self):
        """Wake every thread that waits."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        """Deprecated alias of notify_all."""
        import warnings
        warnings.warn('notifyAll() is deprecated, use notify_all() instead',
                      DeprecationWarning, stacklevel=2)
        self.notify_all()


class Semaphore:
    """A counter that waits rather than go below zero."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._waiters = []
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        """Count down, waiting while there is nothing left."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None if timeout is None else _now() + timeout
        while self._value == 0:
            if not blocking or end is not None and end <= _now():
                return False
            signal = _Signal()
            self._waiters.append(signal)
            try:
                signal.wait(None if end is None else end - _now())
            finally:
                if signal in self._waiters:
                    self._waiters.remove(signal)
        self._value -= 1
        return True

    __enter__ = acquire

    def __exit__(self, t, v, tb):
        self.release()

    def release(self, n=1):
        """Count up, and wake as many threads."""
        if n < 1:
            raise ValueError('n must be one or more')
        self._value += n
        for signal in self._waiters[:n]:
            self._waiters.remove(signal)
            signal.give()


class BoundedSemaphore(Semaphore):
    """A semaphore that is not counted beyond where it began."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = self.__class__
        return (f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: "
                f"value={self._value}/{self._initial_value}>")

    def release(self, n=1):
        """Count up, and wake as many threads."""
        if n < 1:
            raise ValueError('n must be one or more')
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class Event:
    """A flag that threads wait for."""

    def __init__(self):
        self._signal = _Signal()

    def __repr__(self):
        cls = self.__class__
        status = 'set' if self._signal.given else 'unset'
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>"

    def is_set(self):
        """Whether the flag is set."""
        return self._signal.given

    def isSet(self):
        """Deprecated alias of is_set."""
        import warnings
        warnings.warn('isSet() is deprecated, use is_set() instead',
                      DeprecationWarning, stacklevel=2)
        return self.is_set()

    def set(self):
        """Set the flag: whoever waits for it goes on."""
        self._signal.give()

    def clear(self):
        """Take the flag away."""
        if self._signal.given:
            self._signal = _Signal()

    def wait(self, timeout=None):
        """Wait for the flag; whether it came before the timeout."""
        return self._signal.wait(timeout)


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """Lets a number of threads wait until all of them have come."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = 0  # 0 filling, 1 draining, -1 resetting, -2 broken
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        if self.broken:
            return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: broken>"
        return (f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: "
                f"waiters={self.n_waiting}/{self.parties}>")

    def wait(self, timeout=None):
        """Wait for the others; gives each thread a number of its own, from 0 on."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in (-1, 1):
                self._cond.wait()
            if self._state < 0:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (-1, 1):
                    self._state = 0
                    self._cond.notify_all()

    def _open(self):
        try:
            if self._action:
                self._action()
            self._state = 1
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 0, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _break(self):
        self._state = -2
        self._cond.notify_all()

    def reset(self):
        """Back to the beginning; threads that wait get BrokenBarrierError."""
        with self._cond:
            if self._count > 0:
                if self._state in (0, -2):
                    self._state = -1
            else:
                self._state = 0
            self._cond.notify_all()

    def abort(self):
        """Break the barrier: whoever waits, or will, gets BrokenBarrierError."""
        with self._cond:
            self._break()

    @property
    def parties(self):
        """How many threads it takes."""
        return self._parties

    @property
    def n_waiting(self):
        """How many threads wait now."""
        return self._count if self._state == 0 else 0

    @property
    def broken(self):
        """Whether it is broken."""
        return self._state == -2


# --- Thread -------------------------------------------------------------------------------------

_counter = 0
_active = {}  # ident -> Thread, in the order in which they began
_last_ident = 0


def _newname(template):
    global _counter
    _counter += 1
    return template % _counter


def _new_ident():
    global _last_ident
    _last_ident += 1
    return _last_ident


class Thread:
    """A line of execution of its own."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = _newname("Thread-%d")
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._started = Event()
        self._ended = _Signal()
        self._local_values = {}
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._started.is_set():
            status = "started"
        if self._ended.given:
            status = "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {status})>"

    def start(self):
        """Begin: run() is called in the new thread, at once."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        self._begin()
        _simulated_threads.start(self, self._name, self._bootstrap)

    def run(self):
        """What the thread does; subclasses may say it themselves."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _begin(self):
        self._ident = _new_ident()
        _active[self._ident] = self
        self._started.set()

    def _bootstrap(self):
        try:
            self.run()
        except:
            hook = sys.modules[__name__].excepthook
            hook(ExceptHookArgs([*sys.exc_info(), self]))
        finally:
            self._end()

    def _end(self):
        _active.pop(self._ident, None)
        self._ended.give()

    def join(self, timeout=None):
        """Wait until the thread has ended, or until the timeout is over."""
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        self._ended.wait(None if timeout is None else max(timeout, 0))

    def is_alive(self):
        """Whether it has begun and not ended yet."""
        assert self._initialized, "Thread.__init__() not called"
        return self._started.is_set() and not self._ended.given

    @property
    def name(self):
        """What it is called."""
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)

    @property
    def ident(self):
        """A number of its own; None before it has begun."""
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        """The operating system's number, which here is the same one."""
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def daemon(self):
        """Whether the program may end before it."""
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def _deprecated(self, old, new):
        import warnings
        warnings.warn(f'{old} is deprecated, {new} instead', DeprecationWarning, stacklevel=3)

    def isDaemon(self):
        """Deprecated: see daemon."""
        self._deprecated('isDaemon()', 'get the daemon attribute')
        return self.daemon

    def setDaemon(self, daemonic):
        """Deprecated: see daemon."""
        self._deprecated('setDaemon()', 'set the daemon attribute')
        self.daemon = daemonic

    def getName(self):
        """Deprecated: see name."""
        self._deprecated('getName()', 'get the name attribute')
        return self.name

    def setName(self, name):
        """Deprecated: see name."""
        self._deprecated('setName()', 'set the name attribute')
        self.name = name


class Timer(Thread):
    """Calls a function after some seconds, unless cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        """Do not call it any more."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    """The thread in which the program began."""

    def __init__(self):
        Thread.__init__(self, name="MainThread", daemon=False)
        self._begin()
        _simulated_threads.set_main_thread_object(self)


class _WorkerThread(Thread):
    """A thread that threading has not started: it runs already."""

    def __init__(self):
        Thread.__init__(self, name=_simulated_threads.thread_name(), daemon=True)
        self._begin()
        _simulated_threads.set_thread_object(self)


_WorkerThread.__name__ = _WorkerThread.__qualname__ = "Thread"


class _DummyThread(Thread):
    """A thread that _thread has started."""

    def __init__(self):
        Thread.__init__(self, name=_newname("Dummy-%d"), daemon=True)
        self._begin()
        _simulated_threads.set_thread_object(self)


# --- Which threads there are --------------------------------------------------------------------

def current_thread():
    """The thread that runs now."""
    running = _simulated_threads.thread_object()
    if running is None:
        running = _WorkerThread() if _simulated_threads.thread_name() else _DummyThread()
    return running


def currentThread():
    """Deprecated alias of current_thread."""
    import warnings
    warnings.warn('currentThread() is deprecated, use current_thread() instead',
                  DeprecationWarning, stacklevel=2)
    return current_thread()


def get_ident():
    """The number of the thread that runs now."""
    return current_thread()._ident


get_native_id = get_ident


def main_thread():
    """The thread in which the program began."""
    return _main_thread


def enumerate():
    """Every thread that has begun and not ended."""
    return list(_active.values())


def active_count():
    """How many threads have begun and not ended."""
    return len(_active)


def activeCount():
    """Deprecated alias of active_count."""
    import warnings
    warnings.warn('activeCount() is deprecated, use active_count() instead',
                  DeprecationWarning, stacklevel=2)
    return active_count()


def _shutdown():
    """As the program ends: wait for what is no daemon."""
    while True:
        waited_for = [thread for thread in _active.values()
                      if not thread._daemonic and thread is not _main_thread]
        if not waited_for:
            break
        waited_for[0]._ended.wait()


# --- What a thread does not catch ---------------------------------------------------------------

class ExceptHookArgs(tuple):
    """What excepthook is called with."""

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        return ("_thread._ExceptHookArgs(exc_type={!r}, exc_value={!r}, exc_traceback={!r}, "
                "thread={!r})".format(*self))


def excepthook(args, /):
    """Print what a thread has raised. Programs may replace this function."""
    if args.exc_type is SystemExit:
        return
    if sys.stderr is None:
        return
    import traceback
    thread = args.thread
    name = get_ident() if thread is None else thread.name
    lines = traceback.format_exception(args.exc_type, args.exc_value, args.exc_traceback)
    sys.stderr.write(f"Exception in thread {name}:\n{''.join(lines)}")


__excepthook__ = excepthook


# --- What has no meaning here, but may be asked -------------------------------------------------

_profile_hook = _trace_hook = None


def setprofile(func):
    """Not supported: nothing can watch a thread from the inside."""
    raise NotImplementedError("threading.setprofile is not available in Looplane")


def settrace(func):
    """Not supported: nothing can watch a thread from the inside."""
    raise NotImplementedError("threading.settrace is not available in Looplane")


setprofile_all_threads = setprofile
settrace_all_threads = settrace


def getprofile():
    """No profile function is ever set."""
    return None


def gettrace():
    """No trace function is ever set."""
    return None


def stack_size(size=0, /):
    """Threads have no stack of the operating system's."""
    if size < 0 or 0 < size < 32768:
        raise ValueError(f"size not valid: {size} bytes" if size > 0
                         else "size must be 0 or a positive value")
    return 0


_main_thread = _MainThread()

from _threading_local import local
