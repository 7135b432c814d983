#include <looplane/semaphore.hpp>

namespace looplane {

bool Semaphore::try_acquire() {
  if (locked()) return false;
  --value_;
  changed(PrimitiveChange::acquired);
  return true;
}

Coro<> Semaphore::acquire_in_turn() {
  if (try_acquire()) co_return;
  EventLoop& loop = co_await this_loop();
  if (Error error = bind(loop)) co_await fail(std::move(error));
  Waiters::Node turn(waiters_, loop.create_waiter(Purpose::semaphore, &whole()));
  Error error = co_await settled(turn.future());
  turn.unlink();
  // A permit that was given to us while we were cancelled goes back.
  const bool permitted = turn.future()->done() && !turn.future()->cancelled();
  if (error.is_cancelled() && permitted) ++value_;
  // New waiters may have come who had to wait behind us.
  while (value_ > 0 && wake_next()) {
  }
  if (error) co_await fail(std::move(error));
  changed(PrimitiveChange::acquired);
}

Coro<Semaphore::Guard> Semaphore::hold_in_turn() {
  Outcome<void> outcome = co_await attempt(acquire_in_turn());
  if (outcome.error) co_await fail(std::move(outcome.error));
  co_return Guard(*this);
}

Error Semaphore::try_release() {
  ++value_;
  wake_next();
  changed(PrimitiveChange::released);
  return {};
}

bool Semaphore::wake_next() {
  if (!waiters_.wake_one()) return false;
  --value_;
  return true;
}

std::string Semaphore::repr() const {
  std::string state = locked() ? "locked" : "unlocked, value:" + std::to_string(value_);
  if (waiting() > 0) state += ", waiters:" + std::to_string(waiting());
  return "<Semaphore [" + state + "]>";
}

Error BoundedSemaphore::try_release() {
  if (value() >= bound_) {
    return environment().value_error("BoundedSemaphore released too many times");
  }
  return Semaphore::try_release();
}

}  // namespace looplane
