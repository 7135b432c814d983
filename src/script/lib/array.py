"""Arrays of numbers of one kind."""

import struct
import warnings
from _library import name_as_native
from collections.abc import MutableSequence
from types import GenericAlias

__all__ = ['array', 'ArrayType']

typecodes = 'bBuwhHiIlLqQfd'


def _overflow(code, number):
    low = number < 0
    words = {'b': 'signed char is less than minimum', 'B': 'unsigned byte integer is less than '
             'minimum', 'h': 'signed short integer is less than minimum', 'H': 'unsigned short is '
             'less than minimum', 'i': 'signed integer is less than minimum'}
    if code in words:
        text = words[code]
        return text if low else text.replace('less than minimum', 'greater than maximum')
    if code in 'IL':
        return ("can't convert negative value to unsigned int" if low else
                'unsigned int is greater than maximum')
    return 'int too big to convert' if not low else "can't convert negative int to unsigned"


@name_as_native
class array(MutableSequence):
    """array(typecode [, initializer]): a list of numbers that all take the same bytes."""

    __slots__ = ('_code', '_items', '__weakref__')

    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError('array() argument 1 must be a unicode character, not '
                            f'{type(typecode).__name__}')
        if typecode not in typecodes:
            raise ValueError('bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)')
        if typecode == 'u':
            warnings.warn("The 'u' type code is deprecated and will be removed in Python 3.16",
                          DeprecationWarning, stacklevel=2)
        self._code = typecode
        self._items = []
        if isinstance(initializer, str) and typecode not in 'uw':
            raise TypeError('cannot use a str to initialize an array with typecode '
                            f'{typecode!r}')
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    def _checked(self, value):
        code = self._code
        if code in 'uw':
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError('array item must be a unicode character, not '
                                f'{type(value).__name__}')
            return value
        if code in 'fd':
            if isinstance(value, str) or not hasattr(value, '__float__') and not hasattr(
                    value, '__index__'):
                raise TypeError(f'must be real number, not {type(value).__name__}')
            return struct.unpack(code, struct.pack(code, float(value)))[0]
        if not hasattr(value, '__index__'):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        number = value.__index__()
        try:
            struct.pack(code, number)
        except struct.error:
            raise OverflowError(_overflow(code, number)) from None
        return number

    @property
    def typecode(self):
        """The kind of numbers."""
        return self._code

    @property
    def itemsize(self):
        """How many bytes each takes."""
        return 4 if self._code in 'uw' else struct.calcsize(self._code)

    # --- As a sequence ---

    def __len__(self):
        return len(self._items)

    def _of(self, items):
        made = object.__new__(array)
        made._code = self._code
        made._items = items
        return made

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._of(self._items[index])
        try:
            return self._items[index]
        except IndexError:
            raise IndexError('array index out of range') from None
        except TypeError:
            raise TypeError('array indices must be integers') from None

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            if not isinstance(value, array):
                raise TypeError(f'can only assign array (not "{type(value).__name__}") to array '
                                'slice')
            self._items[index] = value._items
            return
        if not -len(self._items) <= index < len(self._items):
            raise IndexError('array assignment index out of range')
        self._items[index] = self._checked(value)

    def __delitem__(self, index):
        del self._items[index]

    def insert(self, i, v, /):
        """Insert a number before an index."""
        self._items.insert(i, self._checked(v))

    def append(self, v, /):
        """Add a number at the end."""
        self._items.append(self._checked(v))

    def extend(self, bb, /):
        """Add several at the end."""
        if isinstance(bb, array):
            if bb._code != self._code:
                raise TypeError('can only extend with array of same kind')
            self._items.extend(bb._items)
        else:
            self._items.extend(map(self._checked, bb))

    def pop(self, i=-1, /):
        """Take one out."""
        if not self._items:
            raise IndexError('pop from empty array')
        try:
            return self._items.pop(i)
        except IndexError:
            raise IndexError('pop index out of range') from None

    def remove(self, v, /):
        """Take the first of this value out."""
        try:
            self._items.remove(v)
        except ValueError:
            raise ValueError('array.remove(x): x not in array') from None

    def index(self, v, start=0, stop=None, /):
        """Where the first of this value is."""
        try:
            return self._items.index(v, start, len(self._items) if stop is None else stop)
        except ValueError:
            raise ValueError('array.index(x): x not in array') from None

    def count(self, v, /):
        """How many have this value."""
        return self._items.count(v)

    def reverse(self):
        """Turn the order round."""
        self._items.reverse()

    def __contains__(self, value):
        return value in self._items

    def __iter__(self):
        return iter(self._items)

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        if other._code != self._code:
            raise TypeError('bad argument type for built-in operation')
        return self._of(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, count):
        return self._of(self._items * count)

    __rmul__ = __mul__

    def __imul__(self, count):
        self._items *= count
        return self

    def _compare(self, other, name):
        if not isinstance(other, array):
            return NotImplemented
        return getattr(self._items, name)(other._items)

    def __eq__(self, other):
        return self._compare(other, '__eq__')

    def __lt__(self, other):
        return self._compare(other, '__lt__')

    def __le__(self, other):
        return self._compare(other, '__le__')

    def __gt__(self, other):
        return self._compare(other, '__gt__')

    def __ge__(self, other):
        return self._compare(other, '__ge__')

    __hash__ = None

    # --- As something else ---

    def tolist(self):
        """The numbers as a list."""
        return list(self._items)

    def fromlist(self, list, /):
        """Add a list's numbers at the end."""
        self.extend(list)

    def tobytes(self):
        """The numbers as they stand in memory."""
        if self._code in 'uw':
            return ''.join(self._items).encode('utf-32-le')
        return struct.pack(f'{len(self._items)}{self._code}', *self._items)

    __bytes__ = tobytes

    def frombytes(self, buffer, /):
        """Add numbers that are given as bytes."""
        if len(buffer) % self.itemsize:
            raise ValueError('bytes length not a multiple of item size')
        if self._code in 'uw':
            self._items.extend(bytes(buffer).decode('utf-32-le'))
        else:
            self._items.extend(struct.unpack(f'{len(buffer) // self.itemsize}{self._code}', buffer))

    def tounicode(self):
        """The characters as text."""
        if self._code not in 'uw':
            raise ValueError("tounicode() may only be called on unicode type arrays ('u' or 'w')")
        return ''.join(self._items)

    def fromunicode(self, ustr, /):
        """Add the characters of a text."""
        self.extend(ustr)

    def byteswap(self):
        """Turn the bytes of each number round."""
        order = f'{len(self._items)}{self._code}'
        self._items = list(struct.unpack(f'>{order}', struct.pack(f'<{order}', *self._items)))

    def buffer_info(self):
        """(an address, how many)"""
        return id(self._items), len(self._items)

    def __copy__(self):
        return self._of(list(self._items))

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __reduce__(self):
        return array, (self._code, list(self._items))

    def __repr__(self):
        if not self._items:
            return f'array({self._code!r})'
        shown = repr(''.join(self._items)) if self._code in 'uw' else repr(self._items)
        return f'array({self._code!r}, {shown})'

    __class_getitem__ = classmethod(GenericAlias)


ArrayType = array
