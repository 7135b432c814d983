#pragma once

#include <cstdint>

#include "script/machine/eventually.hpp"

namespace looplane::script {

/// What a slice selects from a sequence: `count` items, the first at `start`, each `step` further.
/// Before `adjust` start and stop are what the slice says, cut off at the ends of int64.
struct SliceBounds {
  std::int64_t start = 0;
  std::int64_t stop = 0;
  std::int64_t step = 1;
  std::int64_t count = 0;

  /// Moves start and stop into a sequence of `length` items and counts (PySlice_AdjustIndices).
  void adjust(std::int64_t length);
};

/// The three numbers of a slice object, not adjusted (PySlice_Unpack). They may be objects whose
/// __index__ changes the sequence, so a list reads its size afterwards:
///     SliceBounds bounds = co_await slice_unpack(m, key);
///     bounds.adjust(list->items.size());
Eventually<SliceBounds> slice_unpack(Machine& m, const Value& slice);

/// The same, adjusted: for sequences whose length cannot change.
Eventually<SliceBounds> slice_bounds(Machine& m, const Value& slice, std::int64_t length);

/// One bound of a slice, or the start and stop of `index` methods: None is 0, anything else an
/// integer, cut off (_PyEval_SliceIndex).
Eventually<std::int64_t> slice_index(Machine& m, const Value& value);

/// The start or stop of list.index() and its like, where None is refused
/// (_PyEval_SliceIndexNotNone).
Eventually<std::int64_t> search_bound(Machine& m, const Value& value);

/// start, stop and step for a sequence whose length is any integer, as slice.indices() gives them.
struct SliceIndices {
  Value start, stop, step;
};
Eventually<SliceIndices> slice_indices(Machine& m, const Value& slice, const Value& length);

}  // namespace looplane::script
