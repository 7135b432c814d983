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
  /// How many items CPython would have made room for when it was made or extended last, for
  /// sys.getsizeof: items that were appended since follow from it. See allocation_of.
  std::uint32_t made_room_for = 0;

  explicit ListObject(Type* type) : Object(Kind::list, type) {}
};

/// How many items CPython has made room for in such a list (list_resize).
inline std::uint64_t allocation_of(const ListObject& list) {
  const std::uint64_t size = list.items.size();
  const auto grown = [](std::uint64_t count) { return (count + (count >> 3) + 6) & ~3ULL; };
  std::uint64_t allocated = list.made_room_for;
  if (size < allocated) return size >= allocated / 2 ? allocated : size == 0 ? 0 : grown(size);
  while (allocated < size) allocated = grown(allocated + 1);
  return allocated;
}
/// What is made from a number of items that is known has room for an even one
/// (list_preallocate_exact).
inline void make_even_room(ListObject& list, std::uint64_t count) {
  list.made_room_for = static_cast<std::uint32_t>((count + 1) & ~1ULL);
}

/// As many items are about to be added at its end (list_extend).
inline void make_room(ListObject& list, std::uint64_t count) {
  const std::uint64_t before = list.items.size();
  if (before == 0) return make_even_room(list, count);
  const std::uint64_t after = before + count;
  std::uint64_t allocated = allocation_of(list);
  if (allocated < after) {
    allocated = (after + (after >> 3) + 6) & ~3ULL;
    if (count > allocated - after) allocated = (after + 3) & ~3ULL;
  }
  list.made_room_for = static_cast<std::uint32_t>(allocated);
}

struct DictEntry {
  Value key;  ///< Empty: deleted.
  Value value;
  std::int64_t hash = 0;
};

/// The table behind dict and every namespace: insertion order, open addressing.
///
/// An entry keeps its position as long as `version` stays the same. Growing and dropping deleted
/// entries happens when a key is added, at the same moments as in CPython (dictresize), so that
/// iterators that outlive a change see what they see there.
struct DictObject : Object {
  HeapVector<DictEntry> entries;   ///< In order of insertion, deleted ones included.
  HeapVector<std::int32_t> index;  ///< Slot -> entry, or `free_slot`. Empty, or a power of two.
  std::uint32_t used = 0;          ///< Entries that are not deleted.
  std::uint32_t first = 0;         ///< All entries before this one are deleted.
  std::uint32_t version = 0;       ///< Changes when a key comes or goes: caches hang on it.
  bool of_instance = false;        ///< A program has asked an object for it, as its __dict__.

  explicit DictObject(Type* type) : Object(Kind::dict, type), version(++last_version_) {}

  static constexpr std::int32_t free_slot = -1;

  /// The entry for an interned or other string; nullptr when there is none.
  DictEntry* find(const StringObject* name) {
    if (used == 0) return nullptr;
    const std::int64_t hash = name->hash();
    for (std::size_t slot = first_slot(hash);; slot = next_slot(slot)) {
      const std::int32_t position = index[slot];
      if (position == free_slot) return nullptr;
      DictEntry& entry = entries[static_cast<std::size_t>(position)];
      if (entry.key.object() == name) return &entry;
      if (entry.hash == hash && is_other_copy(entry.key, name)) return &entry;
    }
  }
  Value get(const StringObject* name) {
    DictEntry* entry = find(name);
    return entry == nullptr ? Value() : entry->value;
  }
  void set(StringObject* name, Value value);
  bool remove(const StringObject* name);

  // The pieces that lookups of any key are made of: walk the slots from `first_slot` to a free one.
  [[nodiscard]] std::size_t mask() const { return index.size() - 1; }
  [[nodiscard]] std::size_t first_slot(std::int64_t hash) const {
    // Integers hash to themselves: spread what they have in common over the table.
    return static_cast<std::size_t>((static_cast<std::uint64_t>(hash) * 0x9e3779b97f4a7c15u) >>
                                    32) &
           mask();
  }
  [[nodiscard]] std::size_t next_slot(std::size_t slot) const { return (slot + 1) & mask(); }
  /// Appends an entry for a key that is known to be absent.
  void append(Value key, std::int64_t hash, Value value);
  /// Removes an entry. The others keep their positions.
  void erase_entry(std::size_t position);
  /// Moves an entry to the end, or to the front.
  void move_entry(std::size_t position, bool to_end);
  void clear();
  /// Rebuilds the index with at least so many slots, dropping deleted entries.
  void resize(std::size_t minimum_slots);
  /// Makes room so that `count` entries can be added without growing.
  void reserve(std::size_t count);
  /// The position of the first entry from `position` on that is not deleted; entries.size() at the
  /// end.
  [[nodiscard]] std::size_t live_from(std::size_t position) const {
    while (position < entries.size() && entries[position].key.empty()) ++position;
    return position;
  }

 private:
  static bool is_other_copy(const Value& key, const StringObject* name) {
    if (!key.is(Kind::string)) return false;
    const auto* other = key.as<StringObject>();
    return !(other->interned && name->interned) && other->view() == name->view();
  }
  void keys_changed() { version = ++last_version_; }

  // Shared by all, so that a new dict at an old address is not taken for the old one.
  static thread_local constinit inline std::uint32_t last_version_ = 0;
};

/// set and frozenset: CPython's table, so that small integers come in its order.
struct SetObject : Object {
  struct Slot {
    Value key;  ///< Empty: free, or deleted when `hash` is -1.
    std::int64_t hash = 0;

    [[nodiscard]] bool free() const { return key.empty() && hash == 0; }
  };
  HeapVector<Slot> table;  ///< A power of two of slots.
  std::uint32_t fill = 0;  ///< Used and deleted slots.
  std::uint32_t used = 0;
  std::uint32_t finger = 0;   ///< Where pop looks first.
  std::uint32_t version = 0;  ///< Changes when a key comes or goes.
  bool frozen = false;
  std::int64_t hash_cache = -1;

  explicit SetObject(Type* type);

  static constexpr std::size_t smallest_table = 8;
  static constexpr std::size_t linear_probes = 9;
  static constexpr std::int64_t deleted_hash = -1;

  /// The slots where a key with some hash can stand, in CPython's order (set_add_entry).
  class Walk {
   public:
    Walk(std::int64_t hash, std::size_t mask)
        : mask_(mask), perturb_(static_cast<std::uint64_t>(hash)) {
      begin(static_cast<std::size_t>(perturb_ & mask));
    }
    [[nodiscard]] std::size_t slot() const { return slot_; }
    void advance() {
      if (probes_-- > 0) {
        ++slot_;
        return;
      }
      perturb_ >>= 5;
      base_ = base_ * 5 + 1 + perturb_;
      begin(static_cast<std::size_t>(base_ & mask_));
    }

   private:
    void begin(std::size_t slot) {
      base_ = slot_ = slot;
      probes_ = slot + linear_probes <= mask_ ? static_cast<int>(linear_probes) : 0;
    }
    std::size_t mask_;
    std::uint64_t perturb_;
    std::uint64_t base_ = 0;
    std::size_t slot_ = 0;
    int probes_ = 0;
  };

  [[nodiscard]] std::size_t mask() const { return table.size() - 1; }
  /// Fills a free slot, and grows the table when it is time.
  void fill_slot(std::size_t slot, Value key, std::int64_t hash);
  /// Adds a key that is known to be absent, to a table without deleted slots, without growing it.
  void insert_clean(Value key, std::int64_t hash);
  Value erase_slot(std::size_t slot);
  void clear();
  /// Rebuilds the table with more than `minimum` slots, without the deleted ones.
  void resize(std::size_t minimum);
  /// How CPython grows after an addition.
  [[nodiscard]] std::size_t grown() const {
    return static_cast<std::size_t>(used) * (used > 50000 ? 2 : 4);
  }
};

}  // namespace looplane::script
