#pragma once

#include <looplane/coro.hpp>
#include <looplane/event_loop.hpp>

namespace looplane {

// What sleep returns.
class [[nodiscard("a sleep does nothing until it is awaited")]] Sleep {
 public:
  using Value = void;

  explicit Sleep(Duration delay) noexcept : delay_(delay) {}
  bool await_ready() const noexcept { return false; }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> waiting) {
    driver_ = waiting.promise().driver();
    if (delay_ <= Duration::zero()) {
      driver_->suspend_for_yield(waiting);
    } else {
      begin(waiting);
    }
  }
  void await_resume() {
    end_timer();
    driver_->raise_delivered();
  }
  Error settle() {
    end_timer();
    return driver_->take_delivered();
  }

 private:
  void begin(std::coroutine_handle<> waiting);
  void end_timer() {
    if (timer_) timer_->cancel();
  }

  Duration delay_;
  Driver* driver_ = nullptr;
  Ref<TimerHandle> timer_;
};

// asyncio.sleep: `co_await sleep(1s)`. A delay of zero or less gives way for one iteration.
inline Sleep sleep(Duration delay) { return Sleep(delay); }

}  // namespace looplane
