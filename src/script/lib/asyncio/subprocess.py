"""Other processes: there are none, so every function refuses."""

__all__ = ("create_subprocess_exec", "create_subprocess_shell")

PIPE = -1
STDOUT = -2
DEVNULL = -3


def _refuse(name):
    raise NotImplementedError(
        f"asyncio.{name}() is not available in Looplane: a program cannot start others")


def create_subprocess_exec(*args, **keywords):
    """Starts a program."""
    _refuse("create_subprocess_exec")


def create_subprocess_shell(*args, **keywords):
    """Starts a command of the shell."""
    _refuse("create_subprocess_shell")
