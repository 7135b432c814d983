#pragma once

#include "script/machine/operations.hpp"

namespace looplane::script {

/// collections.deque: a ring of values.
struct DequeObject : Object {
  HeapVector<Value> ring;  ///< Empty, or a power of two of places.
  std::size_t head = 0;    ///< The place of the first value.
  std::size_t count = 0;
  std::int64_t maxlen = -1;   ///< -1: none.
  std::uint64_t version = 0;  ///< Changes when a value comes or goes: iterators look at it.

  explicit DequeObject(Type* type) : Object(Kind::native, type) {}

  Value& at(std::size_t position) { return ring[(head + position) & (ring.size() - 1)]; }
  void push_back(Value value);   ///< A full deque (see maxlen) loses its first value.
  void push_front(Value value);  ///< ...or its last.
  Value pop_back();
  Value pop_front();
  /// Moves values from the end to the front, or, when negative, the other way round.
  void rotate(std::int64_t steps);
  void clear();

 private:
  void grow();
};

void define_deque(Machine& m, ModuleObject* module);

}  // namespace looplane::script
