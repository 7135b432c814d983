#include <looplane/coro.hpp>
#include <looplane/event_loop.hpp>

namespace looplane {

Driver::State Driver::end_before_beginning(Error thrown) {
  abandon();
  delivered_ = std::move(thrown);
  return state_ = State::failed;
}

// The innermost coroutine waits for something that will never resume this chain.
Driver::State Driver::end_astray() {
  abandon();
  delivered_ = loop_->environment().runtime_error(
      "a coroutine suspended in an awaiter that does not know its driver");
  return state_ = State::failed;
}

Error FutureWait::not_done() const {
  return driver_->loop().environment().runtime_error("await wasn't used with future");
}

void report_never_awaited() {
  EventLoop* loop = ThreadState::of_this_thread().running_loop;
  Environment& environment = loop ? loop->environment() : Environment::standard();
  environment.log(LogLevel::warning, "RuntimeWarning: coroutine was never awaited");
}

}  // namespace looplane
