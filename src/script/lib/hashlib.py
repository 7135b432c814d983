"""Message digests: MD5, SHA-1 and SHA-2. The sums are made natively (_hashes)."""

from _hashes import digest as _digest

__all__ = ('md5', 'sha1', 'sha224', 'sha256', 'sha512', 'new', 'algorithms_guaranteed',
           'algorithms_available', 'pbkdf2_hmac')

_sizes = {'md5': (16, 64), 'sha1': (20, 64), 'sha224': (28, 64), 'sha256': (32, 64),
          'sha512': (64, 128)}
algorithms_guaranteed = set(_sizes)
algorithms_available = set(_sizes)


class HASH:
    """A digest to which data can be added."""

    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size = _sizes[name]
        self._parts = [data]

    def update(self, obj, /):
        """Add data."""
        self._parts.append(_checked(obj))

    def _data(self):
        if len(self._parts) > 1:
            self._parts = [b"".join(self._parts)]
        return self._parts[0]

    def digest(self):
        """The digest of all data so far, as bytes."""
        return _digest(self.name, self._data())

    def hexdigest(self):
        """The digest of all data so far, in hexadecimal."""
        return self.digest().hex()

    def copy(self):
        """Another digest of the same data."""
        return HASH(self.name, self._data())

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


HASH.__module__ = '_hashlib'


def _checked(data):
    if isinstance(data, str):
        raise TypeError("Strings must be encoded before hashing")
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError("object supporting the buffer API required")
    return bytes(data)


def new(name, data=b'', **kwargs):
    """A digest of this name."""
    known = name.lower().replace('-', '')
    if known not in _sizes:
        raise ValueError('unsupported hash type ' + name)
    return HASH(known, _checked(data))


def md5(string=b'', *, usedforsecurity=True):
    """An MD5 digest."""
    return HASH('md5', _checked(string))


def sha1(string=b'', *, usedforsecurity=True):
    """A SHA-1 digest."""
    return HASH('sha1', _checked(string))


def sha224(string=b'', *, usedforsecurity=True):
    """A SHA-224 digest."""
    return HASH('sha224', _checked(string))


def sha256(string=b'', *, usedforsecurity=True):
    """A SHA-256 digest."""
    return HASH('sha256', _checked(string))


def sha512(string=b'', *, usedforsecurity=True):
    """A SHA-512 digest."""
    return HASH('sha512', _checked(string))


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key made of a password (PKCS #5)."""
    import hmac
    size = new(hash_name).digest_size
    wanted = dklen or size
    key = b""
    block = 0
    while len(key) < wanted:
        block += 1
        part = hmac.digest(password, salt + block.to_bytes(4, 'big'), hash_name)
        total = int.from_bytes(part, 'big')
        for _ in range(iterations - 1):
            part = hmac.digest(password, part, hash_name)
            total ^= int.from_bytes(part, 'big')
        key += total.to_bytes(size, 'big')
    return key[:wanted]
