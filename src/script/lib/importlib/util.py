"""Whether there is a module."""

import sys

from ._bootstrap import ModuleSpec, module_from_spec, spec_from_loader

__all__ = ['find_spec', 'module_from_spec', 'resolve_name', 'spec_from_loader']


def find_spec(name, package=None):
    """What is known of a module; None: there is none."""
    name = resolve_name(name, package)
    parent = name.rpartition('.')[0]
    if parent:
        __import__(parent)
    if name not in sys.modules:
        try:
            __import__(name)
        except ModuleNotFoundError:
            return None
    module = sys.modules[name]
    if getattr(module, '__spec__', None) is not None:
        return module.__spec__
    spec = ModuleSpec(name, None, origin=getattr(module, '__file__', 'built-in'),
                      is_package=hasattr(module, '__path__'))
    spec.has_location = hasattr(module, '__file__')
    return spec


def resolve_name(name, package):
    """A relative name as an absolute one."""
    if not name.startswith('.'):
        return name
    level = len(name) - len(name.lstrip('.'))
    return f'{package.rsplit(".", level - 1)[0]}.{name[level:]}'
