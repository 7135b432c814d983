"""Classes that are made from their annotated attributes.

Methods are generated as source text, so that calls fail with Python's own messages and tracebacks
show `File "<string>"` with the lines that CPython's have: one for each field of __init__.
"""

import sys

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING',
           'fields', 'asdict', 'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _FIELD_BASE:
    __slots__ = ('name',)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FIELD = _FIELD_BASE('_FIELD')
_FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')
_EMPTY_METADATA = type(type.__dict__)({})

_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'


class InitVar:
    """The annotation of what is only an argument of __init__ and __post_init__."""

    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if _is_plain_type(self.type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


def _is_plain_type(value):
    return isinstance(value, type) and not isinstance(value, _GenericAlias)


_GenericAlias = type(list[int])


class Field:
    """What is known of one field."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare',
                 'metadata', 'kw_only', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else type(_EMPTY_METADATA)(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return (f'Field(name={self.name!r},type={self.type!r},default={self.default!r},'
                f'default_factory={self.default_factory!r},init={self.init!r},'
                f'repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},'
                f'metadata={self.metadata!r},kw_only={self.kw_only!r},'
                f'_field_type={self._field_type})')

    def __set_name__(self, owner, name):
        # The default may be a descriptor that wants to know its name.
        function = getattr(type(self.default), '__set_name__', None)
        if function:
            function(self.default, owner, name)

    __class_getitem__ = classmethod(_GenericAlias)


class _DataclassParams:
    """What dataclass() was called with."""

    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only',
                 'slots', 'weakref_slot')

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        shown = ','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)
        return f'_DataclassParams({shown})'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    """Say more of a field than its type and default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# --- Which annotations are fields -------------------------------------------------------

def _is_classvar(annotation, typing):
    return (annotation is typing.ClassVar
            or type(annotation) is typing._GenericAlias
            and annotation.__origin__ is typing.ClassVar)


def _is_initvar(annotation, dataclasses):
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation, dataclasses):
    return annotation is KW_ONLY


def _leading_name(text):
    """(module or None, name) at the beginning of an annotation that is text."""
    names = []
    rest = text.lstrip()
    while True:
        end = 0
        while end < len(rest) and (rest[end].isalnum() or rest[end] == '_'):
            end += 1
        if end == 0:
            return None
        names.append(rest[:end])
        rest = rest[end:].lstrip()
        if len(names) == 2:
            return tuple(names)
        if not rest.startswith('.'):
            return None, names[0]
        after = rest[1:].lstrip()
        if not after or not (after[0].isalnum() or after[0] == '_'):
            return None, names[0]
        rest = after


def _text_means(text, cls, module, kind, predicate):
    """Whether an annotation that is text names `kind` of `module`, as seen from the class."""
    found = _leading_name(text)
    if found is None:
        return False
    module_name, name = found
    own = sys.modules.get(cls.__module__)
    if own is None:
        return False
    if module_name is None:
        namespace = own.__dict__
    elif own.__dict__.get(module_name) is module:
        namespace = sys.modules.get(kind.__module__, module).__dict__
    else:
        return False
    return predicate(namespace.get(name), module)


def _annotation_is(annotation, cls, module, kind, predicate):
    if predicate(annotation, module):
        return True
    return isinstance(annotation, str) and _text_means(annotation, cls, module, kind, predicate)


def _make_field(cls, name, annotation, kw_only_by_default):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if type(default).__name__ == 'member_descriptor':
            default = MISSING  # One of __slots__.
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    typing = sys.modules.get('typing')
    if typing is not None and _annotation_is(annotation, cls, typing, typing.ClassVar,
                                             _is_classvar):
        made._field_type = _FIELD_CLASSVAR
    elif _annotation_is(annotation, cls, sys.modules[__name__], InitVar, _is_initvar):
        made._field_type = _FIELD_INITVAR

    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f'field {name} cannot have a default factory')
    if made._field_type is not _FIELD_CLASSVAR:
        if made.kw_only is MISSING:
            made.kw_only = kw_only_by_default
    elif made.kw_only is not MISSING:
        raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(made.default)} for field {name} is not allowed: '
                         'use default_factory')
    return made


# --- Generated methods ------------------------------------------------------------------

class _Methods:
    """Collects the source of methods, and compiles all of them at once."""

    def __init__(self, globals):
        self.globals = globals
        self.names = []
        self.source = []
        self.locals = {}
        self.must_be_new = {}   # name: what to say more when the class has it already
        self.always_set = set()

    def add(self, name, parameters, body, *, locals=None, result=MISSING, must_be_new=None,
            always_set=False, decorator=None):
        self.names.append(name)
        if locals is not None:
            self.locals.update(locals)
        if must_be_new is not None:
            self.must_be_new[name] = must_be_new
        if always_set:
            self.always_set.add(name)
        arrow = ''
        if result is not MISSING:
            self.locals[f'__dataclass_{name}_return_type__'] = result
            arrow = f'->__dataclass_{name}_return_type__'
        above = f' {decorator}\n' if decorator else ''
        self.source.append(f'{above} def {name}({",".join(parameters)}){arrow}:\n'
                           + '\n'.join(body))

    def install(self, cls):
        if not self.names:
            return
        text = (f'def __create_fn__({",".join(self.locals)}):\n' + '\n'.join(self.source)
                + f'\n return ({",".join(self.names)},)')
        namespace = {}
        exec(text, self.globals, namespace)
        for name, function in zip(self.names, namespace['__create_fn__'](**self.locals)):
            function.__qualname__ = f'{cls.__qualname__}.{function.__name__}'
            if name in self.always_set:
                setattr(cls, name, function)
                continue
            if name not in cls.__dict__:
                setattr(cls, name, function)
            elif name in self.must_be_new:
                message = f'Cannot overwrite attribute {name} in class {cls.__name__}'
                more = self.must_be_new[name]
                raise TypeError(f'{message} {more}' if more else message)


def _parameter(field):
    """A field among the parameters of __init__."""
    if field.default is MISSING and field.default_factory is MISSING:
        default = ''
    elif field.default is not MISSING:
        default = f'=__dataclass_dflt_{field.name}__'
    else:
        default = '=__dataclass_HAS_DEFAULT_FACTORY__'
    return f'{field.name}:__dataclass_type_{field.name}__{default}'


def _initial_value(field, locals, slots):
    """The expression that __init__ gives a field; None: it leaves it alone."""
    default_name = f'__dataclass_dflt_{field.name}__'
    if field.default_factory is not MISSING:
        locals[default_name] = field.default_factory
        if field.init:
            return (f'{default_name}() if {field.name} is __dataclass_HAS_DEFAULT_FACTORY__ '
                    f'else {field.name}')
        return f'{default_name}()'
    if field.default is not MISSING:
        locals[default_name] = field.default
    if field.init:
        return field.name
    return default_name if slots and field.default is not MISSING else None


def _add_init(methods, all_fields, positional, keyword_only, frozen, has_post_init, slots):
    with_default = None
    for field in positional:
        if not field.init:
            continue
        if field.default is not MISSING or field.default_factory is not MISSING:
            with_default = field
        elif with_default:
            raise TypeError(f'non-default argument {field.name!r} '
                            f'follows default argument {with_default.name!r}')
    self_name = '__dataclass_self__' if any(f.name == 'self' for f in all_fields) else 'self'
    locals = {f'__dataclass_type_{field.name}__': field.type for field in all_fields}
    locals['__dataclass_HAS_DEFAULT_FACTORY__'] = _HAS_DEFAULT_FACTORY
    locals['__dataclass_builtins_object__'] = object
    body = []
    for field in all_fields:
        value = _initial_value(field, locals, slots)
        if value is None or field._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            body.append(f'  __dataclass_builtins_object__.__setattr__({self_name},'
                        f'{field.name!r},{value})')
        else:
            body.append(f'  {self_name}.{field.name}={value}')
    if has_post_init:
        arguments = ','.join(f.name for f in all_fields if f._field_type is _FIELD_INITVAR)
        body.append(f'  {self_name}.__post_init__({arguments})')
    parameters = [self_name, *(_parameter(f) for f in positional if f.init)]
    named = [_parameter(f) for f in keyword_only if f.init]
    if named:
        parameters += ['*', *named]
    methods.add('__init__', parameters, body or ['  pass'], locals=locals, result=None)


def _tuple_text(owner, fields):
    if not fields:
        return '()'
    return f'({",".join(f"{owner}.{f.name}" for f in fields)},)'


def _add_comparisons(methods, fields, order):
    terms = ' and '.join(f'self.{f.name}==other.{f.name}' for f in fields) or 'True'
    methods.add('__eq__', ('self', 'other'),
                ['  if self is other:',
                 '   return True',
                 '  if other.__class__ is self.__class__:',
                 f'   return {terms}',
                 '  return NotImplemented'])
    if not order:
        return
    mine, theirs = _tuple_text('self', fields), _tuple_text('other', fields)
    for name, operator in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
        methods.add(name, ('self', 'other'),
                    ['  if other.__class__ is self.__class__:',
                     f'   return {mine}{operator}{theirs}',
                     '  return NotImplemented'],
                    must_be_new='Consider using functools.total_ordering')


def _add_repr(methods, fields):
    from reprlib import recursive_repr
    shown = ', '.join(f'{f.name}={{self.{f.name}!r}}' for f in fields)
    methods.add('__repr__', ('self',),
                [f'  return f"{{self.__class__.__qualname__}}({shown})"'],
                locals={'__dataclasses_recursive_repr': recursive_repr},
                decorator='@__dataclasses_recursive_repr()')


def _add_freezing(methods, cls, fields):
    condition = 'type(self) is cls'
    if fields:
        condition += ' or name in {' + ', '.join(repr(f.name) for f in fields) + '}'
    locals = {'cls': cls, 'FrozenInstanceError': FrozenInstanceError}
    for name, parameters, verb in (('__setattr__', ('name', 'value'), 'assign to'),
                                   ('__delattr__', ('name',), 'delete')):
        methods.add(name, ('self', *parameters),
                    [f'  if {condition}:',
                     f'   raise FrozenInstanceError(f"cannot {verb} field {{name!r}}")',
                     f'  super(cls, self).{name}({", ".join(parameters)})'],
                    locals=locals, must_be_new='')


def _add_hash(methods, cls, fields, unsafe_hash, eq, frozen):
    own = cls.__dict__.get('__hash__', MISSING)
    # A class body with __eq__ gets __hash__ = None without having said so.
    explicit = own is not MISSING and not (own is None and '__eq__' in cls.__dict__)
    if unsafe_hash:
        if explicit:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    elif not eq or explicit:
        return
    elif not frozen:
        cls.__hash__ = None
        return
    hashed = [f for f in fields if (f.compare if f.hash is None else f.hash)]
    methods.add('__hash__', ('self',), [f'  return hash({_tuple_text("self", hashed)})'],
                always_set=True)


# --- dataclass --------------------------------------------------------------------------

def _collect_fields(cls, kw_only, frozen):
    """All fields, those of base classes first."""
    found = {}
    frozen_bases = []
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            found.update(base_fields)
            frozen_bases.append(getattr(base, _PARAMS).frozen)

    annotations = cls.__dict__.get('__annotations__', {})
    own = []
    kw_only_seen = False
    for name, annotation in annotations.items():
        if _annotation_is(annotation, cls, sys.modules[__name__], KW_ONLY, _is_kw_only):
            if kw_only_seen:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            kw_only_seen = kw_only = True
        else:
            own.append(_make_field(cls, name, annotation, kw_only))
    for made in own:
        found[made.name] = made
        if isinstance(getattr(cls, made.name, None), Field):
            # The class has the default itself, or nothing.
            if made.default is MISSING:
                delattr(cls, made.name)
            else:
                setattr(cls, made.name, made.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if any(frozen_bases) and not frozen:
        raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
    if frozen and not all(frozen_bases):
        raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    return found


def _docstring(cls, positional, keyword_only):
    """The class's name and parameters, as inspect.signature shows them."""
    if '__init__' in cls.__dict__ and cls.__init__.__code__.co_filename != '<string>':
        import inspect
        try:
            return cls.__name__ + str(inspect.signature(cls)).replace(' -> None', '')
        except (TypeError, ValueError):
            return cls.__name__

    def shown(field):
        text = f'{field.name}: {_annotation_text(field.type)}'
        if field.default is not MISSING:
            text += f' = {field.default!r}'
        elif field.default_factory is not MISSING:
            text += ' = <factory>'
        return text

    parts = [shown(f) for f in positional if f.init]
    named = [shown(f) for f in keyword_only if f.init]
    if named:
        parts += ['*', *named]
    return f'{cls.__name__}({", ".join(parts)})'


def _annotation_text(annotation):
    """inspect.formatannotation"""
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, _GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ == 'builtins':
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    return repr(annotation)


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                   weakref_slot):
    module = sys.modules.get(cls.__module__)
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args,
                                           kw_only, slots, weakref_slot))
    all_fields = _collect_fields(cls, kw_only, frozen)
    setattr(cls, _FIELDS, all_fields)
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    parameters = [f for f in all_fields.values() if f._field_type is not _FIELD_CLASSVAR]
    positional = [f for f in parameters if f.init and not f.kw_only]
    keyword_only = [f for f in parameters if f.init and f.kw_only]
    real = [f for f in all_fields.values() if f._field_type is _FIELD]
    compared = [f for f in real if f.compare]

    methods = _Methods(module.__dict__ if module else {})
    if init:
        _add_init(methods, parameters, positional, keyword_only, frozen,
                  hasattr(cls, '__post_init__'), slots)
    if '__replace__' not in cls.__dict__:
        cls.__replace__ = _replace
    if repr:
        _add_repr(methods, [f for f in real if f.repr])
    if eq:
        _add_comparisons(methods, compared, order)
    if frozen:
        _add_freezing(methods, cls, real)
    _add_hash(methods, cls, real, unsafe_hash, eq, frozen)
    methods.install(cls)

    if not getattr(cls, '__doc__'):
        if init:
            cls.__doc__ = _docstring(cls, positional, keyword_only)
        else:
            import inspect
            try:
                cls.__doc__ = cls.__name__ + str(inspect.signature(cls)).replace(' -> None', '')
            except (TypeError, ValueError):
                cls.__doc__ = cls.__name__
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in positional)
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _with_slots(cls, frozen, weakref_slot)
    if hasattr(cls, '__abstractmethods__'):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _slots_of(cls):
    slots = cls.__dict__.get('__slots__', ())
    if slots is None:
        return ()
    return (slots,) if isinstance(slots, str) else tuple(slots)


def _with_slots(cls, frozen, weakref_slot):
    """The class once more, with __slots__: a class cannot get them later."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in fields(cls))
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _slots_of(base)}
    wanted = names + (('__weakref__',) if weakref_slot else ())
    namespace['__slots__'] = tuple(name for name in wanted if name not in inherited)
    for name in (*names, '__dict__', '__weakref__'):
        namespace.pop(name, None)
    qualname = cls.__qualname__
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    cls.__qualname__ = qualname
    if frozen:
        if '__getstate__' not in namespace:
            cls.__getstate__ = _get_state
        if '__setstate__' not in namespace:
            cls.__setstate__ = _set_state
    return cls


def _get_state(self):
    return [getattr(self, f.name) for f in fields(self)]


def _set_state(self, state):
    for field, value in zip(fields(self), state):
        object.__setattr__(self, field.name, value)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add methods to a class that are made from its annotated attributes."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args,
                              kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


# --- Using them -------------------------------------------------------------------------

def fields(class_or_instance):
    """The fields of a data class, as a tuple."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether something is a data class or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


_ATOMIC_TYPES = frozenset({type(None), bool, int, float, str, complex, bytes, type(...),
                           type(NotImplemented), type, range, property, type(lambda: None),
                           type(len)})


def _convert_container(obj, convert):
    """A container with its items converted; anything else is copied."""
    kind = type(obj)
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return kind(*[convert(item) for item in obj])
    if isinstance(obj, (list, tuple)):
        return kind(convert(item) for item in obj)
    if isinstance(obj, dict):
        if hasattr(kind, 'default_factory'):
            result = kind(obj.default_factory)
            for key, value in obj.items():
                result[convert(key)] = convert(value)
            return result
        return kind((convert(key), convert(value)) for key, value in obj.items())
    import copy
    return copy.deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, also those of data classes inside."""
    if not _is_dataclass_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')

    def convert(value):
        if type(value) in _ATOMIC_TYPES:
            return value
        if not _is_dataclass_instance(value):
            return _convert_container(value, convert)
        return dict_factory([(f.name, convert(getattr(value, f.name))) for f in fields(value)])

    return convert(obj)


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, also those of data classes inside."""
    if not _is_dataclass_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')

    def convert(value):
        if type(value) in _ATOMIC_TYPES:
            return value
        if not _is_dataclass_instance(value):
            return _convert_container(value, convert)
        return tuple_factory([convert(getattr(value, f.name)) for f in fields(value)])

    return convert(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                   slots=False, weakref_slot=False, module=None):
    """A new data class with fields given as name, (name, type) or (name, type, field)."""
    from keyword import iskeyword
    from types import new_class
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, 'typing.Any'
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = annotation

    def fill(body):
        body.update(namespace or {})
        body.update(defaults)
        body['__annotations__'] = annotations

    cls = new_class(cls_name, bases, {}, fill)
    cls.__module__ = module or sys._getframemodulename(1) or '__main__'
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new object with some fields replaced."""
    if not _is_dataclass_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for field in getattr(self, _FIELDS).values():
        if field._field_type is _FIELD_CLASSVAR:
            continue
        if not field.init:
            if field.name in changes:
                raise TypeError(f'field {field.name} is declared with init=False, '
                                'it cannot be specified with replace()')
            continue
        if field.name not in changes:
            if field._field_type is _FIELD_INITVAR and field.default is MISSING:
                raise TypeError(f'InitVar {field.name!r} must be specified with replace()')
            changes[field.name] = getattr(self, field.name)
    return self.__class__(**changes)
