#include "script/builtins/iterators.hpp"
#include "script/builtins/string_methods.hpp"
#include "script/machine/operations.hpp"

// Iterating over anything: get_iterator, next, and making lists and tuples of what comes.

namespace looplane::script {

// --- get_iterator -------------------------------------------------------------------------------

static Eventually<Value> checked_iterator(Machine& m, Value iterator) {
  if (!m.type_of(iterator)->special[static_cast<std::size_t>(Special::next)].empty()) {
    return iterator;
  }
  return m.type_error(concat("iter() returned non-iterator of type '", m.type_name(iterator), "'"));
}

static Eventually<Value> await_iterator(Machine& m, Eventually<Value> pending) {
  Value iterator = co_await pending;
  iterator = co_await checked_iterator(m, std::move(iterator));
  co_return iterator;
}

Eventually<Value> get_iterator(Machine& m, const Value& iterable) {
  if (iterable.is_object() && iterable.object()->exact) {
    switch (iterable.object()->kind) {
      case Kind::list:
        return iterate_list(m, iterable.as<ListObject>());
      case Kind::tuple:
        return iterate_tuple(m, iterable.as<TupleObject>());
      case Kind::dict:
        return iterate_dict(m, iterable.as<DictObject>(), DictIterator::Part::keys);
      case Kind::set:
        return iterate_set(m, iterable.as<SetObject>());
      case Kind::string:
        return iterate_string(m, iterable);
      case Kind::iterator:
        return iterable;
      default:
        break;
    }
  }
  const Type* type = m.type_of(iterable);
  const Value& method = (*type)[Special::iter];
  if (method.empty() && !(*type)[Special::getitem].empty()) return iterate_sequence(m, iterable);
  if (method.empty() || method.is_none()) {
    return m.type_error(concat("'", type->name_text(), "' object is not iterable"));
  }
  Eventually<Value> iterator = call_special(m, iterable, Special::iter);
  if (iterator.ready()) return checked_iterator(m, iterator.take());
  if (iterator.failed()) return Failure{};
  return await_iterator(m, std::move(iterator));
}

// --- next ---------------------------------------------------------------------------------------

// Failure, or nothing when what was raised is StopIteration.
static Eventually<Value> end_of_iteration(Machine& m) {
  if (!exception_matches(m.raised, m.types.StopIteration)) return Failure{};
  m.raised = Value();
  return Value();
}

static Eventually<Value> await_next(Machine& m, Eventually<Value> pending) {
  Outcome<Value> outcome = co_await attempt(m, std::move(pending));
  if (outcome.error.empty()) co_return outcome.value;
  m.raised = std::move(outcome.error);
  Value nothing = co_await end_of_iteration(m);
  co_return nothing;
}

/// An iterator over an iterator over an iterator calls the next one on the native stack.
static Eventually<Value> advance_native(Machine& m, IteratorObject* iterator) {
  static constexpr int deepest = 1000;
  static thread_local constinit int depth = 0;
  if (depth == deepest) return m.recursion_error("");
  ++depth;
  Eventually<Value> item = iterator->advance(m, iterator);
  --depth;
  return item;
}

/// A generator that can go on.
static bool is_at_rest(const Value& iterator) {
  using State = GeneratorObject::State;
  if (!iterator.is(Kind::generator)) return false;
  const auto* generator = iterator.as<GeneratorObject>();
  if (generator->flavour != GeneratorObject::Flavour::generator) return false;
  return generator->state == State::created || generator->state == State::suspended;
}

Eventually<Value> next(Machine& m, const Value& iterator) {
  if (iterator.is_exact(Kind::iterator)) {
    auto* native = iterator.as<IteratorObject>();
    if (native->advance != nullptr) return advance_native(m, native);
    if (native->iterates == IteratorKind::range) {
      auto* range = static_cast<RangeIterator*>(native);
      if (range->remaining == 0) return Value();
      --range->remaining;
      const std::int64_t value = range->next;
      range->next = static_cast<std::int64_t>(static_cast<std::uint64_t>(value) +
                                              static_cast<std::uint64_t>(range->step));
      return m.integer(value);
    }
  }
  if (is_at_rest(iterator)) {
    return m.resume_generator(iterator.as<GeneratorObject>(), Value::none(), Value(),
                              GeneratorObject::Return::exhausted);
  }
  const Type* type = m.type_of(iterator);
  if ((*type)[Special::next].empty()) {
    return m.type_error(concat("'", type->name_text(), "' object is not an iterator"));
  }
  Eventually<Value> value = call_special(m, iterator, Special::next);
  if (value.ready()) return value;
  if (value.failed()) return end_of_iteration(m);
  return await_next(m, std::move(value));
}

Eventually<Value> next_for(Machine& m, const Value& iterator, Consumer& consumer) {
  if (is_at_rest(iterator)) iterator.as<GeneratorObject>()->consumer = &consumer;
  return next(m, iterator);
}

// --- Lists and tuples of what comes -------------------------------------------------------------

std::size_t length_hint(Machine& m, const Value& value) {
  (void)m;
  if (!value.is_object() || !value.object()->exact) return 0;
  switch (value.object()->kind) {
    case Kind::list:
      return value.as<ListObject>()->items.size();
    case Kind::tuple:
      return value.as<TupleObject>()->count;
    case Kind::dict:
      return value.as<DictObject>()->used;
    case Kind::set:
      return value.as<SetObject>()->used;
    case Kind::string:
      return value.as<StringObject>()->length;
    default:
      return 0;
  }
}

// CPython asks instances how long they are before it collects what they give (PyObject_LengthHint).
// The answer is of no use here, but programs see the call.
static Eventually<Value> ask_length(Machine& m, Value iterable) {
  const Type* type = m.type_of(iterable);
  if (type->builtin) co_return Value();
  for (const Special special : {Special::len, Special::length_hint}) {
    const Value& method = (*type)[special];
    if (method.empty() || method.is_none()) continue;
    Outcome<Value> outcome = co_await attempt(m, call_special(m, iterable, special));
    if (outcome.error.empty()) co_return Value();
    if (!exception_matches(outcome.error, m.types.TypeError)) {
      m.raised = std::move(outcome.error);
      co_return Failure{};
    }
  }
  co_return Value();
}

std::uint64_t hinted_length(const Value& iterator) {
  static constexpr std::uint64_t unknown = 8;
  if (!iterator.is_exact(Kind::iterator)) return unknown;
  const auto* native = iterator.as<IteratorObject>();
  switch (native->iterates) {
    case IteratorKind::range:
      return static_cast<std::uint64_t>(static_cast<const RangeIterator*>(native)->remaining);
    case IteratorKind::list: {
      const auto* items = static_cast<const ListIterator*>(native);
      return items->list ? items->list->items.size() - items->position : 0;
    }
    default:
      return unknown;
  }
}

static Eventually<Value> collect(Machine& m, Value iterable) {
  const Value iterator = co_await get_iterator(m, iterable);
  if (!m.type_of(iterable)->builtin) co_await ask_length(m, iterable);
  Ref<ListObject> list = m.new_list();
  make_even_room(*list, hinted_length(iterator));
  Collector collector(list->items);
  while (true) {
    Value item = co_await next_for(m, iterator, collector);
    if (item.empty()) break;
    list->items.push_back(std::move(item));
    co_await m.breathe();
  }
  co_return list;
}

template <class Container>
static void copy_into(HeapVector<Value>& items, Container* container) {
  items.assign(container->span().begin(), container->span().end());
}

/// What an exact built-in container holds, at once. false: it is none.
static bool collect_simple(Machine& m, const Value& iterable, HeapVector<Value>& items) {
  if (!iterable.is_object() || !iterable.object()->exact) return false;
  switch (iterable.object()->kind) {
    case Kind::list:
      items = iterable.as<ListObject>()->items;
      return true;
    case Kind::tuple:
      copy_into(items, iterable.as<TupleObject>());
      return true;
    case Kind::dict: {
      auto* dict = iterable.as<DictObject>();
      items.reserve(dict->used);
      for (const DictEntry& entry : dict->entries) {
        if (!entry.key.empty()) items.push_back(entry.key);
      }
      return true;
    }
    case Kind::set: {
      auto* set = iterable.as<SetObject>();
      items.reserve(set->used);
      for (const SetObject::Slot& slot : set->table) {
        if (!slot.key.empty()) items.push_back(slot.key);
      }
      return true;
    }
    case Kind::string:
      items.reserve(iterable.as<StringObject>()->length);
      for (const char32_t c : CodePoints(text_of(iterable))) items.push_back(m.character(c));
      return true;
    default:
      return false;
  }
}

Eventually<Value> list_from(Machine& m, const Value& iterable) {
  Ref<ListObject> list = m.new_list();
  if (collect_simple(m, iterable, list->items)) {
    // The keys of a dict are appended.
    if (!iterable.is(Kind::dict)) make_even_room(*list, list->items.size());
    return list;
  }
  return collect(m, iterable);
}

static Value as_tuple(Machine& m, const Value& list) {
  return m.tuple(std::span<const Value>(list.as<ListObject>()->items));
}

static Eventually<Value> collect_tuple(Machine& m, Value iterable) {
  const Value list = co_await collect(m, iterable);
  co_return as_tuple(m, list);
}

Eventually<Value> tuple_from(Machine& m, const Value& iterable) {
  if (iterable.is_exact(Kind::tuple)) return iterable;
  if (iterable.is_exact(Kind::list)) return as_tuple(m, iterable);
  return collect_tuple(m, iterable);
}

}  // namespace looplane::script
