"""What processes would share: as the workers of ProcessPoolExecutor and Pool are threads, plain
objects do.
"""

import queue
import struct
import threading

__all__ = ['Lock', 'RLock', 'Event', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier',
           'Queue', 'SimpleQueue', 'JoinableQueue', 'Value', 'Array', 'RawValue', 'RawArray', 'Manager']

Event, Condition, Barrier = threading.Event, threading.Condition, threading.Barrier
Semaphore, BoundedSemaphore = threading.Semaphore, threading.BoundedSemaphore
Queue = JoinableQueue = queue.Queue
SimpleQueue = queue.SimpleQueue


class _Lock:
    """A lock whose arguments are called as those of multiprocessing's."""

    def __init__(self):
        self._lock = self._make()
        self.release = self._lock.release

    def acquire(self, block=True, timeout=None):
        """Take the lock; whether that succeeded."""
        if not block:
            return self._lock.acquire(False)
        return self._lock.acquire(True, -1 if timeout is None else max(timeout, 0))

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


class Lock(_Lock):
    """A lock."""

    _make = staticmethod(threading.Lock)

    def __repr__(self):
        return f"<Lock(owner={'MainProcess' if self._lock.locked() else None})>"


class RLock(_Lock):
    """A lock that its holder may take again."""

    _make = staticmethod(threading.RLock)


# --- Values and arrays --------------------------------------------------------------------------

_names = {'c': 'char', 'b': 'byte', 'B': 'ubyte', 'h': 'short', 'H': 'ushort', 'i': 'int',
          'I': 'uint', 'l': 'long', 'L': 'ulong', 'q': 'long', 'Q': 'ulong', 'f': 'float',
          'd': 'double'}


def _stored(code, value):
    """The value as a number of its type holds it: a whole one wraps around."""
    if code in 'fd':
        return struct.unpack(code, struct.pack(code, value))[0]
    if code == 'c':
        if not isinstance(value, bytes) or len(value) != 1:
            raise TypeError('one character bytes, bytearray, or an integer in range(256) expected')
        return value
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    size = struct.calcsize(code)
    return int.from_bytes((value % (1 << 8 * size)).to_bytes(size, 'little'), 'little',
                          signed=code.islower())


def _check_code(code):
    if code not in _names:
        raise TypeError('this type has no size')


class RawValue:
    """One number."""

    def __init__(self, typecode_or_type, *args):
        _check_code(typecode_or_type)
        self._code = typecode_or_type
        self.value = args[0] if args else b'\0' if self._code == 'c' else 0

    @property
    def value(self):
        """The number."""
        return self._value

    @value.setter
    def value(self, value):
        self._value = _stored(self._code, value)

    def __repr__(self):
        return f'c_{_names[self._code]}({self._value!r})'


class RawArray:
    """Numbers of one type, as many as there were at first."""

    def __init__(self, typecode_or_type, size_or_initializer):
        _check_code(typecode_or_type)
        self._code = typecode_or_type
        given = size_or_initializer
        if isinstance(given, int):
            given = [b'\0' if self._code == 'c' else 0] * given
        elif isinstance(given, bytes):
            given = [given[i:i + 1] for i in range(len(given))]
        self._items = [_stored(self._code, each) for each in given]

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __getitem__(self, index):
        found = self._items[index]
        return b''.join(found) if self._code == 'c' and isinstance(index, slice) else found

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            new = [_stored(self._code, each) for each in value]
            if len(new) != len(self._items[index]):
                raise ValueError('Can only assign sequence of same size')
            self._items[index] = new
        else:
            try:
                self._items[index] = _stored(self._code, value)
            except IndexError:
                raise IndexError('invalid index') from None


class _Synchronized:
    """With a lock beside it."""

    def get_obj(self):
        """What the lock is for."""
        return self

    def get_lock(self):
        """The lock."""
        return self._lock

    def acquire(self, block=True, timeout=None):
        """Take the lock."""
        return self._lock.acquire(block, timeout)

    def release(self):
        """Give the lock back."""
        self._lock.release()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


class Synchronized(_Synchronized, RawValue):
    """A number with a lock."""

    def __repr__(self):
        return f'<Synchronized wrapper for {RawValue.__repr__(self)}>'


class SynchronizedArray(_Synchronized, RawArray):
    """Numbers with a lock."""


def _with_lock(shared, lock):
    shared._lock = RLock() if lock in (True, None) else lock
    return shared


def Value(typecode_or_type, *args, lock=True):
    """A number that workers share."""
    if lock is False:
        return RawValue(typecode_or_type, *args)
    return _with_lock(Synchronized(typecode_or_type, *args), lock)


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    """Numbers that workers share."""
    if lock is False:
        return RawArray(typecode_or_type, size_or_initializer)
    return _with_lock(SynchronizedArray(typecode_or_type, size_or_initializer), lock)


# --- Manager ------------------------------------------------------------------------------------

class SyncManager:
    """Makes what workers share."""

    Lock, RLock, Event, Condition = threading.Lock, threading.RLock, Event, Condition
    Semaphore, BoundedSemaphore, Barrier = Semaphore, BoundedSemaphore, Barrier
    Queue = JoinableQueue = queue.Queue
    dict, list = dict, list

    def Namespace(self, **names):
        """An object that holds names."""
        from multiprocessing.dummy import Namespace
        return Namespace(**names)

    def Value(self, typecode, value, lock=True):
        """An object that holds one value."""
        from multiprocessing.dummy import Value
        return Value(typecode, value)

    def Array(self, typecode, sequence, lock=True):
        """An array.array."""
        from array import array
        return array(typecode, sequence)

    def start(self, initializer=None, initargs=()):
        """There is nothing to start."""

    def shutdown(self):
        """There is nothing to end."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown()


def Manager():
    """What hands out objects that workers share."""
    return SyncManager()
