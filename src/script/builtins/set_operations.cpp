#include "script/builtins/set_operations.hpp"

namespace looplane::script {

namespace {

struct Element {
  Value key;
  std::int64_t hash;
};

/// What a set or dict holds, in its order, with hashes that need not be computed again.
HeapVector<Element> elements_of(const Value& container) {
  HeapVector<Element> elements;
  if (is_set(container)) {
    for (const SetObject::Slot& slot : set_of(container)->table) {
      if (!slot.key.empty()) elements.push_back({slot.key, slot.hash});
    }
  } else {
    for (const DictEntry& entry : container.as<DictObject>()->entries) {
      if (!entry.key.empty()) elements.push_back({entry.key, entry.hash});
    }
  }
  return elements;
}

bool has_hashes(const Value& container) {
  return is_set(container) || container.is_exact(Kind::dict);
}

std::size_t size_of(const Value& container) {
  return is_set(container) ? set_of(container)->used : container.as<DictObject>()->used;
}

Eventually<bool> holds(Machine& m, const Value& container, const Value& key, std::int64_t hash) {
  if (is_set(container)) return set_contains_hashed(m, set_of(container), key, hash);
  return contains(m, container, key);
}

/// As set_update_internal does before it adds the elements of a set or dict.
void make_room(SetObject* set, std::size_t count) {
  if ((set->fill + count) * 5 >= set->mask() * 3) set->resize((set->used + count) * 2);
}

/// Two quick ways of set_merge, for a set without elements. false: it has some.
bool merge_into_empty(SetObject* set, SetObject* other) {
  if (set->fill != 0) return false;
  if (set->mask() == other->mask() && other->fill == other->used) {
    set->table = other->table;
    set->fill = set->used = other->used;
    ++set->version;
    return true;
  }
  for (const SetObject::Slot& slot : other->table) {
    if (!slot.key.empty()) set->insert_clean(slot.key, slot.hash);
  }
  return true;
}

Eventually<Value> add_all(Machine& m, Value set, HeapVector<Element> elements) {
  for (const Element& element : elements) {
    co_await set_add_hashed(m, set_of(set), element.key, element.hash);
    co_await m.breathe();
  }
  co_return Value::none();
}

/// Adds what needs no Python code to be hashed and compared.
struct Adder final : Consumer {
  SetObject* set;
  explicit Adder(SetObject* set) : set(set) {}
  bool take(Machine& m, const Value& item) override { return set_add(m, set, item).ready(); }
};

Eventually<Value> add_iterable(Machine& m, Value set, Value iterable) {
  const Value iterator = co_await get_iterator(m, iterable);
  Adder adder(set_of(set));
  while (true) {
    const Value item = co_await next_for(m, iterator, adder);
    if (item.empty()) co_return Value::none();
    co_await set_add(m, set_of(set), item);
    co_await m.breathe();
  }
}

Eventually<Value> remove_iterable(Machine& m, Value set, Value iterable) {
  const Value iterator = co_await get_iterator(m, iterable);
  while (true) {
    const Value item = co_await next(m, iterator);
    if (item.empty()) co_return Value::none();
    co_await set_remove(m, set_of(set), item);
    co_await m.breathe();
  }
}

void drop_deleted(SetObject* set) {
  if (set->fill - set->used > set->mask() / 4) set->resize(set->grown());
}

void swap_contents(SetObject* a, SetObject* b) {
  a->table.swap(b->table);
  std::swap(a->fill, b->fill);
  std::swap(a->used, b->used);
  std::swap(a->finger, b->finger);
  ++a->version;
  ++b->version;
}

}  // namespace

// --- Changing a set -----------------------------------------------------------------------------

Eventually<Value> set_update(Machine& m, Value set, Value other) {
  if (!has_hashes(other)) return add_iterable(m, set, other);
  if (other.same(set) || size_of(other) == 0) return Value::none();
  make_room(set_of(set), size_of(other));
  if (is_set(other) && merge_into_empty(set_of(set), set_of(other))) return Value::none();
  return add_all(m, set, elements_of(other));
}

Eventually<Value> set_difference_update(Machine& m, Value set, Value other) {
  if (other.same(set)) {
    set_of(set)->clear();
    co_return Value::none();
  }
  if (is_set(other)) {
    if ((set_of(other)->used >> 3) > set_of(set)->used) {
      other = co_await set_intersection(m, set, other);
    }
    const HeapVector<Element> elements = elements_of(other);
    for (const Element& element : elements) {
      co_await set_remove_hashed(m, set_of(set), element.key, element.hash);
      co_await m.breathe();
    }
  } else {
    co_await remove_iterable(m, set, other);
  }
  drop_deleted(set_of(set));
  co_return Value::none();
}

Eventually<Value> set_intersection_update(Machine& m, Value set, Value other) {
  const Value common = co_await set_intersection(m, set, other);
  swap_contents(set_of(set), set_of(common));
  co_return Value::none();
}

Eventually<Value> set_symmetric_difference_update(Machine& m, Value set, Value other) {
  if (other.same(set)) {
    set_of(set)->clear();
    co_return Value::none();
  }
  Value elements_source = other;
  if (!has_hashes(other)) {
    elements_source = Value(new_set_like(m, set));
    co_await add_iterable(m, elements_source, other);
  }
  const HeapVector<Element> elements = elements_of(elements_source);
  for (const Element& element : elements) {
    const bool removed = co_await set_remove_hashed(m, set_of(set), element.key, element.hash);
    if (!removed) co_await set_add_hashed(m, set_of(set), element.key, element.hash);
    co_await m.breathe();
  }
  co_return Value::none();
}

// --- New sets -----------------------------------------------------------------------------------

Ref<SetObject> new_set_like(Machine& m, const Value& like) {
  return m.new_set(is_set(like) && set_of(like)->frozen);
}

Value set_copy(Machine& m, const Value& set) {
  Ref<SetObject> copy = new_set_like(m, set);
  if (set_of(set)->used == 0) return copy;
  make_room(copy.get(), set_of(set)->used);
  merge_into_empty(copy.get(), set_of(set));
  return copy;
}

Eventually<Value> set_intersection(Machine& m, Value set, Value other) {
  if (set.same(other)) co_return set_copy(m, set);
  const Value result = Value(new_set_like(m, set));
  if (is_set(other)) {
    if (set_of(other)->used > set_of(set)->used) set.swap(other);
    const HeapVector<Element> elements = elements_of(other);
    for (const Element& element : elements) {
      const bool common = co_await set_contains_hashed(m, set_of(set), element.key, element.hash);
      if (common) co_await set_add_hashed(m, set_of(result), element.key, element.hash);
      co_await m.breathe();
    }
    co_return result;
  }
  const Value iterator = co_await get_iterator(m, other);
  while (true) {
    const Value item = co_await next(m, iterator);
    if (item.empty()) co_return result;
    const std::int64_t hash_of_item = co_await hash(m, item);
    const bool common = co_await set_contains_hashed(m, set_of(set), item, hash_of_item);
    if (common) co_await set_add_hashed(m, set_of(result), item, hash_of_item);
    co_await m.breathe();
  }
}

Eventually<Value> set_difference(Machine& m, Value set, Value other) {
  if (!has_hashes(other) || (set_of(set)->used >> 2) > size_of(other)) {
    const Value copy = set_copy(m, set);
    // As set_copy_and_difference: the copy is no longer the same set as the other one.
    co_await set_difference_update(m, copy, other);
    co_return copy;
  }
  const Value result = Value(new_set_like(m, set));
  const HeapVector<Element> elements = elements_of(set);
  for (const Element& element : elements) {
    const bool common = co_await holds(m, other, element.key, element.hash);
    if (!common) co_await set_add_hashed(m, set_of(result), element.key, element.hash);
    co_await m.breathe();
  }
  co_return result;
}

Eventually<Value> set_symmetric_difference(Machine& m, Value set, Value other) {
  const Value result = Value(new_set_like(m, set));
  co_await set_update(m, result, other);
  co_await set_symmetric_difference_update(m, result, set);
  co_return result;
}

// --- Questions ----------------------------------------------------------------------------------

Eventually<bool> set_is_subset(Machine& m, Value set, Value other) {
  if (set_of(set)->used > set_of(other)->used) co_return false;
  const HeapVector<Element> elements = elements_of(set);
  for (const Element& element : elements) {
    const bool common = co_await set_contains_hashed(m, set_of(other), element.key, element.hash);
    if (!common) co_return false;
    co_await m.breathe();
  }
  co_return true;
}

Eventually<bool> set_is_disjoint(Machine& m, Value set, Value other) {
  if (set.same(other)) co_return set_of(set)->used == 0;
  if (is_set(other)) {
    if (set_of(other)->used > set_of(set)->used) set.swap(other);
    const HeapVector<Element> elements = elements_of(other);
    for (const Element& element : elements) {
      const bool common = co_await set_contains_hashed(m, set_of(set), element.key, element.hash);
      if (common) co_return false;
      co_await m.breathe();
    }
    co_return true;
  }
  const Value iterator = co_await get_iterator(m, other);
  while (true) {
    const Value item = co_await next(m, iterator);
    if (item.empty()) co_return true;
    const bool common = co_await set_contains(m, set_of(set), item);
    if (common) co_return false;
    co_await m.breathe();
  }
}

}  // namespace looplane::script
