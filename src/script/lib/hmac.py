"""Messages authenticated by a key (RFC 2104)."""

import hashlib

_inner = bytes(x ^ 0x36 for x in range(256))
_outer = bytes(x ^ 0x5C for x in range(256))


class HMAC:
    """A digest of a key and data."""

    blocksize = 64

    def __init__(self, key, msg=None, digestmod=''):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        if callable(digestmod):
            self._make = digestmod
        elif isinstance(digestmod, str):
            self._make = lambda data=b'': hashlib.new(digestmod, data)
        else:
            self._make = digestmod.new
        inner = self._make()
        self.digest_size = inner.digest_size
        self.block_size = inner.block_size
        self.name = f"hmac-{inner.name}"
        if len(key) > self.block_size:
            key = self._make(key).digest()
        key = bytes(key).ljust(self.block_size, b'\0')
        self._start = key.translate(_outer)
        self._digest = inner
        self._digest.update(key.translate(_inner))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        """Add data."""
        self._digest.update(msg)

    def copy(self):
        """Another one of the same key and data."""
        other = self.__class__.__new__(self.__class__)
        other.__dict__.update(self.__dict__)
        other._digest = self._digest.copy()
        return other

    def digest(self):
        """The digest as bytes."""
        return self._make(self._start + self._digest.digest()).digest()

    def hexdigest(self):
        """The digest in hexadecimal."""
        return self.digest().hex()


def new(key, msg=None, digestmod=''):
    """A digest of a key and data."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """The digest of a key and a message, at once."""
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b, /):
    """Whether two digests are equal."""
    if isinstance(a, str) != isinstance(b, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    if isinstance(a, str) and not (a.isascii() and b.isascii()):
        raise TypeError("comparing strings with non-ASCII characters is not supported")
    return a == b
