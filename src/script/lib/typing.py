"""Type hints at run time.

NamedTuple, TypedDict and Protocol are loaded at first need (_typing_records, _typing_protocols).
"""

import collections.abc as _abc
import sys
from _library import name_as_native, union_of as _union_of

__all__ = ['AbstractSet', 'Annotated', 'Any', 'AnyStr', 'AsyncContextManager', 'AsyncGenerator',
           'AsyncIterable', 'AsyncIterator', 'Awaitable', 'BinaryIO', 'ByteString', 'Callable',
           'ChainMap', 'ClassVar', 'Collection', 'Concatenate', 'Container', 'ContextManager',
           'Coroutine', 'Counter', 'DefaultDict', 'Deque', 'Dict', 'Final', 'ForwardRef',
           'FrozenSet', 'Generator', 'Generic', 'Hashable', 'IO', 'ItemsView', 'Iterable',
           'Iterator', 'KeysView', 'List', 'Literal', 'LiteralString', 'Mapping', 'MappingView',
           'Match', 'MutableMapping', 'MutableSequence', 'MutableSet', 'NamedTuple', 'Never',
           'NewType', 'NoDefault', 'NoReturn', 'NotRequired', 'Optional', 'OrderedDict',
           'ParamSpec', 'ParamSpecArgs', 'ParamSpecKwargs', 'Pattern', 'Protocol', 'ReadOnly',
           'Required', 'Reversible', 'Self', 'Sequence', 'Set', 'Sized', 'SupportsAbs',
           'SupportsBytes', 'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt',
           'SupportsRound', 'Text', 'TextIO', 'Tuple', 'Type', 'TypeAlias', 'TypeAliasType',
           'TypeGuard', 'TypeIs', 'TypeVar', 'TypeVarTuple', 'TypedDict', 'TYPE_CHECKING',
           'Union', 'Unpack', 'ValuesView', 'assert_never', 'assert_type', 'cast',
           'clear_overloads', 'dataclass_transform', 'final', 'get_args', 'get_origin',
           'get_overloads', 'get_protocol_members', 'get_type_hints', 'is_protocol',
           'is_typeddict', 'no_type_check', 'no_type_check_decorator', 'overload', 'override',
           'reveal_type', 'runtime_checkable']

_NoneType = type(None)
_FunctionType = type(lambda: None)
_PlainAlias = type(list[int])
_PlainUnion = type(int | str)
TYPE_CHECKING = False
Text = str

_ELSEWHERE = {'NamedTuple': '_typing_records', 'TypedDict': '_typing_records',
              'is_typeddict': '_typing_records', 'NamedTupleMeta': '_typing_records'}
_ELSEWHERE.update(dict.fromkeys(
    ('Protocol', 'runtime_checkable', 'runtime', 'is_protocol', 'get_protocol_members',
     'SupportsAbs', 'SupportsBytes', 'SupportsComplex', 'SupportsFloat', 'SupportsIndex',
     'SupportsInt', 'SupportsRound'), '_typing_protocols'))


def __getattr__(name):
    if name in _ELSEWHERE:
        module = __import__(_ELSEWHERE[name])
        value = globals()[name] = getattr(module, name)
        return value
    if name in ('Pattern', 'Match'):
        import re
        value = globals()[name] = _PlainGeneric(getattr(re, name), 1)
        return value
    if name in ('ContextManager', 'AsyncContextManager'):
        import contextlib
        value = globals()[name] = _PlainGeneric(getattr(contextlib, f'Abstract{name}'), 2,
                                                name=name, defaults=(bool | None,))
        return value
    if name in ('OrderedDict', 'Counter', 'ChainMap'):
        import collections
        value = globals()[name] = _PlainGeneric(getattr(collections, name),
                                                1 if name == 'Counter' else 2)
        return value
    if name == 'ByteString':
        value = globals()[name] = _PlainGeneric(_abc.ByteString, 0)
        return value
    if name in ('IO', 'TextIO', 'BinaryIO'):
        _define_files()
        return globals()[name]
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def _caller(depth=1):
    return sys._getframemodulename(depth + 1) or '__main__'


# --- Checking and showing arguments -----------------------------------------------------

def _type_convert(arg, module=None):
    if arg is None:
        return _NoneType
    if isinstance(arg, str):
        return ForwardRef(arg, module=module)
    return arg


def _is_protocol_class(arg):
    return arg is globals().get('Protocol')


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """The argument as a type; TypeError for what cannot be one."""
    arg = _type_convert(arg, module)
    if isinstance(arg, _GenericAlias):
        origin = arg.__origin__
        if (origin is Generic or _is_protocol_class(origin)
                or not allow_special_forms and (origin is ClassVar
                                                or is_argument and origin is Final)):
            raise TypeError(f'{arg} is not valid as type argument')
        return arg
    if isinstance(arg, _SpecialForm):
        if (arg in (LiteralString, NoReturn, Never, Self, TypeAlias)
                or allow_special_forms and arg in (ClassVar, Final)):
            return arg
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if arg is Generic or _is_protocol_class(arg):
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if type(arg) is tuple:
        raise TypeError(f'{msg} Got {arg!r:.100}.')
    return arg


def _type_repr(obj):
    """Classes by their names, everything else by its repr."""
    if isinstance(obj, type) and not isinstance(obj, _PlainAlias):
        if obj.__module__ == 'builtins':
            return obj.__qualname__
        return f'{obj.__module__}.{obj.__qualname__}'
    if obj is ...:
        return '...'
    if isinstance(obj, _FunctionType):
        return obj.__name__
    if isinstance(obj, tuple):
        return f'[{", ".join(map(_type_repr, obj))}]'
    return repr(obj)


def _add_new(found, items):
    for item in items:
        if item not in found:
            found.append(item)


def _collect_parameters(args, *, check_defaults=True):
    """The type variables in args, in the order of their first appearance."""
    parameters = []
    default_seen = tuple_seen = False
    for arg in args:
        if isinstance(arg, (tuple, list)):
            _add_new(parameters, _collect_parameters(arg))
        elif isinstance(arg, _TypeParameter):
            if arg not in parameters and check_defaults:
                if arg.has_default():
                    if tuple_seen:
                        raise TypeError('Type parameter with a default follows TypeVarTuple')
                    default_seen = True
                elif default_seen:
                    raise TypeError(f'Type parameter {arg!r} without a default follows type '
                                    'parameter with a default')
            _add_new(parameters, [arg])
        elif not isinstance(arg, type) or isinstance(arg, _PlainAlias):
            tuple_seen = tuple_seen or _is_unpacked_tuple(arg)
            _add_new(parameters, getattr(arg, '__parameters__', ()))
    return tuple(parameters)


def _is_unpacked_tuple(arg):
    return isinstance(arg, _UnpackAlias) and isinstance(arg.__args__[0], TypeVarTuple)


def _check_count(cls, args):
    parameters = cls.__parameters__
    expected = len(parameters)
    if not expected:
        raise TypeError(f'{cls} is not a generic class')
    actual = len(args)
    if actual == expected:
        return
    if actual < expected:
        if parameters[actual].has_default():
            return
        wanted = f'at least {expected - sum(p.has_default() for p in parameters)}'
        raise TypeError(f'Too few arguments for {cls}; actual {actual}, expected {wanted}')
    raise TypeError(f'Too many arguments for {cls}; actual {actual}, expected {expected}')


def _arguments_for(cls, parameters, args):
    """Each parameter with what it stands for."""
    parameters = list(parameters)
    args = list(args)
    if len(parameters) == 1 and isinstance(parameters[0], ParamSpec):
        # Z[int, str] is Z[[int, str]]
        if not (len(args) == 1 and _is_parameter_list(args[0])):
            args = [tuple(args)]
    position = next((i for i, p in enumerate(parameters) if isinstance(p, TypeVarTuple)), None)
    if position is not None:
        after = len(parameters) - position - 1
        if len(args) < len(parameters) - 1:
            raise TypeError(f'Too few arguments for {cls}; actual {len(args)}, '
                            f'expected at least {len(parameters) - 1}')
        args[position:len(args) - after] = [tuple(args[position:len(args) - after])]
    while len(args) < len(parameters) and parameters[len(args)].has_default():
        args.append(parameters[len(args)].__default__)
    if len(args) != len(parameters):
        _check_count(cls, args)
    result = {}
    for parameter, arg in zip(parameters, args):
        if isinstance(parameter, TypeVar):
            if _is_unpacked_tuple(arg):
                raise TypeError(f'{arg} is not valid as type argument')
            arg = _type_check(arg, 'Parameters to generic types must be types.')
        elif isinstance(parameter, ParamSpec):
            if isinstance(arg, (list, tuple)):
                arg = tuple(_type_check(a, 'Expected a type.') for a in arg)
            elif not _is_parameter_list(arg):
                raise TypeError('Expected a list of types, an ellipsis, ParamSpec, or '
                                f'Concatenate. Got {arg}')
        result[parameter] = arg
    return result


def _is_parameter_list(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _replace(arg, values):
    """An argument with type variables replaced; a list of arguments."""
    if isinstance(arg, _TypeParameter):
        value = values.get(arg, arg)
        if isinstance(arg, ParamSpec) and isinstance(value, tuple):
            return [value]
        return [value]
    if _is_unpacked_tuple(arg):
        value = values.get(arg.__args__[0], arg)
        return list(value) if isinstance(value, tuple) else [value]
    if isinstance(arg, (tuple, list)):
        return [tuple(new for old in arg for new in _replace(old, values))]
    parameters = getattr(arg, '__parameters__', ())
    if not parameters or isinstance(arg, type) and not isinstance(arg, _PlainAlias):
        return [arg]
    wanted = []
    for parameter in parameters:
        value = values.get(parameter, parameter)
        if isinstance(parameter, TypeVarTuple):
            wanted.extend(value if isinstance(value, tuple) else [Unpack[value]])
        else:
            wanted.append(value)
    return [arg[tuple(wanted)]]


def _cached(getitem):
    """X[int] is X[int]: what is subscripted is kept (typing._tp_cache)."""
    known = {}

    def subscribed(self, params):
        key = (self, params,
               tuple(map(type, params)) if isinstance(params, tuple) else type(params))
        try:
            found = known.get(key)
        except TypeError:
            return getitem(self, params)  # Not hashable.
        if found is None:
            if len(known) == 128:
                known.clear()
            found = known[key] = getitem(self, params)
        return found
    return subscribed


# --- Special forms ----------------------------------------------------------------------

class _SpecialForm:
    # Any name of this module that is no class: Union, Literal, ClassVar...

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __repr__(self):
        return f'typing.{self._name}'

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    @_cached
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        if self is Any:
            return 'typing.Any'
        return super().__repr__()


class Any(metaclass=_AnyMeta):
    """Every type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


def _plain_form(name, doc):
    def getitem(self, parameters):
        raise TypeError(f'{self} is not subscriptable')
    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


def _one_type_form(name, doc, allow_special_forms=False):
    def getitem(self, parameters):
        item = _type_check(parameters, f'{self} accepts only single type.'
                           if name != 'ClassVar' and name != 'Final'
                           else f'{self} accepts only single type.',
                           allow_special_forms=allow_special_forms)
        return _GenericAlias(self, (item,))
    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


NoReturn = _plain_form('NoReturn', 'The result of a function that never returns.')
Never = _plain_form('Never', 'The type without values.')
Self = _plain_form('Self', 'The class around.')
LiteralString = _plain_form('LiteralString', 'A str that stands in the program.')
TypeAlias = _plain_form('TypeAlias', 'Marks an assignment as a type alias.')
ClassVar = _one_type_form('ClassVar', 'An attribute of the class, not of instances.', True)
Final = _one_type_form('Final', 'A name that is assigned once.', True)
TypeGuard = _one_type_form('TypeGuard', 'The result of a function that narrows a type.')
TypeIs = _one_type_form('TypeIs', 'The result of a function that narrows a type both ways.')
Required = _one_type_form('Required', 'A key that must be there.', True)
NotRequired = _one_type_form('NotRequired', 'A key that may be missing.', True)
ReadOnly = _one_type_form('ReadOnly', 'A key that may not be set.', True)


@_SpecialForm
def Union(self, parameters):
    """One of several types."""
    if parameters == ():
        raise TypeError('Cannot take a Union of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    message = 'Union[arg, ...]: each arg must be a type.'
    flat = []
    for parameter in parameters:
        parameter = _type_check(parameter, message)
        members = (parameter.__args__ if isinstance(parameter, (_UnionGenericAlias, _PlainUnion))
                   else (parameter,))
        _add_new(flat, members)
    if len(flat) == 1:
        return flat[0]
    if len(flat) == 2 and _NoneType in flat:
        return _UnionGenericAlias(self, tuple(flat), name='Optional')
    return _UnionGenericAlias(self, tuple(flat))


@_SpecialForm
def Optional(self, parameters):
    """A type or None."""
    return Union[_type_check(parameters, f'{self} requires a single type.'), _NoneType]


@_SpecialForm
def Literal(self, parameters):
    """One of several values."""
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for parameter in parameters:
        values = parameter.__args__ if isinstance(parameter, _LiteralAlias) else (parameter,)
        for value in values:
            if not any(type(value) is type(known) and value == known for known in flat):
                flat.append(value)
    return _LiteralAlias(self, tuple(flat))


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters in front of those of a ParamSpec."""
    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or '
                        'ellipsis.')
    message = 'Concatenate[arg, ...]: each arg must be a type.'
    return _ConcatenateGenericAlias(self, (*(_type_check(p, message) for p in parameters[:-1]),
                                    parameters[-1]))


@_SpecialForm
def Unpack(self, parameters):
    """The items of a tuple type, one by one."""
    return _UnpackAlias(self, (_type_check(parameters, f'{self} accepts only single type.'),))


@_SpecialForm
def Annotated(self, parameters):
    """A type with something said of it."""
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and '
                        'an annotation).')
    origin = _type_check(parameters[0], 'Annotated[t, ...]: t must be a type.',
                         allow_special_forms=True)
    return _AnnotatedAlias(origin, tuple(parameters[1:]))


class ForwardRef:
    """A type that is named before it is there."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        source = f'({arg},)[0]' if arg.startswith('*') else arg
        try:
            code = compile(source, '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}')
        self.__forward_arg__ = arg
        self.__forward_code__ = code
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
        if self.__forward_arg__ in recursive_guard:
            return self
        if globalns is None and localns is None:
            globalns = localns = {}
        elif globalns is None:
            globalns = localns
        elif localns is None:
            localns = globalns
        if type_params:
            localns = dict(localns)
            for parameter in type_params:
                if parameter.__name__ not in globalns:
                    localns.setdefault(parameter.__name__, parameter)
        value = _type_check(eval(self.__forward_code__, globalns, localns),
                            'Forward references must evaluate to types.',
                            is_argument=self.__forward_is_argument__,
                            allow_special_forms=self.__forward_is_class__)
        self.__forward_value__ = _eval_type(value, globalns, localns, type_params,
                                            recursive_guard | {self.__forward_arg__})
        self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = '' if self.__forward_module__ is None else f', module={self.__forward_module__!r}'
        return f'ForwardRef({self.__forward_arg__!r}{module})'


# --- Type variables ---------------------------------------------------------------------

class _NoDefaultType:
    __slots__ = ()

    def __repr__(self):
        return 'typing.NoDefault'


NoDefault = _NoDefaultType()


class _TypeParameter:
    """What TypeVar, ParamSpec and TypeVarTuple have in common."""

    def __init__(self, name, default):
        self.__name__ = name
        self._default = default
        module = _caller(2)
        if module != 'typing':
            self.__module__ = module

    @property
    def __default__(self):
        default = self._default
        if isinstance(default, _Lazy):
            default = self._default = default()
        return default

    def has_default(self):
        return self._default is not NoDefault

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        sign = ''
        if not getattr(self, '__infer_variance__', False):
            sign = ('+' if getattr(self, '__covariant__', False)
                    else '-' if getattr(self, '__contravariant__', False) else '~')
        return f'{sign}{self.__name__}'

    def __reduce__(self):
        return self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')

    def __typing_subst__(self, arg):
        return _arguments_for(self, (self,), (arg,))[self]


class _Lazy:
    """A value that is computed at first need."""

    def __init__(self, compute):
        self._compute = compute

    def __call__(self):
        return self._compute()


def _check_variance(name, covariant, contravariant, infer_variance):
    if covariant and contravariant:
        raise ValueError('Bivariant types are not supported.')
    if infer_variance and (covariant or contravariant):
        raise ValueError('Variance cannot be specified with infer_variance.')


class TypeVar(_TypeParameter):
    """A variable that stands for a type."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False,
                 default=NoDefault, infer_variance=False):
        super().__init__(name, default)
        _check_variance(name, covariant, contravariant, infer_variance)
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        message = 'TypeVar(name, constraint, ...): constraints must be types.'
        self._constraints = tuple(_type_check(c, message) for c in constraints)
        self._bound = None if bound is None else _type_check(bound, 'Bound must be a type.')
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)

    @property
    def __bound__(self):
        if isinstance(self._bound, _Lazy):
            self._bound = self._bound()
        return self._bound

    @property
    def __constraints__(self):
        if isinstance(self._constraints, _Lazy):
            self._constraints = self._constraints()
        return self._constraints


name_as_native(TypeVar)


class ParamSpecArgs:
    """P.args"""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.args'

    def __eq__(self, other):
        if not isinstance(other, ParamSpecArgs):
            return NotImplemented
        return self.__origin__ == other.__origin__

    __hash__ = None


class ParamSpecKwargs:
    """P.kwargs"""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.kwargs'

    def __eq__(self, other):
        if not isinstance(other, ParamSpecKwargs):
            return NotImplemented
        return self.__origin__ == other.__origin__

    __hash__ = None


class ParamSpec(_TypeParameter):
    """A variable that stands for the parameters of a function."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False,
                 infer_variance=False, default=NoDefault):
        super().__init__(name, default)
        _check_variance(name, covariant, contravariant, infer_variance)
        self.__bound__ = None if bound is None else _type_check(bound, 'Bound must be a type.')
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)


class TypeVarTuple(_TypeParameter):
    """A variable that stands for any number of types."""

    def __init__(self, name, *, default=NoDefault):
        super().__init__(name, default)

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class TypeAliasType:
    """What the `type` statement makes."""

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__type_params__ = tuple(type_params)
        self._value = value
        self.__module__ = _caller(1)

    @property
    def __value__(self):
        if isinstance(self._value, _Lazy):
            self._value = self._value()
        return self._value

    @property
    def __parameters__(self):
        return tuple(Unpack[p] if isinstance(p, TypeVarTuple) else p
                     for p in self.__type_params__)

    def __getitem__(self, parameters):
        if not self.__type_params__:
            raise TypeError('Only generic type aliases are subscriptable')
        return _PlainAlias(self, parameters)

    def __call__(self, *args, **kwargs):
        raise TypeError("'typing.TypeAliasType' object is not callable")

    def __instancecheck__(self, instance):
        raise TypeError('isinstance() arg 2 must be a type, a tuple of types, or a union')

    def __subclasscheck__(self, cls):
        raise TypeError('issubclass() arg 2 must be a class, a tuple of classes, or a union')

    def __or__(self, other):
        return _union_of(self, other)

    def __ror__(self, other):
        return _union_of(other, self)

    def __repr__(self):
        return self.__name__


# What the compiler's instructions for `def f[T]`, `class C[T]` and `type A[T] = ...` call.

def _make_type_var(name):
    return TypeVar(name, infer_variance=True)


def _make_bound_type_var(name, compute):
    made = TypeVar(name, infer_variance=True)
    made._bound = _Lazy(compute)
    return made


def _make_constrained_type_var(name, compute):
    made = TypeVar(name, infer_variance=True)
    made._constraints = _Lazy(compute)
    return made


def _make_param_spec(name):
    return ParamSpec(name, infer_variance=True)


def _make_type_var_tuple(name):
    return TypeVarTuple(name)


def _set_type_default(parameter, compute):
    parameter._default = _Lazy(compute)
    return parameter


def _set_type_parameters(function, parameters):
    function.__type_params__ = parameters
    return function


def _generic_base(parameters):
    return Generic[tuple(Unpack[p] if isinstance(p, TypeVarTuple) else p for p in parameters)]


def _make_type_alias(name, parameters, compute):
    made = TypeAliasType(name, _Lazy(compute), type_params=parameters or ())
    made.__module__ = compute.__module__
    return made


# --- Aliases: X[...] --------------------------------------------------------------------

_OWN_NAMES = ('_name', '_inst', '_nparams', '_defaults', '__origin__', '__args__',
              '__parameters__', '__metadata__')


def _is_dunder(name):
    return name.startswith('__') and name.endswith('__')


class _BaseGenericAlias:
    """List, and List[int]: attributes and calls go to the class that it stands for."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin

    def __call__(self, *args, **kwargs):
        if not self._inst:
            shown = self.__origin__.__name__
            raise TypeError(f'Type {self._name} cannot be instantiated; use {shown}() instead')
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass  # It cannot hold it.
        return result

    def __mro_entries__(self, bases):
        result = []
        if self.__origin__ not in bases:
            result.append(self.__origin__)
        for base in bases[bases.index(self) + 1:]:
            if isinstance(base, _BaseGenericAlias):
                return tuple(result)
            if isinstance(base, type) and issubclass(base, Generic):
                return tuple(result)
        return (*result, Generic)

    def __getattr__(self, name):
        if name in ('__name__', '__qualname__'):
            return self._name or self.__origin__.__name__
        if '__origin__' in self.__dict__ and not _is_dunder(name):
            return getattr(self.__origin__, name)
        raise AttributeError(name)

    def __setattr__(self, name, value):
        if _is_dunder(name) or name in _OWN_NAMES:
            super().__setattr__(name, value)
        else:
            setattr(self.__origin__, name, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __dir__(self):
        return list(set(super().__dir__()
                        + [name for name in dir(self.__origin__) if not _is_dunder(name)]))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _GenericAlias(_BaseGenericAlias):
    """Something with its arguments: List[int], Box[T]."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        self.__parameters__ = _collect_parameters(args, check_defaults=False)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    @_cached
    def __getitem__(self, args):
        if self.__origin__ is Generic or _is_protocol_class(self.__origin__):
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        if not isinstance(args, tuple):
            args = (args,)
        values = _arguments_for(self, self.__parameters__,
                                tuple(_type_convert(arg) for arg in args))
        return self.copy_with(tuple(self._replaced(values)))

    def _replaced(self, values):
        return [new for old in self.__args__ for new in _replace(old, values)]

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = f'typing.{self._name}' if self._name else _type_repr(self.__origin__)
        if self.__args__:
            args = ', '.join(map(_type_repr, self.__args__))
        else:
            args = '()'
        return f'{name}[{args}]'

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if globals().get('Protocol') in bases:
                return ()
            for base in bases[bases.index(self) + 1:]:
                if isinstance(base, _BaseGenericAlias) and base is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _CallableAlias(_GenericAlias):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_parameter_list(args[0]):
            return super().__repr__()
        return (f'typing.Callable[[{", ".join(map(_type_repr, args[:-1]))}], '
                f'{_type_repr(args[-1])}]')

    def _replaced(self, values):
        new = super()._replaced(values)
        if len(new) == 2 and isinstance(new[0], tuple):
            return [*new[0], new[1]]
        return new


class _UnionGenericAlias(_GenericAlias):
    def copy_with(self, args):
        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, _PlainUnion)):
            return NotImplemented
        mine, theirs = self.__args__, other.__args__
        return (len(mine) == len(theirs) and all(arg in theirs for arg in mine))

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2:
            if args[0] is _NoneType:
                return f'typing.Optional[{_type_repr(args[1])}]'
            if args[1] is _NoneType:
                return f'typing.Optional[{_type_repr(args[0])}]'
        return f'typing.Union[{", ".join(map(_type_repr, args))}]'

    def __instancecheck__(self, obj):
        for cls in self.__args__:
            if isinstance(obj, cls):
                return True
        return False

    def __subclasscheck__(self, cls):
        for arg in self.__args__:
            if issubclass(cls, arg):
                return True
        return False


class _LiteralAlias(_GenericAlias):
    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return set(self._typed()) == set(other._typed())

    def __hash__(self):
        return hash(frozenset(self._typed()))

    def _typed(self):
        return [(value, type(value)) for value in self.__args__]

    def __repr__(self):
        return f'typing.Literal[{", ".join(map(repr, self.__args__)) or "()"}]'


class _ConcatenateGenericAlias(_GenericAlias):
    pass


class _UnpackAlias(_GenericAlias):
    def __repr__(self):
        # In 3.13: *Ts would be a syntax of its own.
        return f'typing.Unpack[{_type_repr(self.__args__[0])}]'


class _AnnotatedAlias(_GenericAlias):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name='Annotated')
        self.__metadata__ = metadata

    def copy_with(self, args):
        return self.__class__(args[0], self.__metadata__)

    def __repr__(self):
        metadata = ', '.join(map(repr, self.__metadata__))
        return f'typing.Annotated[{_type_repr(self.__origin__)}, {metadata}]'

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return (self.__origin__ == other.__origin__
                and self.__metadata__ == other.__metadata__)

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, name):
        if name in ('__name__', '__qualname__'):
            return 'Annotated'
        return super().__getattr__(name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


class _PlainGeneric(_BaseGenericAlias):
    """List, Iterable...: a class of the library that takes `nparams` arguments."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        self._defaults = defaults

    @_cached
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        message = 'Parameters to generic types must be types.'
        params = tuple(_type_check(p, message) for p in params)
        count = self._nparams
        if not count:
            raise TypeError(f'{self} is not a generic class')
        if self._defaults and len(params) < count:
            missing = count - len(params)
            params += self._defaults[len(self._defaults) - missing:]
        if len(params) != count and not any(map(_is_unpacked_tuple, params)):
            wanted = (f'at least {count - len(self._defaults)}'
                      if self._defaults and len(params) < count else count)
            raise TypeError(f'Too {"many" if len(params) > count else "few"} arguments for '
                            f'{self}; actual {len(params)}, expected {wanted}')
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return f'typing.{self._name}'

    def __subclasscheck__(self, cls):
        if isinstance(cls, _PlainGeneric):
            return issubclass(cls.__origin__, self.__origin__)
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        return issubclass(cls, self.__origin__)


class _PlainCallable(_PlainGeneric):
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        result = _type_check(result, 'Callable[args, result]: result must be a type.')
        if not isinstance(args, (list, tuple)) and _is_parameter_list(args):
            return _CallableAlias(self.__origin__, (args, result), name='Callable')
        args = args if isinstance(args, (list, tuple)) else (args,)
        return _CallableAlias(self.__origin__, (*map(_type_convert, args), result), name='Callable')


class _PlainTuple(_PlainGeneric):
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            message = 'Tuple[t, ...]: t must be a type.'
            return self.copy_with((*(_type_check(p, message) for p in params[:-1]), ...))
        message = 'Tuple[t0, t1, ...]: each t must be a type.'
        return self.copy_with(tuple(_type_check(p, message) for p in params))


for _name in ('Hashable', 'Sized'):
    globals()[_name] = _PlainGeneric(getattr(_abc, _name), 0)
for _name in ('Awaitable', 'AsyncIterable', 'AsyncIterator', 'Iterable', 'Iterator', 'Reversible',
              'Container', 'Collection', 'MutableSet', 'Sequence', 'MutableSequence', 'KeysView',
              'ValuesView', 'MappingView'):
    globals()[_name] = _PlainGeneric(getattr(_abc, _name), 1)
for _name in ('Mapping', 'MutableMapping', 'ItemsView'):
    globals()[_name] = _PlainGeneric(getattr(_abc, _name), 2)
del _name
Coroutine = _PlainGeneric(_abc.Coroutine, 3)
Generator = _PlainGeneric(_abc.Generator, 3, defaults=(_NoneType, _NoneType))
AsyncGenerator = _PlainGeneric(_abc.AsyncGenerator, 2, defaults=(_NoneType,))
AbstractSet = _PlainGeneric(_abc.Set, 1, name='AbstractSet')
Callable = _PlainCallable(_abc.Callable, 2)
Tuple = _PlainTuple(tuple, -1, inst=False, name='Tuple')
List = _PlainGeneric(list, 1, inst=False, name='List')
Set = _PlainGeneric(set, 1, inst=False, name='Set')
FrozenSet = _PlainGeneric(frozenset, 1, inst=False, name='FrozenSet')
Dict = _PlainGeneric(dict, 2, inst=False, name='Dict')
Type = _PlainGeneric(type, 1, inst=False, name='Type')


def _containers():
    from collections import defaultdict, deque
    return (_PlainGeneric(defaultdict, 2, name='DefaultDict'),
            _PlainGeneric(deque, 1, name='Deque'))


DefaultDict, Deque = _containers()


# --- Generic ----------------------------------------------------------------------------

class Generic:
    """Base of classes with type variables."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, args):
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple(_type_convert(arg) for arg in args)
        if cls is Generic or _is_protocol_class(cls):
            _check_own_parameters(cls, args)
            return _GenericAlias(cls, args)
        if not cls.__parameters__:
            raise TypeError(f'{cls} is not a generic class')
        values = _arguments_for(cls, cls.__parameters__, args)
        new_args = []
        for parameter in cls.__parameters__:
            value = values[parameter]
            if isinstance(parameter, TypeVarTuple) and isinstance(value, tuple):
                new_args.extend(value)
            else:
                new_args.append(value)
        return _GenericAlias(cls, tuple(new_args))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if '__orig_bases__' in cls.__dict__:
            plain = Generic in cls.__orig_bases__
        else:
            plain = Generic in cls.__bases__ and cls.__name__ != 'Protocol'
        if plain:
            raise TypeError('Cannot inherit from plain Generic')
        cls.__parameters__ = _parameters_of_class(cls)


def _check_own_parameters(cls, args):
    name = cls.__name__
    if not args:
        raise TypeError(f'Parameter list to {name}[...] cannot be empty')
    parameters = [arg.__args__[0] if _is_unpacked_tuple(arg) else arg for arg in args]
    if not all(isinstance(p, _TypeParameter) for p in parameters):
        raise TypeError(f'Parameters to {name}[...] must all be type variables or parameter '
                        'specification variables.')
    if len(set(parameters)) != len(parameters):
        raise TypeError(f'Parameters to {name}[...] must all be unique')


def _parameters_of_class(cls):
    if '__orig_bases__' not in cls.__dict__:
        return ()
    found = _collect_parameters(cls.__orig_bases__)
    declared = None
    for base in cls.__orig_bases__:
        if isinstance(base, _GenericAlias) and (base.__origin__ is Generic
                                                or _is_protocol_class(base.__origin__)):
            if declared is not None:
                raise TypeError('Cannot inherit from Generic[...] and/or Protocol[...] '
                                'multiple times.'
                                if base.__origin__ is not Generic
                                else 'Cannot inherit from Generic[...] multiple times.')
            declared = base
    if declared is None:
        return found
    parameters = _collect_parameters(declared.__args__)
    missing = [p for p in found if p not in parameters]
    if missing:
        raise TypeError(f'Some type variables ({", ".join(map(str, missing))}) are not listed in '
                        f'{declared.__origin__.__name__}'
                        f'[{", ".join(map(str, parameters))}]')
    return parameters


AnyStr = TypeVar('AnyStr', bytes, str)


def _define_files():
    """IO and its two kinds, which hints name and nobody makes."""
    global IO, TextIO, BinaryIO

    class IO(Generic[AnyStr]):
        """A file."""
        __slots__ = ()

    class TextIO(IO[str]):
        """A file of text."""
        __slots__ = ()

    class BinaryIO(IO[bytes]):
        """A file of bytes."""
        __slots__ = ()

    for made in (IO, TextIO, BinaryIO):
        made.__qualname__ = made.__name__


class NewType:
    """NewType('UserId', int): a function that returns its argument."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[2]
        self.__supertype__ = tp
        self.__module__ = _caller(1)

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        base = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                name = cls.__name__
                raise TypeError('Cannot subclass an instance of NewType. Perhaps you were looking '
                                f'for: `{name} = NewType({name!r}, {base})`')

        return (Dummy,)

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# --- Asking -----------------------------------------------------------------------------

def get_origin(tp):
    """What stands before the brackets: list of List[int]; None where there are none."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, _PlainAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, _PlainUnion):
        return _PlainUnion
    return None


def get_args(tp):
    """What stands in the brackets."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, _PlainAlias)):
        args = tp.__args__
        if tp.__origin__ is _abc.Callable and not (len(args) == 2
                                                   and _is_parameter_list(args[0])):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, _PlainUnion):
        return tp.__args__
    return ()


def _eval_type(value, globalns, localns, type_params=(), recursive_guard=frozenset()):
    """A hint with its forward references replaced by what they name."""
    if isinstance(value, ForwardRef):
        return value._evaluate(globalns, localns, type_params, recursive_guard=recursive_guard)
    if not isinstance(value, (_GenericAlias, _PlainAlias, _PlainUnion)):
        return value
    is_plain = isinstance(value, _PlainAlias)
    args = tuple(ForwardRef(arg) if is_plain and isinstance(arg, str) else arg
                 for arg in value.__args__)
    new_args = tuple(_eval_type(arg, globalns, localns, type_params, recursive_guard)
                     for arg in args)
    return _with_args(value, new_args)


def _with_args(value, args):
    if args == value.__args__:
        return value
    if isinstance(value, _PlainUnion):
        result = args[0]
        for arg in args[1:]:
            result = result | arg
        return result
    if isinstance(value, _GenericAlias):
        return value.copy_with(args)
    if value.__origin__ is _abc.Callable and not (len(args) == 2 and _is_parameter_list(args[0])):
        return _abc.Callable[list(args[:-1]), args[-1]]
    return _PlainAlias(value.__origin__, args)


def _strip_annotations(value):
    """A hint without Annotated and the like."""
    if isinstance(value, _AnnotatedAlias):
        return _strip_annotations(value.__origin__)
    if not isinstance(value, (_GenericAlias, _PlainAlias, _PlainUnion)):
        return value
    if get_origin(value) in (Required, NotRequired, ReadOnly):
        return _strip_annotations(value.__args__[0])
    return _with_args(value, tuple(_strip_annotations(arg) for arg in value.__args__))


def _hint(value, is_argument, is_class):
    if value is None:
        return _NoneType
    if isinstance(value, str):
        return ForwardRef(value, is_argument=is_argument, is_class=is_class)
    return value


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a function, class or module, with text evaluated."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    if isinstance(obj, type):
        hints = _hints_of_class(obj, globalns, localns)
    else:
        hints = _hints_of_function(obj, globalns, localns)
    if include_extras:
        return hints
    return {name: _strip_annotations(value) for name, value in hints.items()}


def _hints_of_class(cls, globalns, localns):
    hints = {}
    for base in reversed(cls.__mro__):
        if globalns is None:
            base_globals = getattr(sys.modules.get(base.__module__), '__dict__', {})
        else:
            base_globals = globalns
        base_locals = dict(vars(base)) if localns is None else localns
        if localns is None and globalns is None:
            # Names of the module win over those of the class.
            base_globals, base_locals = base_locals, base_globals
        for name, value in base.__dict__.get('__annotations__', {}).items():
            hints[name] = _eval_type(_hint(value, False, True), base_globals, base_locals,
                                     base.__type_params__)
    return hints


def _hints_of_function(obj, globalns, localns):
    is_module = isinstance(obj, type(sys))
    if globalns is None:
        if is_module:
            globalns = obj.__dict__
        else:
            inner = obj
            while hasattr(inner, '__wrapped__'):
                inner = inner.__wrapped__
            globalns = getattr(inner, '__globals__', {})
    if localns is None:
        localns = globalns
    annotations = getattr(obj, '__annotations__', None)
    if annotations is None:
        if is_module or callable(obj) and not isinstance(obj, (_BaseGenericAlias, _SpecialForm)):
            return {}
        raise TypeError(f'{obj!r} is not a module, class, method, or function.')
    return {name: _eval_type(_hint(value, not is_module, False), globalns, localns,
                             getattr(obj, '__type_params__', ()))
            for name, value in annotations.items()}


# --- Functions that say something to type checkers --------------------------------------

def cast(typ, val):
    """The value, taken for one of the type."""
    return val


def assert_type(val, typ, /):
    """The value, whose type a checker is to confirm."""
    return val


def reveal_type(obj, /):
    """The object; its type is shown."""
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def assert_never(arg, /):
    """Says that this place cannot be reached."""
    shown = repr(arg)
    if len(shown) > 100:
        shown = shown[:100] + '...'
    raise AssertionError(f'Expected code to be unreachable, but got: {shown}')


def no_type_check(arg):
    """Decorator: annotations are not type hints."""
    if isinstance(arg, type):
        for value in vars(arg).values():
            if isinstance(value, _FunctionType):
                value.__no_type_check__ = True
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Makes no_type_check part of a decorator."""
    import functools

    @functools.wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped_decorator


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        'You should not call an overloaded function. A series of @overload-decorated functions '
        'outside a stub module should always be followed by an implementation that is not '
        '@overload-ed.')


def overload(func):
    """One of the signatures of a function that is defined below."""
    inner = getattr(func, '__func__', func)
    try:
        by_line = _overloads.setdefault((inner.__module__, inner.__qualname__), {})
        by_line[inner.__code__.co_firstlineno] = func
    except AttributeError:
        pass  # Not a function.
    return _overload_dummy


def get_overloads(func):
    """What overload() was given for a function."""
    func = getattr(func, '__func__', func)
    return list(_overloads.get((func.__module__, func.__qualname__), {}).values())


def clear_overloads():
    """Forget what overload() was given."""
    _overloads.clear()


def final(f):
    """Says that a method is not overridden, or a class not derived from."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Says that a method overrides one of a base class."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        frozen_default=False, field_specifiers=(), **kwargs):
    """Says that a decorator makes data classes."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            'eq_default': eq_default, 'order_default': order_default,
            'kw_only_default': kw_only_default, 'frozen_default': frozen_default,
            'field_specifiers': field_specifiers, 'kwargs': kwargs}
        return cls_or_fn
    return decorator
