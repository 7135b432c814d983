#include <looplane/coro.hpp>
#include <looplane/event_loop.hpp>

namespace looplane {

Driver::State Driver::resume(Error thrown) {
  if (state_ == State::created && thrown) [[unlikely]] {
    abandon();
    state_ = State::failed;
    delivered_ = std::move(thrown);
    return state_;
  }
  delivered_ = std::move(thrown);
  awaited_ = nullptr;
  state_ = State::running;
  innermost_.resume();
  if (state_ == State::running) [[unlikely]] {
    abandon();
    state_ = State::failed;
    delivered_ = loop_->environment().runtime_error(
        "a coroutine suspended in an awaiter that does not know its driver");
  }
  return state_;
}

void Driver::abandon() {
  if (root_) std::exchange(root_, nullptr).destroy();
}

Error FutureWait::settle() {
  if (driver_) {
    if (Error error = driver_->take_delivered()) return error;
    if (!future_->done()) [[unlikely]] {
      return driver_->loop().environment().runtime_error("await wasn't used with future");
    }
  }
  return future_->result_error();
}

void report_never_awaited() {
  EventLoop* loop = ThreadState::of_this_thread().running_loop;
  Environment& environment = loop ? loop->environment() : Environment::standard();
  environment.log(LogLevel::warning, "RuntimeWarning: coroutine was never awaited");
}

}  // namespace looplane
