#include <looplane/condition.hpp>

namespace looplane {

Coro<> Condition::wait(Purpose purpose) {
  if (!locked()) {
    co_await fail(environment().runtime_error("cannot wait on un-acquired lock"));
  }
  EventLoop& loop = co_await this_loop();
  if (Error error = bind(loop)) co_await fail(std::move(error));
  Ref<FutureBase> future = loop.create_waiter(purpose, &whole());
  Error error = lock_->try_release();
  if (!error) {
    Waiters::Node turn(waiters_, std::move(future));
    error = co_await settled(turn.future());
  }
  // The lock is taken again even if the wait was cancelled, and even if that is cancelled.
  for (;;) {
    Outcome<void> outcome = co_await attempt(lock_->acquire_in_turn());
    if (!outcome.error) break;
    const bool again = outcome.error.is_cancelled();
    error = std::move(outcome.error);
    if (!again) break;
  }
  if (error) {
    // It may have been notified before the error came: let another one be.
    waiters_.wake(1);
    co_await fail(std::move(error));
  }
}

Error Condition::try_notify(std::size_t count) {
  if (!locked()) return environment().runtime_error("cannot notify on un-acquired lock");
  waiters_.wake(count);
  changed(PrimitiveChange::notified);
  return {};
}

std::string Condition::repr() const {
  std::string state = locked() ? "locked" : "unlocked";
  if (waiting() > 0) state += ", waiters:" + std::to_string(waiting());
  return "<Condition [" + state + "]>";
}

}  // namespace looplane
