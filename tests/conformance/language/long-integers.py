# Numbers of tens of thousands of bits: too long for one go.
import math

a = 3**20_000
b = 7**15_000 * 3**9_000
print(math.gcd(a, b) == 3**9_000, math.gcd(a, -b) == 3**9_000, math.gcd(a, 0) == a, math.gcd(-a) == a)
print(math.gcd(a * 10, 4), math.gcd(4, a * 10), math.lcm(a, b) == a * b // 3**9_000)
for n in (a, b, a * a, a * a - 1, a * a + 1, (a + 1) * (a + 1) - 1, 10**20_000, 2**40_001):
    root = math.isqrt(n)
    print(root * root <= n < (root + 1) * (root + 1), root % 1_000_007)
m = 10**1_000 + 7
print(pow(3, a, m) % 10**30)
print(pow(-b, 12_345, m) % 10**30, pow(3, 0, m), pow(m, 5, m))
print(pow(3, 10_001, -m) % 10**30, pow(3, 10_001, -m) < 0)
print(pow(3, -2, m) * 9 % m, pow(3, -2, -m) * 9 % m)
try:
    pow(0, -1, m)
except ValueError as error:
    print(error)
