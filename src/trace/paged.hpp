#pragma once

#include <cstddef>
#include <memory>
#include <type_traits>
#include <vector>

namespace looplane::trace {

/// A vector that never moves what it holds: growing costs the same each time, however long it is.
template <class T>
class Paged {
 public:
  void push_back(const T& value) {
    if (next_ == end_) add_page();
    std::construct_at(next_++, value);
    ++size_;
  }
  T& operator[](std::size_t index) { return pages_[index / page_size].get()[index % page_size]; }
  const T& operator[](std::size_t index) const {
    return pages_[index / page_size].get()[index % page_size];
  }
  T& back() { return next_[-1]; }
  const T& back() const { return next_[-1]; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t bytes() const { return pages_.size() * page_size * sizeof(T); }

 private:
  static_assert(std::is_trivially_destructible_v<T>);
  static constexpr std::size_t page_size = 1024;
  struct Release {
    void operator()(T* page) const { std::allocator<T>().deallocate(page, page_size); }
  };

  [[gnu::noinline]] void add_page() {
    pages_.emplace_back(std::allocator<T>().allocate(page_size));
    next_ = pages_.back().get();
    end_ = next_ + page_size;
  }

  std::vector<std::unique_ptr<T, Release>> pages_;
  T* next_ = nullptr;  ///< In the last page: where the next one goes.
  T* end_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace looplane::trace
