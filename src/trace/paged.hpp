#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace looplane::trace {

/// A vector that never moves what it holds: growing costs the same each time, however long it is.
template <class T>
class Paged {
 public:
  void push_back(const T& value) {
    if (size_ % page_size == 0) pages_.push_back(std::make_unique<Page>());
    (*this)[size_++] = value;
  }
  T& operator[](std::size_t index) { return (*pages_[index / page_size])[index % page_size]; }
  const T& operator[](std::size_t index) const {
    return (*pages_[index / page_size])[index % page_size];
  }
  const T& back() const { return (*this)[size_ - 1]; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t bytes() const { return pages_.size() * sizeof(Page); }

 private:
  static constexpr std::size_t page_size = 1024;
  using Page = std::array<T, page_size>;

  std::vector<std::unique_ptr<Page>> pages_;
  std::size_t size_ = 0;
};

}  // namespace looplane::trace
