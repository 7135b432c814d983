"""Signals: handlers are accepted; nobody sends one from outside of the program."""

from enum import IntEnum

_NAMES = ('SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGUSR1 SIGSEGV '
          'SIGUSR2 SIGPIPE SIGALRM SIGTERM SIGSTKFLT SIGCHLD SIGCONT SIGSTOP SIGTSTP SIGTTIN '
          'SIGTTOU SIGURG SIGXCPU SIGXFSZ SIGVTALRM SIGPROF SIGWINCH SIGIO SIGPWR SIGSYS').split()

Signals = IntEnum('Signals', _NAMES, module=__name__)
Handlers = IntEnum('Handlers', {'SIG_DFL': 0, 'SIG_IGN': 1}, module=__name__)
Sigmasks = IntEnum('Sigmasks', {'SIG_BLOCK': 0, 'SIG_UNBLOCK': 1, 'SIG_SETMASK': 2},
                   module=__name__)
globals().update(Signals.__members__)
globals().update(Handlers.__members__)
globals().update(Sigmasks.__members__)
NSIG = 65
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2
itimer_error = ItimerError = OSError
_FOLDER = __file__.rpartition('/')[0]

_DESCRIPTIONS = {
    1: 'Hangup', 2: 'Interrupt', 3: 'Quit', 4: 'Illegal instruction', 5: 'Trace/breakpoint trap',
    6: 'Aborted', 7: 'Bus error', 8: 'Floating point exception', 9: 'Killed',
    10: 'User defined signal 1', 11: 'Segmentation fault', 12: 'User defined signal 2',
    13: 'Broken pipe', 14: 'Alarm clock', 15: 'Terminated', 16: 'Stack fault',
    17: 'Child exited', 18: 'Continued', 19: 'Stopped (signal)', 20: 'Stopped',
    21: 'Stopped (tty input)', 22: 'Stopped (tty output)', 23: 'Urgent I/O condition',
    24: 'CPU time limit exceeded', 25: 'File size limit exceeded', 26: 'Virtual timer expired',
    27: 'Profiling timer expired', 28: 'Window changed', 29: 'I/O possible', 30: 'Power failure',
    31: 'Bad system call'}


def default_int_handler(signalnum, frame, /):
    """The handler of SIGINT: raises KeyboardInterrupt."""
    raise KeyboardInterrupt


_handlers = {SIGINT: default_int_handler, SIGPIPE: SIG_IGN, SIGXFSZ: SIG_IGN}


def _check_number(signalnum):
    if not isinstance(signalnum, int):
        raise TypeError(f"'{type(signalnum).__name__}' object cannot be interpreted as an integer")
    if not 1 <= signalnum < NSIG:
        raise ValueError('signal number out of range')
    return signalnum


def _check_thread(what, error):
    import sys
    threading = sys.modules.get('threading')
    if threading and threading.current_thread() is not threading.main_thread():
        raise error(f'{what} only works in main thread of the main interpreter')


def signal(signalnum, handler, /):
    """Set what happens at a signal; gives what happened before."""
    _check_thread('signal', ValueError)
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable '
                        'object')
    _check_number(signalnum)
    if signalnum in (SIGKILL, SIGSTOP):
        raise OSError(22, 'Invalid argument')
    previous = getsignal(signalnum)
    _handlers[signalnum] = handler
    return previous


def getsignal(signalnum, /):
    """What happens at a signal."""
    return _handlers.get(_check_number(signalnum), SIG_DFL)


def raise_signal(signalnum, /):
    """Have what happens at a signal happen now."""
    import sys
    handler = getsignal(signalnum)
    if handler == SIG_IGN:
        return
    if handler is default_int_handler:
        runners = sys.modules.get('asyncio.runners')
        if runners is not None and runners._interrupt():
            return
    if handler == SIG_DFL:
        if signalnum in (SIGCHLD, SIGURG, SIGWINCH, SIGCONT):
            return
        raise SystemExit(128 + signalnum)
    frame = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename.startswith(_FOLDER):
        frame = frame.f_back
    handler(signalnum, frame)


def strsignal(signalnum, /):
    """A signal in words."""
    return _DESCRIPTIONS.get(_check_number(signalnum))


def valid_signals():
    """All signals."""
    return set(Signals) | set(range(34, NSIG))


def siginterrupt(signalnum, flag, /):
    _check_number(signalnum)


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    return -1


# --- Alarms: by virtual time --------------------------------------------------------------------

_due = None  # In seconds, when SIGALRM comes: time.sleep() of the main thread ends then.
_interval = 0.0
_timer = None  # Of the loop that runs.


def _ring():
    """The time has come."""
    global _due
    _due = _due + _interval if _interval else None
    _wake_loop()
    raise_signal(SIGALRM)


def _wake_loop():
    global _timer
    import sys
    from _simulated_threads import clock_now
    asyncio = sys.modules.get('asyncio')
    loop = asyncio.events._get_running_loop() if asyncio else None
    if _timer is not None:
        _timer.cancel()
        _timer = None
    if loop is not None and _due is not None:
        _timer = loop.call_later(_due - clock_now(), _ring)


def getitimer(which, /):
    """(seconds until SIGALRM comes, seconds between it and the next)"""
    from _simulated_threads import clock_now
    if which != ITIMER_REAL or _due is None:
        return 0.0, 0.0
    return max(_due - clock_now(), 1e-06), _interval


def setitimer(which, seconds, interval=0.0, /):
    """Have SIGALRM come after some seconds; gives what was set before."""
    global _due, _interval
    from _simulated_threads import clock_now
    if which != ITIMER_REAL:
        raise NotImplementedError('signal.setitimer but with ITIMER_REAL is not available in '
                                  'Looplane')
    if seconds < 0 or interval < 0:
        raise ItimerError(22, 'Invalid argument')
    previous = getitimer(which)
    _due = clock_now() + seconds if seconds else None
    _interval = float(interval) if seconds else 0.0
    _wake_loop()
    return previous


def alarm(seconds, /):
    """Have SIGALRM come; gives how many seconds it was away before."""
    left = setitimer(ITIMER_REAL, seconds)[0]
    return int(left) + (left > int(left))


def pause():
    """Sleep until a signal comes."""
    if _due is None:
        raise NotImplementedError('signal.pause is not available in Looplane: a program gets no '
                                  'signals from outside')
    from time import sleep
    sleep(getitimer(ITIMER_REAL)[0])


def _refused(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f'signal.{name} is not available in Looplane: '
                                  'a program gets no signals from outside')
    function.__name__ = function.__qualname__ = name
    return function


sigwait = _refused('sigwait')
pthread_kill = _refused('pthread_kill')
pthread_sigmask = _refused('pthread_sigmask')
