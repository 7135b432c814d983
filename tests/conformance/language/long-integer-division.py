"""Division of long integers whose limbs are the awkward ones: all bits, no bits, the highest alone."""
import random

random.seed(7)
limbs = [0, 1, 2, 2**63, 2**63 - 1, 2**63 + 1, 2**64 - 1, 2**64 - 2, 2**32, 2**32 - 1, 2**31]


def awkward(count):
    number = 0
    for _ in range(count):
        number = number << 64 | random.choice(limbs)
    return number


def checked(a, b):
    quotient, remainder = divmod(a, b)
    assert quotient * b + remainder == a, (a, b)
    assert abs(remainder) < abs(b) and (remainder == 0 or (remainder < 0) == (b < 0)), (a, b)
    assert a // b == quotient and a % b == remainder, (a, b)
    return (quotient ^ remainder) % (2**61 - 1)


total = 0
for turn in range(3000):
    a = awkward(random.randint(1, 8)) * random.choice([1, -1])
    b = awkward(random.randint(1, 5)) * random.choice([1, -1])
    if b:
        total = (total * 31 + checked(a, b)) % (2**89 - 1)
print(total)

for turn in range(300):
    a = random.getrandbits(random.randint(1, 3000))
    b = random.getrandbits(random.randint(1, 1500)) + 1
    total = (total * 31 + checked(a, b)) % (2**89 - 1)
print(total)

for bits in (64, 127, 128, 129, 192, 320, 1000):
    top = 2**bits
    for a in (top, top - 1, top + 1, top * top - 1, -top, 1 - top * top):
        for b in (top, top - 1, top + 1, -top, 2**64 - 1, 2**64, 2**65 + 1):
            total = (total * 31 + checked(a, b)) % (2**89 - 1)
print(total)
print(pow(3, 1000, 2**200 - 1), pow(7, -1, 2**130 + 1), (10**60) // 7, -(10**60) % 10**25, 10**40 / 10**20)
