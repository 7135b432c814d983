"""The terminal's size. What shutil does with files is refused: there are none."""

import os

__all__ = ['get_terminal_size', 'which', 'copyfileobj', 'Error', 'SameFileError']


class Error(OSError):
    """Several things went wrong."""


class SameFileError(Error):
    """Source and destination are the same file."""


def get_terminal_size(fallback=(80, 24)):
    """The terminal's columns and lines; $COLUMNS and $LINES, otherwise the fallback."""
    def number(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0
    return os.terminal_size((number('COLUMNS') or fallback[0], number('LINES') or fallback[1]))


def which(cmd, mode=1, path=None):
    """Where a program is: nowhere."""
    return None


def copyfileobj(fsrc, fdst, length=0):
    """Copy what one stream gives to another."""
    while part := fsrc.read(length or 65536):
        fdst.write(part)


def _refuse(name):
    def refused(*args, **kwargs):
        raise OSError(f'shutil.{name}() is not available in Looplane: there are no files')

    refused.__name__ = refused.__qualname__ = name
    globals()[name] = refused
    __all__.append(name)


for _name in ('copy', 'copy2', 'copyfile', 'copymode', 'copystat', 'copytree', 'move', 'rmtree',
              'disk_usage', 'chown', 'make_archive', 'unpack_archive'):
    _refuse(_name)
