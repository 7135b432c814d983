#pragma once

#include <array>
#include <cstddef>
#include <new>

#if defined(__SANITIZE_ADDRESS__)
#define LOOPLANE_POOL_DISABLED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LOOPLANE_POOL_DISABLED 1
#endif
#endif

// Memory for what an event loop makes and drops all the time: coroutine frames, handles, futures.
// Blocks are rounded up to size classes, and a freed block is the next one given out in its class.
// New blocks are cut from larger pieces, and nothing goes back to the system. Under
// AddressSanitizer every block comes from operator new, so that use after free is seen.
namespace looplane::pool {

inline constexpr std::size_t kGranularity = 16;
inline constexpr std::size_t kLargestBlock = 2048;

struct FreeBlock {
  FreeBlock* next;
};

// One list per size class. Trivial on purpose: access to a thread_local without constructor needs
// no guard.
inline thread_local constinit std::array<FreeBlock*, kLargestBlock / kGranularity + 1> free_lists{};

inline std::size_t size_class(std::size_t size) { return (size + kGranularity - 1) / kGranularity; }

// What this thread's pool has got from the system, in bytes: the free blocks too.
inline thread_local constinit std::size_t footprint = 0;

// A block of a class that has none free, or one that is too large for any.
void* allocate_fresh(std::size_t size);

inline void* allocate(std::size_t size) {
#ifdef LOOPLANE_POOL_DISABLED
  footprint += size;
  return ::operator new(size);
#else
  if (size <= kLargestBlock) {
    FreeBlock*& head = free_lists[size_class(size)];
    if (FreeBlock* block = head) {
      head = block->next;
      __builtin_prefetch(head);  // it may be anywhere, and is the next to be given out
      return block;
    }
  }
  return allocate_fresh(size);
#endif
}

inline void release(void* memory, std::size_t size) noexcept {
#ifdef LOOPLANE_POOL_DISABLED
  footprint -= size;
  ::operator delete(memory, size);
#else
  if (size > kLargestBlock) {
    footprint -= size;
    ::operator delete(memory);
    return;
  }
  FreeBlock*& head = free_lists[size_class(size)];
  head = ::new (memory) FreeBlock{head};
#endif
}

}  // namespace looplane::pool
