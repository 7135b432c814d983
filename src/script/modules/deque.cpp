#include "script/modules/deque.hpp"

#include <algorithm>

#include "script/builtins/generic_alias.hpp"
#include "script/builtins/iterators.hpp"
#include "script/builtins/sequence.hpp"
#include "script/builtins/showing.hpp"
#include "script/values/slice.hpp"

namespace looplane::script {

// --- The ring -----------------------------------------------------------------------------------

void DequeObject::grow() {
  HeapVector<Value> larger(ring.empty() ? 8 : ring.size() * 2);
  for (std::size_t i = 0; i < count; ++i) larger[i] = std::move(at(i));
  ring.swap(larger);
  head = 0;
}

void DequeObject::push_back(Value value) {
  if (maxlen == 0) return;
  if (count == ring.size()) grow();
  at(count++) = std::move(value);
  ++version;
  if (maxlen > 0 && static_cast<std::int64_t>(count) > maxlen) pop_front();
}

void DequeObject::push_front(Value value) {
  if (maxlen == 0) return;
  if (count == ring.size()) grow();
  head = (head - 1) & (ring.size() - 1);
  ++count;
  at(0) = std::move(value);
  ++version;
  if (maxlen > 0 && static_cast<std::int64_t>(count) > maxlen) pop_back();
}

Value DequeObject::pop_back() {
  ++version;
  return std::move(at(--count));
}

Value DequeObject::pop_front() {
  ++version;
  Value value = std::move(at(0));
  head = (head + 1) & (ring.size() - 1);
  --count;
  return value;
}

void DequeObject::rotate(std::int64_t steps) {
  if (count < 2) return;
  const auto size = static_cast<std::int64_t>(count);
  steps %= size;
  if (steps > size / 2) steps -= size;
  if (steps < -(size / 2)) steps += size;
  ++version;
  for (; steps > 0; --steps) {
    Value last = std::move(at(count - 1));
    head = (head - 1) & (ring.size() - 1);
    at(0) = std::move(last);
  }
  for (; steps < 0; ++steps) {
    Value first = std::move(at(0));
    head = (head + 1) & (ring.size() - 1);
    at(count - 1) = std::move(first);
  }
}

void DequeObject::clear() {
  HeapVector<Value> old;
  old.swap(ring);
  head = count = 0;
  ++version;
}

namespace {

DequeObject* deque_of(const Value& value) { return value.as<DequeObject>(); }
bool is_deque(Machine& m, const Value& value) { return m.is_instance(value, m.types.deque); }

Failure mutated(Machine& m, Type* error) {
  return m.raise(error, "deque mutated during iteration");
}

/// The values as they are now.
Value as_list(Machine& m, const Value& deque) {
  Ref<ListObject> list = m.new_list();
  list->items.reserve(deque_of(deque)->count);
  for (std::size_t i = 0; i < deque_of(deque)->count; ++i) {
    list->items.push_back(deque_of(deque)->at(i));
  }
  return list;
}

// --- Iterators ----------------------------------------------------------------------------------

struct DequeIterator : IteratorObject {
  Ref<DequeObject> deque;
  std::size_t position = 0;
  std::uint64_t version;
  DequeIterator(Ref<DequeObject> subject, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type),
        deque(std::move(subject)),
        version(deque->version) {}
};

template <bool backwards>
Eventually<Value> advance_deque(Machine& m, IteratorObject* object) {
  auto* iterator = static_cast<DequeIterator*>(object);
  DequeObject& deque = *iterator->deque;
  if (iterator->version != deque.version) {
    iterator->position = SIZE_MAX;
    return mutated(m, m.types.RuntimeError);
  }
  if (iterator->position >= deque.count) return Value();
  const std::size_t position = iterator->position++;
  return deque.at(backwards ? deque.count - 1 - position : position);
}

template <bool backwards>
Eventually<Value> deque_iter(Machine& m, Arguments a) {
  return m.make<DequeIterator>(backwards ? m.types.deque_reverse_iterator : m.types.deque_iterator,
                               Ref<DequeObject>::share(deque_of(a[0])), advance_deque<backwards>);
}

Eventually<Value> iterator_hint(Machine& m, Arguments a) {
  const auto* iterator = a[0].as<DequeIterator>();
  const std::size_t size = iterator->deque->count;
  return m.integer(
      static_cast<std::int64_t>(iterator->position < size ? size - iterator->position : 0));
}

constexpr NativeMethod deque_iterator_methods[] = {
    {"__iter__(self, /)", iterator_self},
    {"__next__(self, /)", iterator_next},
    {"__length_hint__(self, /)", iterator_hint},
};

// --- Making -------------------------------------------------------------------------------------

Eventually<Value> deque_new(Machine& m, Arguments a) {
  return m.make<DequeObject>(a[0].as<Type>());
}

Eventually<Value> extend(Machine& m, Value deque, Value iterable, bool at_the_front) {
  if (iterable.same(deque)) iterable = as_list(m, deque);
  const Value iterator = co_await get_iterator(m, iterable);
  while (true) {
    const Value item = co_await next(m, iterator);
    if (item.empty()) co_return Value::none();
    if (at_the_front) {
      deque_of(deque)->push_front(item);
    } else {
      deque_of(deque)->push_back(item);
    }
    co_await m.breathe();
  }
}

Eventually<Value> deque_init(Machine& m, Arguments a) {
  std::int64_t maxlen = -1;
  if (!a[2].is_none()) {
    if (!m.is_instance(a[2], m.types.integer)) co_return m.type_error("an integer is required");
    maxlen = co_await index_int64(m, a[2]);
    if (maxlen < 0) co_return m.value_error("maxlen must be non-negative");
  }
  deque_of(a[0])->clear();
  deque_of(a[0])->maxlen = maxlen;
  if (!a[1].empty()) co_await extend(m, a[0], a[1], false);
  co_return Value::none();
}

Value maxlen_of(Machine& m, const Value& deque) {
  const std::int64_t maxlen = deque_of(deque)->maxlen;
  return maxlen < 0 ? Value::none() : m.integer(maxlen);
}

Eventually<Value> deque_copy(Machine& m, Arguments a) {
  if (m.type_of(a[0]) == m.types.deque) {
    Ref<DequeObject> copy = m.make<DequeObject>(m.types.deque);
    copy->maxlen = deque_of(a[0])->maxlen;
    for (std::size_t i = 0; i < deque_of(a[0])->count; ++i) {
      copy->push_back(deque_of(a[0])->at(i));
    }
    return copy;
  }
  const Value type = Value::object(m.type_of(a[0]));
  if (deque_of(a[0])->maxlen < 0) return call(m, type, a[0]);
  return call(m, type, a[0], maxlen_of(m, a[0]));
}

Eventually<Value> deque_reduce(Machine& m, Arguments a) {
  const Value arguments = deque_of(a[0])->maxlen < 0
                              ? m.tuple({as_list(m, a[0])})
                              : m.tuple({as_list(m, a[0]), maxlen_of(m, a[0])});
  return m.tuple({Value::object(m.type_of(a[0])), arguments});
}

// --- Both ends ----------------------------------------------------------------------------------

Eventually<Value> deque_append(Machine&, Arguments a) {
  deque_of(a[0])->push_back(a[1]);
  return Value::none();
}
Eventually<Value> deque_appendleft(Machine&, Arguments a) {
  deque_of(a[0])->push_front(a[1]);
  return Value::none();
}
Eventually<Value> deque_pop(Machine& m, Arguments a) {
  if (deque_of(a[0])->count == 0) return m.raise(m.types.IndexError, "pop from an empty deque");
  return deque_of(a[0])->pop_back();
}
Eventually<Value> deque_popleft(Machine& m, Arguments a) {
  if (deque_of(a[0])->count == 0) return m.raise(m.types.IndexError, "pop from an empty deque");
  return deque_of(a[0])->pop_front();
}
Eventually<Value> deque_extend(Machine& m, Arguments a) { return extend(m, a[0], a[1], false); }
Eventually<Value> deque_extendleft(Machine& m, Arguments a) { return extend(m, a[0], a[1], true); }

Eventually<Value> deque_clear(Machine&, Arguments a) {
  deque_of(a[0])->clear();
  return Value::none();
}

Eventually<Value> deque_rotate(Machine& m, Arguments a) {
  const std::int64_t steps = co_await index_int64(m, a[1]);
  deque_of(a[0])->rotate(steps);
  co_return Value::none();
}

Eventually<Value> deque_reverse(Machine&, Arguments a) {
  DequeObject& deque = *deque_of(a[0]);
  for (std::size_t i = 0; i < deque.count / 2; ++i) deque.at(i).swap(deque.at(deque.count - 1 - i));
  return Value::none();
}

// --- Positions ----------------------------------------------------------------------------------

Eventually<std::int64_t> position_of(Machine& m, Value deque, Value key) {
  if ((*m.type_of(key))[Special::index].empty()) {
    co_return m.type_error(concat("sequence index must be integer, not '", m.type_name(key), "'"));
  }
  std::int64_t position = co_await index_int64(m, key);
  const auto size = static_cast<std::int64_t>(deque_of(deque)->count);
  if (position < 0) position += size;
  if (position < 0 || position >= size) {
    co_return m.raise(m.types.IndexError, "deque index out of range");
  }
  co_return position;
}

/// Removes the value at a position.
Value remove_at(DequeObject& deque, std::size_t position) {
  const auto steps = static_cast<std::int64_t>(position);
  deque.rotate(-steps);
  Value removed = deque.pop_front();
  deque.rotate(steps);
  return removed;
}

Eventually<Value> deque_getitem(Machine& m, Arguments a) {
  const std::int64_t position = co_await position_of(m, a[0], a[1]);
  co_return deque_of(a[0])->at(static_cast<std::size_t>(position));
}

Eventually<Value> deque_setitem(Machine& m, Arguments a) {
  const std::int64_t position = co_await position_of(m, a[0], a[1]);
  deque_of(a[0])->at(static_cast<std::size_t>(position)) = a[2];
  co_return Value::none();
}

Eventually<Value> deque_delitem(Machine& m, Arguments a) {
  const std::int64_t position = co_await position_of(m, a[0], a[1]);
  const Value removed = remove_at(*deque_of(a[0]), static_cast<std::size_t>(position));
  co_return Value::none();
}

Eventually<Value> deque_insert(Machine& m, Arguments a) {
  const std::int64_t position = co_await index_int64(m, a[1]);
  DequeObject& deque = *deque_of(a[0]);
  const auto size = static_cast<std::int64_t>(deque.count);
  if (size == deque.maxlen) {
    co_return m.raise(m.types.IndexError, "deque already at its maximum size");
  }
  if (position >= size) {
    deque.push_back(a[2]);
  } else if (position <= -size || position == 0) {
    deque.push_front(a[2]);
  } else {
    const std::int64_t steps = position < 0 ? position + size : position;
    deque.rotate(-steps);
    deque.push_front(a[2]);
    deque.rotate(steps);
  }
  co_return Value::none();
}

// --- Searching ----------------------------------------------------------------------------------

/// The position of a value in [start, stop), or -1. Fails with `error` when the deque changes
/// meanwhile.
Eventually<std::int64_t> find(Machine& m, Value deque, Value value, std::size_t start,
                              std::size_t stop, Type* error) {
  const std::uint64_t version = deque_of(deque)->version;
  for (std::size_t i = start; i < stop && i < deque_of(deque)->count; ++i) {
    const Value item = deque_of(deque)->at(i);
    const bool same = co_await equal(m, item, value);
    if (same) co_return static_cast<std::int64_t>(i);
    if (deque_of(deque)->version != version) co_return mutated(m, error);
    co_await m.breathe();
  }
  co_return -1;
}

Eventually<Value> deque_contains(Machine& m, Arguments a) {
  const std::int64_t position = co_await find(m, a[0], a[1], 0, SIZE_MAX, m.types.RuntimeError);
  co_return Value::boolean(position >= 0);
}

Eventually<Value> deque_count(Machine& m, Arguments a) {
  std::int64_t count = 0;
  const std::uint64_t version = deque_of(a[0])->version;
  for (std::size_t i = 0; i < deque_of(a[0])->count; ++i) {
    const Value item = deque_of(a[0])->at(i);
    const bool same = co_await equal(m, item, a[1]);
    count += same ? 1 : 0;
    if (deque_of(a[0])->version != version) co_return mutated(m, m.types.RuntimeError);
    co_await m.breathe();
  }
  co_return m.integer(count);
}

std::size_t clamped(std::int64_t position, std::size_t size) {
  if (position < 0) position += static_cast<std::int64_t>(size);
  return static_cast<std::size_t>(
      std::clamp<std::int64_t>(position, 0, static_cast<std::int64_t>(size)));
}

Eventually<Value> deque_index(Machine& m, Arguments a) {
  const std::size_t size = deque_of(a[0])->count;
  std::int64_t start = 0;
  std::int64_t stop = static_cast<std::int64_t>(size);
  if (!a[2].empty()) start = co_await search_bound(m, a[2]);
  if (!a[3].empty()) stop = co_await search_bound(m, a[3]);
  const std::int64_t position =
      co_await find(m, a[0], a[1], clamped(start, size), clamped(stop, size), m.types.RuntimeError);
  if (position >= 0) co_return m.integer(position);
  const Value shown = co_await repr(m, a[1]);
  co_return m.value_error(concat(text_of(shown), " is not in deque"));
}

Eventually<Value> deque_remove(Machine& m, Arguments a) {
  const std::uint64_t version = deque_of(a[0])->version;
  const std::int64_t position = co_await find(m, a[0], a[1], 0, SIZE_MAX, m.types.IndexError);
  if (deque_of(a[0])->version != version) co_return mutated(m, m.types.IndexError);
  if (position < 0) {
    const Value shown = co_await repr(m, a[1]);
    co_return m.value_error(concat(text_of(shown), " is not in deque"));
  }
  const Value removed = remove_at(*deque_of(a[0]), static_cast<std::size_t>(position));
  co_return Value::none();
}

// --- Operators ----------------------------------------------------------------------------------

template <CompareOperator op>
Eventually<Value> deque_compare(Machine& m, Arguments a) {
  if (!is_deque(m, a[1])) return m.not_implemented();
  return compare_sequences(m, op, as_list(m, a[0]), as_list(m, a[1]));
}

Eventually<Value> deque_iadd(Machine& m, Arguments a) {
  co_await extend(m, a[0], a[1], false);
  co_return a[0];
}

Eventually<Value> joined(Machine& m, Arguments a) {
  const Value copy = co_await deque_copy(m, a);
  co_await extend(m, copy, a[1], false);
  co_return copy;
}

Eventually<Value> deque_add(Machine& m, Arguments a) {
  if (!is_deque(m, a[1])) {
    return m.type_error(
        concat("can only concatenate deque (not \"", m.type_name(a[1]), "\") to deque"));
  }
  return joined(m, std::move(a));
}

Eventually<Value> repeat_in_place(Machine& m, Value deque, Value count) {
  const Value times = co_await repetitions(m, count);
  DequeObject& self = *deque_of(deque);
  if (!has_room_for(m, self.count, self.maxlen < 0 ? times.small_int() : 1)) {
    co_return m.memory_error();
  }
  const Value once = as_list(m, deque);
  self.clear();
  for (std::int64_t i = 0; i < times.small_int() && !items_of(once).empty(); ++i) {
    for (const Value& item : items_of(once)) self.push_back(item);
    co_await m.breathe();
  }
  co_return deque;
}

Eventually<Value> deque_imul(Machine& m, Arguments a) { return repeat_in_place(m, a[0], a[1]); }

Eventually<Value> deque_mul(Machine& m, Arguments a) {
  const Value copy = co_await deque_copy(m, a);
  const Value result = co_await repeat_in_place(m, copy, a[1]);
  co_return result;
}

// --- Showing ------------------------------------------------------------------------------------

Eventually<Value> deque_repr(Machine& m, Arguments a) {
  const Showing showing(m, a[0].object());
  if (showing.already()) co_return m.string("[...]");
  const Value shown = co_await repr(m, as_list(m, a[0]));
  std::string text = concat(m.type_of(a[0])->short_name(), "(", text_of(shown));
  if (deque_of(a[0])->maxlen >= 0) {
    text += concat(", maxlen=", std::to_string(deque_of(a[0])->maxlen));
  }
  co_return m.string(text + ")");
}

Eventually<Value> deque_len(Machine& m, Arguments a) {
  return m.integer(static_cast<std::int64_t>(deque_of(a[0])->count));
}

Eventually<Value> deque_maxlen(Machine& m, const Value& self) { return maxlen_of(m, self); }

constexpr NativeMethod deque_methods[] = {
    {"__new__", deque_new, NativeMethod::Binding::none},
    {"__init__(self, iterable=..., maxlen=None)", deque_init},
    {"__class_getitem__(cls, item, /)", generic_alias_of, NativeMethod::Binding::of_class},
    {"__repr__(self, /)", deque_repr},
    {"__len__(self, /)", deque_len},
    {"__iter__(self, /)", deque_iter<false>},
    {"__reversed__(self, /)", deque_iter<true>},
    {"__contains__(self, value, /)", deque_contains},
    {"__getitem__(self, index, /)", deque_getitem},
    {"__setitem__(self, index, value, /)", deque_setitem},
    {"__delitem__(self, index, /)", deque_delitem},
    {"__eq__(self, value, /)", deque_compare<CompareOperator::eq>},
    {"__ne__(self, value, /)", deque_compare<CompareOperator::ne>},
    {"__lt__(self, value, /)", deque_compare<CompareOperator::lt>},
    {"__le__(self, value, /)", deque_compare<CompareOperator::le>},
    {"__gt__(self, value, /)", deque_compare<CompareOperator::gt>},
    {"__ge__(self, value, /)", deque_compare<CompareOperator::ge>},
    {"__add__(self, value, /)", deque_add},
    {"__iadd__(self, value, /)", deque_iadd},
    {"__mul__(self, value, /)", deque_mul},
    {"__rmul__(self, value, /)", deque_mul},
    {"__imul__(self, value, /)", deque_imul},
    {"__copy__(self, /)", deque_copy},
    {"__reduce__(self, /)", deque_reduce},
    {"append(self, item, /)", deque_append},
    {"appendleft(self, item, /)", deque_appendleft},
    {"clear(self, /)", deque_clear},
    {"copy(self, /)", deque_copy},
    {"count(self, value, /)", deque_count},
    {"extend(self, iterable, /)", deque_extend},
    {"extendleft(self, iterable, /)", deque_extendleft},
    {"index(self, value, start=..., stop=..., /)", deque_index},
    {"insert(self, index, value, /)", deque_insert},
    {"pop(self, /)", deque_pop},
    {"popleft(self, /)", deque_popleft},
    {"remove(self, value, /)", deque_remove},
    {"reverse(self, /)", deque_reverse},
    {"rotate(self, n=1, /)", deque_rotate},
};

constexpr NativeGetter deque_getters[] = {{"maxlen", deque_maxlen}};

const TypeDefinition definition = {
    .name = "deque",
    .module = "collections",
    .size = sizeof(DequeObject),
    .finish = finish_as<DequeObject>,
    .methods = deque_methods,
    .getters = deque_getters,
    .doc = "A list-like sequence optimized for data accesses near its endpoints.",
};

const TypeDefinition forward_definition =
    iterator_definition<DequeIterator>("_deque_iterator", deque_iterator_methods, "_collections");
const TypeDefinition backward_definition = iterator_definition<DequeIterator>(
    "_deque_reverse_iterator", deque_iterator_methods, "_collections");

}  // namespace

void define_deque(Machine& m, ModuleObject* module) {
  m.types.deque = m.define(definition, m.types.object);
  m.types.deque_iterator = m.define(forward_definition, m.types.object);
  m.types.deque_reverse_iterator = m.define(backward_definition, m.types.object);
  module->namespace_->set(m.intern("deque"), Value::object(m.types.deque));
}

}  // namespace looplane::script
