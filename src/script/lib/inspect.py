"""Looking into live objects.

Signatures are in _inspect_signatures, loaded at first need.
"""

import sys
from _library import is_async_function
from _types import (AsyncGeneratorType, BuiltinFunctionType, CodeType, CoroutineType, FrameType,
                    FunctionType, GeneratorType, GetSetDescriptorType, MemberDescriptorType,
                    MethodType, ModuleType, TracebackType)

CO_OPTIMIZED = 1
CO_NEWLOCALS = 2
CO_VARARGS = 4
CO_VARKEYWORDS = 8
CO_NESTED = 16
CO_GENERATOR = 32
CO_COROUTINE = 128
CO_ITERABLE_COROUTINE = 256
CO_ASYNC_GENERATOR = 512

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = (
    'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED')
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = (
    'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED')
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = (
    'AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED', 'AGEN_CLOSED')

_SIGNATURES = ('Signature', 'Parameter', 'BoundArguments', 'signature', '_empty', '_ParameterKind',
               'getfullargspec', 'FullArgSpec', 'getcallargs', 'formatannotation', 'formatargvalues',
               'formatannotationrelativeto')
_SOURCES = ('getsource', 'getsourcelines', 'findsource', 'getcomments', 'getfile',
            'getsourcefile', 'getabsfile', 'getmodule', 'getmodulename', 'getblock',
            'getframeinfo', 'getouterframes', 'getinnerframes', 'stack', 'trace', 'FrameInfo',
            'Traceback', 'getargvalues', 'ArgInfo', 'getclosurevars', 'ClosureVars', 'walktree',
            'getclasstree')

__all__ = ['CORO_CLOSED', 'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'GEN_CLOSED',
           'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'AGEN_CLOSED', 'AGEN_CREATED',
           'AGEN_RUNNING', 'AGEN_SUSPENDED', 'BoundArguments', 'Parameter', 'Signature',
           'classify_class_attrs', 'cleandoc', 'currentframe', 'get_annotations',
           'getasyncgenlocals', 'getasyncgenstate', 'getattr_static', 'getcallargs',
           'getclasstree', 'getclosurevars', 'getcoroutinelocals', 'getcoroutinestate', 'getdoc', 'getfile',
           'getfullargspec', 'getgeneratorlocals', 'getgeneratorstate', 'getmembers',
           'getmembers_static', 'getmodule', 'getmro', 'getsource', 'getsourcefile',
           'getsourcelines', 'isabstract', 'isasyncgen', 'isasyncgenfunction', 'isawaitable',
           'isbuiltin', 'isclass', 'iscode', 'iscoroutine', 'iscoroutinefunction',
           'isdatadescriptor', 'isframe', 'isfunction', 'isgenerator', 'isgeneratorfunction',
           'isgetsetdescriptor', 'ismemberdescriptor', 'ismethod', 'ismethoddescriptor',
           'ismodule', 'isroutine', 'istraceback', 'markcoroutinefunction', 'signature', 'stack',
           'trace', 'unwrap']


def __getattr__(name):
    if name in _SIGNATURES:
        import _inspect_signatures as module
    elif name in _SOURCES:
        import _inspect_sources as module
    else:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    value = globals()[name] = getattr(module, name)
    return value


# --- What kind of object ----------------------------------------------------------------

def ismodule(object):
    return isinstance(object, ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, MethodType)


def isfunction(object):
    return isinstance(object, FunctionType)


def isbuiltin(object):
    """Whether it is a function that is written natively, or a bound method of that kind."""
    return isinstance(object, BuiltinFunctionType) and not _is_unbound_native(object)


def _is_unbound_native(object):
    return object.__self__ is None and '.' in object.__qualname__


def isroutine(object):
    return (isinstance(object, (BuiltinFunctionType, FunctionType, MethodType))
            or ismethoddescriptor(object))


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object) or isbuiltin(object):
        return False
    cls = type(object)
    return (hasattr(cls, '__get__') and not hasattr(cls, '__set__')
            and not hasattr(cls, '__delete__'))


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, '__set__') or hasattr(cls, '__delete__')


def isgetsetdescriptor(object):
    return isinstance(object, GetSetDescriptorType)


def ismemberdescriptor(object):
    return isinstance(object, MemberDescriptorType)


def istraceback(object):
    return isinstance(object, TracebackType)


def isframe(object):
    return isinstance(object, FrameType)


def iscode(object):
    return isinstance(object, CodeType)


def _unwrap_partial(function):
    while type(function).__name__ == 'partial' and hasattr(function, 'func'):
        function = function.func
    return function


def _function_below(function):
    """The function below methods and partials."""
    while ismethod(function):
        function = function.__func__
    function = _unwrap_partial(function)
    while ismethod(function):
        function = function.__func__
    return function


def _has_flag(function, flag):
    """Whether the code of a function is of some kind."""
    function = _function_below(function)
    code = getattr(function, '__code__', None) if isfunction(function) else None
    return code is not None and bool(code.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


class _Mark:
    """Says of a function that it returns something to be awaited."""


_is_coroutine_mark = _Mark()


def markcoroutinefunction(func):
    """Have a function taken for a coroutine function."""
    if hasattr(func, '__func__'):
        func = func.__func__
    func._is_coroutine_mark = _is_coroutine_mark
    return func


def _is_marked(function):
    function = _function_below(function)
    return is_async_function(function) or getattr(function, '_is_coroutine_mark', None) is _is_coroutine_mark


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE) or _is_marked(obj)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isasyncgen(object):
    return isinstance(object, AsyncGeneratorType)


def isgenerator(object):
    return isinstance(object, GeneratorType)


def iscoroutine(object):
    return isinstance(object, CoroutineType)


def isawaitable(object):
    """Whether `await object` works."""
    if isinstance(object, CoroutineType):
        return True
    if isinstance(object, GeneratorType):
        return bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
    return hasattr(type(object), '__await__')


def isabstract(object):
    """Whether it is a class with abstract methods."""
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', ()))


# --- What is in it ----------------------------------------------------------------------

def _members(object, predicate, get):
    mro = (object, *object.__mro__) if isclass(object) else ()
    names = dir(object)
    result = []
    for name in sorted(set(names)):
        try:
            value = get(object, name)
        except AttributeError:
            for base in mro:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            result.append((name, value))
    return result


def getmembers(object, predicate=None):
    """(name, value) of all attributes, sorted by name."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """The same, without running code of the object."""
    return _members(object, predicate, getattr_static)


_missing = object()


def getattr_static(obj, attr, default=_missing):
    """An attribute without running code of the object: descriptors as they are."""
    is_type = isinstance(obj, type)
    kind = obj if is_type else type(obj)
    on_class = _find_in_classes(kind, attr)
    on_instance = _missing
    if not is_type:
        try:
            on_instance = object.__getattribute__(obj, '__dict__').get(attr, _missing)
        except AttributeError:
            pass
    if on_instance is not _missing and on_class is not _missing:
        if (_find_in_classes(type(on_class), '__get__') is not _missing
                and _find_in_classes(type(on_class), '__set__') is not _missing):
            return on_class
    if on_instance is not _missing:
        return on_instance
    if on_class is not _missing:
        return on_class
    if is_type:
        on_metaclass = _find_in_classes(type(obj), attr)
        if on_metaclass is not _missing:
            return on_metaclass
    if default is not _missing:
        return default
    raise AttributeError(attr)


def _find_in_classes(cls, name):
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return _missing


def classify_class_attrs(cls):
    """(name, kind, class that defines it, value) of the attributes of a class."""
    from collections import namedtuple
    Attribute = namedtuple('Attribute', 'name kind defining_class object')
    result = []
    for name in dir(cls):
        for base in cls.__mro__:
            if name in base.__dict__:
                value = base.__dict__[name]
                break
        else:
            continue
        if isinstance(value, staticmethod):
            kind = 'static method'
        elif isinstance(value, classmethod):
            kind = 'class method'
        elif isinstance(value, property):
            kind = 'property'
        elif type(value) is BuiltinFunctionType:
            kind = 'static method'  # Nothing binds it.
        elif isroutine(value):
            kind = 'method'
        else:
            kind = 'data'
        result.append(Attribute(name, kind, base, value))
    return result


def getmro(cls):
    """The classes in which attributes are looked for, in their order."""
    return cls.__mro__


def unwrap(func, *, stop=None):
    """The function below all decorators that left __wrapped__."""
    start = func
    seen = {id(func)}
    while not isinstance(func, type) and hasattr(func, '__wrapped__'):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= sys.getrecursionlimit():
            raise ValueError(f'wrapper loop when unwrapping {start!r}')
        seen.add(id(func))
    return func


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a function, class or module, as a new dict."""
    if isinstance(obj, type):
        found = obj.__dict__.get('__annotations__')
        if isinstance(found, GetSetDescriptorType):
            found = None
        module = sys.modules.get(obj.__module__)
        own_globals, own_locals = getattr(module, '__dict__', None), dict(vars(obj))
    elif isinstance(obj, ModuleType):
        found = getattr(obj, '__annotations__', None)
        own_globals, own_locals = obj.__dict__, None
    elif callable(obj):
        found = getattr(obj, '__annotations__', None)
        own_globals, own_locals = getattr(unwrap(obj), '__globals__', None), None
    else:
        raise TypeError(f'{obj!r} is not a module, class, or callable.')
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError(f'{obj!r}.__annotations__ is neither a dict nor None')
    if not eval_str:
        return dict(found)
    globals = own_globals if globals is None else globals
    locals = own_locals if locals is None else locals
    parameters = {p.__name__: p for p in getattr(obj, '__type_params__', ())}
    if parameters:
        locals = {**parameters, **(locals or {})}
    return {name: eval(value, globals, locals) if isinstance(value, str) else value
            for name, value in found.items()}


# --- Documentation ----------------------------------------------------------------------

def _inherited_doc(obj):
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    if ismethod(obj):
        owner = obj.__self__ if isclass(obj.__self__) else type(obj.__self__)
        name = obj.__func__.__name__
    elif isfunction(obj):
        owner = _class_of(obj)
        name = obj.__name__
    elif isinstance(obj, property) and obj.fget is not None:
        owner = _class_of(obj.fget)
        name = obj.fget.__name__
    else:
        return None
    for base in getattr(owner, '__mro__', ()):
        doc = getattr(getattr(base, name, None), '__doc__', None)
        if doc is not None:
            return doc
    return None


def _class_of(function):
    """The class in whose body a function stands."""
    found = sys.modules.get(function.__module__)
    for name in function.__qualname__.split('.')[:-1]:
        found = getattr(found, name, None)
    return found if isclass(found) else None


def getdoc(object):
    """The documentation of an object, or what it inherits, with its indentation removed."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """A docstring without the indentation that it has in the program."""
    lines = doc.expandtabs().split('\n')
    margin = min((len(line) - len(line.lstrip(' ')) for line in lines[1:] if line.strip(' ')),
                 default=None)
    lines[0] = lines[0].lstrip(' ')
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


# --- Frames and the states of generators ------------------------------------------------

def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    if generator.gi_frame is None:
        return GEN_CLOSED
    return GEN_CREATED


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError(f'{generator!r} is not a Python generator')
    frame = generator.gi_frame
    return {} if frame is None else frame.f_locals


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    if coroutine.cr_frame is None:
        return CORO_CLOSED
    return CORO_CREATED


def getcoroutinelocals(coroutine):
    frame = getattr(coroutine, 'cr_frame', None)
    return {} if frame is None else frame.f_locals


def getasyncgenstate(agen):
    if agen.ag_running:
        return AGEN_RUNNING
    if agen.ag_suspended:
        return AGEN_SUSPENDED
    if agen.ag_frame is None:
        return AGEN_CLOSED
    return AGEN_CREATED


def getasyncgenlocals(agen):
    if not isasyncgen(agen):
        raise TypeError(f'{agen!r} is not a Python async generator')
    frame = agen.ag_frame
    return {} if frame is None else frame.f_locals
