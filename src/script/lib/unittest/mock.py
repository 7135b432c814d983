"""Objects that stand for others in tests, and note how they were used."""

import asyncio
import inspect
from ._mock_calls import ANY, DEFAULT, _Call, _CallList, _format_call, _Sentinels, call
from ._mock_patch import patch

__all__ = ['Mock', 'MagicMock', 'AsyncMock', 'NonCallableMock', 'NonCallableMagicMock',
           'PropertyMock', 'ANY', 'DEFAULT', 'call', 'patch', 'sentinel', 'create_autospec',
           'mock_open', 'seal', 'InvalidSpecError']

sentinel = _Sentinels()

_own = frozenset(('return_value', 'side_effect', 'call_args', 'call_count', 'called',
                  'call_args_list', 'mock_calls', 'await_count', 'await_args',
                  'await_args_list'))
_mistyped = ('assert', 'assret', 'asert', 'aseert', 'assrt')


class InvalidSpecError(Exception):
    """The spec is a mock itself."""


def _is_exception(value):
    return (isinstance(value, BaseException)
            or isinstance(value, type) and issubclass(value, BaseException))


class NonCallableMock:
    """Has every attribute that is asked for; each is a mock too."""

    def __new__(cls, *args, **kwargs):
        # A class of its own, so that special methods can be set for one mock.
        kind = type(cls.__name__, (cls,), {'__doc__': cls.__doc__, '__module__': cls.__module__})
        return object.__new__(kind)

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, side_effect=None,
                 return_value=DEFAULT, unsafe=False, **kwargs):
        state = self.__dict__
        state.update(_children={}, _parent=None, _link='', _name=name, _sealed=False,
                     _unsafe=unsafe, _wraps=wraps, _return_value=return_value, _spec_class=None,
                     _spec_names=None, _spec_set=spec_set is not None, _spec_async=())
        self.reset_mock()
        self._set_spec(spec if spec_set is None else spec_set)
        self.side_effect = side_effect
        self.configure_mock(**kwargs)

    def _set_spec(self, spec):
        if spec is None:
            return
        if isinstance(spec, NonCallableMock):
            raise InvalidSpecError(f'Cannot spec a Mock object. [object={spec!r}]')
        state = self.__dict__
        if isinstance(spec, (list, tuple)):
            state['_spec_names'] = list(spec)
            return
        state['_spec_class'] = spec if isinstance(spec, type) else type(spec)
        state['_spec_names'] = names = dir(spec)
        annotations = getattr(state['_spec_class'], '__annotations__', {})
        names += [name for name in annotations if name not in names]
        state['_spec_async'] = [name for name in names if inspect.iscoroutinefunction(
            inspect.getattr_static(spec, name, None))]

    def mock_add_spec(self, spec, spec_set=False):
        """Only what the spec has may be used from now on."""
        self._set_spec(spec)
        self.__dict__['_spec_set'] = bool(spec_set)

    def configure_mock(self, /, **kwargs):
        """Set attributes; the names may have dots."""
        for name, value in sorted(kwargs.items(), key=lambda item: item[0].count('.')):
            *path, last = name.split('.')
            target = self
            for part in path:
                target = getattr(target, part)
            setattr(target, last, value)

    def attach_mock(self, mock, attribute):
        """Make another mock an attribute; its calls are noted here too."""
        mock.__dict__.update(_parent=None, _link='', _name=None)
        setattr(self, attribute, mock)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forget all calls."""
        state = self.__dict__
        state.update(called=False, call_args=None, call_count=0, call_args_list=_CallList(),
                     mock_calls=_CallList())
        if return_value:
            state['_return_value'] = DEFAULT
        if side_effect:
            state['_side_effect'] = None
        for child in list(self._children.values()):
            child.reset_mock(return_value=return_value, side_effect=side_effect)
        returned = state['_return_value']
        if isinstance(returned, NonCallableMock) and returned._parent is self:
            returned.reset_mock(return_value=return_value, side_effect=side_effect)

    # --- Attributes ---

    @property
    def __class__(self):
        return self._spec_class or type(self)

    @property
    def side_effect(self):
        """What a call raises, calls, or gives one after the other."""
        return self._side_effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not _is_exception(value):
            value = iter(value)
        self.__dict__['_side_effect'] = value

    @property
    def return_value(self):
        """What a call returns: a mock if nothing else was set."""
        if self._return_value is DEFAULT:
            self.__dict__['_return_value'] = self._new_child('()')
        return self._return_value

    @return_value.setter
    def return_value(self, value):
        self.__dict__['_return_value'] = value
        self._adopt(value, '()')

    @property
    def method_calls(self):
        """The calls of its attributes."""
        return _CallList(entry for entry in self.mock_calls if entry[0] and '()' not in entry[0])

    def _adopt(self, value, link):
        if not isinstance(value, NonCallableMock):
            return
        ancestor = self
        while ancestor is not None and ancestor is not value:
            ancestor = ancestor._parent
        if ancestor is None and value._parent is None and value._name is None:
            value.__dict__.update(_parent=self, _link=link)

    def _new_child(self, link, **kwargs):
        child = self._get_child_mock(_link=link, **kwargs)
        child.__dict__.update(_parent=self, _link=link)
        return child

    def _get_child_mock(self, /, *, _link='', **kwargs):
        """What attributes and return values are: the same kind of mock."""
        if _link[1:] in self._spec_async:
            return AsyncMock(**kwargs)
        kind = next(base for base in type(self).__mro__ if '_kind' in base.__dict__)._kind
        if kind is AsyncMock and (_link == '()' or self._spec_names is not None):
            kind = MagicMock
        return {'Mock': Mock, 'MagicMock': MagicMock}.get(kind, kind)(**kwargs)

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__') or name in ('_children', '_spec_names'):
            raise AttributeError(name)
        child = self._children.get(name)
        if child is None:
            child = self._make_attribute(name)
        return child

    def _make_attribute(self, name):
        if self._spec_names is not None:
            if name not in self._spec_names:
                raise AttributeError(f'Mock object has no attribute {name!r}')
        elif not self._unsafe and name.startswith(_mistyped):
            raise AttributeError(
                f'{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant '
                'to be an attribute.')
        if name in self.__dict__.get('_deleted', ()):
            raise AttributeError(name)
        if self._sealed:
            raise AttributeError(f'{self._full_name()}.{name}')
        wrapped = None if self._wraps is None else getattr(self._wraps, name)
        child = self._new_child('.' + name, wraps=wrapped)
        self._children[name] = child
        return child

    def __setattr__(self, name, value):
        if name in _own or isinstance(getattr(type(self), name, None), property):
            if name in self.__dict__ and name in _own:
                self.__dict__[name] = value
            else:
                object.__setattr__(self, name, value)
            return
        if self._spec_set and name not in self._spec_names and name not in self.__dict__:
            raise AttributeError(f'Mock object has no attribute {name!r}')
        if name.startswith('__') and name.endswith('__'):
            self._set_special(name, value)
            return
        if self._sealed and name not in self._children and name not in self.__dict__:
            raise AttributeError(f'Cannot set {self._full_name()}.{name}')
        self.__dict__.get('_deleted', set()).discard(name)
        if isinstance(value, NonCallableMock):
            self._adopt(value, '.' + name)
            self._children[name] = value
        else:
            self._children.pop(name, None)
            self.__dict__[name] = value

    def _set_special(self, name, value):
        if isinstance(value, NonCallableMock):
            self._adopt(value, '.' + name)
            setattr(type(self), name, _Special(name, value))
        elif callable(value) and not isinstance(value, type):
            setattr(type(self), name, lambda *args, **kwargs: value(*args, **kwargs))
        else:
            setattr(type(self), name, value)

    def __delattr__(self, name):
        if name in self.__dict__.get('_deleted', ()):
            raise AttributeError(name)
        self._children.pop(name, None)
        self.__dict__.pop(name, None)
        self.__dict__.setdefault('_deleted', set()).add(name)

    def __dir__(self):
        return sorted({*(self._spec_names or dir(type(self))), *self.__dict__, *self._children})

    def _full_name(self):
        path, mock = '', self
        while mock._parent is not None:
            path = mock._link + path
            mock = mock._parent
        return (mock._name or 'mock') + path

    def __repr__(self):
        named = self._name is not None or self._parent is not None
        name = f" name={self._full_name()!r}" if named else ''
        spec = '' if self._spec_class is None else f" spec={self._spec_class.__name__!r}"
        return f"<{type(self).__name__}{name}{spec} id='{id(self)}'>"

    # --- What is asserted of calls ---

    def _shown_name(self):
        return self._name or self._link.lstrip('.') or 'mock'

    def _shown_calls(self, title='Calls'):
        return f'\n{title}: {self.mock_calls!r}.' if self.mock_calls else ''

    def _fail_comparing(self, args, kwargs, actual, action='call'):
        name = self._shown_name()
        expected = _format_call(name, args, kwargs)
        shown = 'not called.' if actual is None else _format_call(name, *actual)
        raise AssertionError(f'expected {action} not found.\nExpected: {expected}\n'
                             f'  Actual: {shown}')

    def assert_not_called(self):
        """It was not called."""
        if self.call_count:
            raise AssertionError(
                f"Expected '{self._shown_name()}' to not have been called. Called "
                f'{self.call_count} times.{self._shown_calls()}')

    def assert_called(self):
        """It was called."""
        if not self.call_count:
            raise AssertionError(f"Expected '{self._shown_name()}' to have been called.")

    def assert_called_once(self):
        """It was called once."""
        if self.call_count != 1:
            raise AssertionError(
                f"Expected '{self._shown_name()}' to have been called once. Called "
                f'{self.call_count} times.{self._shown_calls()}')

    def assert_called_with(self, /, *args, **kwargs):
        """The last call was with these arguments."""
        if self.call_args is None or self.call_args != _Call((args, kwargs)):
            self._fail_comparing(args, kwargs, self.call_args)

    def assert_called_once_with(self, /, *args, **kwargs):
        """It was called once, with these arguments."""
        if self.call_count != 1:
            raise AssertionError(
                f"Expected '{self._shown_name()}' to be called once. Called {self.call_count} "
                f'times.{self._shown_calls()}')
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """One of the calls was with these arguments."""
        if _Call((args, kwargs)) not in self.call_args_list:
            raise AssertionError(f'{_format_call(self._shown_name(), args, kwargs)} call not found')

    def assert_has_calls(self, calls, any_order=False):
        """These calls are among those that were made, one after the other."""
        missing = self.mock_calls.missing(calls, any_order)
        if missing is None:
            return
        if any_order:
            raise AssertionError(f'{self._shown_name()!r} does not contain all of {tuple(missing)} '
                                 f'in its call list, found {self.mock_calls!r} instead')
        shown = self._shown_calls('  Actual').rstrip('.')
        raise AssertionError(f'Calls not found.\nExpected: {_CallList(calls)!r}{shown}')


NonCallableMock._kind = 'Mock'


class Mock(NonCallableMock):
    """A mock that can be called."""

    def __call__(self, /, *args, **kwargs):
        self._note_call(args, kwargs)
        return self._answer(args, kwargs)

    def _note_call(self, args, kwargs):
        state = self.__dict__
        state['called'] = True
        state['call_count'] += 1
        state['call_args'] = _Call((args, kwargs))
        self.call_args_list.append(_Call((args, kwargs)))
        mock, path = self, ''
        while mock is not None:
            mock.mock_calls.append(_Call((path.lstrip('.'), args, kwargs)))
            mock, path = mock._parent, mock._link + path

    def _answer(self, args, kwargs):
        effect = self._side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            result = effect(*args, **kwargs) if callable(effect) else next(effect)
            if not callable(effect) and _is_exception(result):
                raise result
            if result is not DEFAULT:
                return result
        if self._return_value is not DEFAULT:
            return self._return_value
        if self._wraps is not None:
            return self._wraps(*args, **kwargs)
        return self.return_value


# --- Special methods ----------------------------------------------------------------------------

class _Special:
    """A special method of a mock's class: each mock has a mock of its own for it."""

    def __init__(self, name, mock=None):
        self.name = name
        self.mock = mock

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.mock is not None:
            return self.mock
        child = instance._children.get(self.name)
        if child is None:
            child = _make_special(instance, self.name)
            instance._children[self.name] = child
        return child


_values = {'__len__': 0, '__contains__': False, '__bool__': True, '__int__': 1, '__index__': 1,
           '__float__': 1.0, '__complex__': 1j, '__exit__': False, '__aexit__': False,
           '__length_hint__': NotImplemented, '__lt__': NotImplemented, '__le__': NotImplemented,
           '__gt__': NotImplemented, '__ge__': NotImplemented}
_supported = [*_values, '__str__', '__enter__', '__aenter__', '__iter__', '__aiter__', '__getitem__',
              '__setitem__', '__delitem__', '__round__', '__trunc__', '__floor__', '__ceil__',
              '__reversed__', '__missing__', '__neg__', '__pos__', '__abs__', '__invert__']
_supported += [f'__{prefix}{name}__' for prefix in ('', 'r', 'i')
               for name in 'add sub mul truediv floordiv mod pow matmul and or xor lshift rshift'
               .split()]


def _make_special(mock, name):
    kind = AsyncMock if name in ('__aenter__', '__aexit__') else MagicMock
    child = kind(return_value=_values[name]) if name in _values else kind()
    child.__dict__.update(_parent=mock, _link='.' + name)
    if name == '__str__':
        child.side_effect = lambda: DEFAULT if child._return_value is not DEFAULT else repr(mock)
    elif name == '__iter__':
        child.side_effect = lambda: iter(_or_empty(child))
    elif name == '__aiter__':
        child.side_effect = lambda: _iterate(_or_empty(child))
    elif name.startswith('__i') and name[2:] not in ('int__', 'index__', 'invert__', 'iter__'):
        child.return_value = mock
    return child


def _or_empty(child):
    return () if child._return_value is DEFAULT else child._return_value


async def _iterate(values):
    for value in values:
        yield value


class _Magic:
    """Adds all special methods."""

    def _set_spec(self, spec):
        super()._set_spec(spec)
        if self._spec_class is not None:
            for name in _supported:
                if name not in self._spec_names and not hasattr(object, name):
                    setattr(type(self), name, _Missing(name))


class _Missing:
    """A special method that the spec does not have."""

    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner=None):
        raise AttributeError(self.name)


for _name in _supported:
    setattr(_Magic, _name, _Special(_name))


class NonCallableMagicMock(_Magic, NonCallableMock):
    """A mock with all special methods."""


class MagicMock(_Magic, Mock):
    """A mock with all special methods that can be called."""

    _kind = 'MagicMock'


class AsyncMock(_Magic, Mock):
    """A mock whose calls are awaited."""

    def reset_mock(self, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.__dict__.update(await_count=0, await_args=None, await_args_list=_CallList())

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__['_is_coroutine'] = asyncio.coroutines._is_coroutine
        inspect.markcoroutinefunction(self)

    def __call__(self, /, *args, **kwargs):
        self._note_call(args, kwargs)
        return self._execute_mock_call(args, kwargs)

    async def _execute_mock_call(self, args, kwargs):
        try:
            effect = self._side_effect
            if effect is not None and not callable(effect) and not _is_exception(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    raise StopAsyncIteration from None
                if _is_exception(result):
                    raise result
                return result
            result = self._answer(args, kwargs)
            return await result if inspect.iscoroutine(result) else result
        finally:
            state = self.__dict__
            state['await_count'] += 1
            state['await_args'] = _Call((args, kwargs))
            self.await_args_list.append(_Call((args, kwargs)))

    def assert_awaited(self):
        """A call was awaited."""
        if not self.await_count:
            raise AssertionError(f'Expected {self._shown_name()} to have been awaited.')

    def assert_not_awaited(self):
        """No call was awaited."""
        if self.await_count:
            raise AssertionError(f'Expected {self._shown_name()} to not have been awaited. Awaited '
                                 f'{self.await_count} times.')

    def assert_awaited_once(self):
        """One call was awaited."""
        if self.await_count != 1:
            raise AssertionError(f'Expected {self._shown_name()} to have been awaited once. Awaited '
                                 f'{self.await_count} times.')

    def assert_awaited_with(self, /, *args, **kwargs):
        """The last call that was awaited had these arguments."""
        if self.await_args is None:
            expected = _format_call(self._shown_name(), args, kwargs)
            raise AssertionError(f'Expected await: {expected}\nNot awaited')
        if self.await_args != _Call((args, kwargs)):
            self._fail_comparing(args, kwargs, self.await_args, 'await')

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """One call was awaited, with these arguments."""
        self.assert_awaited_once()
        self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """One of the calls that were awaited had these arguments."""
        if _Call((args, kwargs)) not in self.await_args_list:
            raise AssertionError(f'{_format_call(self._shown_name(), args, kwargs)} await not found')

    def assert_has_awaits(self, calls, any_order=False):
        """These calls were awaited, one after the other."""
        if self.await_args_list.missing(calls, any_order) is not None:
            raise AssertionError(f'Awaits not found.\nExpected: {_CallList(calls)!r}\n'
                                 f'Actual: {self.await_args_list!r}')


AsyncMock._kind = AsyncMock


class PropertyMock(Mock):
    """A mock to be set as a property of a class."""

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


# --- Making mocks like something ----------------------------------------------------------------

def create_autospec(spec, spec_set=False, instance=False, **kwargs):
    """A mock that has what the spec has and takes what the spec takes."""
    if not isinstance(spec, type) and callable(spec):
        kind = AsyncMock if inspect.iscoroutinefunction(spec) else MagicMock
        mock = kind(name=spec.__name__, **kwargs)
        _check_calls(mock, inspect.signature(spec))
        return mock
    mock = MagicMock(spec=spec, **kwargs)
    for name in mock._spec_names:
        function = inspect.getattr_static(spec, name, None)
        if name.startswith('__') or not inspect.isfunction(function):
            continue
        parameters = list(inspect.signature(function).parameters.values())
        _check_calls(getattr(mock, name), inspect.Signature(parameters[1:]))
    if isinstance(spec, type) and not instance:
        mock.return_value = create_autospec(spec, instance=True)
        _check_calls(mock, inspect.signature(spec))
    return mock


def _check_calls(mock, signature):
    note = mock._note_call

    def checked(args, kwargs):
        signature.bind(*args, **kwargs)
        note(args, kwargs)

    mock.__dict__['_note_call'] = checked


def mock_open(mock=None, read_data=''):
    """A mock of open() whose files hold some text."""
    from io import BytesIO, StringIO
    opened = MagicMock()
    stream = StringIO(read_data) if isinstance(read_data, str) else BytesIO(read_data)
    for name in ('read', 'readline', 'readlines'):
        getattr(opened, name).side_effect = getattr(stream, name)
    opened.__enter__.return_value = opened
    opened.__iter__.side_effect = lambda: iter(stream)
    mock = MagicMock(name='open') if mock is None else mock

    def start(*args, **kwargs):
        stream.seek(0)
        return DEFAULT

    mock.side_effect = start
    mock.return_value = opened
    return mock


def seal(mock):
    """No attributes are made any more."""
    mock.__dict__['_sealed'] = True
    for child in list(mock._children.values()):
        if child._parent is mock:
            seal(child)
