"""SHA-3 (FIPS 202) and BLAKE2 (RFC 7693)."""

# --- SHA-3 --------------------------------------------------------------------------------------

_WORD = (1 << 64) - 1
_sha3_rates = {'sha3_224': 144, 'sha3_256': 136, 'sha3_384': 104, 'sha3_512': 72,
               'shake_128': 168, 'shake_256': 136}


def _round_constants():
    constants, state = [], 1
    for _ in range(24):
        constant = 0
        for bit in range(7):
            if state & 1:
                constant |= 1 << (1 << bit) - 1
            state = state << 1 ^ (0x171 if state >> 7 else 0)
        constants.append(constant)
    return constants


def _rotations():
    """(from, to, by how much) of the steps rho and pi."""
    x, y, steps = 1, 0, []
    for step in range(24):
        next_x, next_y = y, (2 * x + 3 * y) % 5
        steps.append((x + 5 * y, next_x + 5 * next_y, (step + 1) * (step + 2) // 2 % 64))
        x, y = next_x, next_y
    return steps


_tables = []


def _permute(lanes):
    if not _tables:
        _tables.extend((_round_constants(), _rotations()))
    constants, rotations = _tables
    for constant in constants:
        columns = [lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20]
                   for x in range(5)]
        for x in range(5):
            right = columns[(x + 1) % 5]
            mixed = columns[x - 1] ^ (right << 1 & _WORD | right >> 63)
            for y in range(0, 25, 5):
                lanes[x + y] ^= mixed
        moved = lanes[:]
        for start, end, count in rotations:
            lane = lanes[start]
            moved[end] = lane << count & _WORD | lane >> 64 - count
        for y in range(0, 25, 5):
            row = moved[y:y + 5]
            for x in range(5):
                lanes[x + y] = row[x] ^ ~row[(x + 1) % 5] & row[(x + 2) % 5]
        lanes[0] ^= constant


def sha3(name, data, size):
    """The digest, of any size for the SHAKE functions."""
    rate = _sha3_rates[name]
    padded = bytearray(data)
    padded.append(0x1f if name.startswith('shake') else 0x06)
    padded.extend(bytes(-len(padded) % rate))
    padded[-1] |= 0x80
    lanes = [0] * 25
    for start in range(0, len(padded), rate):
        for index in range(rate // 8):
            place = start + 8 * index
            lanes[index] ^= int.from_bytes(padded[place:place + 8], 'little')
        _permute(lanes)
    digest = b''
    while True:
        digest += b''.join(lane.to_bytes(8, 'little') for lane in lanes)[:rate]
        if len(digest) >= size:
            return digest[:size]
        _permute(lanes)


# --- BLAKE2 -------------------------------------------------------------------------------------

_starts = (0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
           0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179)
_orders = ('0123456789abcdef', 'ea489fd61c02b753', 'b8c052fdae367194', '7931dcbe265a40f8',
           '905724afe1bc683d', '2c6a0b834d75fe19', 'c51fed4a0763928b', 'db7ec13950f4862a',
           '6fe9b308c2d714a5', 'a2847615fb9e3cd0')
_quarters = ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
             (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))


class _Blake2:
    """One of the two: its words' bits, its rounds, by how much it rotates."""

    def __init__(self, bits, rounds, rotations):
        self.bits = bits
        self.mask = (1 << bits) - 1
        self.rounds = rounds
        self.rotations = rotations
        self.starts = [start >> 64 - bits for start in _starts]

    def digest(self, data, size, key, salt, person):
        word = self.bits // 8
        head = bytes([size, len(key), 1, 1]).ljust(4 * word, b'\0')
        head += salt.ljust(2 * word, b'\0') + person.ljust(2 * word, b'\0')
        state = [start ^ int.from_bytes(head[word * i:word * (i + 1)], 'little')
                 for i, start in enumerate(self.starts)]
        block = 16 * word
        if key:
            data = key.ljust(block, b'\0') + data
        for end in range(block, max(len(data), 1) + block, block):
            last = end >= len(data)
            self._compress(state, data[end - block:end].ljust(block, b'\0'),
                           min(end, len(data)), last)
        return b''.join(value.to_bytes(word, 'little') for value in state)[:size]

    def _compress(self, state, block, count, last):
        word, mask, bits = self.bits // 8, self.mask, self.bits
        words = [int.from_bytes(block[word * i:word * (i + 1)], 'little') for i in range(16)]
        v = state + self.starts
        v[12] ^= count & mask
        v[13] ^= count >> bits
        if last:
            v[14] ^= mask
        first, second, third, fourth = self.rotations
        for turn in range(self.rounds):
            order = [int(digit, 16) for digit in _orders[turn % 10]]
            for index, (a, b, c, d) in enumerate(_quarters):
                v[a] = v[a] + v[b] + words[order[2 * index]] & mask
                mixed = v[d] ^ v[a]
                v[d] = (mixed >> first | mixed << bits - first) & mask
                v[c] = v[c] + v[d] & mask
                mixed = v[b] ^ v[c]
                v[b] = (mixed >> second | mixed << bits - second) & mask
                v[a] = v[a] + v[b] + words[order[2 * index + 1]] & mask
                mixed = v[d] ^ v[a]
                v[d] = (mixed >> third | mixed << bits - third) & mask
                v[c] = v[c] + v[d] & mask
                mixed = v[b] ^ v[c]
                v[b] = (mixed >> fourth | mixed << bits - fourth) & mask
        for index in range(8):
            state[index] ^= v[index] ^ v[index + 8]


blake2b = _Blake2(64, 12, (32, 24, 16, 63))
blake2s = _Blake2(32, 10, (16, 12, 8, 7))
