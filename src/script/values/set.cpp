#include "script/values/containers.hpp"

// The table of CPython's setobject.c, to the slot: programs show the order of their sets.

namespace looplane::script {

SetObject::SetObject(Type* type) : Object(Kind::set, type), table(smallest_table) {}

void SetObject::fill_slot(std::size_t slot, Value key, std::int64_t hash) {
  const bool was_deleted = table[slot].hash == deleted_hash;
  table[slot] = {std::move(key), hash};
  ++used;
  ++version;
  if (was_deleted) return;
  ++fill;
  if (std::size_t{fill} * 5 >= mask() * 3) resize(grown());
}

void SetObject::insert_clean(Value key, std::int64_t hash) {
  Walk walk(hash, mask());
  while (!table[walk.slot()].key.empty()) walk.advance();
  table[walk.slot()] = {std::move(key), hash};
  ++fill;
  ++used;
  ++version;
}

Value SetObject::erase_slot(std::size_t slot) {
  --used;
  ++version;
  table[slot].hash = deleted_hash;
  return std::move(table[slot].key);
}

void SetObject::clear() {
  HeapVector<Slot> old(smallest_table);
  old.swap(table);
  fill = used = finger = 0;
  ++version;
}

void SetObject::resize(std::size_t minimum) {
  std::size_t slots = smallest_table;
  while (slots <= minimum) slots *= 2;
  HeapVector<Slot> old(slots);
  old.swap(table);
  fill = used = 0;
  for (Slot& slot : old) {
    if (!slot.key.empty()) insert_clean(std::move(slot.key), slot.hash);
  }
  ++version;
}

}  // namespace looplane::script
