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


def signal(signalnum, handler, /):
    """Set what happens at a signal; gives what happened before."""
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
    handler(signalnum, sys._getframe(1))


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


def _refused(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f'signal.{name} is not available in Looplane: '
                                  'a program gets no signals from outside')
    function.__name__ = function.__qualname__ = name
    return function


alarm = _refused('alarm')
setitimer = _refused('setitimer')
getitimer = _refused('getitimer')
pause = _refused('pause')
sigwait = _refused('sigwait')
pthread_kill = _refused('pthread_kill')
pthread_sigmask = _refused('pthread_sigmask')
