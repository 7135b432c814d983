#include <looplane/barrier.hpp>

namespace looplane {

Barrier::Barrier(std::size_t parties, Environment& environment)
    : LoopBound(environment), condition_(environment, this), parties_(parties) {
  if (parties < 1) environment.value_error("parties must be > 0").raise();
}

Coro<std::size_t> Barrier::wait() {
  Outcome<void> entered = co_await attempt(condition_.lock().acquire_in_turn());
  if (entered.error) co_await fail(std::move(entered.error));
  Lock::Guard held(condition_.lock());
  Outcome<void> outcome = co_await attempt(wait_while_emptying());
  if (outcome.error) {
    {
      Lock::Guard released(std::move(held));
    }
    co_await fail(std::move(outcome.error));
  }
  const std::size_t index = count_++;
  changed(PrimitiveChange::arrived);
  if (index + 1 == parties_) {
    state_ = State::draining;
    (void)condition_.try_notify(condition_.waiting());
  } else {
    outcome = co_await attempt(wait_while_filling());
  }
  --count_;
  leave();
  changed(PrimitiveChange::left);
  {
    Lock::Guard released(std::move(held));
  }
  if (outcome.error) co_await fail(std::move(outcome.error));
  co_return index;
}

// Barrier._block.
Coro<> Barrier::wait_while_emptying() {
  Outcome<void> outcome = co_await attempt(condition_.wait_for(
      [this] { return state_ != State::draining && state_ != State::resetting; },
      Purpose::barrier));
  if (outcome.error) co_await fail(std::move(outcome.error));
  if (state_ == State::broken) co_await fail(environment().broken_barrier("Barrier aborted"));
}

// Barrier._wait.
Coro<> Barrier::wait_while_filling() {
  Outcome<void> outcome = co_await attempt(
      condition_.wait_for([this] { return state_ != State::filling; }, Purpose::barrier));
  if (outcome.error) co_await fail(std::move(outcome.error));
  if (state_ == State::broken || state_ == State::resetting) {
    co_await fail(environment().broken_barrier("Abort or reset of barrier"));
  }
}

// Barrier._exit: the last one out lets those in who wait for the barrier to be empty.
void Barrier::leave() {
  if (count_ > 0) return;
  if (state_ == State::resetting || state_ == State::draining) state_ = State::filling;
  (void)condition_.try_notify(condition_.waiting());
}

Coro<> Barrier::reset() {
  Outcome<void> entered = co_await attempt(condition_.lock().acquire_in_turn());
  if (entered.error) co_await fail(std::move(entered.error));
  Lock::Guard held(condition_.lock());
  state_ = count_ > 0 ? State::resetting : State::filling;
  (void)condition_.try_notify(condition_.waiting());
  changed(PrimitiveChange::reset);
}

Coro<> Barrier::abort() {
  Outcome<void> entered = co_await attempt(condition_.lock().acquire_in_turn());
  if (entered.error) co_await fail(std::move(entered.error));
  Lock::Guard held(condition_.lock());
  state_ = State::broken;
  (void)condition_.try_notify(condition_.waiting());
  changed(PrimitiveChange::aborted);
}

std::string Barrier::repr() const {
  static constexpr const char* names[] = {"filling", "draining", "resetting", "broken"};
  std::string state = names[static_cast<std::size_t>(state_)];
  if (!broken()) {
    state += ", waiters:" + std::to_string(n_waiting()) + "/" + std::to_string(parties_);
  }
  return "<Barrier [" + state + "]>";
}

}  // namespace looplane
