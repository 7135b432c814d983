#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "trace/paged.hpp"

namespace looplane::trace {

/// Where other values begin in a column, among a few entries: a bit for each.
struct Runs {
  static constexpr std::size_t size = 32;

  std::uint32_t begins = 0;
  std::uint32_t before = 0;  ///< How many values begin before these entries.
};

/// A column in which a value is often the same as the one before: only those that differ are
/// stored. Who has several such columns has their runs side by side.
template <class T>
class Repeating {
 public:
  /// Before each Runs::size entries.
  void begin_runs(Runs& runs) const { runs = {0, static_cast<std::uint32_t>(values_.size())}; }
  /// Entry number `index % Runs::size` of those in `runs`.
  void push_back(Runs& runs, std::size_t index, T value) {
    if (value == last_) return;
    last_ = value;
    values_.push_back(value);
    runs.begins |= std::uint32_t{1} << index % Runs::size;
  }
  T at(const Runs& runs, std::size_t index) const {
    const std::uint32_t so_far = runs.begins << (Runs::size - 1 - index % Runs::size);
    const std::size_t begun = runs.before + static_cast<std::size_t>(std::popcount(so_far));
    return begun == 0 ? T{} : values_[begun - 1];
  }
  [[nodiscard]] std::size_t bytes() const { return values_.bytes(); }

 private:
  Paged<T> values_;
  T last_{};  ///< What stands before all others need not be stored.
};

}  // namespace looplane::trace
