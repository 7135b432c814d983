#pragma once

#include <cstdint>
#include <initializer_list>
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
  char data[1];

  StringObject(Type* type, std::uint32_t size, std::uint32_t length)
      : Object(Kind::string, type), size(size), length(length) {}

  [[nodiscard]] std::string_view view() const { return {data, size}; }
  [[nodiscard]] bool ascii() const { return size == length; }
  /// CPython's hash with PYTHONHASHSEED=0, so that sets of strings come in its order.
  [[nodiscard]] std::int64_t hash() const;
};

/// bytes: the same layout without the counting.
struct BytesObject : Object {
  mutable std::int64_t hash_cache = 0;
  std::uint32_t size;
  char data[1];

  BytesObject(Type* type, std::uint32_t size) : Object(Kind::bytes, type), size(size) {}
  [[nodiscard]] std::string_view view() const { return {data, size}; }
};

inline std::string_view text_of(const Value& string) { return string.as<StringObject>()->view(); }

/// SipHash-1-3 with a key of zeros: what CPython hashes str and bytes with.
std::int64_t hash_bytes(std::string_view bytes);

}  // namespace looplane::script
