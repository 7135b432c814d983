#pragma once

#include <bit>
#include <cstdint>

namespace looplane::script {

/// Puts the hashes of a tuple's items together as CPython does (tuplehash: xxHash in 64 bits).
class TupleHash {
 public:
  void add(std::int64_t item_hash) {
    state_ += static_cast<std::uint64_t>(item_hash) * prime_2;
    state_ = std::rotl(state_, 31) * prime_1;
  }
  [[nodiscard]] std::int64_t finish(std::size_t count) const {
    const std::uint64_t hash = state_ + (count ^ (prime_5 ^ 3527539));
    if (hash == ~std::uint64_t{0}) return 1546275796;
    return static_cast<std::int64_t>(hash);
  }

  /// Without the number of items: a slice has always three.
  [[nodiscard]] std::int64_t finish_without_count() const {
    if (state_ == ~std::uint64_t{0}) return 1546275796;
    return static_cast<std::int64_t>(state_);
  }

 private:
  static constexpr std::uint64_t prime_1 = 11400714785074694791u;
  static constexpr std::uint64_t prime_2 = 14029467366897019727u;
  static constexpr std::uint64_t prime_5 = 2870177450012600261u;

  std::uint64_t state_ = prime_5;
};

}  // namespace looplane::script
