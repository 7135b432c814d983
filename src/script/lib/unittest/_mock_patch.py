"""Putting mocks in the place of what they stand for, for a while."""

import contextlib
import functools
import inspect
import sys
from ._mock_calls import DEFAULT

_absent = object()


def _new_mock(original, kwargs):
    from . import mock
    spec = kwargs.pop('spec', None)
    spec_set = kwargs.pop('spec_set', None)
    kwargs.update({name: original if value is True else value for name, value
                   in (('spec', spec), ('spec_set', spec_set)) if value is not None})
    like = kwargs.get('spec', kwargs.get('spec_set', original))
    kind = mock.AsyncMock if inspect.iscoroutinefunction(like) else mock.MagicMock
    return kind(**kwargs)


class _patch:
    """One attribute that is something else meanwhile: a context manager and a decorator."""

    _active = []

    def __init__(self, get_target, attribute, new, spec=None, create=False, spec_set=None,
                 autospec=None, new_callable=None, kwargs=None):
        self.get_target = get_target
        self.attribute = attribute
        self.new = new
        self.create = create
        self.autospec = autospec
        self.new_callable = new_callable
        self.kwargs = dict(kwargs or {})
        self.kwargs.update({name: value for name, value in (('spec', spec), ('spec_set', spec_set))
                            if value is not None})

    def _copy(self):
        return _patch(self.get_target, self.attribute, self.new, create=self.create,
                      autospec=self.autospec, new_callable=self.new_callable, kwargs=self.kwargs)

    def _make_new(self, original):
        if self.new is not DEFAULT:
            return self.new
        kwargs = dict(self.kwargs)
        if self.autospec:
            from . import mock
            spec = original if self.autospec is True else self.autospec
            return mock.create_autospec(spec, **kwargs)
        if self.new_callable is not None:
            from .mock import NonCallableMock
            if isinstance(self.new_callable, type) and issubclass(self.new_callable,
                                                                  NonCallableMock):
                kwargs.setdefault('name', self.attribute)
            return self.new_callable(**kwargs)
        new = _new_mock(original, kwargs)
        if 'name' not in kwargs and new._name is None:
            new.__dict__['_name'] = self.attribute
        return new

    def __enter__(self):
        self.target = target = self.get_target()
        self.was_local = self.attribute in getattr(target, '__dict__', {})
        self.original = getattr(target, self.attribute, _absent)
        if self.was_local:
            self.original = target.__dict__[self.attribute]
        if self.original is _absent and not self.create:
            import builtins
            if not (isinstance(target, type(sys)) and hasattr(builtins, self.attribute)):
                raise AttributeError(f'{target} does not have the attribute {self.attribute!r}')
            self.original = _absent
        new = self._make_new(None if self.original is _absent else self.original)
        setattr(target, self.attribute, new)
        return new

    def __exit__(self, *exc_info):
        if self.was_local:
            setattr(self.target, self.attribute, self.original)
        else:
            delattr(self.target, self.attribute)
            if self.original is not _absent and not hasattr(self.target, self.attribute):
                setattr(self.target, self.attribute, self.original)
        return False

    def start(self):
        """Patch until stop()."""
        self._active.append(self)
        return self.__enter__()

    def stop(self):
        """What start() did is undone."""
        try:
            self._active.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)

    def __call__(self, function):
        if isinstance(function, type):
            for name in dir(function):
                method = getattr(function, name)
                if name.startswith('test') and callable(method):
                    setattr(function, name, self._copy()(method))
            return function
        if hasattr(function, 'patchings'):
            function.patchings.append(self)
            return function
        if inspect.iscoroutinefunction(function):
            @functools.wraps(function)
            async def patched(*args, **kwargs):
                with _entered(patched.patchings) as mocks:
                    return await function(*args, *mocks, **kwargs)
        else:
            @functools.wraps(function)
            def patched(*args, **kwargs):
                with _entered(patched.patchings) as mocks:
                    return function(*args, *mocks, **kwargs)
        patched.patchings = [self]
        return patched


@contextlib.contextmanager
def _entered(patchings):
    """All patches of a decorated function, that of the lowest decorator first."""
    with contextlib.ExitStack() as stack:
        made = [(patching, stack.enter_context(patching)) for patching in patchings]
        yield [mock for patching, mock in made if patching.new is DEFAULT]


class _patch_dict:
    """A dictionary that holds something else meanwhile."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values, **kwargs)
        self.clear = clear

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _resolve(self.in_dict)
        self.before = dict(self.in_dict)
        if self.clear:
            self.in_dict.clear()
        self.in_dict.update(self.values)
        return self.in_dict

    def __exit__(self, *exc_info):
        self.in_dict.clear()
        self.in_dict.update(self.before)
        return False

    start = __enter__

    def stop(self):
        """What start() did is undone."""
        self.__exit__()

    def __call__(self, function):
        @functools.wraps(function)
        def patched(*args, **kwargs):
            with self:
                return function(*args, **kwargs)

        @functools.wraps(function)
        async def patched_async(*args, **kwargs):
            with self:
                return await function(*args, **kwargs)

        return patched_async if inspect.iscoroutinefunction(function) else patched


def _resolve(path):
    """What a dotted name means."""
    first, *rest = path.split('.')
    found = __import__(first)
    for part in rest:
        first += '.' + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(first)
            found = getattr(found, part)
    return found


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
          new_callable=None, **kwargs):
    """Patch what a dotted name means: patch('module.Class.method')."""
    path, dot, attribute = target.rpartition('.')
    if not dot:
        raise TypeError(f'Need a valid target to patch. You supplied: {target!r}')
    return _patch(lambda: _resolve(path), attribute, new, spec, create, spec_set, autospec,
                  new_callable, kwargs)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None,
                  autospec=None, new_callable=None, **kwargs):
    """Patch an attribute of an object."""
    if isinstance(target, str):
        raise TypeError(f'{target!r} must be the actual object to be patched, not a str')
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable,
                  kwargs)


class _patch_multiple:
    """Several attributes of one object."""

    def __init__(self, target, **kwargs):
        self.target = target
        self.values = kwargs

    def __enter__(self):
        target = _resolve(self.target) if isinstance(self.target, str) else self.target
        self.patches = [(name, _patch_object(target, name, new))
                        for name, new in self.values.items()]
        return {name: entry.__enter__() for name, entry in self.patches
                if entry.new is DEFAULT or entry.__enter__() is None}

    def __exit__(self, *exc_info):
        for _, entry in reversed(self.patches):
            entry.__exit__(*exc_info)
        return False

    def __call__(self, function):
        @functools.wraps(function)
        def patched(*args, **kwargs):
            with self as made:
                return function(*args, **kwargs, **made)
        return patched


def _stopall():
    """Undo what was started and not stopped."""
    while _patch._active:
        _patch._active[-1].stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _stopall
patch.TEST_PREFIX = 'test'
