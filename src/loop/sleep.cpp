#include <looplane/sleep.hpp>

namespace looplane {

// tasks.sleep: the future is its timer's callback.
void Sleep::begin(std::coroutine_handle<> waiting) {
  EventLoop& loop = driver_->loop();
  Ref<FutureBase> future = loop.create_waiter(Purpose::sleep);
  driver_->suspend(waiting, *future);
  const Duration when = loop.time_after(delay_);
  timer_ = make_ref<TimerHandle>(loop, when, std::move(future), loop.copy_context());
  loop.schedule_timer(timer_);
}

}  // namespace looplane
