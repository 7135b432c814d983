#include <cmath>
#include <cstdlib>

#include "script/builtins/define.hpp"
#include "script/builtins/iterators.hpp"
#include "script/builtins/readonly.hpp"
#include "script/values/integer.hpp"
#include "script/values/slice.hpp"
#include "script/values/tuple_hash.hpp"

namespace looplane::script {

static const RangeObject& range_of(const Value& value) { return *value.as<RangeObject>(); }

// --- Arithmetic with numbers of any size --------------------------------------------------------

static Value sum(Machine& m, const Value& a, const Value& b) {
  return integer_binary(m, BinaryOperator::add, a, b).take();
}
static Value difference(Machine& m, const Value& a, const Value& b) {
  return integer_binary(m, BinaryOperator::sub, a, b).take();
}

/// How many numbers stand between: (stop - start - 1) // step + 1, never below zero.
static Eventually<Value> range_length(Machine& m, const Value& start, const Value& stop,
                                      const Value& step) {
  if (Value::both_small_ints(start, stop) && step.is_small_int()) {
    const std::int64_t wide = stop.small_int() - start.small_int();
    const std::int64_t distance = step.small_int() < 0 ? -wide : wide;
    const std::int64_t stride = std::abs(step.small_int());
    return m.integer(distance <= 0 ? 0 : (distance - 1) / stride + 1);
  }
  const bool backwards = integer_sign(step) < 0;
  const Value& low = backwards ? stop : start;
  const Value& high = backwards ? start : stop;
  if (integer_compare(low, high) >= 0) return Value::small_int(0);
  const Value one = Value::small_int(1);
  const Value span = difference(m, difference(m, high, low), one);
  Eventually<Value> steps =
      integer_binary(m, BinaryOperator::floordiv, span, integer_absolute(m, step));
  if (steps.failed()) return Failure{};
  return sum(m, steps.peek(), one);
}

static Eventually<Value> make_range(Machine& m, const Value& start, const Value& stop,
                                    const Value& step) {
  Eventually<Value> length = range_length(m, start, stop, step);
  if (length.failed()) return Failure{};
  Ref<RangeObject> range = m.make<RangeObject>(m.types.range);
  range->start = start;
  range->stop = stop;
  range->step = step;
  range->length = length.take();
  return range;
}

/// start + position * step
static Eventually<Value> number_at(Machine& m, const RangeObject& range, const Value& position) {
  Eventually<Value> offset = integer_binary(m, BinaryOperator::mul, position, range.step);
  if (offset.failed()) return Failure{};
  return sum(m, range.start, offset.peek());
}

// --- Making -------------------------------------------------------------------------------------

static Eventually<Value> range_from(Machine& m, Value first, Value second, Value third) {
  Value start = Value::small_int(0);
  Value stop = co_await index(m, first);
  Value step = Value::small_int(1);
  if (!second.empty()) {
    start = std::move(stop);
    stop = co_await index(m, second);
  }
  if (!third.empty()) step = co_await index(m, third);
  if (integer_sign(step) == 0) co_return m.value_error("range() arg 3 must not be zero");
  co_return co_await make_range(m, start, stop, step);
}

static Eventually<Value> range_new(Machine& m, Arguments a) {
  if (a.keywords != nullptr && a.keywords->count > 0) {
    return m.type_error("range() takes no keyword arguments");
  }
  const std::uint32_t count = a.count - 1;
  if (count < 1) return m.type_error("range expected at least 1 argument, got 0");
  if (count > 3) {
    return m.type_error(concat("range expected at most 3 arguments, got ", std::to_string(count)));
  }
  if (count == 1 && a[1].is_small_int()) {
    return make_range(m, Value::small_int(0), a[1], Value::small_int(1));
  }
  return range_from(m, a[1], count > 1 ? a[2] : Value(), count > 2 ? a[3] : Value());
}

// --- As a sequence ------------------------------------------------------------------------------

static Eventually<Value> range_repr(Machine& m, Arguments a) {
  const RangeObject& range = range_of(a[0]);
  std::string text =
      concat("range(", integer_to_text(range.start), ", ", integer_to_text(range.stop));
  if (!range.step.is_small_int() || range.step.small_int() != 1) {
    text += concat(", ", integer_to_text(range.step));
  }
  return m.string(text + ")");
}

static Eventually<Value> range_len(Machine& m, Arguments a) {
  const Value& length = range_of(a[0]).length;
  if (integer_to_int64(length)) return length;
  return m.raise(m.types.OverflowError, "Python int too large to convert to C ssize_t");
}

static Eventually<Value> range_bool(Machine&, Arguments a) {
  return Value::boolean(integer_sign(range_of(a[0]).length) != 0);
}

static Eventually<Value> item(Machine& m, const RangeObject& range, const Value& position) {
  const Value place = integer_sign(position) < 0 ? sum(m, position, range.length) : position;
  if (integer_sign(place) < 0 || integer_compare(place, range.length) >= 0) {
    return m.raise(m.types.IndexError, "range object index out of range");
  }
  return number_at(m, range, place);
}

static Eventually<Value> range_slice(Machine& m, Value self, Value key) {
  const RangeObject& range = range_of(self);
  const SliceIndices part = co_await slice_indices(m, key, range.length);
  const Value start = co_await number_at(m, range, part.start);
  const Value stop = co_await number_at(m, range, part.stop);
  const Value step = co_await integer_binary(m, BinaryOperator::mul, range.step, part.step);
  co_return co_await make_range(m, start, stop, step);
}

static Eventually<Value> item_at(Machine& m, Value self, Value key) {
  const Value position = co_await index(m, key);
  co_return co_await item(m, range_of(self), position);
}

static Eventually<Value> range_getitem(Machine& m, Arguments a) {
  const Value& key = a[1];
  if (key.is_small_int()) return item(m, range_of(a[0]), key);
  if (key.is(Kind::slice)) return range_slice(m, a[0], key);
  if (!is_integer(key) && (*m.type_of(key))[Special::index].empty()) {
    return m.type_error(concat("range indices must be integers or slices, not ", m.type_name(key)));
  }
  return item_at(m, a[0], key);
}

// --- Searching ----------------------------------------------------------------------------------

/// Where an integer stands in the range; nothing: it does not.
static Value place_of(Machine& m, const RangeObject& range, const Value& number) {
  const bool backwards = integer_sign(range.step) < 0;
  const auto from_start = integer_compare(number, range.start);
  const auto to_stop = integer_compare(number, range.stop);
  if (backwards ? (from_start > 0 || to_stop <= 0) : (from_start < 0 || to_stop >= 0)) return {};
  const Value offset = difference(m, number, range.start);
  const Value rest = integer_binary(m, BinaryOperator::mod, offset, range.step).take();
  if (integer_sign(rest) != 0) return {};
  return integer_binary(m, BinaryOperator::floordiv, offset, range.step).take();
}

/// Numbers that can be told without looking at every item. False: anything else.
static bool place_simple(Machine& m, const RangeObject& range, const Value& value, Value& place) {
  if (value.is_small_int() || value.is_bool() || value.is_exact(Kind::integer)) {
    place = place_of(m, range, value);
    return true;
  }
  if (!value.is_number()) return false;
  const double number = value.number();
  const bool whole = std::isfinite(number) && number == std::trunc(number);
  place = whole ? place_of(m, range, integer_from_double(m, number)) : Value();
  return true;
}

/// What equals the value, item by item: the place of the first, or how many there are.
enum class Search { first, count };
static Eventually<Value> search(Machine& m, Value self, Value value, Search wanted) {
  const RangeObject& range = range_of(self);
  const Value one = Value::small_int(1);
  Value number = range.start;
  Value place = Value::small_int(0);
  Value found = Value::small_int(0);
  while (integer_compare(place, range.length) < 0) {
    const bool same = co_await equal(m, number, value);
    if (same && wanted == Search::first) co_return place;
    if (same) found = sum(m, found, one);
    number = sum(m, number, range.step);
    place = sum(m, place, one);
    co_await m.breathe();
  }
  if (wanted == Search::first) co_return Value::none();
  co_return found;
}

static Eventually<Value> contains_slowly(Machine& m, Value self, Value value) {
  const Value place = co_await search(m, self, value, Search::first);
  co_return Value::boolean(!place.is_none());
}

static Eventually<Value> range_contains(Machine& m, Arguments a) {
  Value place;
  if (place_simple(m, range_of(a[0]), a[1], place)) return Value::boolean(!place.empty());
  return contains_slowly(m, a[0], a[1]);
}

static Eventually<Value> range_index(Machine& m, Arguments a) {
  Value place;
  if (place_simple(m, range_of(a[0]), a[1], place)) {
    if (!place.empty()) co_return place;
    const Value shown = co_await repr(m, a[1]);
    co_return m.value_error(concat(text_of(shown), " is not in range"));
  }
  place = co_await search(m, a[0], a[1], Search::first);
  if (place.is_none()) co_return m.value_error("sequence.index(x): x not in sequence");
  co_return place;
}

static Eventually<Value> range_count(Machine& m, Arguments a) {
  Value place;
  if (place_simple(m, range_of(a[0]), a[1], place)) {
    return Value::small_int(place.empty() ? 0 : 1);
  }
  return search(m, a[0], a[1], Search::count);
}

// --- Equality -----------------------------------------------------------------------------------

// Ranges are equal when they have the same numbers in them (range_equals).
static bool same_numbers(const RangeObject& a, const RangeObject& b) {
  if (integer_compare(a.length, b.length) != 0) return false;
  if (integer_sign(a.length) == 0) return true;
  if (integer_compare(a.start, b.start) != 0) return false;
  return integer_compare(a.length, Value::small_int(1)) == 0 ||
         integer_compare(a.step, b.step) == 0;
}

static Eventually<Value> range_eq(Machine& m, Arguments a) {
  if (!a[1].is(Kind::range)) return m.not_implemented();
  return Value::boolean(same_numbers(range_of(a[0]), range_of(a[1])));
}

static Eventually<Value> range_ne(Machine& m, Arguments a) {
  if (!a[1].is(Kind::range)) return m.not_implemented();
  return Value::boolean(!same_numbers(range_of(a[0]), range_of(a[1])));
}

static Eventually<Value> range_hash(Machine& m, Arguments a) {
  const RangeObject& range = range_of(a[0]);
  const Value none = Value::none();
  const bool empty = integer_sign(range.length) == 0;
  const bool single = integer_compare(range.length, Value::small_int(1)) == 0;
  TupleHash result;
  result.add(*hash_simple(range.length));
  result.add(*hash_simple(empty ? none : range.start));
  result.add(*hash_simple(empty || single ? none : range.step));
  return m.integer(result.finish(3));
}

// --- Iterating ----------------------------------------------------------------------------------

static Eventually<Value> advance_range(Machine& m, IteratorObject* iterator) {
  auto* range = static_cast<RangeIterator*>(iterator);
  if (range->remaining <= 0) return Value();
  --range->remaining;
  Value number = m.integer(range->next);
  range->next += range->step;
  return number;
}

static Eventually<Value> advance_long_range(Machine& m, IteratorObject* iterator) {
  auto* range = static_cast<LongRangeIterator*>(iterator);
  if (integer_sign(range->remaining) <= 0) return Value();
  range->remaining = difference(m, range->remaining, Value::small_int(1));
  Value number = range->next;
  range->next = sum(m, number, range->step);
  return number;
}

/// Iterates over `length` numbers from `start`. The int64 ones stay far enough from the ends of
/// their range that stepping past the last number cannot overflow.
static Value iterate(Machine& m, const Value& start, const Value& step, const Value& length) {
  if (start.is_small_int() && step.is_small_int() && length.is_small_int()) {
    const auto last = integer_binary(m, BinaryOperator::mul, length, step).take();
    if (last.is_small_int()) {
      return m.make<RangeIterator>(m.types.range_iterator, advance_range, start.small_int(),
                                   step.small_int(), length.small_int());
    }
  }
  return m.make<LongRangeIterator>(m.types.long_range_iterator, advance_long_range, start, step,
                                   length);
}

static Eventually<Value> range_iter(Machine& m, Arguments a) {
  const RangeObject& range = range_of(a[0]);
  return iterate(m, range.start, range.step, range.length);
}

static Eventually<Value> range_reversed(Machine& m, Arguments a) {
  const RangeObject& range = range_of(a[0]);
  Eventually<Value> last = number_at(m, range, difference(m, range.length, Value::small_int(1)));
  if (last.failed()) return Failure{};
  return iterate(m, last.peek(), integer_negative(m, range.step), range.length);
}

static Eventually<Value> range_length_hint(Machine& m, Arguments a) {
  return m.integer(a[0].as<RangeIterator>()->remaining);
}

static Eventually<Value> long_range_length_hint(Machine&, Arguments a) {
  return a[0].as<LongRangeIterator>()->remaining;
}

// --- The types ----------------------------------------------------------------------------------

static Eventually<Value> range_start(Machine&, const Value& self) { return range_of(self).start; }
static Eventually<Value> range_stop(Machine&, const Value& self) { return range_of(self).stop; }
static Eventually<Value> range_step(Machine&, const Value& self) { return range_of(self).step; }

static constexpr NativeMethod methods[] = {
    {"__new__", range_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", range_repr},
    {"__len__(self, /)", range_len},
    {"__bool__(self, /)", range_bool},
    {"__getitem__(self, key, /)", range_getitem},
    {"__contains__(self, key, /)", range_contains},
    {"__iter__(self, /)", range_iter},
    {"__reversed__(self, /)", range_reversed},
    {"__eq__(self, value, /)", range_eq},
    {"__ne__(self, value, /)", range_ne},
    {"__hash__(self, /)", range_hash},
    {"count(self, value, /)", range_count},
    {"index(self, value, /)", range_index},
};

static constexpr NativeGetter getters[] = {
    {"start", range_start, readonly_member},
    {"stop", range_stop, readonly_member},
    {"step", range_step, readonly_member},
};

static const TypeDefinition definition = {
    .name = "range",
    .kind = Kind::range,
    .size = sizeof(RangeObject),
    .finish = finish_as<RangeObject>,
    .methods = methods,
    .getters = getters,
    .subclassable = false,
    .doc =
        "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an "
        "object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) "
        "by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop "
        "is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a "
        "list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).",
};

static constexpr NativeMethod range_iterator_methods[] = {
    {"__iter__(self, /)", iterator_self},
    {"__next__(self, /)", iterator_next},
    {"__length_hint__(self, /)", range_length_hint},
};
static const TypeDefinition range_iterator_definition =
    iterator_definition<RangeIterator>("range_iterator", range_iterator_methods);

static constexpr NativeMethod long_range_iterator_methods[] = {
    {"__iter__(self, /)", iterator_self},
    {"__next__(self, /)", iterator_next},
    {"__length_hint__(self, /)", long_range_length_hint},
};
static const TypeDefinition long_range_iterator_definition =
    iterator_definition<LongRangeIterator>("longrange_iterator", long_range_iterator_methods);

void define_range(Machine& m) {
  m.types.range = m.define(definition, m.types.object);
  m.types.range_iterator = m.define(range_iterator_definition, m.types.object);
  m.types.long_range_iterator = m.define(long_range_iterator_definition, m.types.object);
  m.builtins->set(m.intern("range"), Value::object(m.types.range));
}

}  // namespace looplane::script
