#include <algorithm>

#include "script/values/containers.hpp"

namespace looplane::script {

// CPython's figures (dictobject.c): at least 8 slots, two thirds of them used at most; growing
// makes room for three times the entries that are there.
static constexpr std::size_t smallest_index = 8;
static std::size_t usable(std::size_t slots) { return slots * 2 / 3; }

void DictObject::set(StringObject* name, Value value) {
  if (DictEntry* entry = find(name)) {
    entry->value = std::move(value);
  } else {
    append(Value::object(name), name->hash(), std::move(value));
  }
}

bool DictObject::remove(const StringObject* name) {
  DictEntry* entry = find(name);
  if (entry == nullptr) return false;
  erase_entry(static_cast<std::size_t>(entry - entries.data()));
  return true;
}

void DictObject::append(Value key, std::int64_t hash, Value value) {
  if (entries.size() >= usable(index.size())) resize(std::size_t{used} * 3);
  std::size_t slot = first_slot(hash);
  while (index[slot] != free_slot) slot = next_slot(slot);
  index[slot] = static_cast<std::int32_t>(entries.size());
  entries.push_back({std::move(key), std::move(value), hash});
  ++used;
  keys_changed();
}

void DictObject::erase_entry(std::size_t position) {
  DictEntry removed = std::move(entries[position]);
  entries[position].hash = 0;
  std::size_t hole = first_slot(removed.hash);
  while (index[hole] != static_cast<std::int32_t>(position)) hole = next_slot(hole);
  // Later slots of the same run move up, so that no lookup needs to step over deleted ones.
  for (std::size_t slot = next_slot(hole); index[slot] != free_slot; slot = next_slot(slot)) {
    const std::size_t home = first_slot(entries[static_cast<std::size_t>(index[slot])].hash);
    if (((slot - home) & mask()) < ((slot - hole) & mask())) continue;
    index[hole] = index[slot];
    hole = slot;
  }
  index[hole] = free_slot;
  --used;
  if (position == first) first = static_cast<std::uint32_t>(live_from(position));
  keys_changed();
}

void DictObject::move_entry(std::size_t position, bool to_end) {
  DictEntry entry = entries[position];
  if (to_end) {
    if (live_from(position + 1) == entries.size()) return;
    erase_entry(position);
    append(std::move(entry.key), entry.hash, std::move(entry.value));
    return;
  }
  if (position == first) return;
  erase_entry(position);
  if (first == 0) {
    entries.insert(entries.begin(), std::move(entry));
  } else {
    entries[--first] = std::move(entry);
  }
  ++used;
  resize(std::size_t{used} * 3);
}

void DictObject::clear() {
  HeapVector<DictEntry> old = std::move(entries);
  entries = {};
  index = {};
  used = first = 0;
  keys_changed();
}

void DictObject::resize(std::size_t minimum_slots) {
  std::size_t slots = smallest_index;
  while (slots < minimum_slots || usable(slots) <= used) slots *= 2;
  std::erase_if(entries, [](const DictEntry& entry) { return entry.key.empty(); });
  entries.reserve(usable(slots));
  index.assign(slots, free_slot);
  for (std::size_t position = 0; position < entries.size(); ++position) {
    std::size_t slot = first_slot(entries[position].hash);
    while (index[slot] != free_slot) slot = next_slot(slot);
    index[slot] = static_cast<std::int32_t>(position);
  }
  first = 0;
  keys_changed();
}

void DictObject::reserve(std::size_t count) {
  if (entries.size() + count > usable(index.size())) resize((used + count) * 3 / 2 + 1);
}

}  // namespace looplane::script
