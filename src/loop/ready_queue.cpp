#include <looplane/ready_queue.hpp>

namespace looplane {

void ReadyQueue::clear() {
  while (!empty()) pop().release();
}

void ReadyQueue::set_capacity(std::size_t capacity) {
  auto entries = std::make_unique<Entry[]>(capacity);
  if (head_ > 0) entries[(head_ - 1) & (capacity - 1)] = last_popped();
  for (std::uint64_t index = head_; index != tail_; ++index) {
    entries[index & (capacity - 1)] = entries_[index & mask_];
  }
  entries_ = std::move(entries);
  mask_ = capacity - 1;
}

}  // namespace looplane
