"""Addresses and networks of IPv4 and IPv6."""

import functools

__all__ = ['IPv4Address', 'IPv4Interface', 'IPv4Network', 'IPv6Address', 'IPv6Interface',
           'IPv6Network', 'AddressValueError', 'NetmaskValueError', 'ip_address', 'ip_interface',
           'ip_network', 'collapse_addresses', 'get_mixed_type_key', 'summarize_address_range',
           'v4_int_to_packed', 'v6_int_to_packed', 'IPV4LENGTH', 'IPV6LENGTH']

IPV4LENGTH = 32
IPV6LENGTH = 128


class AddressValueError(ValueError):
    """It is no address."""


class NetmaskValueError(ValueError):
    """It is no netmask."""


def _either(kinds, address, what):
    for kind in kinds:
        try:
            return kind(address)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f'{address!r} does not appear to be an IPv4 or IPv6 {what}')


def ip_address(address):
    """The address of whatever version."""
    return _either((IPv4Address, IPv6Address), address, 'address')


def ip_network(address, strict=True):
    """The network of whatever version."""
    return _either((lambda text: IPv4Network(text, strict), lambda text: IPv6Network(text, strict)),
                   address, 'network')


def ip_interface(address):
    """The interface of whatever version."""
    return _either((IPv4Interface, IPv6Interface), address, 'interface')


def v4_int_to_packed(address):
    """The number as 4 bytes."""
    try:
        return address.to_bytes(4)
    except OverflowError:
        raise ValueError("Address negative or too large for IPv4") from None


def v6_int_to_packed(address):
    """The number as 16 bytes."""
    try:
        return address.to_bytes(16)
    except OverflowError:
        raise ValueError("Address negative or too large for IPv6") from None


# --- Numbers and texts, by version --------------------------------------------------------------

class _Version4:
    """What IPv4 writes, mixed into its classes."""

    __slots__ = ()
    _version = version = 4
    _max_prefixlen = max_prefixlen = IPV4LENGTH
    _packed_size = 4

    @classmethod
    def _number_of(cls, text):
        if not text:
            raise AddressValueError('Address cannot be empty')
        octets = text.split('.')
        if len(octets) != 4:
            raise AddressValueError(f"Expected 4 octets in {text!r}")
        number = 0
        for octet in octets:
            wrong = cls._wrong_with(octet)
            if wrong:
                raise AddressValueError(f"{wrong} in {text!r}")
            number = number << 8 | int(octet)
        return number

    @staticmethod
    def _wrong_with(octet):
        if not octet:
            return "Empty octet not permitted"
        if not (octet.isascii() and octet.isdigit()):
            return f"Only decimal digits permitted in {octet!r}"
        if len(octet) > 3:
            return f"At most 3 characters permitted in {octet!r}"
        if octet != '0' and octet[0] == '0':
            return f"Leading zeros are not permitted in {octet!r}"
        return f"Octet {octet} (> 255) not permitted" if int(octet) > 255 else None

    @staticmethod
    def _text_of(number):
        return '.'.join(map(str, number.to_bytes(4)))

    _exploded_text_of = _text_of

    @classmethod
    def _mask_from(cls, text):
        """A netmask or its opposite in dots: how long the prefix is."""
        try:
            number = cls._number_of(text)
        except AddressValueError:
            return None
        every = (1 << IPV4LENGTH) - 1
        for mask in (number, number ^ every):
            length = mask.bit_count()
            if mask == every ^ every >> length:
                return length
        return None


class _Version6:
    """What IPv6 writes, mixed into its classes."""

    __slots__ = ()
    _version = version = 6
    _max_prefixlen = max_prefixlen = IPV6LENGTH
    _packed_size = 16

    @classmethod
    def _number_of(cls, text):
        if not text:
            raise AddressValueError('Address cannot be empty')
        parts = text.split(':')
        if len(parts) < 3:
            raise AddressValueError(f"At least 3 parts expected in {text!r}")
        if '.' in parts[-1]:
            try:
                low = IPv4Address(parts.pop())._ip
            except AddressValueError as wrong:
                raise AddressValueError(f"{wrong} in {text!r}") from None
            parts += [f'{low >> 16:x}', f'{low & 0xffff:x}']
        if len(parts) > 9:
            raise AddressValueError(f"At most 8 colons permitted in {text!r}")
        number = 0
        for part in cls._all_parts(parts, text):
            wrong = cls._wrong_with(part)
            if wrong:
                raise AddressValueError(f"{wrong} in {text!r}")
            number = number << 16 | int(part, 16)
        return number

    @staticmethod
    def _all_parts(parts, text):
        """The parts with zeros in the place of '::'."""
        gaps = [i for i in range(1, len(parts) - 1) if not parts[i]]
        if len(gaps) > 1:
            raise AddressValueError(f"At most one '::' permitted in {text!r}")
        front, back = (parts[:gaps[0]], parts[gaps[0] + 1:]) if gaps else (parts, [])
        if not gaps and len(parts) != 8:
            raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
        if not parts[0]:
            if not gaps or len(front) > 1:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
            front = []
        if not parts[-1]:
            if not gaps or len(back) > 1:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
            back = []
        if gaps and len(front) + len(back) > 7:
            raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
        return front + ['0'] * (8 - len(front) - len(back)) + back

    @staticmethod
    def _wrong_with(part):
        if not set('0123456789ABCDEFabcdef').issuperset(part):
            return f"Only hex digits permitted in {part!r}"
        if len(part) > 4:
            return f"At most 4 characters permitted in {part!r}"
        return None if part else "Only hex digits permitted in ''"

    @staticmethod
    def _text_of(number):
        """With '::' for the longest run of zeros that is longer than one."""
        parts = [f'{number >> shift & 0xffff:x}' for shift in range(112, -1, -16)]
        best, best_size, start = 0, 1, None
        for i, part in enumerate([*parts, 'end']):
            if part == '0':
                start = i if start is None else start
                continue
            if start is not None and i - start > best_size:
                best, best_size = start, i - start
            start = None
        if best_size == 1:
            return ':'.join(parts)
        return ':'.join(parts[:best]) + '::' + ':'.join(parts[best + best_size:])

    @staticmethod
    def _exploded_text_of(number):
        return ':'.join(f'{number >> shift & 0xffff:04x}' for shift in range(112, -1, -16))

    @classmethod
    def _mask_from(cls, text):
        return None


# --- Addresses ----------------------------------------------------------------------------------

def _same_version(one, other):
    if one._version != other._version:
        raise TypeError(f'{one} and {other} are not of the same version')


class _Shown:
    """How addresses and networks show themselves."""

    __slots__ = ()

    def __repr__(self):
        return f'{self.__class__.__name__}({str(self)!r})'

    @property
    def compressed(self):
        """The short text."""
        return str(self)


@functools.total_ordering
class _Address(_Shown):
    __slots__ = ()

    def __init__(self, address):
        if isinstance(address, int):
            if address < 0:
                raise AddressValueError(
                    f"{address} (< 0) is not permitted as an IPv{self._version} address")
            if address >> self._max_prefixlen:
                raise AddressValueError(f"{address} (>= 2**{self._max_prefixlen}) is not permitted "
                                        f"as an IPv{self._version} address")
            self._ip = address
        elif isinstance(address, bytes):
            if len(address) != self._packed_size:
                raise AddressValueError(
                    f"{address!r} (len {len(address)} != {self._packed_size}) is not permitted as "
                    f"an IPv{self._version} address")
            self._ip = int.from_bytes(address)
        else:
            text = str(address)
            if '/' in text:
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            self._ip = self._number_of(self._without_scope(text))

    def _without_scope(self, text):
        return text

    def __int__(self):
        return self._ip

    def __str__(self):
        return self._text_of(self._ip)

    @property
    def exploded(self):
        """The long text."""
        return self._exploded_text_of(self._ip)

    @property
    def packed(self):
        """The bytes of it."""
        return self._ip.to_bytes(self._packed_size)

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self._version == other._version
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        _same_version(self, other)
        return self._ip < other._ip

    def __hash__(self):
        return hash(hex(self._ip))

    def __add__(self, other):
        return self.__class__(self._ip + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return self.__class__(self._ip - other) if isinstance(other, int) else NotImplemented

    def __reduce__(self):
        return self.__class__, (self._ip,)

    def __format__(self, fmt):
        """s: the text; b, x, X and n: the number, in all its digits, with # and _."""
        kind = fmt[-1:] or 's'
        flags = fmt[:-1]
        if kind == 's':
            return format(str(self), fmt)
        if kind == 'n':
            kind = 'b' if self._version == 4 else 'x'
        if kind not in 'bxX' or flags not in ('', '#', '_', '#_'):
            return super().__format__(fmt)
        digits = self._max_prefixlen // (1 if kind == 'b' else 4)
        digits += (digits // 4 - 1) * ('_' in flags) + 2 * ('#' in flags)
        return format(self._ip, f"{'#' * ('#' in flags)}0{digits}{'_' * ('_' in flags)}{kind}")

    def _is_in(self, *networks):
        return any(self in _network(text) for text in networks)

    is_multicast = property(lambda self: self._is_in(*self._multicast))
    is_reserved = property(lambda self: self._is_in(*self._reserved))
    is_link_local = property(lambda self: self._is_in(*self._link_local))
    is_loopback = property(lambda self: self._is_in(*self._loopback))
    is_unspecified = property(lambda self: self._ip == 0)

    @property
    def is_private(self):
        """Whether it is not reached from everywhere."""
        return self._is_in(*self._private) and not self._is_in(*self._not_private)

    @property
    def is_global(self):
        """Whether it is reached from everywhere."""
        return not self.is_private


class IPv4Address(_Version4, _Address):
    """An address of four bytes."""

    __slots__ = ('_ip', '__weakref__')

    _multicast = ('224.0.0.0/4',)
    _reserved = ('240.0.0.0/4',)
    _link_local = ('169.254.0.0/16',)
    _loopback = ('127.0.0.0/8',)
    _private = ('0.0.0.0/8', '10.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12',
                '192.0.0.0/24', '192.0.0.170/31', '192.0.2.0/24', '192.168.0.0/16',
                '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '240.0.0.0/4',
                '255.255.255.255/32')
    _not_private = ('192.0.0.9/32', '192.0.0.10/32')

    @property
    def is_global(self):
        """Whether it is reached from everywhere."""
        return not self._is_in('100.64.0.0/10') and not self.is_private

    @property
    def ipv6_mapped(self):
        """The address among those of IPv6."""
        return IPv6Address(f'::ffff:{self}')

    @property
    def reverse_pointer(self):
        """The name that a resolver is asked for."""
        return '.'.join(reversed(str(self).split('.'))) + '.in-addr.arpa'


class IPv6Address(_Version6, _Address):
    """An address of sixteen bytes."""

    __slots__ = ('_ip', '_scope_id', '__weakref__')

    _multicast = ('ff00::/8',)
    _reserved = ('::/8', '100::/8', '200::/7', '400::/6', '800::/5', '1000::/4', '4000::/3',
                 '6000::/3', '8000::/3', 'A000::/3', 'C000::/3', 'E000::/4', 'F000::/5',
                 'F800::/6', 'FE00::/9')
    _link_local = ('fe80::/10',)
    _loopback = ('::1/128',)
    _private = ('::1/128', '::/128', '::ffff:0:0/96', '64:ff9b:1::/48', '100::/64', '2001::/23',
                '2001:db8::/32', '2002::/16', 'fc00::/7', 'fe80::/10')
    _not_private = ('2001:1::1/128', '2001:1::2/128', '2001:3::/32', '2001:4:112::/48',
                    '2001:20::/28', '2001:30::/28')

    def __init__(self, address):
        self._scope_id = None
        super().__init__(address)

    def _without_scope(self, text):
        address, percent, scope = text.partition('%')
        if percent:
            if not scope or '%' in scope:
                raise AddressValueError(f'Invalid IPv6 address: "{text!r}"')
            self._scope_id = scope
        return address

    scope_id = property(lambda self: self._scope_id, doc="What stands behind the %.")
    is_site_local = property(lambda self: self._is_in('fec0::/10'))

    def __str__(self):
        mapped = self.ipv4_mapped
        text = self._text_of(self._ip) if mapped is None else f'::ffff:{mapped}'
        return f'{text}%{self._scope_id}' if self._scope_id else text

    def __eq__(self, other):
        same = super().__eq__(other)
        return same if same is not True else self._scope_id == getattr(other, '_scope_id', None)

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    def __reduce__(self):
        return self.__class__, (str(self),)

    def _of_mapped(self, question, own):
        mapped = self.ipv4_mapped
        return own.fget(self) if mapped is None else getattr(mapped, question)

    is_multicast = property(lambda self: self._of_mapped('is_multicast', _Address.is_multicast))
    is_link_local = property(lambda self: self._of_mapped('is_link_local', _Address.is_link_local))
    is_private = property(lambda self: self._of_mapped('is_private', _Address.is_private))
    is_global = property(lambda self: self._of_mapped('is_global', _Address.is_global))
    is_loopback = property(lambda self: self._of_mapped('is_loopback', _Address.is_loopback))
    is_unspecified = property(
        lambda self: self._of_mapped('is_unspecified', _Address.is_unspecified))

    @property
    def exploded(self):
        """The long text."""
        mapped = self.ipv4_mapped
        text = self._exploded_text_of(self._ip)
        return text if mapped is None else f'{text[:30]}{mapped}'

    @property
    def ipv4_mapped(self):
        """The IPv4 address that it is, or None."""
        return IPv4Address(self._ip & 0xffffffff) if self._ip >> 32 == 0xffff else None

    @property
    def teredo(self):
        """(server, client) of a tunnel, or None."""
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xffffffff), IPv4Address(~self._ip & 0xffffffff)

    @property
    def sixtofour(self):
        """The IPv4 address in a 6to4 address, or None."""
        return IPv4Address(self._ip >> 80 & 0xffffffff) if self._ip >> 112 == 0x2002 else None

    @property
    def reverse_pointer(self):
        """The name that a resolver is asked for."""
        return '.'.join(reversed(f'{self._ip:032x}')) + '.ip6.arpa'


IPv4Address._address_class = IPv4Address
IPv6Address._address_class = IPv6Address


# --- Networks -----------------------------------------------------------------------------------

def _address_and_prefix(address, bits):
    """What stands before and behind the slash; alone, it is a network of one."""
    if isinstance(address, (bytes, int)):
        return address, bits
    if not isinstance(address, tuple):
        address, slash, prefix = str(address).partition('/')
        if '/' in prefix:
            raise AddressValueError(f"Only one '/' permitted in {address + slash + prefix!r}")
        return address, prefix if slash else bits
    return address if len(address) > 1 else (address[0], bits)


@functools.lru_cache(maxsize=None)
def _network(text):
    return ip_network(text)


@functools.total_ordering
class _Network(_Shown):
    __slots__ = ()

    def __init__(self, address, strict=True):
        first, prefix = _address_and_prefix(address, self._max_prefixlen)
        first = self._address_class(first)
        self._prefixlen = self._prefix_length(prefix)
        self.netmask = self._address_class(self._mask())
        self.network_address = self._address_class(first._ip & self._mask())
        if strict and first._ip != self.network_address._ip:
            raise ValueError(f'{first}/{self._prefixlen} has host bits set')

    @classmethod
    def _prefix_length(cls, prefix):
        if isinstance(prefix, int):
            length = prefix
        elif prefix.isascii() and prefix.isdigit():
            length = int(prefix)
        else:
            length = cls._mask_from(prefix)
        if length is None or not 0 <= length <= cls._max_prefixlen:
            raise NetmaskValueError(f'{str(prefix)!r} is not a valid netmask'
                                    if isinstance(prefix, str) else
                                    f'{prefix!r} is not a valid netmask')
        return length

    def _mask(self):
        every = (1 << self._max_prefixlen) - 1
        return every ^ every >> self._prefixlen

    prefixlen = property(lambda self: self._prefixlen, doc="How many bits are the network's.")
    num_addresses = property(lambda self: 1 << self._max_prefixlen - self._prefixlen)
    with_prefixlen = property(lambda self: f'{self.network_address}/{self._prefixlen}')
    with_netmask = property(lambda self: f'{self.network_address}/{self.netmask}')
    with_hostmask = property(lambda self: f'{self.network_address}/{self.hostmask}')

    @property
    def hostmask(self):
        """The bits that are the host's."""
        return self._address_class((1 << self._max_prefixlen) - 1 ^ self._mask())

    @property
    def broadcast_address(self):
        """The last address."""
        return self._address_class(self.network_address._ip | self.hostmask._ip)

    @property
    def exploded(self):
        """The long text."""
        return f'{self._exploded_text_of(self.network_address._ip)}/{self._prefixlen}'

    @property
    def reverse_pointer(self):
        """The names that a resolver is asked for."""
        zone = '.in-addr.arpa' if self._version == 4 else '.ip6.arpa'
        text = str(self) if self._version == 4 else self.exploded.replace(':', '')
        return ('.'.join(reversed(text.split('.'))) if self._version == 4
                else '.'.join(reversed(text))) + zone

    def __str__(self):
        return f'{self.network_address}/{self._prefixlen}'

    def _key(self):
        return self._version, self.network_address._ip, self._prefixlen

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, _Network) else NotImplemented

    def __hash__(self):
        return hash(self.network_address._ip ^ self._mask())

    def __lt__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        _same_version(self, other)
        return self._key() < other._key()

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __iter__(self):
        for number in range(self.network_address._ip, self.broadcast_address._ip + 1):
            yield self._address_class(number)

    def __getitem__(self, n):
        if not -self.num_addresses <= n < self.num_addresses:
            raise IndexError('address out of range')
        return self._address_class(self.network_address._ip + n % self.num_addresses)

    def __contains__(self, other):
        if self._version != other._version or isinstance(other, _Network):
            return False
        return other._ip & self._mask() == self.network_address._ip

    def hosts(self):
        """The addresses that a host may have."""
        free = self._max_prefixlen - self._prefixlen
        if free == 0:
            return [self.network_address]
        if free == 1:
            return iter(self)
        last = self.broadcast_address._ip + (self._version == 6)
        return map(self._address_class, range(self.network_address._ip + 1, last))

    def overlaps(self, other):
        """Whether an address is in both."""
        return (other.network_address in self or other.broadcast_address in self
                or self.network_address in other or self.broadcast_address in other)

    def _within(self, other):
        if not isinstance(other, _Network):
            raise TypeError(f"Unable to test subnet containment between {self} and {other}")
        _same_version(self, other)
        return (other.network_address <= self.network_address
                and other.broadcast_address >= self.broadcast_address)

    def subnet_of(self, other):
        """Whether all of it is in the other network."""
        return self._within(other)

    def supernet_of(self, other):
        """Whether all of the other network is in it."""
        if not isinstance(other, _Network):
            raise TypeError(f"Unable to test subnet containment between {self} and {other}")
        return other._within(self)

    def compare_networks(self, other):
        """-1, 0 or 1, as it comes before the other, is it, or comes after it."""
        if self._version != other._version:
            raise TypeError(f'{self} and {other} are not of the same type')
        return (self._key() > other._key()) - (self._key() < other._key())

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        """The networks with a longer prefix that it is made of."""
        if self._prefixlen == self._max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError('new prefix must be longer')
            if prefixlen_diff != 1:
                raise ValueError('cannot set prefixlen_diff and new_prefix')
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError('prefix length diff must be > 0')
        length = self._prefixlen + prefixlen_diff
        if length > self._max_prefixlen:
            raise ValueError(f'prefix length diff {length} is invalid for netblock {self}')
        step = self.num_addresses >> prefixlen_diff
        for number in range(self.network_address._ip, self.broadcast_address._ip + 1, step):
            yield self.__class__((number, length))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        """The network with a shorter prefix around it."""
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError('new prefix must be shorter')
            if prefixlen_diff != 1:
                raise ValueError('cannot set prefixlen_diff and new_prefix')
            prefixlen_diff = self._prefixlen - new_prefix
        length = self._prefixlen - prefixlen_diff
        if length < 0:
            raise ValueError(f'current prefixlen is {self._prefixlen}, '
                             f'cannot have a prefixlen_diff of {prefixlen_diff}')
        return self.__class__((self.network_address._ip, length), strict=False)

    def address_exclude(self, other):
        """The networks that are left without the other one."""
        _same_version(self, other)
        if not isinstance(other, _Network):
            raise TypeError(f"{other} is not a network object")
        if not other._within(self):
            raise ValueError(f'{other} not contained in {self}')
        rest = self
        while rest != other:
            for half in rest.subnets():
                if other._within(half):
                    rest = half
                else:
                    yield half

    def _both_ends(self, question):
        return (getattr(self.network_address, question)
                and getattr(self.broadcast_address, question))

    is_multicast = property(lambda self: self._both_ends('is_multicast'))
    is_reserved = property(lambda self: self._both_ends('is_reserved'))
    is_link_local = property(lambda self: self._both_ends('is_link_local'))
    is_loopback = property(lambda self: self._both_ends('is_loopback'))
    is_unspecified = property(lambda self: self._both_ends('is_unspecified'))

    @property
    def is_private(self):
        """Whether all of it is in one private network."""
        kind = self._address_class
        return (any(self._within(_network(text)) for text in kind._private)
                and not any(self._within(_network(text)) for text in kind._not_private))

    @property
    def is_global(self):
        """Whether it is reached from everywhere."""
        if self._version == 4:
            shared = _network('100.64.0.0/10')
            if self.network_address in shared and self.broadcast_address in shared:
                return False
        return not self.is_private


class IPv4Network(_Version4, _Network):
    """A network of four-byte addresses."""

    _address_class = IPv4Address


class IPv6Network(_Version6, _Network):
    """A network of sixteen-byte addresses."""

    _address_class = IPv6Address
    is_site_local = property(lambda self: self._both_ends('is_site_local'))


# --- Interfaces ---------------------------------------------------------------------------------

class _Interface:
    """Mixed into an address: it knows the network that it is in."""

    __slots__ = ()

    def __init__(self, address):
        first, _ = _address_and_prefix(address, self._max_prefixlen)
        super().__init__(first)
        self.network = self._network_class(address, strict=False)
        self.netmask = self.network.netmask
        self._prefixlen = self.network.prefixlen

    def __str__(self):
        return f'{super().__str__()}/{self._prefixlen}'

    def __eq__(self, other):
        same = super().__eq__(other)
        if same is not True:
            return same
        return isinstance(other, _Interface) and self.network == other.network

    def __lt__(self, other):
        less = super().__lt__(other)
        if less is NotImplemented or not isinstance(other, _Interface):
            return less if less is NotImplemented else False
        return (self.network, self._ip) < (other.network, other._ip)

    def __hash__(self):
        return hash((self._ip, self._prefixlen, self.network.network_address._ip))

    def __reduce__(self):
        return self.__class__, (str(self),)

    hostmask = property(lambda self: self.network.hostmask, doc="The bits that are the host's.")
    with_prefixlen = property(lambda self: f'{self._text_of(self._ip)}/{self._prefixlen}')
    with_netmask = property(lambda self: f'{self._text_of(self._ip)}/{self.netmask}')
    with_hostmask = property(lambda self: f'{self._text_of(self._ip)}/{self.hostmask}')

    @property
    def ip(self):
        """The address alone."""
        return self._address_class(self._ip)

    @property
    def exploded(self):
        """The long text."""
        return f'{super().exploded}/{self._prefixlen}'


class IPv4Interface(_Interface, IPv4Address):
    """A four-byte address in its network."""

    _network_class = IPv4Network


class IPv6Interface(_Interface, IPv6Address):
    """A sixteen-byte address in its network."""

    _network_class = IPv6Network


# --- Several ------------------------------------------------------------------------------------

def summarize_address_range(first, last):
    """The networks that hold exactly the addresses from the first to the last."""
    if not (isinstance(first, _Address) and isinstance(last, _Address)):
        raise TypeError('first and last must be IP addresses, not networks')
    _same_version(first, last)
    if first > last:
        raise ValueError('last IP address must be greater than first')
    kind = IPv4Network if first._version == 4 else IPv6Network
    number, bits = first._ip, first._max_prefixlen
    while number <= last._ip:
        zeros = (number & -number).bit_length() - 1 if number else bits
        free = min(zeros, (last._ip - number + 1).bit_length() - 1)
        yield kind((number, bits - free))
        number += 1 << free


def collapse_addresses(addresses):
    """The fewest networks that hold these addresses and networks."""
    ranges = []
    for item in addresses:
        if ranges:
            _same_version(item, ranges[-1][2])
        if isinstance(item, _Network):
            ranges.append((item.network_address._ip, item.broadcast_address._ip, item))
        else:
            ranges.append((item._ip, item._ip, item))
    ranges.sort(key=lambda each: each[:2])
    joined = []
    for first, last, item in ranges:
        if joined and first <= joined[-1][1] + 1:
            joined[-1][1] = max(joined[-1][1], last)
        else:
            joined.append([first, last, item])
    for first, last, item in joined:
        kind = IPv4Address if item._version == 4 else IPv6Address
        yield from summarize_address_range(kind(first), kind(last))


def get_mixed_type_key(obj):
    """A key to sort addresses and networks by."""
    if isinstance(obj, _Network):
        return obj._version, obj.network_address, obj.netmask
    if isinstance(obj, _Address):
        return obj._version, obj
    return NotImplemented
