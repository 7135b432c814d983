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
  void await_resume() { settle().raise_if_set(); }
  Error settle() {
    if (timer_) timer_->cancel();
    return driver_->take_delivered();
  }

 private:
  void begin(std::coroutine_handle<> waiting);

  Duration delay_;
  Driver* driver_ = nullptr;
  Ref<TimerHandle> timer_;
};

// asyncio.sleep: `co_await sleep(1s)`. A delay of zero or less gives way for one iteration.
inline Sleep sleep(Duration delay) { return Sleep(delay); }

}  // namespace looplane
