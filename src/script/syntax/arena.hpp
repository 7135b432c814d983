#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace looplane::script::syntax {

/// Memory for the nodes of one syntax tree. Everything in it lives exactly as long as the arena and
/// is given back at once, so nothing in it may need a destructor.
class Arena {
 public:
  Arena() = default;
  Arena(Arena&&) = default;
  Arena& operator=(Arena&&) = default;

  /// A new T, constructed from the arguments (aggregates too).
  template <class T, class... Arguments>
  T* make(Arguments&&... arguments) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (allocate(sizeof(T), alignof(T))) T{std::forward<Arguments>(arguments)...};
  }

  /// A copy of the elements, in the arena.
  template <class T>
  std::span<T> copy(std::span<const T> elements) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (elements.empty()) return {};
    void* memory = allocate(elements.size_bytes(), alignof(T));
    std::memcpy(memory, elements.data(), elements.size_bytes());
    return {static_cast<T*>(memory), elements.size()};
  }

  template <class T>
  std::span<T> copy(const std::vector<T>& elements) {
    return copy(std::span<const T>(elements));
  }

  std::string_view copy(std::string_view text) {
    const std::span<char> characters = copy(std::span<const char>(text));
    return {characters.data(), characters.size()};
  }

 private:
  static constexpr std::size_t block_size = 16 * 1024;

  void* allocate(std::size_t size, std::size_t alignment) {
    std::size_t start = (used_ + alignment - 1) & ~(alignment - 1);
    if (start + size > available_) {
      available_ = size > block_size ? size : block_size;
      blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(available_));
      start = 0;
    }
    used_ = start + size;
    return blocks_.back().get() + start;
  }

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::size_t used_ = 0;
  std::size_t available_ = 0;
};

}  // namespace looplane::script::syntax
