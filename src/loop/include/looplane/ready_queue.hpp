#pragma once

#include <looplane/future_base.hpp>
#include <memory>

namespace looplane {

// The handles that are ready, first in, first out: a ring that grows.
class ReadyQueue {
 public:
  // Whoever has an entry has a reference to each of the three (the last two may be null). They are
  // bare pointers because a loop does little else than move entries.
  struct Entry {
    Callback* callback = nullptr;
    Context* context = nullptr;
    FutureBase* argument = nullptr;

    void release() const;
  };

  ReadyQueue() = default;
  ReadyQueue(const ReadyQueue&) = delete;
  ~ReadyQueue() { clear(); }

  bool empty() const { return head_ == tail_; }
  std::size_t size() const { return static_cast<std::size_t>(tail_ - head_); }
  // How many were ever taken out and put in; the numbers by which an observer knows handles.
  std::uint64_t popped() const { return head_; }
  std::uint64_t pushed() const { return tail_; }
  const Entry& at(std::size_t index) const { return entries_[(head_ + index) & mask_]; }
  Entry& at(std::size_t index) { return entries_[(head_ + index) & mask_]; }

  // Takes over the references.
  void push(Entry entry) {
    reserve();
    Entry& place = entries_[tail_++ & mask_];
    place.callback = entry.callback;
    place.context = entry.context;
    place.argument = entry.argument;
  }
  // Puts in again what was taken out last, which goes with its references but for the argument.
  void push_again() {
    reserve();
    const Entry& last = last_popped();
    Entry& place = entries_[tail_++ & mask_];
    place.callback = last.callback;
    place.context = last.context;
    place.argument = nullptr;
  }
  Entry pop() {
    const Entry& place = entries_[head_++ & mask_];
    return {place.callback, place.context, place.argument};
  }
  std::size_t capacity() const { return mask_ == 0 ? 0 : mask_ + 1; }
  // What was taken out last: its place is kept until the next.
  const Entry& last_popped() const { return entries_[(head_ - 1) & mask_]; }
  void clear();
  // Gives memory back after a crowd has passed.
  void shrink() {
    if (mask_ >= kMuchCapacity && size() <= kMuchCapacity / 4) [[unlikely]]
      set_capacity(kMuchCapacity);
  }

 private:
  static constexpr std::size_t kLeastCapacity = 64;
  static constexpr std::size_t kMuchCapacity = 4096;

  // Makes room for one more.
  void reserve() {
    if (size() >= mask_) [[unlikely]]
      set_capacity(mask_ == 0 ? kLeastCapacity : 2 * (mask_ + 1));
  }
  [[gnu::noinline]] void set_capacity(std::size_t capacity);

  std::uint64_t head_ = 0;
  std::uint64_t tail_ = 0;
  std::uint64_t mask_ = 0;  // the capacity less one
  std::unique_ptr<Entry[]> entries_;
};

inline void ReadyQueue::Entry::release() const {
  callback->release();
  if (context) context->release();
  if (argument) argument->release();
}

}  // namespace looplane
