#include "script/values/string.hpp"

#include <array>
#include <bit>
#include <string>

#include "script/values/utf8.hpp"

namespace looplane::script {

namespace {

/// The state of SipHash. CPython takes one round for each word and three at the end
/// (Python/pyhash.c: siphash13).
struct SipState {
  // The constants, of which the key's halves (zero here) would be xored in.
  std::uint64_t v0 = 0x736f6d6570736575;
  std::uint64_t v1 = 0x646f72616e646f6d;
  std::uint64_t v2 = 0x6c7967656e657261;
  std::uint64_t v3 = 0x7465646279746573;

  void round() {
    v0 += v1;
    v2 += v3;
    v1 = std::rotl(v1, 13) ^ v0;
    v3 = std::rotl(v3, 16) ^ v2;
    v0 = std::rotl(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = std::rotl(v1, 17) ^ v2;
    v3 = std::rotl(v3, 21) ^ v0;
    v2 = std::rotl(v2, 32);
  }
  void absorb(std::uint64_t word) {
    v3 ^= word;
    round();
    v0 ^= word;
  }
};

/// The text as CPython stores it (PEP 393): one, two or four bytes for each character.
std::string flexible_representation(std::string_view text) {
  char32_t largest = 0;
  for (const char32_t c : CodePoints(text)) largest = c > largest ? c : largest;
  const int width = largest < 0x100 ? 1 : largest < 0x10000 ? 2 : 4;
  std::string units;
  for (const char32_t c : CodePoints(text)) {
    for (int i = 0; i < width; ++i) units += static_cast<char>(c >> (8 * i) & 0xff);
  }
  return units;
}

}  // namespace

std::int64_t hash_bytes(std::string_view bytes) {
  if (bytes.empty()) return 0;
  SipState state;
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * (i % 8));
    if (i % 8 == 7) {
      state.absorb(word);
      word = 0;
    }
  }
  state.absorb(word | static_cast<std::uint64_t>(bytes.size()) << 56);
  state.v2 ^= 0xff;
  for (int i = 0; i < 3; ++i) state.round();
  const auto hash = static_cast<std::int64_t>(state.v0 ^ state.v1 ^ state.v2 ^ state.v3);
  return hash == -1 ? -2 : hash;
}

std::int64_t StringObject::find_hash() const {
  hash_cache = ascii() ? hash_bytes(view()) : hash_bytes(flexible_representation(view()));
  return hash_cache;
}

std::int64_t BytesObject::hash() const {
  if (hash_cache == 0) hash_cache = hash_bytes(view());
  return hash_cache;
}

}  // namespace looplane::script
