"""inspect.signature and what belongs to it."""

import sys
from _types import BuiltinFunctionType, FunctionType, MappingProxyType, MethodType
from types import (ClassMethodDescriptorType, MethodDescriptorType, MethodWrapperType,
                   WrapperDescriptorType)
from enum import IntEnum
from inspect import getattr_static, get_annotations, unwrap

_PlainAlias = type(list[int])


class _void:
    """Left out, where None would mean something."""


class _empty:
    """There is none: of a default, of an annotation."""


_empty.__module__ = 'inspect'


class _ParameterKind(IntEnum):
    POSITIONAL_ONLY = 'positional-only'
    POSITIONAL_OR_KEYWORD = 'positional or keyword'
    VAR_POSITIONAL = 'variadic positional'
    KEYWORD_ONLY = 'keyword-only'
    VAR_KEYWORD = 'variadic keyword'

    def __new__(cls, description):
        value = len(cls.__members__)
        made = int.__new__(cls, value)
        made._value_ = value
        made.description = description
        return made

    def __str__(self):
        return self.name


(_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY,
 _VAR_KEYWORD) = _ParameterKind


def formatannotation(annotation, base_module=None):
    """How an annotation stands in a signature."""
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, _PlainAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    return repr(annotation)


class Parameter:
    """One parameter of a signature."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f'{self._kind.description} parameters cannot have default values')
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name = name

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """A copy with some attributes replaced."""
        return type(self)(self._name if name is _void else name,
                          self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def __str__(self):
        text = self._name
        if self._kind == _VAR_POSITIONAL:
            text = '*' + text
        elif self._kind == _VAR_KEYWORD:
            text = '**' + text
        if self._annotation is not _empty:
            text += f': {formatannotation(self._annotation)}'
            if self._default is not _empty:
                text += f' = {self._default!r}'
        elif self._default is not _empty:
            text += f'={self._default!r}'
        return text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind
                and self._default == other._default and self._annotation == other._annotation)


class BoundArguments:
    """The arguments of a call, by the parameters that they are for."""

    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, parameter in self._signature.parameters.items():
            if not started:
                if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if parameter.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Add what was left out."""
        arguments = []
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                value = self.arguments[name]
            elif parameter.default is not _empty:
                value = parameter.default
            elif parameter.kind is _VAR_POSITIONAL:
                value = ()
            elif parameter.kind is _VAR_KEYWORD:
                value = {}
            else:
                continue  # Of bind_partial.
            arguments.append((name, value))
        self.arguments = dict(arguments)

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        shown = ', '.join(f'{name}={value!r}' for name, value in self.arguments.items())
        return f'<{self.__class__.__name__} ({shown})>'


class Signature:
    """The parameters of a function, and the annotation of its result."""

    __slots__ = ('_return_annotation', '_parameters')

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty,
                 __validate_parameters__=True):
        found = {}
        top_kind = _POSITIONAL_ONLY
        default_seen = False
        for parameter in parameters or ():
            kind, name = parameter.kind, parameter.name
            if kind < top_kind:
                raise ValueError(f'wrong parameter order: {top_kind.description} parameter before '
                                 f'{kind.description} parameter')
            top_kind = kind
            if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if parameter.default is not _empty:
                    default_seen = True
                elif default_seen:
                    raise ValueError('non-default argument follows default argument')
            if name in found:
                raise ValueError(f'duplicate parameter name: {name!r}')
            found[name] = parameter
        self._parameters = MappingProxyType(found)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None,
                      eval_str=False):
        """The signature of anything that can be called."""
        return _Finder(cls, follow_wrapped, globals, locals, eval_str).of(obj)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A copy with parameters or return annotation replaced."""
        if parameters is _void:
            parameters = self.parameters.values()
        if return_annotation is _void:
            return_annotation = self._return_annotation
        return type(self)(parameters, return_annotation=return_annotation)

    __replace__ = replace

    def _compared(self):
        named = {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}
        rest = tuple(p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY)
        return rest, named, self._return_annotation

    def __hash__(self):
        rest, named, annotation = self._compared()
        return hash((rest, frozenset(named.values()), annotation))

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return self._compared() == other._compared()

    def bind(self, /, *args, **kwargs):
        """Which parameter each of the arguments is for; TypeError when they do not fit."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """The same for a call whose other arguments come later."""
        return self._bind(args, kwargs, partial=True)

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        misplaced = []  # Positional-only ones that were given by name.
        args = list(args)
        rest = list(self.parameters.values())
        while args:
            if not rest or rest[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError('too many positional arguments')
            parameter = rest.pop(0)
            if parameter.kind == _VAR_POSITIONAL:
                arguments[parameter.name] = tuple(args)
                args = []
            elif parameter.name in kwargs and parameter.kind != _POSITIONAL_ONLY:
                raise TypeError(f'multiple values for argument {parameter.name!r}')
            else:
                arguments[parameter.name] = args.pop(0)
        collects = None
        by_name = False  # From the first one given by name, what is missing is missed by name.
        for parameter in rest:
            name, kind = parameter.name, parameter.kind
            if kind == _VAR_KEYWORD:
                collects = parameter
            elif kind == _VAR_POSITIONAL:
                by_name = True
            elif name in kwargs and kind != _POSITIONAL_ONLY:
                by_name = True
                arguments[name] = kwargs.pop(name)
            elif name in kwargs and not by_name and parameter.default is _empty:
                misplaced.append(name)
            elif parameter.default is _empty and not partial:
                sort = ' keyword-only' if kind == _KEYWORD_ONLY and not by_name else ''
                raise TypeError(f'missing a required{sort} argument: {name!r}')
            else:
                by_name = True
        if kwargs:
            if collects is not None:
                arguments[collects.name] = kwargs
            elif misplaced:
                raise TypeError('got some positional-only arguments passed as keyword arguments: '
                                f'{", ".join(misplaced)!r}')
            else:
                raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
        return BoundArguments(self, arguments)

    def __repr__(self):
        return f'<{self.__class__.__name__} {self}>'

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None):
        """As it would be written; each parameter on a line of its own when it is too long."""
        shown = []
        slash_wanted = False
        star_wanted = True
        for parameter in self.parameters.values():
            kind = parameter.kind
            if kind == _POSITIONAL_ONLY:
                slash_wanted = True
            elif slash_wanted:
                shown.append('/')
                slash_wanted = False
            if kind == _VAR_POSITIONAL:
                star_wanted = False
            elif kind == _KEYWORD_ONLY and star_wanted:
                shown.append('*')
                star_wanted = False
            shown.append(str(parameter))
        if slash_wanted:
            shown.append('/')
        text = f'({", ".join(shown)})'
        if max_width is not None and len(text) > max_width:
            text = '(\n    ' + ',\n    '.join(shown) + '\n)'
        if self._return_annotation is not _empty:
            text += f' -> {formatannotation(self._return_annotation)}'
        return text


for _made in (_ParameterKind, Parameter, BoundArguments, Signature):
    _made.__module__ = 'inspect'


# --- Finding the signature --------------------------------------------------------------

def _user_defined(cls, name):
    """A method that is written in Python, or None."""
    method = getattr(cls, name, None)
    return method if isinstance(method, (FunctionType, MethodType)) else None


class _Finder:
    def __init__(self, sigcls, follow_wrapped, globals, locals, eval_str):
        self.sigcls = sigcls
        self.follow_wrapped = follow_wrapped
        self.globals = globals
        self.locals = locals
        self.eval_str = eval_str

    def of(self, obj):
        if not callable(obj):
            raise TypeError(f'{obj!r} is not a callable object')
        if isinstance(obj, MethodType):
            return _without_first(self.of(obj.__func__))
        if self.follow_wrapped:
            obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__')
                         or isinstance(f, MethodType))
            if isinstance(obj, MethodType):
                return self.of(obj)
        given = getattr(obj, '__signature__', None)
        if given is not None:
            return self._given(obj, given)
        partialmethod = getattr(obj, '__partialmethod__', None)
        if partialmethod is not None:
            wrapped = self.of(partialmethod.func)
            signature = _after_partial(wrapped, partialmethod, (None,))
            first = next(iter(wrapped.parameters.values()))
            if first.kind is _VAR_POSITIONAL:
                return signature
            return signature.replace(parameters=(first, *signature.parameters.values()))
        if _is_partial(obj):
            return _after_partial(self.of(obj.func), obj)
        if isinstance(obj, FunctionType):
            return self._of_function(obj)
        if isinstance(obj, _native_types):
            return self._of_native(obj)
        if isinstance(obj, type):
            return self._of_class(obj)
        call = getattr_static(type(obj), '__call__', None)
        if call is not None:
            return self.of(type(obj).__call__.__get__(obj))
        raise ValueError(f'callable {obj!r} is not supported by signature')

    def _given(self, obj, given):
        signature = given
        if not isinstance(signature, (Signature, str)) and callable(signature):
            signature = signature()
        if isinstance(signature, str):
            signature = self._from_text(signature)
        if not isinstance(signature, Signature):
            raise TypeError(f'unexpected object {given!r} in __signature__ attribute')
        return signature

    def _of_function(self, function):
        code = function.__code__
        annotations = get_annotations(function, globals=self.globals, locals=self.locals,
                                      eval_str=self.eval_str)
        names = code.co_varnames
        count, named_count = code.co_argcount, code.co_kwonlyargcount
        defaults = function.__defaults__ or ()
        named_defaults = function.__kwdefaults__ or {}
        parameters = []

        def add(name, kind, default=_empty):
            parameters.append(Parameter(name, kind, default=default,
                                        annotation=annotations.get(name, _empty)))

        for index, name in enumerate(names[:count]):
            from_end = index - (count - len(defaults))
            add(name, _POSITIONAL_ONLY if index < code.co_posonlyargcount
                else _POSITIONAL_OR_KEYWORD, defaults[from_end] if from_end >= 0 else _empty)
        rest = count + named_count
        if code.co_flags & 4:
            add(names[rest], _VAR_POSITIONAL)
            rest += 1
        for name in names[count:count + named_count]:
            add(name, _KEYWORD_ONLY, named_defaults.get(name, _empty))
        if code.co_flags & 8:
            add(names[rest], _VAR_KEYWORD)
        return self.sigcls(parameters, return_annotation=annotations.get('return', _empty))

    def _from_text(self, text):
        namespace = {}
        exec(f'def function{text}: pass', namespace)
        return self._of_function(namespace['function'])

    def _of_native(self, function):
        text = _native_texts.get(function) or function.__text_signature__
        if text and 'stop=...' in text:
            text = text.replace('stop=...', f'stop={sys.maxsize}')
        elif text and '=...' in text and not isinstance(function, BuiltinFunctionType):
            raise ValueError(f'{function!r} builtin has invalid signature')
        if not text or '=...' in text:
            raise ValueError(f'no signature found for builtin {function!r}')
        signature = self._from_text(text)
        if function.__module__ == 'asyncio.timeouts' and function.__name__ in ('timeout', 'timeout_at'):
            signature = _annotated_timeout(signature)
        if function.__self__ is not None and text.startswith(('(self', '(cls')):
            return _without_first(signature)
        return signature

    def _of_class(self, cls):
        call = _user_defined(type(cls), '__call__')
        if call is not None and type(cls) is not type:
            signature = self.of(call)
            if type(cls).__name__ not in ('EnumType', 'ABCMeta'):
                return _without_first(signature)
        new = _user_defined(cls, '__new__')
        init = _user_defined(cls, '__init__')
        for base in cls.__mro__:
            if new is not None and '__new__' in base.__dict__:
                return _without_first(self.of(new))
            if init is not None and '__init__' in base.__dict__:
                return _without_first(self.of(init))
        if cls.__init__ is object.__init__ and cls.__new__ is object.__new__:
            return self.sigcls()
        if (cls.__module__.startswith(('asyncio.', '_asyncio'))
                and not issubclass(cls, BaseException) and cls.__init__ is not object.__init__):
            text = cls.__init__.__text_signature__.replace('value=...', 'value=1')
            return _without_first(self._from_text(text))
        raise ValueError(f'no signature found for builtin type {cls!r}')


_native_types = (BuiltinFunctionType, MethodDescriptorType, WrapperDescriptorType,
                 MethodWrapperType, ClassMethodDescriptorType)
# Where the function's own text says less than CPython's.
_native_texts = {print: "(*args, sep=' ', end='\\n', file=None, flush=False)",
                 sorted: '(iterable, /, *, key=None, reverse=False)'}


def _annotated_timeout(signature):
    """timeout() and timeout_at() are annotated in CPython."""
    from asyncio import Timeout
    from typing import Optional
    parameters = [each.replace(annotation=Optional[float]) for each in signature.parameters.values()]
    return signature.replace(parameters=parameters, return_annotation=Timeout)


def _is_partial(obj):
    functools = sys.modules.get('functools')
    return functools is not None and isinstance(obj, functools.partial)


def _without_first(signature):
    """The signature of a method once it is bound."""
    parameters = tuple(signature.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if parameters[0].kind is not _VAR_POSITIONAL:
        parameters = parameters[1:]
    return signature.replace(parameters=parameters)


def _after_partial(signature, partial, extra_args=()):
    """What is left of the parameters after a partial application."""
    keywords = partial.keywords or {}
    try:
        bound = signature.bind_partial(*extra_args, *(partial.args or ()), **keywords)
    except TypeError as error:
        raise ValueError(f'partial object {partial!r} has incorrect arguments') from error
    positional, named, collects = [], [], []
    by_name = False  # After one that was given by name, the others must be too.
    for name, parameter in signature.parameters.items():
        kind = parameter.kind
        if name in bound.arguments:
            value = bound.arguments[name]
            if kind is _POSITIONAL_ONLY or kind is _POSITIONAL_OR_KEYWORD and name not in keywords:
                continue
            if kind is _POSITIONAL_OR_KEYWORD:
                by_name = True
            if kind in (_POSITIONAL_OR_KEYWORD, _KEYWORD_ONLY):
                parameter = parameter.replace(default=value)
        if kind is _POSITIONAL_OR_KEYWORD and by_name:
            named.append(parameter.replace(kind=_KEYWORD_ONLY))
        elif kind is _VAR_POSITIONAL and by_name:
            continue
        elif kind is _KEYWORD_ONLY:
            named.append(parameter)
        elif kind is _VAR_KEYWORD:
            collects.append(parameter)
        else:
            positional.append(parameter)
    return signature.replace(parameters=positional + named + collects)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of anything that can be called."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals,
                                   locals=locals, eval_str=eval_str)


# --- Older ways to ask ------------------------------------------------------------------

def _full_arg_spec_type():
    from collections import namedtuple
    return namedtuple('FullArgSpec', 'args, varargs, varkw, defaults, kwonlyargs, '
                      'kwonlydefaults, annotations', module='inspect')


FullArgSpec = _full_arg_spec_type()


def getfullargspec(func):
    """The names of the parameters of a function, and their defaults."""
    try:
        found = _Finder(Signature, False, None, None, False).of(func)
    except Exception as error:
        raise TypeError('unsupported callable') from error
    args, kwonlyargs, defaults, kwdefaults, annotations = [], [], [], {}, {}
    if found.return_annotation is not _empty:
        annotations['return'] = found.return_annotation
    varargs = varkw = None
    if isinstance(func, MethodType):
        args.append(func.__func__.__code__.co_varnames[0])
    for parameter in found.parameters.values():
        kind, name = parameter.kind, parameter.name
        if kind is _VAR_POSITIONAL:
            varargs = name
        elif kind is _VAR_KEYWORD:
            varkw = name
        elif kind is _KEYWORD_ONLY:
            kwonlyargs.append(name)
            if parameter.default is not _empty:
                kwdefaults[name] = parameter.default
        else:
            args.append(name)
            if parameter.default is not _empty:
                defaults.append(parameter.default)
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, kwonlyargs,
                       kwdefaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    """The arguments that a function would get from such a call, by their names."""
    if isinstance(func, MethodType):
        positional = (func.__self__, *positional)
        func = func.__func__
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)
