"""Asking for a password."""

__all__ = ['getpass', 'getuser', 'GetPassWarning']


class GetPassWarning(UserWarning):
    pass


def getpass(prompt='Password: ', stream=None):
    """Ask for a line."""
    return input(prompt)


def getuser():
    """The name of the user."""
    return 'user'
