#include <looplane/timer_heap.hpp>

namespace looplane {
namespace {

// asyncio's _MIN_SCHEDULED_TIMER_HANDLES and _MIN_CANCELLED_TIMER_HANDLES_FRACTION (one half).
constexpr std::size_t kFewTimers = 100;

}  // namespace

void TimerHeap::push(Ref<TimerHandle> timer) {
  timer->in_heap_ = true;
  const Duration when = timer->when();
  heapq::push(slots_, Slot{when, timer.detach()}, Earlier());
}

Ref<TimerHandle> TimerHeap::take_out(Slot slot) {
  slot.timer->in_heap_ = false;
  return Ref<TimerHandle>::adopt(slot.timer);
}

void TimerHeap::clear() {
  std::vector<Slot> dropped = std::move(slots_);
  slots_.clear();
  cancelled_count_ = 0;
  // They will never run: what they call may hold them in turn.
  for (Slot slot : dropped) take_out(slot)->Handle::cancel();
}

void TimerHeap::note_cancelled() { ++cancelled_count_; }

void TimerHeap::drop_cancelled() {
  if (slots_.size() > kFewTimers && 2 * cancelled_count_ > slots_.size()) {
    std::vector<Slot> kept;
    std::vector<Ref<TimerHandle>> dropped;
    for (Slot slot : slots_) {
      if (slot.timer->cancelled()) {
        dropped.push_back(take_out(slot));
      } else {
        kept.push_back(slot);
      }
    }
    heapq::heapify(kept, Earlier());
    slots_ = std::move(kept);
    cancelled_count_ = 0;
    return;
  }
  while (!slots_.empty() && slots_.front().timer->cancelled()) {
    --cancelled_count_;
    (void)take_out(heapq::pop(slots_, Earlier()));
  }
}

}  // namespace looplane
