#include <looplane/timeout.hpp>

namespace looplane {

Error Timeout::enter(EventLoop& loop) {
  Environment& environment = loop.environment();
  if (state_ != State::created) {
    return environment.runtime_error("Timeout has already been entered");
  }
  TaskBase* task = loop.current_task();
  if (!task) return environment.runtime_error("Timeout should be used inside a task");
  state_ = State::active;
  task_ = Ref<TaskBase>(task);
  loop_ = &loop;
  cancelling_ = task->cancelling();
  return try_reschedule(when_);
}

Error Timeout::try_reschedule(std::optional<Duration> when) {
  if (state_ != State::active) {
    Environment& environment = loop_ ? loop_->environment() : Environment::standard();
    return environment.runtime_error(state_ == State::created
                                         ? std::string("Timeout has not been entered")
                                         : std::string("Cannot change state of ") +
                                               state_name(state_) + " Timeout");
  }
  when_ = when;
  drop_timer();
  if (!when) return {};
  const Ref<Callback> self(this);
  if (*when <= loop_->time()) {
    handle_ = make_ref<Handle>(*loop_, self, loop_->copy_context());
    loop_->schedule(handle_);
  } else {
    auto timer = make_ref<TimerHandle>(*loop_, *when, self, loop_->copy_context());
    handle_ = timer;
    loop_->schedule_timer(std::move(timer));
  }
  return {};
}

void Timeout::drop_timer() {
  if (handle_) handle_->cancel();
  handle_.reset();
}

Error Timeout::exit(Error raised) {
  const Ref<Callback> self(this);  // the handle may hold the last other reference
  drop_timer();
  if (state_ == State::expiring) {
    state_ = State::expired;
    if (task_->uncancel() <= cancelling_ && raised) {
      // There is no new request to cancel, so the cancellation is ours.
      if (raised.is_cancelled()) return loop_->environment().timeout(raised);
      loop_->environment().insert_timeout_error(raised);
    }
  } else if (state_ == State::active) {
    state_ = State::finished;
  }
  return raised;
}

Progress Timeout::run(FutureBase*) {
  task_->cancel();
  state_ = State::expiring;
  handle_.reset();
  return Progress::finished;
}

const char* Timeout::state_name(State state) {
  static constexpr const char* names[] = {"created", "active", "expiring", "expired", "finished"};
  return names[static_cast<std::size_t>(state)];
}

}  // namespace looplane
