#include "script/machine/tables.hpp"

// Dicts and sets with keys of any type. What strings, numbers and the like decide alone is answered
// at once. Behind that stand coroutines for keys whose __hash__ or __eq__ is written in Python; as
// in CPython these begin again when the table has changed while Python code ran.

namespace looplane::script {

// --- Finding ------------------------------------------------------------------------------------

Place find_simple(Machine& m, DictObject* dict, const Value& key, std::int64_t hash) {
  if (dict->used == 0) return {};
  for (std::size_t slot = dict->first_slot(hash);; slot = dict->next_slot(slot)) {
    const std::int32_t position = dict->index[slot];
    if (position == DictObject::free_slot) return {};
    const DictEntry& entry = dict->entries[static_cast<std::size_t>(position)];
    if (entry.key.same(key)) return {position};
    if (entry.hash != hash) continue;
    const std::optional<bool> same = equal_simple(m, entry.key, key);
    if (!same) return {Place::undecided};
    if (*same) return {position};
  }
}

Place find_simple(Machine& m, SetObject* set, const Value& key, std::int64_t hash) {
  SetObject::Walk walk(hash, set->mask());
  for (;; walk.advance()) {
    const SetObject::Slot& slot = set->table[walk.slot()];
    if (slot.free()) return {};
    if (slot.hash != hash) continue;
    if (slot.key.same(key)) return {static_cast<std::int32_t>(walk.slot())};
    const std::optional<bool> same = equal_simple(m, slot.key, key);
    if (!same) return {Place::undecided};
    if (*same) return {static_cast<std::int32_t>(walk.slot())};
  }
}

static Eventually<Place> find_entry_slowly(Machine& m, Ref<DictObject> dict, Value key,
                                           std::int64_t hash) {
restart:
  if (dict->used == 0) co_return Place{};
  const std::uint32_t version = dict->version;
  for (std::size_t slot = dict->first_slot(hash);; slot = dict->next_slot(slot)) {
    const std::int32_t position = dict->index[slot];
    if (position == DictObject::free_slot) co_return Place{};
    const DictEntry& entry = dict->entries[static_cast<std::size_t>(position)];
    if (entry.key.same(key)) co_return Place{position};
    if (entry.hash != hash) continue;
    const Value other = entry.key;
    const bool same = co_await equal(m, other, key);
    if (dict->version != version) goto restart;
    if (same) co_return Place{position};
  }
}

static Eventually<Place> find_slot_slowly(Machine& m, Ref<SetObject> set, Value key,
                                          std::int64_t hash) {
restart:
  const std::uint32_t version = set->version;
  SetObject::Walk walk(hash, set->mask());
  for (;; walk.advance()) {
    const SetObject::Slot& slot = set->table[walk.slot()];
    if (slot.free()) co_return Place{};
    if (slot.hash != hash) continue;
    const auto position = static_cast<std::int32_t>(walk.slot());
    if (slot.key.same(key)) co_return Place{position};
    const Value other = slot.key;
    const bool same = co_await equal(m, other, key);
    if (set->version != version) goto restart;
    if (same) co_return Place{position};
  }
}

Eventually<Place> find_entry(Machine& m, DictObject* dict, const Value& key, std::int64_t hash) {
  const Place place = find_simple(m, dict, key, hash);
  if (place.position != Place::undecided) return place;
  return find_entry_slowly(m, Ref<DictObject>::share(dict), key, hash);
}

Eventually<Place> find_slot(Machine& m, SetObject* set, const Value& key, std::int64_t hash) {
  const Place place = find_simple(m, set, key, hash);
  if (place.position != Place::undecided) return place;
  return find_slot_slowly(m, Ref<SetObject>::share(set), key, hash);
}

// --- Dictionaries -------------------------------------------------------------------------------

static Value value_at(DictObject* dict, Place place) {
  return place.found() ? dict->entries[place.at()].value : Value();
}

static void store_at(DictObject* dict, Place place, const Value& key, std::int64_t hash,
                     Value value) {
  if (place.found()) {
    dict->entries[place.at()].value.swap(value);
  } else {
    dict->append(key, hash, std::move(value));
  }
}

static Value take_from(DictObject* dict, Place place) {
  if (!place.found()) return {};
  Value value = std::move(dict->entries[place.at()].value);
  dict->erase_entry(place.at());
  return value;
}

static Eventually<Value> get_slowly(Machine& m, Ref<DictObject> dict, Value key) {
  const std::int64_t hash_of_key = co_await hash(m, key);
  const Place place = co_await find_entry(m, dict.get(), key, hash_of_key);
  co_return value_at(dict.get(), place);
}

static Eventually<Value> set_slowly(Machine& m, Ref<DictObject> dict, Value key, Value value) {
  const std::int64_t hash_of_key = co_await hash(m, key);
  const Place place = co_await find_entry(m, dict.get(), key, hash_of_key);
  store_at(dict.get(), place, key, hash_of_key, std::move(value));
  co_return Value::none();
}

static Eventually<Value> remove_slowly(Machine& m, Ref<DictObject> dict, Value key) {
  const std::int64_t hash_of_key = co_await hash(m, key);
  const Place place = co_await find_entry(m, dict.get(), key, hash_of_key);
  co_return take_from(dict.get(), place);
}

Eventually<Value> dict_get(Machine& m, DictObject* dict, const Value& key) {
  if (const std::optional<std::int64_t> hash_of_key = hash_simple(key)) {
    const Place place = find_simple(m, dict, key, *hash_of_key);
    if (place.position != Place::undecided) return value_at(dict, place);
  }
  return get_slowly(m, Ref<DictObject>::share(dict), key);
}

Eventually<Value> dict_set(Machine& m, DictObject* dict, const Value& key, Value value) {
  if (const std::optional<std::int64_t> hash_of_key = hash_simple(key)) {
    const Place place = find_simple(m, dict, key, *hash_of_key);
    if (place.position != Place::undecided) {
      store_at(dict, place, key, *hash_of_key, std::move(value));
      return Value::none();
    }
  }
  return set_slowly(m, Ref<DictObject>::share(dict), key, std::move(value));
}

Eventually<Value> dict_remove(Machine& m, DictObject* dict, const Value& key) {
  if (const std::optional<std::int64_t> hash_of_key = hash_simple(key)) {
    const Place place = find_simple(m, dict, key, *hash_of_key);
    if (place.position != Place::undecided) return take_from(dict, place);
  }
  return remove_slowly(m, Ref<DictObject>::share(dict), key);
}

static Eventually<Value> get_hashed_slowly(Machine& m, Ref<DictObject> dict, Value key,
                                           std::int64_t hash) {
  const Place place = co_await find_entry(m, dict.get(), key, hash);
  co_return value_at(dict.get(), place);
}

Eventually<Value> dict_get_hashed(Machine& m, DictObject* dict, const Value& key,
                                  std::int64_t hash) {
  const Place place = find_simple(m, dict, key, hash);
  if (place.position != Place::undecided) return value_at(dict, place);
  return get_hashed_slowly(m, Ref<DictObject>::share(dict), key, hash);
}

static Eventually<Value> set_hashed_slowly(Machine& m, Ref<DictObject> dict, Value key,
                                           std::int64_t hash, Value value) {
  const Place place = co_await find_entry(m, dict.get(), key, hash);
  store_at(dict.get(), place, key, hash, std::move(value));
  co_return Value::none();
}

Eventually<Value> dict_set_hashed(Machine& m, DictObject* dict, const Value& key, std::int64_t hash,
                                  Value value) {
  const Place place = find_simple(m, dict, key, hash);
  if (place.position != Place::undecided) {
    store_at(dict, place, key, hash, std::move(value));
    return Value::none();
  }
  return set_hashed_slowly(m, Ref<DictObject>::share(dict), key, hash, std::move(value));
}

DictSnapshot::DictSnapshot(const DictObject& dict) {
  entries.reserve(dict.used);
  for (const DictEntry& entry : dict.entries) {
    if (!entry.key.empty()) entries.push_back(entry);
  }
}

static Eventually<Value> update_from_dict(Machine& m, Ref<DictObject> dict, Ref<DictObject> other) {
  if (dict.get() == other.get()) co_return Value::none();
  const DictSnapshot snapshot(*other);
  const std::uint32_t size = other->used;
  for (const DictEntry& entry : snapshot.entries) {
    co_await dict_set_hashed(m, dict.get(), entry.key, entry.hash, entry.value);
    if (other->used != size) {
      co_return m.raise(m.types.RuntimeError, "dict mutated during update");
    }
    co_await m.breathe();
  }
  co_return Value::none();
}

static Eventually<Value> update_from_mapping(Machine& m, Ref<DictObject> dict, Value mapping,
                                             Value keys_method) {
  const Value keys = co_await call(m, keys_method);
  const Value iterator = co_await get_iterator(m, keys);
  while (true) {
    const Value key = co_await next(m, iterator);
    if (key.empty()) break;
    Value value = co_await get_item(m, mapping, key);
    co_await dict_set(m, dict.get(), key, std::move(value));
    co_await m.breathe();
  }
  co_return Value::none();
}

// PyDict_MergeFromSeq2
static Eventually<Value> update_from_pairs(Machine& m, Ref<DictObject> dict, Value pairs) {
  const Value iterator = co_await get_iterator(m, pairs);
  for (std::size_t i = 0;; ++i) {
    const Value item = co_await next(m, iterator);
    if (item.empty()) break;
    Outcome<Value> outcome = co_await attempt(m, tuple_from(m, item));
    if (!outcome.error.empty()) {
      if (!exception_matches(outcome.error, m.types.TypeError)) {
        m.raised = std::move(outcome.error);
        co_return Failure{};
      }
      co_return m.type_error(concat("cannot convert dictionary update sequence element #",
                                    std::to_string(i), " to a sequence"));
    }
    const auto* pair = outcome.value.as<TupleObject>();
    if (pair->count != 2) {
      co_return m.value_error(concat("dictionary update sequence element #", std::to_string(i),
                                     " has length ", std::to_string(pair->count),
                                     "; 2 is required"));
    }
    co_await dict_set(m, dict.get(), pair->items[0], pair->items[1]);
    co_await m.breathe();
  }
  co_return Value::none();
}

static Eventually<Value> update_from_any(Machine& m, Ref<DictObject> dict, Value other) {
  const Value keys = co_await find_attribute(m, other, m.names.keys);
  if (keys.empty()) {
    co_await update_from_pairs(m, dict, other);
  } else {
    co_await update_from_mapping(m, dict, other, keys);
  }
  co_return Value::none();
}

Eventually<Value> dict_update(Machine& m, DictObject* dict, const Value& other) {
  // A subclass that says itself how it is iterated is asked, as in CPython's dict_merge.
  if (other.is(Kind::dict) &&
      (other.object()->exact ||
       m.type_of(other)->special[static_cast<std::size_t>(Special::iter)].same(
           m.types.dict->special[static_cast<std::size_t>(Special::iter)]))) {
    auto* source = other.as<DictObject>();
    if (dict->used == 0 && dict != source) {
      dict->clear();
      dict->reserve(source->used);
      for (const DictEntry& entry : source->entries) {
        if (!entry.key.empty()) dict->append(entry.key, entry.hash, entry.value);
      }
      return Value::none();
    }
    return update_from_dict(m, Ref<DictObject>::share(dict), Ref<DictObject>::share(source));
  }
  return update_from_any(m, Ref<DictObject>::share(dict), other);
}

// --- Sets ---------------------------------------------------------------------------------------

/// Adds a key that is absent. The last deleted slot on the way to a free one is used again
/// (set_add_entry).
static void add_absent(SetObject* set, const Value& key, std::int64_t hash) {
  SetObject::Walk walk(hash, set->mask());
  std::optional<std::size_t> deleted;
  for (; !set->table[walk.slot()].free(); walk.advance()) {
    if (set->table[walk.slot()].key.empty()) deleted = walk.slot();
  }
  set->fill_slot(deleted.value_or(walk.slot()), key, hash);
}

static Eventually<bool> contains_hashed_slowly(Machine& m, Ref<SetObject> set, Value key,
                                               std::int64_t hash) {
  const Place place = co_await find_slot(m, set.get(), key, hash);
  co_return place.found();
}

Eventually<bool> set_contains_hashed(Machine& m, SetObject* set, const Value& key,
                                     std::int64_t hash) {
  const Place place = find_simple(m, set, key, hash);
  if (place.position != Place::undecided) return place.found();
  return contains_hashed_slowly(m, Ref<SetObject>::share(set), key, hash);
}

static Eventually<bool> add_hashed_slowly(Machine& m, Ref<SetObject> set, Value key,
                                          std::int64_t hash) {
  const Place place = co_await find_slot(m, set.get(), key, hash);
  if (!place.found()) add_absent(set.get(), key, hash);
  co_return !place.found();
}

Eventually<bool> set_add_hashed(Machine& m, SetObject* set, const Value& key, std::int64_t hash) {
  const Place place = find_simple(m, set, key, hash);
  if (place.position == Place::undecided) {
    return add_hashed_slowly(m, Ref<SetObject>::share(set), key, hash);
  }
  if (!place.found()) add_absent(set, key, hash);
  return !place.found();
}

static Eventually<bool> remove_hashed_slowly(Machine& m, Ref<SetObject> set, Value key,
                                             std::int64_t hash) {
  const Place place = co_await find_slot(m, set.get(), key, hash);
  if (place.found()) set->erase_slot(place.at());
  co_return place.found();
}

Eventually<bool> set_remove_hashed(Machine& m, SetObject* set, const Value& key,
                                   std::int64_t hash) {
  const Place place = find_simple(m, set, key, hash);
  if (place.position == Place::undecided) {
    return remove_hashed_slowly(m, Ref<SetObject>::share(set), key, hash);
  }
  if (place.found()) set->erase_slot(place.at());
  return place.found();
}

using HashedOperation = Eventually<bool> (*)(Machine&, SetObject*, const Value&, std::int64_t);

static Eventually<bool> hash_and_apply(Machine& m, HashedOperation apply, Ref<SetObject> set,
                                       Value key) {
  const std::int64_t hash_of_key = co_await hash(m, key);
  const bool result = co_await apply(m, set.get(), key, hash_of_key);
  co_return result;
}

static Eventually<bool> apply_to_set(Machine& m, HashedOperation apply, SetObject* set,
                                     const Value& key) {
  if (const std::optional<std::int64_t> hash_of_key = hash_simple(key)) {
    return apply(m, set, key, *hash_of_key);
  }
  return hash_and_apply(m, apply, Ref<SetObject>::share(set), key);
}

Eventually<bool> set_contains(Machine& m, SetObject* set, const Value& key) {
  return apply_to_set(m, set_contains_hashed, set, key);
}
Eventually<bool> set_add(Machine& m, SetObject* set, const Value& key) {
  return apply_to_set(m, set_add_hashed, set, key);
}
Eventually<bool> set_remove(Machine& m, SetObject* set, const Value& key) {
  return apply_to_set(m, set_remove_hashed, set, key);
}

}  // namespace looplane::script
