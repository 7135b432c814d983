#include "script/values/slice.hpp"

#include <algorithm>
#include <limits>

#include "script/builtins/define.hpp"
#include "script/builtins/iterators.hpp"
#include "script/builtins/readonly.hpp"
#include "script/values/integer.hpp"
#include "script/values/tuple_hash.hpp"

namespace looplane::script {

// --- What sequences ask -------------------------------------------------------------------------

void SliceBounds::adjust(std::int64_t length) {
  const auto inside = [&](std::int64_t position) {
    if (position < 0) {
      position += length;
      return position < 0 ? std::int64_t{step < 0 ? -1 : 0} : position;
    }
    return position >= length ? (step < 0 ? length - 1 : length) : position;
  };
  start = inside(start);
  stop = inside(stop);
  if (step < 0) {
    count = stop < start ? (start - stop - 1) / -step + 1 : 0;
  } else {
    count = start < stop ? (stop - start - 1) / step + 1 : 0;
  }
}

static constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
static constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

static Failure bad_index(Machine& m) {
  return m.type_error("slice indices must be integers or None or have an __index__ method");
}

Eventually<std::int64_t> slice_index(Machine& m, const Value& value) {
  if (value.is_none()) return 0;
  if (!is_integer(value) && (*m.type_of(value))[Special::index].empty()) return bad_index(m);
  return index_clamped(m, value);
}

Eventually<std::int64_t> search_bound(Machine& m, const Value& value) {
  if (!is_integer(value) && (*m.type_of(value))[Special::index].empty()) {
    return m.type_error("slice indices must be integers or have an __index__ method");
  }
  return index_clamped(m, value);
}

/// Nothing: Python code has to run, or something is wrong.
static std::optional<SliceBounds> unpack_simple(const SliceObject& slice) {
  const auto simple = [](const Value& value) { return value.is_none() || value.is_small_int(); };
  if (!simple(slice.start) || !simple(slice.stop) || !simple(slice.step)) return std::nullopt;
  SliceBounds bounds;
  if (slice.step.is_small_int()) bounds.step = slice.step.small_int();
  if (bounds.step == 0) return std::nullopt;
  const bool backwards = bounds.step < 0;
  bounds.start = slice.start.is_none() ? (backwards ? highest : 0) : slice.start.small_int();
  bounds.stop = slice.stop.is_none() ? (backwards ? lowest : highest) : slice.stop.small_int();
  return bounds;
}

static Eventually<SliceBounds> unpack(Machine& m, Value slice_value) {
  const auto& slice = *slice_value.as<SliceObject>();
  SliceBounds bounds;
  if (!slice.step.is_none()) {
    bounds.step = co_await slice_index(m, slice.step);
    if (bounds.step == 0) co_return m.value_error("slice step cannot be zero");
    bounds.step = std::max(bounds.step, -highest);  // So that it can be negated.
  }
  bounds.start = bounds.step < 0 ? highest : 0;
  if (!slice.start.is_none()) bounds.start = co_await slice_index(m, slice.start);
  bounds.stop = bounds.step < 0 ? lowest : highest;
  if (!slice.stop.is_none()) bounds.stop = co_await slice_index(m, slice.stop);
  co_return bounds;
}

Eventually<SliceBounds> slice_unpack(Machine& m, const Value& slice) {
  if (const auto bounds = unpack_simple(*slice.as<SliceObject>())) return *bounds;
  return unpack(m, slice);
}

static Eventually<SliceBounds> unpack_and_adjust(Machine& m, Value slice, std::int64_t length) {
  SliceBounds bounds = co_await unpack(m, slice);
  bounds.adjust(length);
  co_return bounds;
}

Eventually<SliceBounds> slice_bounds(Machine& m, const Value& slice, std::int64_t length) {
  auto bounds = unpack_simple(*slice.as<SliceObject>());
  if (!bounds) return unpack_and_adjust(m, slice, length);
  bounds->adjust(length);
  return *bounds;
}

static Eventually<Value> whole_index(Machine& m, const Value& value) {
  if (!is_integer(value) && (*m.type_of(value))[Special::index].empty()) return bad_index(m);
  return index(m, value);
}

static Value sum(Machine& m, const Value& a, const Value& b) {
  return integer_binary(m, BinaryOperator::add, a, b).take();
}

/// A bound inside of [lower, upper], counted from the end when it is negative.
static Value inside(Machine& m, Value bound, const Value& length, const Value& lower,
                    const Value& upper) {
  if (integer_sign(bound) < 0) {
    bound = sum(m, bound, length);
    return integer_compare(bound, lower) < 0 ? lower : bound;
  }
  return integer_compare(bound, upper) > 0 ? upper : bound;
}

// _PySlice_GetLongIndices
static Eventually<SliceIndices> indices(Machine& m, Value slice_value, Value length) {
  const auto& slice = *slice_value.as<SliceObject>();
  SliceIndices result;
  result.step = Value::small_int(1);
  if (!slice.step.is_none()) {
    result.step = co_await whole_index(m, slice.step);
    if (integer_sign(result.step) == 0) co_return m.value_error("slice step cannot be zero");
  }
  const bool backwards = integer_sign(result.step) < 0;
  const Value minus_one = Value::small_int(-1);
  const Value lower = backwards ? minus_one : Value::small_int(0);
  const Value upper = backwards ? sum(m, length, minus_one) : length;
  result.start = backwards ? upper : lower;
  if (!slice.start.is_none()) {
    Value start = co_await whole_index(m, slice.start);
    result.start = inside(m, std::move(start), length, lower, upper);
  }
  result.stop = backwards ? lower : upper;
  if (!slice.stop.is_none()) {
    Value stop = co_await whole_index(m, slice.stop);
    result.stop = inside(m, std::move(stop), length, lower, upper);
  }
  co_return result;
}

Eventually<SliceIndices> slice_indices(Machine& m, const Value& slice, const Value& length) {
  return indices(m, slice, length);
}

// --- The type -----------------------------------------------------------------------------------

static const SliceObject& slice_of(const Value& value) { return *value.as<SliceObject>(); }

static Eventually<Value> slice_new(Machine& m, Arguments a) {
  if (a.keywords != nullptr && a.keywords->count > 0) {
    return m.type_error("slice() takes no keyword arguments");
  }
  const std::uint32_t count = a.count - 1;
  if (count < 1) return m.type_error("slice expected at least 1 argument, got 0");
  if (count > 3) {
    return m.type_error(concat("slice expected at most 3 arguments, got ", std::to_string(count)));
  }
  Ref<SliceObject> slice = m.make<SliceObject>(m.types.slice);
  slice->start = count == 1 ? Value::none() : a[1];
  slice->stop = count == 1 ? a[1] : a[2];
  slice->step = count == 3 ? a[3] : Value::none();
  return slice;
}

static Value as_tuple(Machine& m, const Value& value) {
  const SliceObject& slice = slice_of(value);
  return m.tuple({slice.start, slice.stop, slice.step});
}

static Eventually<Value> slice_repr(Machine& m, Arguments a) {
  const Value members = as_tuple(m, a[0]);
  const Value text = co_await repr(m, members);
  co_return m.string(concat("slice", text_of(text)));
}

template <CompareOperator op>
static Eventually<Value> slice_compare(Machine& m, Arguments a) {
  if (!a[1].is(Kind::slice)) return m.not_implemented();
  return compare(m, op, as_tuple(m, a[0]), as_tuple(m, a[1]));
}

static Eventually<Value> slice_hash(Machine& m, Arguments a) {
  const Value members = as_tuple(m, a[0]);
  TupleHash result;
  for (const Value& member : members.as<TupleObject>()->span()) {
    const std::int64_t member_hash = co_await hash(m, member);
    result.add(member_hash);
  }
  // Unlike a tuple's, this hash does not mix in the count (slicehash).
  co_return m.integer(result.finish_without_count());
}

static Eventually<Value> slice_indices_method(Machine& m, Arguments a) {
  const Value length = co_await index(m, a[1]);
  if (integer_sign(length) < 0) co_return m.value_error("length should not be negative");
  const SliceIndices result = co_await indices(m, a[0], length);
  co_return m.tuple({result.start, result.stop, result.step});
}

static Eventually<Value> slice_start(Machine&, const Value& self) { return slice_of(self).start; }
static Eventually<Value> slice_stop(Machine&, const Value& self) { return slice_of(self).stop; }
static Eventually<Value> slice_step(Machine&, const Value& self) { return slice_of(self).step; }

static constexpr NativeMethod methods[] = {
    {"__new__", slice_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", slice_repr},
    {"__hash__(self, /)", slice_hash},
    {"__lt__(self, value, /)", slice_compare<CompareOperator::lt>},
    {"__le__(self, value, /)", slice_compare<CompareOperator::le>},
    {"__eq__(self, value, /)", slice_compare<CompareOperator::eq>},
    {"__ne__(self, value, /)", slice_compare<CompareOperator::ne>},
    {"__gt__(self, value, /)", slice_compare<CompareOperator::gt>},
    {"__ge__(self, value, /)", slice_compare<CompareOperator::ge>},
    {"indices(self, object, /)", slice_indices_method},
};

static constexpr NativeGetter getters[] = {
    {"start", slice_start, readonly_member},
    {"stop", slice_stop, readonly_member},
    {"step", slice_step, readonly_member},
};

static const TypeDefinition definition = {
    .name = "slice",
    .kind = Kind::slice,
    .size = sizeof(SliceObject),
    .finish = finish_as<SliceObject>,
    .methods = methods,
    .getters = getters,
    .subclassable = false,
    .doc =
        "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for "
        "extended slicing (e.g. a[0:10:2]).",
};

void define_slice(Machine& m) {
  m.types.slice = m.define(definition, m.types.object);
  m.builtins->set(m.intern("slice"), Value::object(m.types.slice));
}

}  // namespace looplane::script
