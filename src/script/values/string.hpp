#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "script/values/value.hpp"

namespace looplane::script {

/// A Python str: UTF-8 (lone surrogates in the same manner), immutable, counted in code points.
/// An ASCII string is indexed directly; another one is walked.
struct StringObject : Object {
  mutable std::int64_t hash_cache = 0;  ///< 0: not computed yet.
  std::uint32_t size;                   ///< Bytes.
  std::uint32_t length;                 ///< Code points.
  bool interned = false;                ///< Equal interned strings are the same object.
  char data[7];                         ///< And on, behind the object.

  StringObject(std::uint32_t size, std::uint32_t length, Type* type)
      : Object(Kind::string, type), size(size), length(length) {}

  [[nodiscard]] std::string_view view() const { return {data, size}; }
  [[nodiscard]] bool ascii() const { return size == length; }
  /// CPython's hash with PYTHONHASHSEED=0, so that sets of strings come in its order.
  [[nodiscard]] std::int64_t hash() const { return hash_cache != 0 ? hash_cache : find_hash(); }

  /// How many bytes a string of `size` is allocated with. Large ones are rounded up to an eighth
  /// of their size, so that appending (see append_in_place) rarely has to move them.
  static constexpr std::size_t allocation(std::size_t size);

 private:
  [[nodiscard]] std::int64_t find_hash() const;
};

/// bytes: the same layout without the counting.
struct BytesObject : Object {
  mutable std::int64_t hash_cache = 0;
  std::uint32_t size;
  char data[4];

  BytesObject(std::uint32_t size, Type* type) : Object(Kind::bytes, type), size(size) {}

  [[nodiscard]] std::string_view view() const { return {data, size}; }
  [[nodiscard]] std::int64_t hash() const;

  static constexpr std::size_t allocation(std::size_t size);
};

inline std::string_view text_of(const Value& string) { return string.as<StringObject>()->view(); }

/// The longest str or bytes, in bytes: sizes are 32 bits wide.
inline constexpr std::uint64_t largest_text = 0x7fff'ffff;

/// SipHash-1-3 with a key of zeros: what CPython hashes str and bytes with.
std::int64_t hash_bytes(std::string_view bytes);

constexpr std::size_t StringObject::allocation(std::size_t size) {
  const std::size_t bytes = sizeof(StringObject) + (size > 7 ? size - 7 : 0);
  if (bytes <= 512) return bytes;
  std::size_t step = 64;
  while (step * 16 < bytes) step *= 2;
  return (bytes + step - 1) / step * step;
}

constexpr std::size_t BytesObject::allocation(std::size_t size) {
  return sizeof(BytesObject) + (size > 4 ? size - 4 : 0);
}

}  // namespace looplane::script
