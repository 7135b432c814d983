#pragma once

#include <cstdint>
#include <span>

#include "script/values/heap.hpp"
#include "script/values/string.hpp"
#include "script/values/value.hpp"

namespace looplane::script {

/// An immutable sequence. The values follow the head.
struct TupleObject : Object {
  mutable std::int64_t hash_cache = 0;
  std::uint32_t count;
  Value items[1];

  TupleObject(Type* type, std::uint32_t count) : Object(Kind::tuple, type), count(count) {}
  /// What allocate_object is asked for.
  static std::size_t bytes_for(std::size_t count) {
    return sizeof(TupleObject) + count * sizeof(Value);
  }
  [[nodiscard]] std::span<Value> span() { return {items, count}; }
};

struct ListObject : Object {
  HeapVector<Value> items;
  bool sorting = false;  ///< list.sort is at work: changing it now is an error.

  explicit ListObject(Type* type) : Object(Kind::list, type) {}
};

/// How a key is looked for: some can be compared here, some only by running Python code.
struct DictEntry {
  Value key;  ///< Empty: deleted.
  Value value;
  std::int64_t hash = 0;
};

/// The table behind dict and every namespace: insertion order, open addressing.
///
/// The functions that end in `_simple` need a key that compares without Python code: for str keys,
/// always. The general operations stand in `dict_operations.hpp`.
struct DictObject : Object {
  HeapVector<DictEntry> entries;        ///< In order of insertion, deleted ones included.
  HeapVector<std::int32_t> index;       ///< Slot -> entry; -1: free, -2: deleted.
  std::uint32_t used = 0;               ///< Entries that are not deleted.
  std::uint32_t version = 0;            ///< Changes when a key comes or goes: caches hang on it.

  explicit DictObject(Type* type) : Object(Kind::dict, type) {}

  static constexpr std::int32_t free_slot = -1;
  static constexpr std::int32_t deleted_slot = -2;

  /// The entry for an interned or other string; nullptr when there is none.
  DictEntry* find(StringObject* name);
  Value get(StringObject* name) {
    DictEntry* entry = find(name);
    return entry == nullptr ? Value() : entry->value;
  }
  void set(StringObject* name, Value value);
  bool remove(StringObject* name);

  // The pieces that lookups of any key are made of.
  [[nodiscard]] std::size_t mask() const { return index.size() - 1; }
  /// Appends an entry for a key that is known to be absent.
  void append(Value key, std::int64_t hash, Value value);
  void erase_entry(std::size_t position);
  void clear();
  /// Rebuilds the index, dropping deleted entries.
  void resize(std::size_t minimum_slots);
};

/// set and frozenset: CPython's table, so that small integers come in its order.
struct SetObject : Object {
  struct Slot {
    Value key;  ///< Empty: free, or deleted when `hash` is -1.
    std::int64_t hash = 0;
  };
  HeapVector<Slot> table;
  std::uint32_t fill = 0;  ///< Used and deleted slots.
  std::uint32_t used = 0;
  std::int64_t hash_cache = -1;
  std::uint32_t version = 0;

  explicit SetObject(Type* type) : Object(Kind::set, type) {}
};

}  // namespace looplane::script
