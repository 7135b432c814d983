"""Whether there is a module."""

import sys
from types import SimpleNamespace

__all__ = ['find_spec', 'resolve_name']


def find_spec(name, package=None):
    """What is known of a module; None: there is none."""
    if name not in sys.modules:
        try:
            __import__(name)
        except ModuleNotFoundError:
            return None
    module = sys.modules[name]
    return SimpleNamespace(name=name, origin=getattr(module, '__file__', None))


def resolve_name(name, package):
    """A relative name as an absolute one."""
    if not name.startswith('.'):
        return name
    level = len(name) - len(name.lstrip('.'))
    return f'{package.rsplit(".", level - 1)[0]}.{name[level:]}'
