#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#if defined(__SANITIZE_ADDRESS__)
#define LOOPLANE_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#define LOOPLANE_ADDRESS_SANITIZER __has_feature(address_sanitizer)
#else
#define LOOPLANE_ADDRESS_SANITIZER 0
#endif

namespace looplane::script {

/// Makes the interpreter look up before its next instruction.
struct Alarm {
  static constexpr std::uint8_t silent = 0xff;

  bool attention = false;      ///< Something must be done: __del__, a report, MemoryError.
  std::uint8_t mask = silent;  ///< For the codes of instructions: without a bit, each is a trap.

  void ring() {
    attention = true;
    mask = 0;
  }
};

/// The memory of one run. Every object, and every table that an object owns, comes from here, so
/// the run can be bounded (`limit`) and what cycles leave behind goes in one piece with the heap.
///
/// Small blocks come from free lists by size, large ones from the system. Crossing the limit does
/// not fail an allocation: an alarm rings, and the machine raises MemoryError before its next
/// instruction. What could jump far over the limit in one step asks `has_room` first.
class Heap {
 public:
  /// `alarm` rings when the limit is crossed.
  Heap(std::size_t limit_bytes, Alarm& alarm);
  ~Heap();
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  void* allocate(std::size_t bytes) {
    used_ += bytes;
    if (bytes <= largest_small) [[likely]] {
      FreeBlock*& list = free_[size_class(bytes)];
      if (FreeBlock* block = list) [[likely]] {
        list = block->next;
        return block;
      }
      return refill(size_class(bytes));
    }
    return allocate_large(bytes);
  }

  /// `bytes` is what was asked for when the block was allocated.
  void free(void* block, std::size_t bytes) {
    used_ -= bytes;
    if (bytes <= largest_small) [[likely]] {
      FreeBlock*& list = free_[size_class(bytes)];
      list = new (block) FreeBlock{list};
      return;
    }
    free_large(block);
  }

  /// What a block is known by: unlike its address it is the same in every run that allocates the
  /// same. It looks like an address of CPython's.
  [[nodiscard]] std::uint64_t identity(const void* block) const;

  [[nodiscard]] std::size_t used() const { return used_; }
  [[nodiscard]] std::size_t limit() const { return limit_; }
  [[nodiscard]] bool exhausted() const { return total() > limit_; }
  [[nodiscard]] bool has_room(std::size_t bytes) const {
    return !exhausted() && bytes <= limit_ - total();
  }
  /// The program has caught MemoryError or not: either way it gets a little more room to end in.
  void grant_reserve() { limit_ = total() + reserve; }
  /// It was given more often than a program needs that wants to end.
  [[nodiscard]] bool spent() const { return total() > bound_ + bound_ / 4; }

  /// Now and then: what is held for the program elsewhere (by the event loop) counts too, and what
  /// was granted is taken back when it is no longer needed.
  void take_stock(std::size_t held_elsewhere);

  /// The heap of the run that is being advanced on this thread.
  static Heap& current() { return *current_; }
  /// Makes a heap current for as long as it lives.
  class Scope {
   public:
    explicit Scope(Heap& heap) : previous_(current_) { current_ = &heap; }
    ~Scope() { current_ = previous_; }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Heap* previous_;
  };

 private:
  struct FreeBlock {
    FreeBlock* next;
  };
  struct LargeBlock {
    LargeBlock* previous;
    LargeBlock* next;
    std::uint64_t number;
  };
  static constexpr std::size_t granule = 16;
#if LOOPLANE_ADDRESS_SANITIZER
  static constexpr std::size_t largest_small = 0;  // It watches over the system's blocks only.
#else
  static constexpr std::size_t largest_small = 512;
#endif
  static constexpr std::size_t chunk_size = std::size_t{256} * 1024;
  static constexpr std::size_t reserve = 1 << 20;

  [[nodiscard]] std::size_t total() const { return used_ + elsewhere_; }
  static std::size_t size_class(std::size_t bytes) { return (bytes + granule - 1) / granule; }
  void* refill(std::size_t size_class);
  void* allocate_large(std::size_t bytes);
  void free_large(void* block);

  static thread_local constinit inline Heap* current_ = nullptr;

  std::array<FreeBlock*, largest_small / granule + 1> free_{};
  std::vector<char*> chunks_;  ///< In the order of their making.
  std::vector<std::uint32_t> chunks_by_address_;
  char* chunk_next_ = nullptr;
  char* chunk_end_ = nullptr;
  LargeBlock large_{&large_, &large_, 0};
  std::uint64_t large_count_ = 0;
  Alarm& alarm_;
  std::size_t used_ = 0;
  std::size_t elsewhere_ = 0;
  std::size_t bound_;  ///< What the limit was at first.
  std::size_t limit_;
};

/// Lets the standard containers live on the heap of the run.
template <class T>
struct HeapAllocator {
  using value_type = T;

  HeapAllocator() = default;
  template <class U>
  HeapAllocator(const HeapAllocator<U>&) {}  // NOLINT(google-explicit-constructor)

  T* allocate(std::size_t count) {
    return static_cast<T*>(Heap::current().allocate(count * sizeof(T)));
  }
  void deallocate(T* block, std::size_t count) {
    // NOLINTNEXTLINE(bugprone-sizeof-expression): T may be a pointer
    Heap::current().free(static_cast<void*>(block), count * sizeof(T));
  }
  friend bool operator==(const HeapAllocator&, const HeapAllocator&) { return true; }
};

template <class T>
using HeapVector = std::vector<T, HeapAllocator<T>>;

}  // namespace looplane::script
