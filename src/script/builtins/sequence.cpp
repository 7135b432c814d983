#include "script/builtins/sequence.hpp"

#include "script/builtins/showing.hpp"
#include "script/values/integer.hpp"
#include "script/values/slice.hpp"

namespace looplane::script {

// --- Comparing ----------------------------------------------------------------------------------

static bool is_equality(CompareOperator op) {
  return op == CompareOperator::eq || op == CompareOperator::ne;
}

/// What comes out when the items at one place differ.
static Eventually<Value> decide(Machine& m, CompareOperator op, const Value& a, const Value& b) {
  if (is_equality(op)) return Value::boolean(op == CompareOperator::ne);
  return compare(m, op, a, b);
}

static Eventually<Value> compare_from(Machine& m, CompareOperator op, Value a, Value b,
                                      std::size_t from) {
  for (std::size_t i = from; i < items_of(a).size() && i < items_of(b).size(); ++i) {
    const Value left = items_of(a)[i];
    const Value right = items_of(b)[i];
    const bool same = co_await equal(m, left, right);
    if (!same) {
      Value answer = co_await decide(m, op, left, right);
      co_return answer;
    }
    co_await m.breathe();
  }
  co_return Value::boolean(fulfils(op, items_of(a).size() <=> items_of(b).size()));
}

Eventually<Value> compare_sequences(Machine& m, CompareOperator op, const Value& a,
                                    const Value& b) {
  const std::span<Value> left = items_of(a);
  const std::span<Value> right = items_of(b);
  if (left.size() != right.size() && is_equality(op)) {
    return Value::boolean(op == CompareOperator::ne);
  }
  for (std::size_t i = 0; i < left.size() && i < right.size(); ++i) {
    if (left[i].same(right[i])) continue;
    const std::optional<bool> same = equal_simple(m, left[i], right[i]);
    if (!same) return compare_from(m, op, a, b, i);
    if (!*same) return decide(m, op, left[i], right[i]);
  }
  return Value::boolean(fulfils(op, left.size() <=> right.size()));
}

// --- Showing ------------------------------------------------------------------------------------

static Eventually<Value> show(Machine& m, Value sequence) {
  const bool is_tuple = sequence.is(Kind::tuple);
  const Showing showing(m, sequence.object());
  if (showing.already()) co_return m.string(is_tuple ? "(...)" : "[...]");
  std::string text = is_tuple ? "(" : "[";
  for (std::size_t i = 0; i < items_of(sequence).size(); ++i) {
    if (i > 0) text += ", ";
    const Value item = items_of(sequence)[i];
    const Value shown = co_await repr(m, item);
    text += text_of(shown);
    co_await m.breathe();
  }
  if (is_tuple && items_of(sequence).size() == 1) text += ",";
  text += is_tuple ? ")" : "]";
  co_return m.string(text);
}

Eventually<Value> sequence_repr(Machine& m, Arguments a) {
  if (items_of(a[0]).empty()) return m.string(a[0].is(Kind::tuple) ? "()" : "[]");
  return show(m, a[0]);
}

// --- Searching ----------------------------------------------------------------------------------

Eventually<std::int64_t> sequence_find(Machine& m, Value sequence, Value value, std::int64_t start,
                                       std::int64_t stop) {
  for (std::int64_t i = start; i < stop && i < static_cast<std::int64_t>(items_of(sequence).size());
       ++i) {
    const Value item = items_of(sequence)[static_cast<std::size_t>(i)];
    const bool same = co_await equal(m, item, value);
    if (same) co_return i;
    co_await m.breathe();
  }
  co_return -1;
}

Eventually<Value> sequence_contains(Machine& m, Arguments a) {
  const std::int64_t position = co_await sequence_find(m, a[0], a[1]);
  co_return Value::boolean(position >= 0);
}

Eventually<Value> sequence_count(Machine& m, Arguments a) {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < items_of(a[0]).size(); ++i) {
    const Value item = items_of(a[0])[i];
    const bool same = co_await equal(m, item, a[1]);
    if (same) ++count;
    co_await m.breathe();
  }
  co_return m.integer(count);
}

Eventually<Value> sequence_index(Machine& m, Arguments a, std::string_view message) {
  const auto size = static_cast<std::int64_t>(items_of(a[0]).size());
  std::int64_t start = co_await search_bound(m, a[2]);
  std::int64_t stop = INT64_MAX;
  if (!a[3].empty()) stop = co_await search_bound(m, a[3]);
  if (start < 0) start = std::max<std::int64_t>(start + size, 0);
  if (stop < 0) stop = std::max<std::int64_t>(stop + size, 0);
  const std::int64_t position = co_await sequence_find(m, a[0], a[1], start, stop);
  if (position >= 0) co_return m.integer(position);
  if (!message.empty()) co_return m.value_error(message);
  const Value shown = co_await repr(m, a[1]);
  co_return m.value_error(concat(text_of(shown), " is not in list"));
}

// --- Operators ----------------------------------------------------------------------------------

static Eventually<Value> index_or_error(Machine& m, Value count) {
  const Value number = co_await index(m, count);
  const auto times = integer_to_int64(number);
  if (!times) {
    co_return m.raise(m.types.OverflowError,
                      concat("cannot fit '", m.type_name(count), "' into an index-sized integer"));
  }
  // What is beyond a small value is too much in any case.
  co_return Value::small_int(std::clamp<std::int64_t>(*times, 0, Value::largest_int));
}

// The other operand, if it has an answer, was asked before (see arithmetic.cpp).
Eventually<Value> repetitions(Machine& m, const Value& count) {
  if (count.is_small_int()) return Value::small_int(std::max<std::int64_t>(count.small_int(), 0));
  if ((*m.type_of(count))[Special::index].empty()) {
    return m.type_error(
        concat("can't multiply sequence by non-int of type '", m.type_name(count), "'"));
  }
  return index_or_error(m, count);
}

bool has_room_for(Machine& m, std::size_t size, std::int64_t count) {
  if (size == 0 || count == 0) return true;
  const std::size_t most = SIZE_MAX / sizeof(Value) / size;
  if (static_cast<std::uint64_t>(count) >= most) return false;
  return m.heap().has_room(size * static_cast<std::size_t>(count) * sizeof(Value));
}

Eventually<Value> cannot_concatenate(Machine& m, std::string_view name, const Value& other) {
  return m.type_error(
      concat("can only concatenate ", name, " (not \"", m.type_name(other), "\") to ", name));
}

static Eventually<std::int64_t> await_position(Machine& m, Value key) {
  const Value number = co_await index(m, key);
  const auto position = integer_to_int64(number);
  if (!position) {
    co_return m.raise(m.types.IndexError,
                      concat("cannot fit '", m.type_name(key), "' into an index-sized integer"));
  }
  co_return *position;
}

Eventually<std::int64_t> sequence_position(Machine& m, std::string_view name, const Value& key) {
  if (key.is_small_int()) return key.small_int();
  if ((*m.type_of(key))[Special::index].empty()) {
    return m.type_error(
        concat(name, " indices must be integers or slices, not ", m.type_name(key)));
  }
  return await_position(m, key);
}

}  // namespace looplane::script
