#pragma once

#include <bit>
#include <looplane/future_base.hpp>
#include <memory>

namespace looplane {

// The handles that are ready, first in, first out: a ring that grows.
class ReadyQueue {
 public:
  struct Entry {
    Ref<Callback> callback;
    Ref<Context> context;
    Ref<FutureBase> argument;
  };

  bool empty() const { return head_ == tail_; }
  std::size_t size() const { return static_cast<std::size_t>(tail_ - head_); }
  // How many were ever taken out and put in; the numbers by which an observer knows handles.
  std::uint64_t popped() const { return head_; }
  std::uint64_t pushed() const { return tail_; }
  const Entry& at(std::size_t index) const { return entries_[(head_ + index) & mask_]; }

  void push(Entry&& entry) {
    if (size() == capacity_) [[unlikely]]
      grow();
    entries_[tail_ & mask_] = std::move(entry);
    ++tail_;
  }
  Entry pop() { return std::move(entries_[head_++ & mask_]); }
  void clear();

 private:
  void grow();

  std::uint64_t head_ = 0;
  std::uint64_t tail_ = 0;
  std::size_t capacity_ = 0;
  std::uint64_t mask_ = 0;
  std::unique_ptr<Entry[]> entries_;
};

}  // namespace looplane
