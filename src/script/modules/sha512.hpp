#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace looplane::script {

using Sha512State = std::array<std::uint64_t, 8>;

/// The fractional parts of the square roots of the first 8 primes.
inline constexpr Sha512State sha512_start = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

/// Those of the next 8; of the digest the first 48 bytes count.
inline constexpr Sha512State sha384_start = {
    0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
    0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4};

/// SHA-512 and SHA-384 (FIPS 180-4).
std::array<std::uint8_t, 64> sha512(std::string_view message, Sha512State state = sha512_start);

}  // namespace looplane::script
