"""Objects as bytes and back: protocol 4."""

import builtins  # so that sys.modules has it, where classes are looked for
import struct
import sys
from collections import Counter, OrderedDict, defaultdict, deque
from copy import _new, _new_with_keywords, _reduce, _set_state
from io import BytesIO

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump',
           'dumps', 'load', 'loads', 'HIGHEST_PROTOCOL', 'DEFAULT_PROTOCOL']

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
_BATCH = 1000


class PickleError(Exception):
    """Base class of this module's errors."""


class PicklingError(PickleError):
    """An object cannot be written."""


class UnpicklingError(PickleError):
    """The bytes are no object."""


for _class in (PickleError, PicklingError, UnpicklingError):
    _class.__module__ = '_pickle'


# --- What objects are made of -------------------------------------------------------------------

def _reduce_date(x):
    import datetime
    fields = ('year', 'month', 'day') if isinstance(x, datetime.date) else ()
    if not type(x) is datetime.date:
        fields += ('hour', 'minute', 'second', 'microsecond', 'tzinfo')
    return type(x), tuple(getattr(x, name) for name in fields)


def _reduce_timedelta(x):
    return type(x), (x.days, x.seconds, x.microseconds)


_reductions = {
    complex: lambda x: (complex, (x.real, x.imag)),
    range: lambda x: (range, (x.start, x.stop, x.step)),
    slice: lambda x: (slice, (x.start, x.stop, x.step)),
    bytearray: lambda x: (bytearray, (bytes(x),)),
    Counter: lambda x: (Counter, (dict(x),)),
    OrderedDict: lambda x: (OrderedDict, (), None, None, iter(x.items())),
    defaultdict: lambda x: (defaultdict, (x.default_factory,) if x.default_factory else (), None,
                            None, iter(x.items())),
    deque: lambda x: (deque, () if x.maxlen is None else ((), x.maxlen), None, iter(x)),
    type(Ellipsis): lambda x: 'Ellipsis',
    type(NotImplemented): lambda x: 'NotImplemented'}


def _reduction_of(x):
    kind = type(x)
    if kind in _reductions:
        return _reductions[kind](x)
    if kind.__module__ == 'datetime':
        if kind.__name__ in ('date', 'datetime', 'time'):
            return _reduce_date(x)
        if kind.__name__ == 'timedelta':
            return _reduce_timedelta(x)
    if isinstance(x, type(sys)):
        raise TypeError("cannot pickle 'module' object")
    if kind.__module__ in ('_thread', '_asyncio'):
        raise TypeError(f"cannot pickle '{kind.__module__}.{kind.__name__}' object")
    return _reduce(x, kind)


# --- Writing ------------------------------------------------------------------------------------

class _Writer:
    """Writes one object."""

    def __init__(self):
        self.out = bytearray()
        self.memo = {}
        self.kept = []  # what is in the memo must live as long as it

    def _memoize(self, x):
        self.memo[id(x)] = len(self.memo)
        self.kept.append(x)
        self.out += b'\x94'

    def save(self, x):
        place = self.memo.get(id(x))
        if place is None and isinstance(x, str):
            place = self.memo.get(('str', x))
        if place is not None:
            self.out += b'h' + bytes([place]) if place < 256 else b'j' + struct.pack('<I', place)
            return
        save = _savers.get(type(x))
        if save is not None:
            save(self, x)
        elif isinstance(x, type) or type(x) in (type(_reduce), type(len)):
            self._save_global(x)
        else:
            self._save_reduction(x, _reduction_of(x))

    def _save_none(self, x):
        self.out += b'N'

    def _save_bool(self, x):
        self.out += b'\x88' if x else b'\x89'

    def _save_int(self, x):
        if 0 <= x < 256:
            self.out += b'K' + bytes([x])
        elif 0 <= x < 65536:
            self.out += b'M' + x.to_bytes(2, 'little')
        elif -2 ** 31 <= x < 2 ** 31:
            self.out += b'J' + x.to_bytes(4, 'little', signed=True)
        else:
            size = ((x if x > 0 else ~x).bit_length() + 8) // 8
            head = b'\x8a' + bytes([size]) if size < 256 else b'\x8b' + struct.pack('<i', size)
            self.out += head + x.to_bytes(size, 'little', signed=True)

    def _save_float(self, x):
        self.out += b'G' + struct.pack('>d', x)

    def _save_str(self, x):
        data = x.encode('utf-8', 'surrogatepass')
        head = b'\x8c' + bytes([len(data)]) if len(data) < 256 else (
            b'X' + struct.pack('<I', len(data)))
        self.out += head + data
        self.memo['str', x] = len(self.memo)
        self.out += b'\x94'

    def _save_bytes(self, x):
        head = b'C' + bytes([len(x)]) if len(x) < 256 else b'B' + struct.pack('<I', len(x))
        self.out += head + x
        self._memoize(x)

    def _save_tuple(self, x):
        if not x:
            self.out += b')'
            return
        if len(x) > 3:
            self.out += b'('
        start = len(self.memo)
        for item in x:
            self.save(item)
        if id(x) in self.memo and self.memo[id(x)] >= start:  # an item holds the tuple
            self.out += b'0' * len(x) if len(x) <= 3 else b'1'
            self.save(x)
            return
        self.out += b't' if len(x) > 3 else bytes([0x84 + len(x)])
        self._memoize(x)

    def _save_list(self, x):
        self.out += b']'
        self._memoize(x)
        self._save_items(list(x), b'a', b'e')

    def _save_items(self, items, one, several):
        for start in range(0, len(items), _BATCH):
            batch = items[start:start + _BATCH]
            if len(batch) > 1 or not one:
                self.out += b'('
            for item in batch:
                self.save(item)
            self.out += one if len(batch) == 1 and one else several

    def _save_dict(self, x):
        self.out += b'}'
        self._memoize(x)
        self._save_pairs(list(x.items()))

    def _save_pairs(self, pairs):
        for start in range(0, len(pairs), _BATCH):
            batch = pairs[start:start + _BATCH]
            if len(batch) > 1:
                self.out += b'('
            for key, value in batch:
                self.save(key)
                self.save(value)
            self.out += b'u' if len(batch) > 1 else b's'

    def _save_set(self, x):
        self.out += b'\x8f'
        self._memoize(x)
        self._save_items(list(x), b'', b'\x90')

    def _save_frozenset(self, x):
        self.out += b'('
        for item in x:
            self.save(item)
        self.out += b'\x91'
        self._memoize(x)

    def _save_global(self, x, name=None):
        name = name or x.__qualname__
        module = getattr(x, '__module__', None) or 'builtins'
        if '<locals>' in name:
            raise AttributeError(f"Can't get local object {name!r}")
        try:
            found = sys.modules[module]
            for part in name.split('.'):
                found = getattr(found, part)
        except (KeyError, AttributeError):
            raise PicklingError(f"Can't pickle {x!r}: attribute lookup {name} on {module} failed"
                                ) from None
        if found is not x:
            raise PicklingError(f"Can't pickle {x!r}: it's not the same object as {module}.{name}")
        self.save(module)
        self.save(name)
        self.out += b'\x93'
        self._memoize(x)

    def _save_reduction(self, x, parts):
        if isinstance(parts, str):
            self._save_global(x, parts)
            return
        function, arguments, state, items, pairs = (*parts, None, None, None)[:5]
        if function is _new:
            self.save(arguments[0])
            self.save(arguments[1:])
            self.out += b'\x81'
        elif function is _new_with_keywords:
            for argument in arguments:
                self.save(argument)
            self.out += b'\x92'
        else:
            self.save(function)
            self.save(arguments)
            self.out += b'R'
        self._memoize(x)
        if items is not None:
            self._save_items(list(items), b'a', b'e')
        if pairs is not None:
            self._save_pairs(list(pairs))
        if state is not None:
            self.save(state)
            self.out += b'b'


_savers = {type(None): _Writer._save_none, bool: _Writer._save_bool, int: _Writer._save_int,
           float: _Writer._save_float, str: _Writer._save_str, bytes: _Writer._save_bytes,
           tuple: _Writer._save_tuple, list: _Writer._save_list, dict: _Writer._save_dict,
           set: _Writer._save_set, frozenset: _Writer._save_frozenset}


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """The object as bytes."""
    protocol = DEFAULT_PROTOCOL if protocol is None else protocol
    if protocol > HIGHEST_PROTOCOL:
        raise ValueError(f'pickle protocol must be <= {HIGHEST_PROTOCOL}')
    writer = _Writer()
    writer.save(obj)
    writer.out += b'.'
    head = b'\x80\x04'
    if len(writer.out) >= 4:
        head += b'\x95' + struct.pack('<Q', len(writer.out))
    return head + bytes(writer.out)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write the object to a stream of bytes."""
    file.write(dumps(obj, protocol))


# --- Reading ------------------------------------------------------------------------------------

class _Reader:
    """Reads one object."""

    def __init__(self, file, find_class=None):
        self.file = file
        self.stack = []
        self.marks = []
        self.memo = []
        self.find_class = find_class or _find_class

    def _take(self, size):
        data = self.file.read(size)
        if len(data) < size:
            raise UnpicklingError('pickle data was truncated') if data or self.started else (
                EOFError('Ran out of input'))
        self.started = True
        return data

    def _integer(self, size, signed=False):
        return int.from_bytes(self._take(size), 'little', signed=signed)

    def _since_mark(self):
        items = self.stack
        self.stack = self.marks.pop()
        return items

    def load(self):
        self.started = False
        while True:
            code = self._take(1)
            if code == b'.':
                return self.stack.pop()
            read = _readers.get(code)
            if read is None:
                raise UnpicklingError(f"invalid load key, '{chr(code[0])}'.")
            read(self)

    def _push(self, value):
        self.stack.append(value)

    def _mark(self):
        self.marks.append(self.stack)
        self.stack = []

    def _tuple(self, size):
        items = tuple(self.stack[-size:])
        self.stack[-size:] = [items]

    def _append(self):
        item = self.stack.pop()
        self.stack[-1].append(item)

    def _extend(self):
        items = self._since_mark()
        target = self.stack[-1]
        for item in items:
            target.append(item)

    def _set_item(self):
        value, key = self.stack.pop(), self.stack.pop()
        self.stack[-1][key] = value

    def _set_items(self):
        items = self._since_mark()
        target = self.stack[-1]
        for index in range(0, len(items), 2):
            target[items[index]] = items[index + 1]

    def _global(self):
        name, module = self.stack.pop(), self.stack.pop()
        self._push(self.find_class(module, name))

    def _new_object(self):
        arguments, kind = self.stack.pop(), self.stack.pop()
        self._push(kind.__new__(kind, *arguments))

    def _new_object_with_keywords(self):
        keywords, arguments, kind = self.stack.pop(), self.stack.pop(), self.stack.pop()
        self._push(kind.__new__(kind, *arguments, **keywords))

    def _call(self):
        arguments, function = self.stack.pop(), self.stack.pop()
        self._push(function(*arguments))

    def _build(self):
        state = self.stack.pop()
        _set_state(self.stack[-1], state)


def _find_class(module, name):
    __import__(module)
    found = sys.modules[module]
    for part in name.split('.'):
        try:
            found = getattr(found, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {sys.modules[module]!r}"
                                 ) from None
    return found


_readers = {
    b'\x80': lambda r: r._take(1), b'\x95': lambda r: r._take(8),
    b'N': lambda r: r._push(None), b'\x88': lambda r: r._push(True),
    b'\x89': lambda r: r._push(False),
    b'K': lambda r: r._push(r._integer(1)), b'M': lambda r: r._push(r._integer(2)),
    b'J': lambda r: r._push(r._integer(4, True)),
    b'\x8a': lambda r: r._push(r._integer(r._integer(1), True)),
    b'\x8b': lambda r: r._push(r._integer(r._integer(4), True)),
    b'G': lambda r: r._push(struct.unpack('>d', r._take(8))[0]),
    b'\x8c': lambda r: r._push(r._take(r._integer(1)).decode('utf-8', 'surrogatepass')),
    b'X': lambda r: r._push(r._take(r._integer(4)).decode('utf-8', 'surrogatepass')),
    b'C': lambda r: r._push(r._take(r._integer(1))),
    b'B': lambda r: r._push(r._take(r._integer(4))),
    b')': lambda r: r._push(()), b'\x85': lambda r: r._tuple(1), b'\x86': lambda r: r._tuple(2),
    b'\x87': lambda r: r._tuple(3), b't': lambda r: r._push(tuple(r._since_mark())),
    b']': lambda r: r._push([]), b'}': lambda r: r._push({}), b'\x8f': lambda r: r._push(set()),
    b'(': _Reader._mark, b'a': _Reader._append, b'e': _Reader._extend, b's': _Reader._set_item,
    b'u': _Reader._set_items,
    b'\x90': lambda r: (items := r._since_mark(), r.stack[-1].update(items)),
    b'\x91': lambda r: r._push(frozenset(r._since_mark())),
    b'\x94': lambda r: r.memo.append(r.stack[-1]),
    b'h': lambda r: r._push(r.memo[r._integer(1)]), b'j': lambda r: r._push(r.memo[r._integer(4)]),
    b'0': lambda r: r.stack.pop(), b'1': _Reader._since_mark,
    b'\x93': _Reader._global, b'\x81': _Reader._new_object,
    b'\x92': _Reader._new_object_with_keywords, b'R': _Reader._call, b'b': _Reader._build}


def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    """The object that a stream of bytes holds."""
    return _Reader(file).load()


def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    """The object that bytes hold."""
    return _Reader(BytesIO(data)).load()


# --- As objects ---------------------------------------------------------------------------------

class Pickler:
    """Writes objects to a stream."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        self._file = file
        self._protocol = protocol

    def dump(self, obj):
        """Write one."""
        self._file.write(dumps(obj, self._protocol))


class Unpickler:
    """Reads objects from a stream."""

    def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
        self._file = file

    def find_class(self, module, name):
        """What a name means; to be overridden."""
        return _find_class(module, name)

    def load(self):
        """Read one."""
        return _Reader(self._file, self.find_class).load()
