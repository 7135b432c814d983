#pragma once

#include <optional>
#include <string_view>

#include "script/values/value.hpp"

namespace looplane::script {

class Machine;

/// memoryview: items in the bytes of a bytes or bytearray object, from `start` on, `step` bytes
/// from one to the next.
struct MemoryViewObject : Object {
  Value base;  ///< Empty once the view has been released.
  std::int64_t start = 0;
  std::int64_t step = 1;
  std::int64_t count = 0;
  std::int64_t item_size = 1;
  char format = 'B';  ///< As the module struct names the kinds of items.
  bool readonly = true;

  explicit MemoryViewObject(Type* type) : Object(Kind::native, type) {}
  MemoryViewObject(const MemoryViewObject&) = delete;
  ~MemoryViewObject() { release(); }

  void look_at(Value object);
  void release();
};

/// The bytes that a memoryview shows, if they stand side by side; nothing for anything else.
std::optional<std::string_view> viewed_bytes(const Value& value);

void define_memory_view(Machine& m);

}  // namespace looplane::script
