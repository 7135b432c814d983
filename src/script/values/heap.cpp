#include "script/values/heap.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <new>

namespace looplane::script {

Heap::Heap(std::size_t limit_bytes, Alarm& alarm)
    : alarm_(alarm), bound_(limit_bytes), limit_(limit_bytes) {}

void Heap::take_stock(std::size_t held_elsewhere) {
  elsewhere_ = held_elsewhere;
  limit_ = std::clamp(total() + reserve, bound_, limit_);
  if (exhausted()) alarm_.ring();
}

[[noreturn]] static void refused_by_the_system() {
  std::fputs("looplane: the system has no memory left for the program\n", stderr);
  std::abort();
}

Heap::~Heap() {
  for (char* chunk : chunks_) std::free(chunk);
  for (LargeBlock* block = large_.next; block != &large_;) {
    LargeBlock* next = block->next;
    std::free(block);
    block = next;
  }
}

void* Heap::refill(std::size_t size_class) {
  const std::size_t bytes = (size_class == 0 ? 1 : size_class) * granule;
  if (static_cast<std::size_t>(chunk_end_ - chunk_next_) < bytes) {
    if (exhausted()) alarm_.ring();
    auto* chunk = static_cast<char*>(std::malloc(chunk_size));
    if (chunk == nullptr) refused_by_the_system();
    const auto place =
        std::upper_bound(chunks_by_address_.begin(), chunks_by_address_.end(), chunk,
                         [this](char* one, std::uint32_t other) { return one < chunks_[other]; });
    chunks_by_address_.insert(place, static_cast<std::uint32_t>(chunks_.size()));
    chunks_.push_back(chunk);
    chunk_next_ = chunk;
    chunk_end_ = chunk_next_ + chunk_size;
  }
  void* block = chunk_next_;
  chunk_next_ += bytes;
  return block;
}

// A large block carries its links in front, so that the heap can free those that cycles kept.
static constexpr std::size_t large_header = 32;

void* Heap::allocate_large(std::size_t bytes) {
  static_assert(sizeof(LargeBlock) <= large_header);
  if (exhausted()) alarm_.ring();
  void* memory = std::malloc(large_header + bytes);
  if (memory == nullptr) refused_by_the_system();
  auto* block = new (memory) LargeBlock{&large_, large_.next, large_count_++};
  large_.next->previous = block;
  large_.next = block;
  return static_cast<char*>(memory) + large_header;
}

std::uint64_t Heap::identity(const void* block) const {
  static constexpr std::uint64_t first_small = 0x7f00'0000'0000;
  static constexpr std::uint64_t first_large = 0x7e00'0000'0000;
  const auto* address = static_cast<const char*>(block);
  const auto after = std::upper_bound(
      chunks_by_address_.begin(), chunks_by_address_.end(), address,
      [this](const char* one, std::uint32_t other) { return one < chunks_[other]; });
  if (after != chunks_by_address_.begin()) {
    const std::uint32_t chunk = after[-1];
    const auto offset = static_cast<std::uint64_t>(address - chunks_[chunk]);
    if (offset < chunk_size) return first_small + chunk * std::uint64_t{chunk_size} + offset;
  }
  const auto* large = reinterpret_cast<const LargeBlock*>(address - large_header);
  return first_large + large->number * granule;
}

void Heap::free_large(void* memory) {
  auto* block = reinterpret_cast<LargeBlock*>(static_cast<char*>(memory) - large_header);
  block->previous->next = block->next;
  block->next->previous = block->previous;
  std::free(block);
}

}  // namespace looplane::script
