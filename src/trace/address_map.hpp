#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "trace/event.hpp"

namespace looplane::trace {

/// The number of each thing that is known by its address just now. (Open addressing, as most of a
/// recorder's time would otherwise go into looking up; and what was asked for last is mostly asked
/// for again.)
class AddressMap {
 public:
  [[nodiscard]] Number find(const void* address) const {
    if (last_.address == address) return last_.number;
    if (entries_.empty()) return none;
    for (std::size_t at = home(address);; at = next(at)) {
      if (entries_[at].address == address) return (last_ = entries_[at]).number;
      if (entries_[at].address == nullptr) return none;
    }
  }

  void set(const void* address, Number number) {
    if ((count_ + 1) * 2 > entries_.size()) grow();
    std::size_t at = home(address);
    while (entries_[at].address != nullptr && entries_[at].address != address) at = next(at);
    if (entries_[at].address == nullptr) ++count_;
    last_ = entries_[at] = {address, number};
  }

  /// Forgets it; which number it had, or none.
  Number take(const void* address) {
    if (last_.address == address) last_ = {};
    if (entries_.empty()) return none;
    std::size_t hole = home(address);
    while (entries_[hole].address != address) {
      if (entries_[hole].address == nullptr) return none;
      hole = next(hole);
    }
    const Number number = entries_[hole].number;
    --count_;
    // Those behind it that could stand in its place move up: nothing marks what was deleted.
    for (std::size_t at = next(hole); entries_[at].address != nullptr; at = next(at)) {
      const std::size_t from_home = (at - home(entries_[at].address)) & mask();
      if (from_home < ((at - hole) & mask())) continue;
      entries_[hole] = entries_[at];
      hole = at;
    }
    entries_[hole] = {};
    return number;
  }

 private:
  struct Entry {
    const void* address = nullptr;
    Number number = none;
  };

  [[nodiscard]] std::size_t mask() const { return entries_.size() - 1; }
  [[nodiscard]] std::size_t next(std::size_t at) const { return (at + 1) & mask(); }
  [[nodiscard]] std::size_t home(const void* address) const {
    const auto bits = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(address));
    return static_cast<std::size_t>((bits * 0x9e37'79b9'7f4a'7c15) >> 32) & mask();
  }
  void grow() {
    std::vector<Entry> old(entries_.empty() ? 64 : entries_.size() * 2);
    old.swap(entries_);
    count_ = 0;
    for (const Entry& entry : old) {
      if (entry.address != nullptr) set(entry.address, entry.number);
    }
  }

  std::vector<Entry> entries_;
  mutable Entry last_;
  std::size_t count_ = 0;
};

}  // namespace looplane::trace
