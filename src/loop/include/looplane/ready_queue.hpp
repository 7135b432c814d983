#pragma once

#include <looplane/future_base.hpp>
#include <memory>

namespace looplane {

// The handles that are ready, first in, first out: a ring that grows.
class ReadyQueue {
 public:
  // Whoever has an entry has a reference to each of the three (the last two may be null). They are
  // bare pointers because a loop does little else than move entries; in this order, or compilers
  // make a vector of the first and the last, which takes longer.
  struct Entry {
    Callback* callback = nullptr;
    FutureBase* argument = nullptr;
    Context* context = nullptr;

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
    place.argument = entry.argument;
    place.context = entry.context;
  }
  // Puts in again what was taken out last, with its references but for that to the argument: there
  // is always room for it.
  void push_again(Callback* callback, Context* context) {
    Entry& place = entries_[tail_++ & mask_];
    place.callback = callback;
    place.argument = nullptr;
    place.context = context;
  }
  // Good until something is pushed.
  const Entry& pop() { return entries_[head_++ & mask_]; }
  std::size_t capacity() const { return mask_ == 0 ? 0 : mask_ + 1; }
  // What was taken out last: its place is kept until the next.
  const Entry& last_popped() const { return entries_[(head_ - 1) & mask_]; }
  Entry& last_popped() { return entries_[(head_ - 1) & mask_]; }
  void clear();
  // Gives memory back after a crowd has passed.
  void shrink() {
    if (mask_ >= kMuchCapacity && size() <= kMuchCapacity / 4) [[unlikely]]
      set_capacity(kMuchCapacity);
  }

 private:
  static constexpr std::size_t kLeastCapacity = 64;
  static constexpr std::size_t kMuchCapacity = 4096;

  // Makes room for one more, and for one that is put in again.
  void reserve() {
    if (size() + 1 >= mask_) [[unlikely]]
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
