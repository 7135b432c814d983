#include <looplane/event_loop.hpp>
#include <looplane/future.hpp>

namespace looplane {

void Driver::drop_error() { (void)Error::adopt(static_cast<ErrorBase*>(pointer())); }

Error Driver::error() const {
  return Error(Ref<const ErrorBase>(static_cast<const ErrorBase*>(pointer())));
}

Error Driver::take_thrown() {
  if ((standing_ & kTag) != kThrown) return {};
  const auto* thrown = static_cast<const ErrorBase*>(pointer());
  standing_ = plain(State::running);
  return Error::adopt(thrown);
}

void Driver::raise_thrown() { take_thrown().raise_if_set(); }

void Driver::forget_thrown() { (void)take_thrown(); }

Driver::State Driver::end_before_beginning(Error thrown) {
  abandon();
  standing_ = with_tag(thrown.detach(), kFailure);
  return State::failed;
}

// The innermost coroutine waits for something that will never resume this chain.
Driver::State Driver::end_astray() {
  abandon();
  drop_thrown();
  return end_before_beginning(loop_->environment().runtime_error(
      "a coroutine suspended in an awaiter that does not know its driver"));
}

Error FutureWait::not_done() const {
  return driver_->loop().environment().runtime_error("await wasn't used with future");
}

void report_never_awaited() {
  EventLoop* loop = ThreadState::of_this_thread().running_loop;
  Environment& environment = loop ? loop->environment() : Environment::standard();
  environment.log(LogLevel::warning, "RuntimeWarning: coroutine was never awaited");
}

void throw_empty_future() { throw RuntimeError("await of an empty future"); }

void throw_task_decides(const char* operation) {
  throw RuntimeError(std::string("Task does not support ") + operation + " operation");
}

void throw_already_awaited() { throw RuntimeError("cannot reuse already awaited coroutine"); }

}  // namespace looplane
