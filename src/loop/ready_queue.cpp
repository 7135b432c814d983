#include <looplane/ready_queue.hpp>

namespace looplane {

void ReadyQueue::clear() {
  while (!empty()) pop().release();
}

void ReadyQueue::grow() {
  const std::size_t capacity = capacity_ == 0 ? 64 : 2 * capacity_;
  auto entries = std::make_unique<Entry[]>(capacity);
  for (std::uint64_t index = head_; index != tail_; ++index) {
    entries[index & (capacity - 1)] = entries_[index & mask_];
  }
  entries_ = std::move(entries);
  capacity_ = capacity;
  mask_ = capacity - 1;
}

}  // namespace looplane
