#pragma once

#include "script/machine/operations.hpp"

namespace looplane::script {

// Lookups in dicts and sets for those who know a key's hash already.

/// Where a key stands in a table.
struct Place {
  static constexpr std::int32_t absent = -1;
  static constexpr std::int32_t undecided = -2;  ///< Only Python's __eq__ can tell.
  std::int32_t position = absent;                ///< The entry or slot, when it is there.

  [[nodiscard]] bool found() const { return position >= 0; }
  [[nodiscard]] std::size_t at() const { return static_cast<std::size_t>(position); }
};

/// Without Python code.
Place find_simple(Machine& m, DictObject* dict, const Value& key, std::int64_t hash);
Place find_simple(Machine& m, SetObject* set, const Value& key, std::int64_t hash);

/// With Python code where it takes some; begins again when that changes the table.
Eventually<Place> find_entry(Machine& m, DictObject* dict, const Value& key, std::int64_t hash);
Eventually<Place> find_slot(Machine& m, SetObject* set, const Value& key, std::int64_t hash);

Eventually<Value> dict_get_hashed(Machine& m, DictObject* dict, const Value& key,
                                  std::int64_t hash);
Eventually<Value> dict_set_hashed(Machine& m, DictObject* dict, const Value& key, std::int64_t hash,
                                  Value value);

Eventually<bool> set_contains_hashed(Machine& m, SetObject* set, const Value& key,
                                     std::int64_t hash);
Eventually<bool> set_add_hashed(Machine& m, SetObject* set, const Value& key, std::int64_t hash);
Eventually<bool> set_remove_hashed(Machine& m, SetObject* set, const Value& key, std::int64_t hash);

/// The entries of a dict as they are now, for loops that may run Python code.
struct DictSnapshot {
  HeapVector<DictEntry> entries;
  explicit DictSnapshot(const DictObject& dict);
};

}  // namespace looplane::script
