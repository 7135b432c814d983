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

  void push(Ref<Callback> callback, Ref<Context> context, Ref<FutureBase> argument) {
    if (size() == capacity_) [[unlikely]]
      grow();
    entries_[tail_++ & mask_] = {callback.detach(), context.detach(), argument.detach()};
  }
  Entry pop() { return entries_[head_++ & mask_]; }
  void clear();

 private:
  [[gnu::noinline]] void grow();

  std::uint64_t head_ = 0;
  std::uint64_t tail_ = 0;
  std::size_t capacity_ = 0;
  std::uint64_t mask_ = 0;
  std::unique_ptr<Entry[]> entries_;
};

inline void ReadyQueue::Entry::release() const {
  callback->release();
  if (context) context->release();
  if (argument) argument->release();
}

}  // namespace looplane
