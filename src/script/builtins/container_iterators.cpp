#include "script/builtins/define.hpp"
#include "script/builtins/iterators.hpp"

// The iterators of list, tuple, dict and set, and of what only has __getitem__.

namespace looplane::script {

Eventually<Value> iterator_self(Machine&, Arguments a) { return a[0]; }

// Keeps the iterator as long as it is at work.
static Eventually<Value> await_or_stop(Machine& m, [[maybe_unused]] Value iterator,
                                       Eventually<Value> pending) {
  Value value = co_await pending;
  if (value.empty()) co_return m.stop_iteration(Value::none());
  co_return value;
}

Eventually<Value> iterator_next(Machine& m, Arguments a) {
  auto* iterator = a[0].as<IteratorObject>();
  Eventually<Value> value = iterator->advance(m, iterator);
  if (value.failed()) return Failure{};
  if (!value.ready()) return await_or_stop(m, a[0], std::move(value));
  if (value.peek().empty()) return m.stop_iteration(Value::none());
  return value;
}

// --- Lists --------------------------------------------------------------------------------------

static Eventually<Value> advance_list(Machine&, IteratorObject* object) {
  auto* iterator = static_cast<ListIterator*>(object);
  if (!iterator->list) return Value();
  if (iterator->position >= iterator->list->items.size()) {
    iterator->list = nullptr;
    return Value();
  }
  return iterator->list->items[iterator->position++];
}

// The position is one more than that of the next item.
static Eventually<Value> advance_list_backwards(Machine&, IteratorObject* object) {
  auto* iterator = static_cast<ListIterator*>(object);
  if (!iterator->list) return Value();
  if (iterator->position == 0 || iterator->position > iterator->list->items.size()) {
    iterator->list = nullptr;
    return Value();
  }
  return iterator->list->items[--iterator->position];
}

Value iterate_list(Machine& m, ListObject* list) {
  return m.make<ListIterator>(m.types.list_iterator, Ref<ListObject>::share(list), advance_list);
}

Value iterate_list_backwards(Machine& m, ListObject* list) {
  Ref<ListIterator> iterator = m.make<ListIterator>(
      m.types.list_reverse_iterator, Ref<ListObject>::share(list), advance_list_backwards);
  iterator->iterates = IteratorKind::other;
  iterator->position = list->items.size();
  return iterator;
}

static Eventually<Value> list_iterator_hint(Machine& m, Arguments a) {
  const auto* iterator = a[0].as<ListIterator>();
  if (!iterator->list) return m.integer(0);
  const std::size_t size = iterator->list->items.size();
  if (iterator->iterates == IteratorKind::other) {
    return m.integer(static_cast<std::int64_t>(iterator->position > size ? 0 : iterator->position));
  }
  return m.integer(
      static_cast<std::int64_t>(iterator->position < size ? size - iterator->position : 0));
}

// --- Tuples -------------------------------------------------------------------------------------

static Eventually<Value> advance_tuple(Machine&, IteratorObject* object) {
  auto* iterator = static_cast<TupleIterator*>(object);
  if (!iterator->tuple) return Value();
  if (iterator->position >= iterator->tuple->count) {
    iterator->tuple = nullptr;
    return Value();
  }
  return iterator->tuple->items[iterator->position++];
}

Value iterate_tuple(Machine& m, TupleObject* tuple) {
  return m.make<TupleIterator>(m.types.tuple_iterator, Ref<TupleObject>::share(tuple),
                               advance_tuple);
}

static Eventually<Value> tuple_iterator_hint(Machine& m, Arguments a) {
  const auto* iterator = a[0].as<TupleIterator>();
  if (!iterator->tuple) return m.integer(0);
  return m.integer(static_cast<std::int64_t>(iterator->tuple->count - iterator->position));
}

// --- Dicts --------------------------------------------------------------------------------------

static Value part_of(Machine& m, const DictEntry& entry, DictIterator::Part part) {
  switch (part) {
    case DictIterator::Part::keys:
      return entry.key;
    case DictIterator::Part::values:
      return entry.value;
    case DictIterator::Part::items:
      break;
  }
  return m.tuple({entry.key, entry.value});
}

static Failure dict_changed(Machine& m, DictIterator* iterator, std::string_view what) {
  iterator->expected_used = UINT32_MAX;  // The error stays.
  return m.raise(m.types.RuntimeError, concat("dictionary ", what, " during iteration"));
}

static Eventually<Value> advance_dict(Machine& m, IteratorObject* object) {
  auto* iterator = static_cast<DictIterator*>(object);
  if (!iterator->dict) return Value();
  DictObject& dict = *iterator->dict;
  if (iterator->expected_used != dict.used) return dict_changed(m, iterator, "changed size");
  const std::size_t position =
      dict.live_from(std::max<std::size_t>(iterator->position, dict.first));
  if (position == dict.entries.size()) {
    iterator->dict = nullptr;
    return Value();
  }
  if (iterator->remaining == 0) return dict_changed(m, iterator, "keys changed");
  --iterator->remaining;
  iterator->position = position + 1;
  return part_of(m, dict.entries[position], iterator->part);
}

static Eventually<Value> advance_dict_backwards(Machine& m, IteratorObject* object) {
  auto* iterator = static_cast<DictIterator*>(object);
  if (!iterator->dict) return Value();
  DictObject& dict = *iterator->dict;
  if (iterator->expected_used != dict.used) return dict_changed(m, iterator, "changed size");
  std::size_t position = std::min(iterator->position, dict.entries.size());
  while (position > 0 && dict.entries[position - 1].key.empty()) --position;
  if (position == 0) {
    iterator->dict = nullptr;
    return Value();
  }
  if (iterator->remaining == 0) return dict_changed(m, iterator, "keys changed");
  --iterator->remaining;
  iterator->position = position - 1;
  return part_of(m, dict.entries[position - 1], iterator->part);
}

Value iterate_dict(Machine& m, DictObject* dict, DictIterator::Part part, bool backwards) {
  Type* const forward_types[] = {m.types.dict_key_iterator, m.types.dict_value_iterator,
                                 m.types.dict_item_iterator};
  Type* const backward_types[] = {m.types.dict_reverse_key_iterator,
                                  m.types.dict_reverse_value_iterator,
                                  m.types.dict_reverse_item_iterator};
  const auto which = static_cast<std::size_t>(part);
  Ref<DictIterator> iterator = m.make<DictIterator>(
      backwards ? backward_types[which] : forward_types[which], Ref<DictObject>::share(dict), part,
      backwards ? advance_dict_backwards : advance_dict);
  if (backwards) {
    iterator->iterates = IteratorKind::other;
    iterator->position = dict->entries.size();
  }
  return iterator;
}

static Eventually<Value> dict_iterator_hint(Machine& m, Arguments a) {
  const auto* iterator = a[0].as<DictIterator>();
  const bool usable = iterator->dict && iterator->dict->used == iterator->expected_used;
  return m.integer(usable ? iterator->remaining : 0);
}

// --- Sets ---------------------------------------------------------------------------------------

static Eventually<Value> advance_set(Machine& m, IteratorObject* object) {
  auto* iterator = static_cast<SetIterator*>(object);
  if (!iterator->set) return Value();
  SetObject& set = *iterator->set;
  if (iterator->expected_used != set.used) {
    iterator->expected_used = UINT32_MAX;
    return m.raise(m.types.RuntimeError, "Set changed size during iteration");
  }
  while (iterator->position < set.table.size() && set.table[iterator->position].key.empty()) {
    ++iterator->position;
  }
  if (iterator->position >= set.table.size()) {
    iterator->set = nullptr;
    return Value();
  }
  --iterator->remaining;
  return set.table[iterator->position++].key;
}

Value iterate_set(Machine& m, SetObject* set) {
  return m.make<SetIterator>(m.types.set_iterator, Ref<SetObject>::share(set), advance_set);
}

static Eventually<Value> set_iterator_hint(Machine& m, Arguments a) {
  const auto* iterator = a[0].as<SetIterator>();
  const bool usable = iterator->set && iterator->set->used == iterator->expected_used;
  return m.integer(usable ? iterator->remaining : 0);
}

// --- __getitem__ --------------------------------------------------------------------------------

struct SequenceIterator : IteratorObject {
  Value sequence;  ///< Nothing once the end was reached.
  std::int64_t position = 0;
  bool backwards = false;
  SequenceIterator(Value sequence, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type), sequence(std::move(sequence)) {}
};

static Eventually<Value> fetch(Machine& m, Ref<SequenceIterator> iterator) {
  const Value position = m.integer(iterator->position);
  iterator->position += iterator->backwards ? -1 : 1;
  const Value sequence = iterator->sequence;
  Outcome<Value> outcome =
      co_await attempt(m, call_special(m, sequence, Special::getitem, position));
  if (outcome.error.empty()) co_return outcome.value;
  iterator->sequence = Value();
  if (exception_matches(outcome.error, m.types.IndexError) ||
      exception_matches(outcome.error, m.types.StopIteration)) {
    co_return Value();
  }
  m.raised = std::move(outcome.error);
  co_return Failure{};
}

static Eventually<Value> advance_sequence(Machine& m, IteratorObject* object) {
  auto* iterator = static_cast<SequenceIterator*>(object);
  if (iterator->sequence.empty() || iterator->position < 0) return Value();
  return fetch(m, Ref<SequenceIterator>::share(iterator));
}

Value iterate_sequence(Machine& m, const Value& sequence) {
  return m.make<SequenceIterator>(m.types.sequence_iterator, sequence, advance_sequence);
}

// --- iter(callable, sentinel) -------------------------------------------------------------------

struct CallIterator : IteratorObject {
  Value callable;  ///< Nothing once the sentinel came.
  Value sentinel;
  CallIterator(Value callable, Value sentinel, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type),
        callable(std::move(callable)),
        sentinel(std::move(sentinel)) {}
};

static Eventually<Value> call_once_more(Machine& m, Ref<CallIterator> iterator) {
  const Value callable = iterator->callable;
  Outcome<Value> outcome = co_await attempt(m, call(m, callable));
  if (!outcome.error.empty()) {
    if (!exception_matches(outcome.error, m.types.StopIteration)) {
      m.raised = std::move(outcome.error);
      co_return Failure{};
    }
    iterator->callable = Value();
    co_return Value();
  }
  const Value sentinel = iterator->sentinel;
  const bool at_end = co_await equal(m, sentinel, outcome.value);
  if (!at_end) co_return outcome.value;
  iterator->callable = Value();
  co_return Value();
}

static Eventually<Value> advance_calls(Machine& m, IteratorObject* object) {
  auto* iterator = static_cast<CallIterator*>(object);
  if (iterator->callable.empty()) return Value();
  return call_once_more(m, Ref<CallIterator>::share(iterator));
}

Value iterate_calls(Machine& m, const Value& callable, const Value& sentinel) {
  return m.make<CallIterator>(m.types.callable_iterator, callable, sentinel, advance_calls);
}

// --- reversed() ---------------------------------------------------------------------------------

static Eventually<Value> backwards_from(Machine& m, Value type, Value sequence) {
  const std::int64_t size = co_await length(m, sequence);
  Ref<SequenceIterator> iterator =
      m.make<SequenceIterator>(type.as<Type>(), sequence, advance_sequence);
  iterator->backwards = true;
  iterator->position = size - 1;
  co_return iterator;
}

static Eventually<Value> reversed_new(Machine& m, Arguments a) {
  const Type* type = m.type_of(a[1]);
  const Value& method = (*type)[Special::reversed];
  if (!method.empty() && !method.is_none()) return call_special(m, a[1], Special::reversed);
  const bool is_sequence =
      method.empty() && !(*type)[Special::getitem].empty() && !a[1].is(Kind::dict);
  if (!is_sequence) {
    return m.type_error(concat("'", type->name_text(), "' object is not reversible"));
  }
  return backwards_from(m, a[0], a[1]);
}

static Eventually<Value> reversed_hint(Machine& m, Arguments a) {
  const auto* iterator = a[0].as<SequenceIterator>();
  return m.integer(iterator->sequence.empty() ? 0 : iterator->position + 1);
}

// --- Their types --------------------------------------------------------------------------------

template <NativeCode hint>
constexpr NativeMethod methods_with_hint[] = {
    {"__iter__(self, /)", iterator_self},
    {"__next__(self, /)", iterator_next},
    {"__length_hint__(self, /)", hint},
};

static constexpr NativeMethod reversed_methods[] = {
    {"__new__(cls, sequence, /)", reversed_new, NativeMethod::Binding::none},
    {"__iter__(self, /)", iterator_self},
    {"__next__(self, /)", iterator_next},
    {"__length_hint__(self, /)", reversed_hint},
};

template <class T, NativeCode hint>
constexpr TypeDefinition counted(std::string_view name) {
  return iterator_definition<T>(name, methods_with_hint<hint>);
}

void define_container_iterators(Machine& m) {
  static const auto list = counted<ListIterator, list_iterator_hint>("list_iterator");
  static const auto list_back = counted<ListIterator, list_iterator_hint>("list_reverseiterator");
  static const auto tuple = counted<TupleIterator, tuple_iterator_hint>("tuple_iterator");
  static const auto keys = counted<DictIterator, dict_iterator_hint>("dict_keyiterator");
  static const auto values = counted<DictIterator, dict_iterator_hint>("dict_valueiterator");
  static const auto items = counted<DictIterator, dict_iterator_hint>("dict_itemiterator");
  static const auto keys_back =
      counted<DictIterator, dict_iterator_hint>("dict_reversekeyiterator");
  static const auto values_back =
      counted<DictIterator, dict_iterator_hint>("dict_reversevalueiterator");
  static const auto items_back =
      counted<DictIterator, dict_iterator_hint>("dict_reverseitemiterator");
  static const auto ordered = counted<DictIterator, dict_iterator_hint>("odict_iterator");
  static const auto set = counted<SetIterator, set_iterator_hint>("set_iterator");
  static const auto sequence = iterator_definition<SequenceIterator>("iterator", iterator_methods);
  static const auto calls =
      iterator_definition<CallIterator>("callable_iterator", iterator_methods);
  static const auto reversed = [] {
    TypeDefinition definition = iterator_definition<SequenceIterator>("reversed", reversed_methods);
    definition.subclassable = true;
    return definition;
  }();
  Type* object = m.types.object;
  m.types.list_iterator = m.define(list, object);
  m.types.list_reverse_iterator = m.define(list_back, object);
  m.types.tuple_iterator = m.define(tuple, object);
  m.types.dict_key_iterator = m.define(keys, object);
  m.types.dict_value_iterator = m.define(values, object);
  m.types.dict_item_iterator = m.define(items, object);
  m.types.dict_reverse_key_iterator = m.define(keys_back, object);
  m.types.dict_reverse_value_iterator = m.define(values_back, object);
  m.types.dict_reverse_item_iterator = m.define(items_back, object);
  m.types.ordered_iterator = m.define(ordered, object);
  m.types.set_iterator = m.define(set, object);
  m.types.sequence_iterator = m.define(sequence, object);
  m.types.callable_iterator = m.define(calls, object);
  m.builtins->set(m.intern("reversed"), Value::object(m.define(reversed, object)));
}

}  // namespace looplane::script
