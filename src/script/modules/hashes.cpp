#include <array>
#include <bit>
#include <string>

#include "script/machine/operations.hpp"
#include "script/modules/modules.hpp"
#include "script/modules/sha512.hpp"
#include "script/values/bytearray.hpp"
#include "script/values/integer.hpp"

// _hashes: the digests of hashlib, and what binascii and base64 do with many bytes.

namespace looplane::script {

namespace {

std::uint32_t rotate(std::uint32_t value, int count) { return std::rotl(value, count); }

/// The data, a one bit, zeros, and its length in bits: whole blocks of 64 bytes.
std::string padded(std::string_view data, bool big_endian) {
  std::string result(data);
  result += '\x80';
  while (result.size() % 64 != 56) result += '\0';
  const std::uint64_t bits = std::uint64_t{data.size()} * 8;
  for (int i = 0; i < 8; ++i) {
    const int shift = 8 * (big_endian ? 7 - i : i);
    result += static_cast<char>(bits >> shift & 0xff);
  }
  return result;
}

std::uint32_t word_at(std::string_view data, std::size_t position, bool big_endian) {
  std::uint32_t word = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const std::size_t shift = 8 * (big_endian ? 3 - i : i);
    word |= std::uint32_t{static_cast<unsigned char>(data[position + i])} << shift;
  }
  return word;
}

template <std::size_t count>
std::string digest_of(const std::array<std::uint32_t, count>& state, std::size_t words,
                      bool big_endian) {
  std::string digest;
  for (std::size_t i = 0; i < words; ++i) {
    for (int byte = 0; byte < 4; ++byte) {
      digest += static_cast<char>(state[i] >> (8 * (big_endian ? 3 - byte : byte)) & 0xff);
    }
  }
  return digest;
}

// --- MD5 (RFC 1321) -----------------------------------------------------------------------------

constexpr std::array<std::uint32_t, 64> md5_sines = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};

std::string md5(std::string_view data) {
  static constexpr int shifts[4][4] = {
      {7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
  std::array<std::uint32_t, 4> state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  const std::string blocks = padded(data, false);
  for (std::size_t block = 0; block < blocks.size(); block += 64) {
    auto [a, b, c, d] = state;
    for (std::size_t i = 0; i < 64; ++i) {
      std::uint32_t mixed = 0;
      std::size_t word = 0;
      switch (i / 16) {
        case 0:
          mixed = (b & c) | (~b & d);
          word = i;
          break;
        case 1:
          mixed = (d & b) | (~d & c);
          word = (5 * i + 1) % 16;
          break;
        case 2:
          mixed = b ^ c ^ d;
          word = (3 * i + 5) % 16;
          break;
        default:
          mixed = c ^ (b | ~d);
          word = 7 * i % 16;
          break;
      }
      mixed += a + md5_sines[i] + word_at(blocks, block + 4 * word, false);
      a = d;
      d = c;
      c = b;
      b += rotate(mixed, shifts[i / 16][i % 4]);
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
  }
  return digest_of(state, 4, false);
}

// --- SHA-1 and SHA-2 (FIPS 180-4) ---------------------------------------------------------------

std::string sha1(std::string_view data) {
  std::array<std::uint32_t, 5> state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  const std::string blocks = padded(data, true);
  for (std::size_t block = 0; block < blocks.size(); block += 64) {
    std::array<std::uint32_t, 80> words{};
    for (std::size_t i = 0; i < 16; ++i) words[i] = word_at(blocks, block + 4 * i, true);
    for (std::size_t i = 16; i < 80; ++i) {
      words[i] = rotate(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    }
    auto [a, b, c, d, e] = state;
    for (std::size_t i = 0; i < 80; ++i) {
      std::uint32_t mixed = 0;
      switch (i / 20) {
        case 0:
          mixed = ((b & c) | (~b & d)) + 0x5a827999;
          break;
        case 1:
          mixed = (b ^ c ^ d) + 0x6ed9eba1;
          break;
        case 2:
          mixed = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
          break;
        default:
          mixed = (b ^ c ^ d) + 0xca62c1d6;
          break;
      }
      mixed += rotate(a, 5) + e + words[i];
      e = d;
      d = c;
      c = rotate(b, 30);
      b = a;
      a = mixed;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
  }
  return digest_of(state, 5, true);
}

constexpr std::array<std::uint32_t, 64> sha256_roots = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

std::string sha256(std::string_view data, std::array<std::uint32_t, 8> state,
                   std::size_t words_out) {
  const std::string blocks = padded(data, true);
  for (std::size_t block = 0; block < blocks.size(); block += 64) {
    std::array<std::uint32_t, 64> words{};
    for (std::size_t i = 0; i < 16; ++i) words[i] = word_at(blocks, block + 4 * i, true);
    for (std::size_t i = 16; i < 64; ++i) {
      const std::uint32_t x = words[i - 15];
      const std::uint32_t y = words[i - 2];
      words[i] = words[i - 16] + (rotate(x, 25) ^ rotate(x, 14) ^ (x >> 3)) + words[i - 7] +
                 (rotate(y, 15) ^ rotate(y, 13) ^ (y >> 10));
    }
    std::array<std::uint32_t, 8> s = state;
    for (std::size_t i = 0; i < 64; ++i) {
      const std::uint32_t first = s[7] + (rotate(s[4], 26) ^ rotate(s[4], 21) ^ rotate(s[4], 7)) +
                                  ((s[4] & s[5]) ^ (~s[4] & s[6])) + sha256_roots[i] + words[i];
      const std::uint32_t second = (rotate(s[0], 30) ^ rotate(s[0], 19) ^ rotate(s[0], 10)) +
                                   ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
      s = {first + second, s[0], s[1], s[2], s[3] + first, s[4], s[5], s[6]};
    }
    for (std::size_t i = 0; i < 8; ++i) state[i] += s[i];
  }
  return digest_of(state, words_out, true);
}

constexpr std::array<std::uint32_t, 8> sha256_start = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
constexpr std::array<std::uint32_t, 8> sha224_start = {
    0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4};

// --- Functions ----------------------------------------------------------------------------------

bool bytes_argument(Machine& m, const Value& value, std::string_view& bytes) {
  if (value.is(Kind::bytes)) {
    bytes = value.as<BytesObject>()->view();
  } else if (value.is(Kind::bytearray)) {
    bytes = value.as<BytearrayObject>()->view();
  } else {
    (void)m.type_error(concat("a bytes-like object is required, not '", m.type_name(value), "'"));
    return false;
  }
  return true;
}

/// digest(name, data)
Eventually<Value> digest(Machine& m, Arguments a) {
  std::string_view data;
  if (!bytes_argument(m, a[1], data)) return Failure{};
  const std::string_view name = text_of(a[0]);
  if (name == "md5") return m.bytes(md5(data));
  if (name == "sha1") return m.bytes(sha1(data));
  if (name == "sha224") return m.bytes(sha256(data, sha224_start, 7));
  if (name == "sha256") return m.bytes(sha256(data, sha256_start, 8));
  const bool short_one = name == "sha384";
  const auto result = sha512(data, short_one ? sha384_start : sha512_start);
  return m.bytes({reinterpret_cast<const char*>(result.data()), short_one ? 48u : 64u});
}

/// base64(data): without line breaks.
Eventually<Value> base64_encode(Machine& m, Arguments a) {
  static constexpr char alphabet[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string_view data;
  if (!bytes_argument(m, a[0], data)) return Failure{};
  std::string result;
  result.reserve(data.size() / 3 * 4 + 4);
  for (std::size_t i = 0; i < data.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, data.size() - i);
    std::uint32_t bits = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      bits = bits << 8 | (j < count ? static_cast<unsigned char>(data[i + j]) : 0u);
    }
    for (std::size_t j = 0; j < 4; ++j) {
      result += j <= count ? alphabet[bits >> (18 - 6 * j) & 63] : '=';
    }
  }
  return m.bytes(result);
}

/// crc32(data, value)
Eventually<Value> crc32(Machine& m, Arguments a) {
  std::string_view data;
  if (!bytes_argument(m, a[0], data)) return Failure{};
  std::uint32_t crc = ~static_cast<std::uint32_t>(integer_clamped(a[1]));
  for (const char c : data) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xedb88320u : 0u);
  }
  return m.integer(static_cast<std::uint32_t>(~crc));
}

/// The six bits of a character of base64; -1: it is none.
int sextet(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/// binascii.a2b_base64: the bytes, or a str that says what is wrong.
Eventually<Value> base64_decode(Machine& m, Arguments a) {
  std::string_view data;
  if (!bytes_argument(m, a[0], data)) return Failure{};
  std::string result;
  std::size_t in_quad = 0;
  std::size_t pads = 0;
  std::uint32_t bits = 0;
  for (const char c : data) {
    if (c == '=') {
      if (in_quad >= 2 && in_quad + ++pads >= 4) return m.bytes(result);
      continue;
    }
    const int value = sextet(c);
    if (value < 0) continue;
    pads = 0;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    if (in_quad > 0) result += static_cast<char>(bits >> (6 - 2 * in_quad) & 0xff);
    in_quad = (in_quad + 1) % 4;
  }
  if (in_quad == 0) return m.bytes(result);
  if (in_quad == 1) {
    return m.string(concat("Invalid base64-encoded string: number of data characters (",
                           std::to_string(result.size() / 3 * 4 + 1),
                           ") cannot be 1 more than a multiple of 4"));
  }
  return m.string("Incorrect padding");
}

}  // namespace

void define_hashes(Machine& m, ModuleObject* module) {
  static const NativeMethod functions[] = {
      {"digest(name, data, /)", digest},
      {"base64_encode(data, /)", base64_encode},
      {"base64_decode(data, /)", base64_decode},
      {"crc32(data, value=0, /)", crc32},
  };
  m.define_functions(module, functions);
}

}  // namespace looplane::script
