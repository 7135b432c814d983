"""Message digests: MD5, SHA-1 and SHA-2 natively (_hashes), SHA-3 and BLAKE2 in Python."""

from _hashes import digest as _digest

__all__ = ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', 'sha3_224',
           'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256', 'new',
           'algorithms_guaranteed', 'algorithms_available', 'pbkdf2_hmac', 'file_digest')

_sizes = {'md5': (16, 64), 'sha1': (20, 64), 'sha224': (28, 64), 'sha256': (32, 64),
          'sha384': (48, 128), 'sha512': (64, 128), 'sha3_224': (28, 144), 'sha3_256': (32, 136),
          'sha3_384': (48, 104), 'sha3_512': (64, 72), 'shake_128': (0, 168),
          'shake_256': (0, 136), 'blake2b': (64, 128), 'blake2s': (32, 64)}
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
        return self._sum(self.digest_size)

    def _sum(self, size):
        if self.name.startswith('sh') and '_' in self.name:
            from _more_hashes import sha3
            return sha3(self.name, self._data(), size)
        return _digest(self.name, self._data())

    def hexdigest(self):
        """The digest of all data so far, in hexadecimal."""
        return self.digest().hex()

    def copy(self):
        """Another digest of the same data."""
        copied = object.__new__(type(self))
        copied.__dict__.update(self.__dict__, _parts=[self._data()])
        return copied

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


HASH.__module__ = '_hashlib'


class HASHXOF(HASH):
    """A digest as long as one wishes."""

    def digest(self, length):
        """The first bytes of the digest."""
        return self._sum(length)

    def hexdigest(self, length):
        """The first bytes of the digest, in hexadecimal."""
        return self._sum(length).hex()


HASHXOF.__module__ = '_hashlib'


class _BLAKE2(HASH):
    """BLAKE2: digests of any size, with a key."""

    def __init__(self, name, data, digest_size, key, salt, person):
        super().__init__(name, data)
        largest, self._keys = self.digest_size, (bytes(key), bytes(salt), bytes(person))
        if not 1 <= digest_size <= largest:
            raise ValueError(f'digest_size must be between 1 and {largest} bytes')
        self.digest_size = digest_size
        limits = (('key', largest), ('salt', largest // 4), ('person', largest // 4))
        for (what, limit), value in zip(limits, self._keys):
            if len(value) > limit:
                raise ValueError(f'maximum {what} length is {limit} bytes')

    def _sum(self, size):
        import _more_hashes
        return getattr(_more_hashes, self.name).digest(self._data(), size, *self._keys)

    def __repr__(self):
        return f'<_blake2.{self.name} object at {id(self):#x}>'


def _checked(data):
    if isinstance(data, str):
        raise TypeError("Strings must be encoded before hashing")
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError("object supporting the buffer API required")
    return bytes(data)


def new(name, data=b'', **kwargs):
    """A digest of this name."""
    known = name.lower().replace('-', '_' if name[:5].lower() == 'sha3-' else '')
    if known not in _sizes:
        raise ValueError('unsupported hash type ' + name)
    kwargs.pop('usedforsecurity', None)
    return globals()[known](_checked(data), **kwargs)


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


def sha384(string=b'', *, usedforsecurity=True):
    """A SHA-384 digest."""
    return HASH('sha384', _checked(string))


def sha3_224(string=b'', *, usedforsecurity=True):
    """A SHA3-224 digest."""
    return HASH('sha3_224', _checked(string))


def sha3_256(string=b'', *, usedforsecurity=True):
    """A SHA3-256 digest."""
    return HASH('sha3_256', _checked(string))


def sha3_384(string=b'', *, usedforsecurity=True):
    """A SHA3-384 digest."""
    return HASH('sha3_384', _checked(string))


def sha3_512(string=b'', *, usedforsecurity=True):
    """A SHA3-512 digest."""
    return HASH('sha3_512', _checked(string))


def shake_128(string=b'', *, usedforsecurity=True):
    """A SHAKE128 digest."""
    return HASHXOF('shake_128', _checked(string))


def shake_256(string=b'', *, usedforsecurity=True):
    """A SHAKE256 digest."""
    return HASHXOF('shake_256', _checked(string))


def blake2b(data=b'', /, *, digest_size=64, key=b'', salt=b'', person=b'', usedforsecurity=True):
    """A BLAKE2b digest."""
    return _BLAKE2('blake2b', _checked(data), digest_size, key, salt, person)


def blake2s(data=b'', /, *, digest_size=32, key=b'', salt=b'', person=b'', usedforsecurity=True):
    """A BLAKE2s digest."""
    return _BLAKE2('blake2s', _checked(data), digest_size, key, salt, person)


def file_digest(fileobj, digest, /):
    """The digest of what a stream of bytes holds."""
    made = new(digest) if isinstance(digest, str) else digest()
    made.update(fileobj.read())
    return made


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
