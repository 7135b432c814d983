#pragma once

#include <string_view>

#include "script/values/heap.hpp"
#include "script/values/value.hpp"

namespace looplane::script {

/// Bytes that can change.
struct BytearrayObject : Object {
  HeapVector<char> data;
  std::uint32_t views = 0;  ///< Memoryviews that look at it: its size may not change.

  explicit BytearrayObject(Type* type) : Object(Kind::bytearray, type) {}

  [[nodiscard]] std::string_view view() const { return {data.data(), data.size()}; }
};

}  // namespace looplane::script
