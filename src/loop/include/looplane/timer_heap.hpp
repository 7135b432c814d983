#pragma once

#include <looplane/callback.hpp>
#include <looplane/heapq.hpp>
#include <vector>

namespace looplane {

// Timers by the time at which they fall due. Timers of one and the same time come out in the order
// of CPython's heapq.
class TimerHeap {
 public:
  ~TimerHeap() { clear(); }

  bool empty() const { return slots_.empty(); }
  std::size_t size() const { return slots_.size(); }
  Duration first_time() const { return slots_.front().when; }
  TimerHandle& first() const { return *slots_.front().timer; }
  TimerHandle& timer_at(std::size_t index) const { return *slots_[index].timer; }

  void push(Ref<TimerHandle> timer);
  // Takes out the first, whose reference is the caller's from now on. It has not been looked at,
  // and thinks that it is in the heap still: `note_taken_out` follows.
  TimerHandle* take_first() {
    TimerHandle* timer = heapq::pop(slots_, Earlier()).timer;
    __builtin_prefetch(timer);
    return timer;
  }
  static void note_taken_out(TimerHandle& timer) {
    timer.in_heap_ = false;
    __builtin_prefetch(timer.callback());
  }
  void clear();

  // BaseEventLoop._run_once: cancelled timers go when they are at the head, or all at once when
  // they are more than half of at least a hundred.
  void drop_cancelled();
  // One of its timers was cancelled.
  void note_cancelled();
  std::size_t cancelled_count() const { return cancelled_count_; }

 private:
  struct Slot {
    Duration when;
    TimerHandle* timer;  // owned
  };

  struct Earlier {
    bool operator()(const Slot& left, const Slot& right) const { return left.when < right.when; }
  };
  static Ref<TimerHandle> take_out(Slot slot);

  std::vector<Slot> slots_;
  std::size_t cancelled_count_ = 0;
};

}  // namespace looplane
