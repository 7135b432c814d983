"""Abstract base classes of finders and loaders."""

import abc

from . import _bootstrap

__all__ = ['Loader', 'MetaPathFinder', 'PathEntryFinder', 'InspectLoader']


class Loader(metaclass=abc.ABCMeta):
    """Loads modules."""

    def create_module(self, spec):
        """The module to run in; None: an ordinary one."""
        return None

    def load_module(self, fullname):
        """Load a module; what loaders did before exec_module()."""
        if not hasattr(self, 'exec_module'):
            raise ImportError
        return _bootstrap.load(_bootstrap.spec_from_loader(fullname, self))


class MetaPathFinder(metaclass=abc.ABCMeta):
    """Finds modules, from sys.meta_path."""

    def invalidate_caches(self):
        """Forget what was found."""


class PathEntryFinder(MetaPathFinder):
    """Finds modules in one place of sys.path."""


class InspectLoader(Loader):
    """Loads modules whose source it can show."""

    def is_package(self, fullname):
        """Whether a module is a package."""
        raise ImportError

    @abc.abstractmethod
    def get_source(self, fullname):
        """The text of a module."""
        raise ImportError

    def get_code(self, fullname):
        """The code of a module."""
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @staticmethod
    def source_to_code(data, path='<string>'):
        """Text to code."""
        return compile(data, path, 'exec', dont_inherit=True)

    def exec_module(self, module):
        """Run a module's program."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f'cannot load module {module.__name__!r} when get_code() returns '
                              'None')
        exec(code, module.__dict__)
