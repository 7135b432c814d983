#include <limits>

#include "script/builtins/generic_alias.hpp"
#include "script/builtins/iterators.hpp"
#include "script/builtins/string_methods.hpp"
#include "script/machine/operations.hpp"
#include "script/values/find_text.hpp"
#include "script/values/integer.hpp"

// container[key], its assignment and deletion, `in` and len(), for any value.

namespace looplane::script {

static bool is_missing(const Value& method) { return method.empty() || method.is_none(); }

// --- container[key] -----------------------------------------------------------------------------

/// The item of an exact list or tuple at a small integer, negative ones counted from the end.
static const Value* item_at(std::span<Value> items, std::int64_t position) {
  const auto size = static_cast<std::int64_t>(items.size());
  if (position < 0) position += size;
  if (position < 0 || position >= size) return nullptr;
  return &items[static_cast<std::size_t>(position)];
}

static Eventually<Value> value_or_key_error(Machine& m, Eventually<Value> pending, Value key) {
  Value value = co_await pending;
  if (value.empty()) co_return m.key_error(key);
  co_return value;
}

static Eventually<Value> get_from_dict(Machine& m, DictObject* dict, const Value& key) {
  Eventually<Value> value = dict_get(m, dict, key);
  if (value.failed()) return Failure{};
  if (!value.ready()) return value_or_key_error(m, std::move(value), key);
  if (value.peek().empty()) return m.key_error(key);
  return value;
}

static Eventually<Value> get_class_item(Machine& m, Value type, Value key) {
  if (type.as<Type>() == m.types.type) co_return generic_alias(m, type, key);
  const Value method = co_await find_attribute(
      m, type, m.names.special[static_cast<std::size_t>(Special::class_getitem)]);
  if (method.empty()) {
    co_return m.type_error(
        concat("type '", type.as<Type>()->name_text(), "' is not subscriptable"));
  }
  Value item = co_await call(m, method, key);
  co_return item;
}

Eventually<Value> get_item(Machine& m, const Value& container, const Value& key) {
  if (container.is_object() && container.object()->exact) {
    switch (container.object()->kind) {
      case Kind::list:
        if (key.is_small_int()) {
          const Value* item = item_at(container.as<ListObject>()->items, key.small_int());
          if (item == nullptr) return m.raise(m.types.IndexError, "list index out of range");
          return *item;
        }
        break;
      case Kind::tuple:
        if (key.is_small_int()) {
          const Value* item = item_at(container.as<TupleObject>()->span(), key.small_int());
          if (item == nullptr) return m.raise(m.types.IndexError, "tuple index out of range");
          return *item;
        }
        break;
      case Kind::dict:
        return get_from_dict(m, container.as<DictObject>(), key);
      case Kind::string:
        if (key.is_small_int()) return string_item(m, container, key.small_int());
        break;
      default:
        break;
    }
  }
  if (!is_missing((*m.type_of(container))[Special::getitem])) {
    return call_special(m, container, Special::getitem, key);
  }
  if (container.is(Kind::type)) return get_class_item(m, container, key);
  return m.type_error(concat("'", m.type_name(container), "' object is not subscriptable"));
}

Eventually<Value> set_item(Machine& m, const Value& container, const Value& key, Value value) {
  if (container.is_exact(Kind::list) && key.is_small_int()) {
    const Value* item = item_at(container.as<ListObject>()->items, key.small_int());
    if (item == nullptr) return m.raise(m.types.IndexError, "list assignment index out of range");
    const_cast<Value*>(item)->swap(value);
    return Value::none();
  }
  if (container.is_exact(Kind::dict)) {
    return dict_set(m, container.as<DictObject>(), key, std::move(value));
  }
  if (is_missing((*m.type_of(container))[Special::setitem])) {
    return m.type_error(
        concat("'", m.type_name(container), "' object does not support item assignment"));
  }
  return call_special(m, container, Special::setitem, key, std::move(value));
}

// CPython words it differently where it takes the object for a sequence and the key for its index.
static bool taken_for_sequence(Machine& m, const Value& container, const Value& key) {
  const Type* type = m.type_of(container);
  const bool has_index = !is_missing((*m.type_of(key))[Special::index]);
  if (!type->builtin) return has_index;
  return container.is(Kind::set) || (has_index && !(*type)[Special::len].empty());
}

Eventually<Value> delete_item(Machine& m, const Value& container, const Value& key) {
  if (is_missing((*m.type_of(container))[Special::delitem])) {
    const std::string_view verb = taken_for_sequence(m, container, key) ? "doesn't" : "does not";
    return m.type_error(
        concat("'", m.type_name(container), "' object ", verb, " support item deletion"));
  }
  return call_special(m, container, Special::delitem, key);
}

// --- value in container -------------------------------------------------------------------------

static Eventually<bool> find_in_iterator(Machine& m, Eventually<Value> pending, Value container,
                                         Value value) {
  Outcome<Value> iterator = co_await attempt(m, std::move(pending));
  if (!iterator.error.empty()) {
    if (!exception_matches(iterator.error, m.types.TypeError)) {
      m.raised = std::move(iterator.error);
      co_return Failure{};
    }
    co_return m.type_error(
        concat("argument of type '", m.type_name(container), "' is not iterable"));
  }
  while (true) {
    const Value item = co_await next(m, iterator.value);
    if (item.empty()) co_return false;
    const bool same = co_await equal(m, item, value);
    if (same) co_return true;
    co_await m.breathe();
  }
}

static Eventually<bool> truth_of(Machine& m, Eventually<Value> pending) {
  const Value answer = co_await pending;
  const bool result = co_await truth(m, answer);
  co_return result;
}

/// Goes on from the item that could not be compared without Python code.
static Eventually<bool> find_in_list(Machine& m, Ref<ListObject> list, Value value,
                                     std::size_t from) {
  for (std::size_t i = from; i < list->items.size(); ++i) {
    const Value item = list->items[i];
    const bool same = co_await equal(m, item, value);
    if (same) co_return true;
    co_await m.breathe();
  }
  co_return false;
}

static Eventually<bool> find_in_tuple(Machine& m, Ref<TupleObject> tuple, Value value,
                                      std::size_t from) {
  for (std::size_t i = from; i < tuple->count; ++i) {
    const bool same = co_await equal(m, tuple->items[i], value);
    if (same) co_return true;
    co_await m.breathe();
  }
  co_return false;
}

/// Where a search without Python code ended: at an equal item, at the end, or undecided.
struct SimpleSearch {
  std::size_t position = 0;
  std::optional<bool> found = false;

  SimpleSearch(Machine& m, std::span<const Value> items, const Value& value) {
    for (; position < items.size(); ++position) {
      found = items[position].same(value) ? true : equal_simple(m, items[position], value);
      if (!found || *found) return;
    }
    found = false;
  }
};

Eventually<bool> contains(Machine& m, const Value& container, const Value& value) {
  if (container.is_object() && container.object()->exact) {
    switch (container.object()->kind) {
      case Kind::dict: {
        auto* dict = container.as<DictObject>();
        Eventually<Value> found = dict_get(m, dict, value);
        if (found.ready()) return !found.peek().empty();
        break;
      }
      case Kind::set:  // A set that is looked for stands for a frozenset: see __contains__.
        if (value.is(Kind::set) && !value.as<SetObject>()->frozen) break;
        return set_contains(m, container.as<SetObject>(), value);
      case Kind::string:
        if (!value.is(Kind::string)) break;
        return find_text(text_of(container), text_of(value)) != std::string_view::npos;
      case Kind::list: {
        auto* list = container.as<ListObject>();
        const SimpleSearch search(m, list->items, value);
        if (search.found) return *search.found;
        return find_in_list(m, Ref<ListObject>::share(list), value, search.position);
      }
      case Kind::tuple: {
        auto* tuple = container.as<TupleObject>();
        const SimpleSearch search(m, tuple->span(), value);
        if (search.found) return *search.found;
        return find_in_tuple(m, Ref<TupleObject>::share(tuple), value, search.position);
      }
      default:
        break;
    }
  }
  const Type* type = m.type_of(container);
  const Value& method = (*type)[Special::contains];
  if (method.is_none()) {
    return m.type_error(concat("'", type->name_text(), "' object is not a container"));
  }
  if (method.empty()) {
    return find_in_iterator(m, get_iterator(m, container), container, value);
  }
  Eventually<Value> answer = call_special(m, container, Special::contains, value);
  if (answer.failed()) return Failure{};
  if (answer.ready()) return truth(m, answer.peek());
  return truth_of(m, std::move(answer));
}

// --- len() --------------------------------------------------------------------------------------

static Eventually<std::int64_t> checked_length(Machine& m, const Value& answer) {
  const std::optional<std::int64_t> length = integer_to_int64(answer);
  if (length && *length >= 0) return *length;
  if (integer_sign(answer) < 0) return m.value_error("__len__() should return >= 0");
  return m.raise(m.types.OverflowError,
                 concat("cannot fit '", m.type_name(answer), "' into an index-sized integer"));
}

// slot_sq_length
static Eventually<std::int64_t> await_length(Machine& m, Eventually<Value> pending) {
  const Value answer = co_await pending;
  const Value number = co_await index(m, answer);
  co_return co_await checked_length(m, number);
}

Eventually<std::int64_t> length(Machine& m, const Value& value) {
  if (value.is_object() && value.object()->exact) {
    switch (value.object()->kind) {
      case Kind::list:
        return static_cast<std::int64_t>(value.as<ListObject>()->items.size());
      case Kind::tuple:
        return std::int64_t{value.as<TupleObject>()->count};
      case Kind::dict:
        return std::int64_t{value.as<DictObject>()->used};
      case Kind::set:
        return std::int64_t{value.as<SetObject>()->used};
      case Kind::string:
        return std::int64_t{value.as<StringObject>()->length};
      default:
        break;
    }
  }
  if ((*m.type_of(value))[Special::len].empty()) {
    return m.type_error(concat("object of type '", m.type_name(value), "' has no len()"));
  }
  Eventually<Value> answer = call_special(m, value, Special::len);
  if (answer.failed()) return Failure{};
  if (answer.ready() && answer.peek().is_small_int()) return checked_length(m, answer.peek());
  return await_length(m, std::move(answer));
}

}  // namespace looplane::script
