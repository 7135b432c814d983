#include <looplane/lock.hpp>

namespace looplane {

bool Lock::try_acquire() {
  // Fair: whoever comes now does not pass those who wait, unless all of them gave up.
  if (locked_ || !waiters_.all_cancelled()) return false;
  take();
  return true;
}

void Lock::take() {
  locked_ = true;
  changed(PrimitiveChange::acquired);
}

Coro<> Lock::acquire_in_turn() {
  if (try_acquire()) co_return;
  EventLoop& loop = co_await this_loop();
  if (Error error = bind(loop)) co_await fail(std::move(error));
  Waiters::Node turn(waiters_, loop.create_waiter(Purpose::lock, &whole()));
  Error error = co_await settled(turn.future());
  turn.unlink();
  if (error) {
    // It may have been our turn: let the next one have it.
    if (error.is_cancelled() && !locked_) wake_first();
    co_await fail(std::move(error));
  }
  take();
}

Coro<Lock::Guard> Lock::hold_in_turn() {
  Outcome<void> outcome = co_await attempt(acquire_in_turn());
  if (outcome.error) co_await fail(std::move(outcome.error));
  co_return Guard(*this);
}

Error Lock::try_release() {
  if (!locked_) return environment().runtime_error("Lock is not acquired.");
  locked_ = false;
  changed(PrimitiveChange::released);
  wake_first();
  return {};
}

void Lock::wake_first() {
  // One that is done is set to wake up already.
  if (!waiters_.empty()) waiters_.first()->complete();
}

std::string Lock::repr() const {
  std::string state = locked_ ? "locked" : "unlocked";
  if (waiting() > 0) state += ", waiters:" + std::to_string(waiting());
  return "<Lock [" + state + "]>";
}

}  // namespace looplane
