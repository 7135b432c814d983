"""What describes modules. Finders and loaders of files there are none of."""

from ._bootstrap import ModuleSpec

__all__ = ['ModuleSpec', 'SOURCE_SUFFIXES', 'all_suffixes']

SOURCE_SUFFIXES = ['.py']


def all_suffixes():
    """How the names of modules' files end."""
    return SOURCE_SUFFIXES[:]
