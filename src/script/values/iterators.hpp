#pragma once

#include <cstdint>

#include "script/values/value.hpp"

namespace looplane::script {

/// Which of the structs below an object of Kind::iterator is.
enum class IteratorKind : std::uint8_t {
  range,
  long_range,
  other,  ///< Of another file; told apart by its type.
};

struct IteratorObject : Object {
  IteratorKind iterates;
  IteratorObject(IteratorKind iterates, Type* type)
      : Object(Kind::iterator, type), iterates(iterates) {}
};

/// iter(range(...)) whose numbers all fit: the interpreter's `for` steps it by itself.
struct RangeIterator : IteratorObject {
  std::int64_t next;
  std::int64_t step;
  std::int64_t remaining;
  RangeIterator(std::int64_t next, std::int64_t step, std::int64_t remaining, Type* type)
      : IteratorObject(IteratorKind::range, type), next(next), step(step), remaining(remaining) {}
};

/// iter(range(...)) with larger numbers, held as Python integers.
struct LongRangeIterator : IteratorObject {
  Value next;
  Value step;
  Value remaining;
  LongRangeIterator(Value next, Value step, Value remaining, Type* type)
      : IteratorObject(IteratorKind::long_range, type),
        next(std::move(next)),
        step(std::move(step)),
        remaining(std::move(remaining)) {}
};

}  // namespace looplane::script
