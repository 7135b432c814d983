#include "script/values/heap.hpp"

#include <cstdlib>
#include <new>

namespace looplane::script {

Heap::Heap(std::size_t limit_bytes, bool& alarm) : alarm_(alarm), limit_(limit_bytes) {}

Heap::~Heap() {
  for (void* chunk : chunks_) std::free(chunk);
  for (LargeBlock* block = large_.next; block != &large_;) {
    LargeBlock* next = block->next;
    std::free(block);
    block = next;
  }
}

void* Heap::refill(std::size_t size_class) {
  const std::size_t bytes = (size_class == 0 ? 1 : size_class) * granule;
  if (static_cast<std::size_t>(chunk_end_ - chunk_next_) < bytes) {
    if (exhausted()) alarm_ = true;
    void* chunk = std::malloc(chunk_size);
    if (chunk == nullptr) throw std::bad_alloc();
    chunks_.push_back(chunk);
    chunk_next_ = static_cast<char*>(chunk);
    chunk_end_ = chunk_next_ + chunk_size;
  }
  void* block = chunk_next_;
  chunk_next_ += bytes;
  return block;
}

// A large block carries its links in front, so that the heap can free those that cycles kept.
static constexpr std::size_t large_header = 16;

void* Heap::allocate_large(std::size_t bytes) {
  static_assert(sizeof(LargeBlock) <= large_header);
  if (exhausted()) alarm_ = true;
  void* memory = std::malloc(large_header + bytes);
  if (memory == nullptr) throw std::bad_alloc();
  auto* block = new (memory) LargeBlock{&large_, large_.next};
  large_.next->previous = block;
  large_.next = block;
  return static_cast<char*>(memory) + large_header;
}

void Heap::free_large(void* memory) {
  auto* block = reinterpret_cast<LargeBlock*>(static_cast<char*>(memory) - large_header);
  block->previous->next = block->next;
  block->next->previous = block->previous;
  std::free(block);
}

}  // namespace looplane::script
