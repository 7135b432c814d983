"""typing.NamedTuple and typing.TypedDict."""

import sys
from typing import (Generic, NotRequired, ReadOnly, Required, _AnnotatedAlias, _caller,
                    _type_check, get_origin)

# --- NamedTuple -------------------------------------------------------------------------

_PROHIBITED = frozenset({'__new__', '__init__', '__slots__', '__getnewargs__', '_fields',
                         '_field_defaults', '_field_types', '_make', '_replace', '_asdict',
                         '_source'})
_SPECIAL = frozenset({'__module__', '__name__', '__annotations__'})


def _make_named_tuple(name, types, module, defaults=()):
    from collections import namedtuple
    message = "NamedTuple('Name', [(f0, t0), (f1, t1), ...]); each t must be a type"
    types = {field: _type_check(annotation, f'field {field} annotation must be a type')
             for field, annotation in types}
    made = namedtuple(name, types, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        if '_NamedTuple' not in [base.__name__ for base in bases]:
            return super().__new__(cls, typename, bases, ns)
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        types = ns.get('__annotations__', {})
        defaults = []
        for field in types:
            if field in ns:
                defaults.append(field)
            elif defaults:
                raise TypeError(f'Non-default namedtuple field {field} cannot follow default '
                                f'field{"s" if len(defaults) > 1 else ""} {", ".join(defaults)}')
        made = _make_named_tuple(typename, types.items(), ns['__module__'],
                                 [ns[field] for field in defaults])
        if Generic in bases:
            namespace = {key: value for key, value in made.__dict__.items()
                         if key not in ('__dict__', '__weakref__')}
            namespace['__orig_bases__'] = ns['__orig_bases__']
            made = type(made)(typename, bases, namespace)
        for key, value in ns.items():
            if key in _PROHIBITED:
                raise AttributeError(f'Cannot overwrite NamedTuple attribute {key}')
            if key not in _SPECIAL and key not in made._fields:
                setattr(made, key, value)
                set_name = getattr(type(value), '__set_name__', None)
                if set_name is not None:
                    set_name(value, made, key)
        return made


def _warn_of_functional_syntax(typename, kind, has_keywords, empty):
    import warnings
    if has_keywords:
        name = 'Creating NamedTuple classes using keyword arguments'
        instead = 'Use the class-based or functional syntax instead.'
    else:
        name = "Failing to pass a value for the 'fields' parameter"
        records = ('a NamedTuple class with 0 fields' if kind == 'NamedTuple'
                   else 'a TypedDict class with 0 fields')
        what = 'list' if kind == 'NamedTuple' else 'dictionary'
        instead = (f'To create {records} using the functional syntax, pass an empty {what}, e.g. '
                   f'`{typename} = {kind}({typename!r}, {empty})`.')
    warnings.warn(f'{name} is deprecated and will be disallowed in Python 3.15. {instead}',
                  DeprecationWarning, stacklevel=3)


def NamedTuple(typename, fields=None, /, **kwargs):
    """A named tuple with types: as base class, or NamedTuple('Name', [(field, type), ...])."""
    if fields is None:
        _warn_of_functional_syntax(typename, 'NamedTuple', bool(kwargs), '[]')
        fields = kwargs.items()
    elif kwargs:
        raise TypeError('Either list of fields or keywords can be provided to NamedTuple, '
                        'not both')
    made = _make_named_tuple(typename, fields, _caller())
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, '_NamedTuple', (), {})


def _named_tuple_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _named_tuple_entries
NamedTuple.__module__ = 'typing'


# --- TypedDict --------------------------------------------------------------------------

def _qualifiers(annotation):
    """Required, NotRequired, ReadOnly around a type."""
    while True:
        origin = get_origin(annotation)
        if isinstance(annotation, _AnnotatedAlias):
            annotation = annotation.__origin__
        elif origin in (Required, NotRequired, ReadOnly):
            yield origin
            annotation = annotation.__args__[0]
        else:
            return


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict '
                                'base class')
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if '__orig_bases__' not in made.__dict__:
            made.__orig_bases__ = bases
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {key: _type_check(annotation, message, module=made.__module__,
                                allow_special_forms=True)
               for key, annotation in ns.get('__annotations__', {}).items()}
        annotations = {}
        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            known = base.__dict__
            annotations.update(known.get('__annotations__', {}))
            base_required = known.get('__required_keys__', set())
            base_optional = known.get('__optional_keys__', set())
            required = (required | base_required) - base_optional
            optional = (optional - base_required) | base_optional
            readonly.update(known.get('__readonly_keys__', ()))
            mutable.update(known.get('__mutable_keys__', ()))
        annotations.update(own)
        for key, annotation in own.items():
            said = set(_qualifiers(annotation))
            is_required = Required in said or NotRequired not in said and total
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if ReadOnly in said:
                if key in mutable:
                    raise TypeError(f'Cannot override mutable key {key!r} with read-only key')
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(readonly)
        made.__mutable_keys__ = frozenset(mutable)
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True):
    """A dict with these keys: as base class, or TypedDict('Name', {key: type, ...})."""
    if fields is None:
        _warn_of_functional_syntax(typename, 'TypedDict', False, '{}')
    made = _TypedDictMeta(typename, (), {'__annotations__': dict(fields or {}),
                                         '__module__': _caller()}, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})


def _typed_dict_entries(bases):
    return (_TypedDict,)


TypedDict.__mro_entries__ = _typed_dict_entries
TypedDict.__module__ = 'typing'


def is_typeddict(tp):
    """Whether something is a TypedDict class."""
    return isinstance(tp, _TypedDictMeta) and tp is not _TypedDict
