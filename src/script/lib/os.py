"""What a program may ask of its operating system. It has no files, no processes and no network:
what needs them is refused."""

import sys
import posixpath as path
from posixpath import (_fspath as fspath, altsep, curdir, defpath, devnull, extsep, pardir, pathsep,
                       sep)

sys.modules['os.path'] = path

name = 'posix'
linesep = '\n'
error = OSError
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
O_NONBLOCK, WNOHANG = 2048, 1
EX_OK = 0
(EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST, EX_UNAVAILABLE, EX_SOFTWARE, EX_OSERR,
 EX_OSFILE, EX_CANTCREAT, EX_IOERR, EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM, EX_CONFIG) = range(64, 79)


# --- The environment ----------------------------------------------------------------------------

class _Environ(dict):
    """Environment variables: texts."""

    def __setitem__(self, key, value):
        for text in (key, value):
            if not isinstance(text, str):
                raise TypeError(f"str expected, not {type(text).__name__}")
        super().__setitem__(key, value)

    def __getitem__(self, key):
        if not isinstance(key, str):
            raise TypeError(f"str expected, not {type(key).__name__}")
        return super().__getitem__(key)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, *args, **kwargs):
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def copy(self):
        """A plain dictionary."""
        return dict(self)

    def __repr__(self):
        return f"environ({dict.__repr__(self)})"


environ = _Environ(HOME="/home/user", LANG="C.UTF-8", PATH="/usr/local/bin:/usr/bin:/bin",
                   PWD="/home/user", TZ="UTC", USER="user")
environb = None
supports_bytes_environ = False


def getenv(key, default=None):
    """An environment variable."""
    return environ.get(key, default)


def putenv(name, value, /):
    """Set an environment variable, past os.environ."""
    environ[name] = value


def unsetenv(name, /):
    """Remove an environment variable."""
    environ.pop(name, None)


# --- The process --------------------------------------------------------------------------------

def getpid():
    """The process's number."""
    return 1


def kill(pid, signal, /):
    """Send a signal: the program can only send one to itself."""
    if pid != getpid():
        raise OSError(f"os.kill({pid}, {signal}) is not available in Looplane: there are no other "
                      "processes")
    if signal:
        from signal import raise_signal
        raise_signal(signal)


def getppid():
    """The parent's number."""
    return 0


def cpu_count():
    """How many processors there are."""
    return 4


process_cpu_count = cpu_count


def sched_getaffinity(pid, /):
    """Which processors the process may use."""
    return set(range(4))


class uname_result(tuple):
    """What the system calls itself."""

    sysname, nodename, release, version, machine = (
        property(lambda self, at=at: self[at]) for at in range(5))

    def __repr__(self):
        return ("posix.uname_result(sysname={!r}, nodename={!r}, release={!r}, version={!r}, "
                "machine={!r})".format(*self))


def uname():
    """The system."""
    import platform
    return uname_result(platform.uname()[:5])


def getloadavg():
    """How busy the system was: nothing else runs."""
    return (0.0, 0.0, 0.0)


def isatty(fd, /):
    """Nothing is a terminal."""
    return False


def sched_yield():
    """Let others run: there are none."""


def get_exec_path(env=None):
    """Where programs are looked for."""
    return (env or environ).get("PATH", defpath).split(pathsep)


def getcwd():
    """The folder that the program stands in."""
    return "/home/user"


def getlogin():
    """The user's name."""
    return "user"


def getuid():
    """The user's number."""
    return 1000


geteuid = getgid = getegid = getuid


def urandom(size, /):
    """Random bytes, which follow from the run's seed."""
    import random
    return random.SystemRandom().randbytes(size)


def strerror(code, /):
    """The words for an error's number."""
    return _messages.get(code, f"Unknown error {code}")


_messages = {
    0: "Success", 1: "Operation not permitted", 2: "No such file or directory",
    3: "No such process", 4: "Interrupted system call", 5: "Input/output error",
    9: "Bad file descriptor", 10: "No child processes", 11: "Resource temporarily unavailable",
    12: "Cannot allocate memory", 13: "Permission denied", 16: "Device or resource busy",
    17: "File exists", 19: "No such device", 20: "Not a directory", 21: "Is a directory",
    22: "Invalid argument", 24: "Too many open files", 25: "Inappropriate ioctl for device",
    27: "File too large", 28: "No space left on device", 29: "Illegal seek",
    30: "Read-only file system", 32: "Broken pipe", 33: "Numerical argument out of domain",
    34: "Numerical result out of range", 35: "Resource deadlock avoided", 36: "File name too long",
    38: "Function not implemented", 39: "Directory not empty", 71: "Protocol error",
    75: "Value too large for defined data type", 84: "Invalid or incomplete multibyte or wide "
    "character", 88: "Socket operation on non-socket", 95: "Operation not supported",
    98: "Address already in use", 99: "Cannot assign requested address", 100: "Network is down",
    101: "Network is unreachable", 103: "Software caused connection abort",
    104: "Connection reset by peer", 105: "No buffer space available",
    106: "Transport endpoint is already connected", 107: "Transport endpoint is not connected",
    110: "Connection timed out", 111: "Connection refused", 112: "Host is down",
    113: "No route to host", 114: "Operation already in progress",
    115: "Operation now in progress", 125: "Operation canceled"}


def fsencode(filename):
    """The path as bytes."""
    filename = fspath(filename)
    return filename if isinstance(filename, bytes) else filename.encode("utf-8", "surrogateescape")


def fsdecode(filename):
    """The path as text."""
    filename = fspath(filename)
    return filename if isinstance(filename, str) else filename.decode("utf-8", "surrogateescape")


class terminal_size(tuple):
    """Columns and lines."""

    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return "os.terminal_size(columns={}, lines={})".format(*self)


def get_terminal_size(fd=1, /):
    """It is no terminal."""
    raise OSError(25, "Inappropriate ioctl for device")


def _exit(status):
    """End the program at once."""
    raise SystemExit(status)


class PathLike:
    """What has a path: __fspath__()."""

    def __fspath__(self):
        """The path."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, "__fspath__") if cls is PathLike else NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


# --- Refused ------------------------------------------------------------------------------------

_files = ("open", "listdir", "scandir", "walk", "fwalk", "mkdir", "makedirs", "remove", "unlink",
          "rmdir", "removedirs", "rename", "renames", "replace", "stat", "lstat", "fstat", "chmod",
          "chown", "access", "chdir", "link", "symlink", "readlink", "utime", "truncate",
          "ftruncate", "read", "write", "close", "lseek", "fsync", "pipe", "dup", "dup2", "fdopen",
          "mkfifo", "statvfs", "sendfile")
_processes = ("system", "popen", "fork", "forkpty", "execv", "execve", "execvp", "execl", "execlp",
              "spawnl", "spawnv", "spawnlp", "posix_spawn", "killpg", "wait", "waitpid",
              "waitid", "nice", "setsid", "setuid", "setgid", "times", "abort", "startfile")


def _refuse(function, missing):
    def refused(*args, **kwargs):
        raise OSError(f"os.{function}() is not available in Looplane: there are no {missing}")

    refused.__name__ = refused.__qualname__ = function
    refused.__doc__ = f"Refused: there are no {missing}."
    globals()[function] = refused


for _name in _files:
    _refuse(_name, "files")
for _name in _processes:
    _refuse(_name, "processes")
