"""How mocks note their calls."""

import pprint


class _Sentinel:
    """An object that is only itself."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'sentinel.{self.name}'


class _Sentinels:
    """sentinel.NAME is always the same object."""

    def __init__(self):
        self._made = {}

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return self._made.setdefault(name, _Sentinel(name))


DEFAULT = _Sentinel('DEFAULT')


class _Any:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return '<ANY>'


ANY = _Any()


def _format_call(name, args, kwargs):
    shown = [*map(repr, args), *(f'{key}={value!r}' for key, value in kwargs.items())]
    return f"{name}({', '.join(shown)})"


class _Call(tuple):
    """(args, kwargs) of a call, or (name, args, kwargs); call(1, x=2) makes one to compare with."""

    def __new__(cls, value=(), name='', made=True):
        return tuple.__new__(cls, value)

    def __init__(self, value=(), name='', made=True):
        self._name = name or (value[0] if len(value) == 3 else '')

    @property
    def args(self):
        """The positional arguments."""
        return self[-2]

    @property
    def kwargs(self):
        """The keyword arguments."""
        return self[-1]

    def _parts(self):
        return (self[0] if len(self) == 3 else '', self[-2], self[-1])

    def __eq__(self, other):
        if isinstance(other, _Call):
            return self._parts() == other._parts() if len(other) else NotImplemented
        if not isinstance(other, tuple):
            return NotImplemented
        name, args, kwargs = '', (), {}
        for part in other:
            if isinstance(part, str):
                name = part
            elif isinstance(part, tuple):
                args = part
            else:
                kwargs = part
        return self._parts() == (name, args, kwargs)

    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        name = self._name
        if len(self):
            name += '()'  # a call of what another call returned
        return _Call((name, args, kwargs))

    def __getattr__(self, attr):
        if attr.startswith('__'):
            raise AttributeError(attr)
        name = f'{self._name}()' if len(self) else self._name
        return _Call((), name=f'{name}.{attr}'.lstrip('.'))

    def count(self, /, *args, **kwargs):
        return self.__getattr__('count')(*args, **kwargs)

    def index(self, /, *args, **kwargs):
        return self.__getattr__('index')(*args, **kwargs)

    def __repr__(self):
        if not len(self):
            return f"call{'.' + self._name if self._name else ''}"
        name, args, kwargs = self._parts()
        dot = '' if not name or name.startswith('()') else '.'
        return _format_call(f'call{dot}{name}', args, kwargs)


call = _Call()


class _CallList(list):
    """Calls; a stretch of them can be looked for."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return any(entry == value for entry in self)
        size = len(value)
        return any(self[start:start + size] == value for start in range(len(self) - size + 1))

    def missing(self, calls, any_order):
        """Which of the calls are not there; None: all are."""
        if not any_order:
            return None if list(calls) in self else calls
        left = list(self)
        absent = []
        for entry in calls:
            try:
                left.remove(entry)
            except ValueError:
                absent.append(entry)
        return absent or None

    def __repr__(self):
        return pprint.pformat(list(self))
