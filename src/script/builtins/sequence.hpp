#pragma once

#include "script/machine/operations.hpp"

namespace looplane::script {

// What list and tuple have in common.

inline std::span<Value> items_of(const Value& sequence) {
  if (sequence.is(Kind::tuple)) return sequence.as<TupleObject>()->span();
  return sequence.as<ListObject>()->items;
}

/// Both of one kind: item by item, the first difference decides.
Eventually<Value> compare_sequences(Machine& m, CompareOperator op, const Value& a, const Value& b);

template <CompareOperator op, Kind kind>
Eventually<Value> sequence_compare(Machine& m, Arguments a) {
  if (!a[1].is(kind)) return m.not_implemented();
  return compare_sequences(m, op, a[0], a[1]);
}

/// "[1, 2]", "(1,)"; a sequence inside of itself: "[...]".
Eventually<Value> sequence_repr(Machine& m, Arguments a);
Eventually<Value> sequence_contains(Machine& m, Arguments a);  ///< __contains__(self, value, /)
Eventually<Value> sequence_count(Machine& m, Arguments a);     ///< count(self, value, /)
/// Where a value stands from `start` on and before `stop`; -1: nowhere.
Eventually<std::int64_t> sequence_find(Machine& m, Value sequence, Value value,
                                       std::int64_t start = 0, std::int64_t stop = INT64_MAX);
/// index(self, value, start, stop, /), which fails with `message` or, without one, names the value.
Eventually<Value> sequence_index(Machine& m, Arguments a, std::string_view message);
/// `sequence * count`: how often, at least 0.
Eventually<Value> repetitions(Machine& m, const Value& count);
/// Room for `count` repetitions of `size` items; else MemoryError.
bool has_room_for(Machine& m, std::size_t size, std::int64_t count);
/// What `sequence + other` does when other is of the wrong type.
Eventually<Value> cannot_concatenate(Machine& m, std::string_view name, const Value& other);
/// The key of a subscript as a number: "list indices must be integers or slices, not str".
Eventually<std::int64_t> sequence_position(Machine& m, std::string_view name, const Value& key);

}  // namespace looplane::script
