#include <looplane/task.hpp>

// How a loop runs: BaseEventLoop.run_forever and _run_once, cut into pieces that a host can call.
namespace looplane {
namespace {

// asyncio's MAXIMUM_SELECT_TIMEOUT.
constexpr Duration kLongestWait = std::chrono::hours(24);

// wasm cannot prefetch what a crowd of timers calls (see note_taken_out); reading it does the same.
void read_ahead([[maybe_unused]] const Callback* callback) {
#ifdef __EMSCRIPTEN__
  if (callback) (void)*reinterpret_cast<const volatile char*>(callback);
#endif
}

class StopLoop final : public Callback {
 public:
  Progress run(FutureBase* future) override {
    // An exit leaves the loop by itself, and later runs must not be stopped by it.
    if (!future->has_error() || !future->stored_error().is_exit()) future->loop().stop();
    return Progress::finished;
  }
  std::string describe() const override { return "_run_until_complete_cb()"; }
};

}  // namespace

Error EventLoop::begin_running() {
  if (Error error = check_closed()) return error;
  if (running_) return environment_->runtime_error("This event loop is already running");
  // It may be another thread than that which made it.
  ThreadState& thread = maker_ ? ThreadState::of_this_thread() : *thread_;
  if (thread.running_loop) {
    return environment_->runtime_error("Cannot run the event loop while another loop is running");
  }
  thread_ = &thread;
  thread_id_ = std::this_thread::get_id();
  running_ = true;
  thread_->running_loop = this;
  base_context_ = thread_->context;
  phase_ = Phase::between;
  return {};
}

void EventLoop::end_running() {
  running_ = false;
  stopping_ = false;
  if (runs_handle()) release_running();  // an exception may have left the loop
  thread_->running_loop = nullptr;
  thread_->context = std::move(base_context_);
  if (maker_) thread_ = maker_;
}

void EventLoop::close() {
  if (running_) environment_->runtime_error("Cannot close a running event loop").raise();
  close_now();
}

void EventLoop::close_now() {
  if (closed_) return;
  set_executor(nullptr);  // what its threads bring is dropped below
  closed_ = true;
  if (observer_) [[unlikely]]
    observe_closing();
  release_running();
  ready_.clear();
  end_of_iteration_ = ready_.popped();
  timers_.clear();
  const std::lock_guard lock(inbox_.mutex);
  inbox_.callbacks.clear();
}

Advance EventLoop::advance(std::size_t budget) {
  const bool goes_on = handle_state_ == HandleState::parked;
  handle_state_ = running_state();
  const Advance state = goes_on ? go_on(budget) : run_handles(budget);
  if (runs_handle()) handle_state_ = HandleState::none;
  return state;
}

Advance EventLoop::go_on(std::size_t budget) {
  if (observer_) [[unlikely]]
    observer_->handle_resumed(*this, ready_.popped() - 1);
  const Progress progress = conclude(ready_.last_popped().callback->resume());
  if (progress > Progress::again) return interrupted(progress);
  return scheduling_override_ ? Advance::ready : run_handles(budget);
}

inline Advance EventLoop::run_handles(std::size_t budget) {
  for (;;) {
    const std::size_t count = std::min(budget, left_in_iteration());
    budget -= count;
    const std::uint64_t end = ready_.popped() + count;
    while (ready_.popped() < end) {  // further, if a callback had the loop closed
      const Progress progress = run_next();
      if (progress > Progress::again) [[unlikely]]
        return interrupted(progress);
    }
    if (left_in_iteration() > 0) return Advance::ready;
    // What an override was asked for comes into the queue before the next iteration begins.
    if (count > 0 && scheduling_override_) [[unlikely]]
      return Advance::ready;
    if (const Advance state = next_iteration(); state != Advance::ready) return state;
  }
}

Advance EventLoop::interrupted(Progress progress) {
  return progress == Progress::parked ? Advance::parked : Advance::raised;
}

// Between two iterations: `ready` when the next one has begun.
inline Advance EventLoop::next_iteration() {
  if (phase_ == Phase::running && !stopping_ && !ready_.empty() && timers_.empty() &&
      !inbox_is_filled()) [[likely]] {
    if (!clock_is_real_) (void)time();  // as each iteration does: a virtual clock moves by that
  } else {
    if (const Advance state = look_around(); state != Advance::ready) return state;
    move_due_timers();
  }
  ready_.shrink();
  end_of_iteration_ = ready_.pushed();
  if (observer_) [[unlikely]]
    observer_->iteration_began(*this, clock_->peek(), ready_.size());
  return Advance::ready;
}

// What else may be ready: `ready` unless nothing is.
Advance EventLoop::look_around() {
  if (phase_ == Phase::running) {
    phase_ = Phase::between;
    if (stopping_) {
      stopping_ = false;
      return Advance::stopped;
    }
  }
  if (phase_ == Phase::between) {
    if (!timers_.empty()) timers_.drop_cancelled();
    collect_inbox();
    if (ready_.empty() && must_wait()) {
      phase_ = Phase::waiting;
      if (observer_) [[unlikely]]
        observer_->waiting(*this, deadline_);
    }
  }
  if (phase_ == Phase::waiting) {
    collect_inbox();
    if (ready_.empty() && !stopping_) {
      if (deadline_ == Duration::max()) return may_be_woken() ? Advance::idle : Advance::deadlock;
      if (!clock_->arrived(deadline_)) return Advance::idle;
    }
  }
  phase_ = Phase::running;
  return Advance::ready;
}

// Whether nothing is to be done before `deadline_`, which it computes.
bool EventLoop::must_wait() {
  if (stopping_) return false;
  deadline_ = Duration::max();
  if (!timers_.empty() && timers_.first_time() != Duration::max()) {  // see time_after
    const Duration timeout = std::min(timers_.first_time() - time(), kLongestWait);
    if (timeout <= Duration::zero()) return false;
    // epoll waits whole milliseconds, and asyncio rounds up.
    deadline_ = clock_->peek() + std::chrono::ceil<std::chrono::milliseconds>(timeout);
  }
  for (OutsideSource* source : sources_) deadline_ = std::min(deadline_, source->next_wake());
  return true;
}

bool EventLoop::may_be_woken() const {
  for (OutsideSource* source : sources_) {
    if (source->may_wake()) return true;
  }
  return false;
}

void EventLoop::move_due_timers() {
  if (timers_.empty() && clock_is_real_) return;
  const Duration end = time() + Clock::resolution;
  // A crowd of timers may be anywhere in memory: all of it is on its way before the first is looked
  // at, and what they call as well.
  const std::size_t first = ready_.size();
  while (!timers_.empty() && timers_.first_time() < end) {
    ready_.push({timers_.take_first(), nullptr, nullptr});
  }
  for (std::size_t index = first; index < ready_.size(); ++index) {
    ReadyQueue::Entry& entry = ready_.at(index);
    auto& timer = static_cast<TimerHandle&>(*entry.callback);
    timers_.note_taken_out(timer);
    read_ahead(timer.callback());
    entry.context = Ref<Context>(timer.context()).detach();
    if (observer_) [[unlikely]]
      observer_->handle_scheduled(*this, ready_.popped() + index, timer, nullptr, &timer);
  }
}

[[gnu::always_inline]] inline Progress EventLoop::run_next() {
  // One by one: copied as a whole, g++ moves two of them through a vector register.
  const ReadyQueue::Entry& entry = ready_.pop();
  Callback* const callback = entry.callback;
  Context* const context = entry.context;
  FutureBase* const argument = entry.argument;
  if (thread_->context != context) [[unlikely]]
    thread_->context = Ref<Context>(context);
  if (handle_state_ != HandleState::running || !callback->steps_plainly()) {
    return run_watched(*callback, argument);
  }
  const Progress progress = static_cast<CoroutineTask*>(callback)->step_plainly(*this, argument);
  if (handle_state_ != HandleState::running) [[unlikely]]
    return conclude(progress);
  if (progress == Progress::again) [[likely]] {
    ready_.push_again(callback, context);
    if (argument) argument->release();
    return Progress::again;
  }
  ReadyQueue::Entry{callback, argument, context}.release();
  return progress;
}

// Whatever is not a plain step that nobody observes.
Progress EventLoop::run_watched(Callback& callback, FutureBase* argument) {
  if (handle_state_ == HandleState::watched) begin_watched();
  return conclude(callback.run(argument));
}

Progress EventLoop::conclude(Progress progress) {
  if (!runs_handle()) return progress;  // the loop was closed meanwhile
  if (handle_state_ == HandleState::watched) end_watched(progress);
  handle_state_ = running_state();
  const ReadyQueue::Entry entry = ready_.last_popped();
  if (progress == Progress::again) {
    ready_.push_again(entry.callback, entry.context);
    if (entry.argument) entry.argument->release();
  } else if (progress == Progress::parked) {
    handle_state_ = HandleState::parked;
  } else {
    entry.release();
  }
  return progress;
}

void EventLoop::release_running() {
  if (handle_state_ == HandleState::none) return;
  handle_state_ = HandleState::none;
  const ReadyQueue::Entry entry = ready_.last_popped();
  entry.release();
}

void EventLoop::begin_watched() {
  Handle* handle = ready_.last_popped().callback->as_handle();
  running_dropped_ = handle && handle->cancelled();
  if (observer_) {
    const Observer::HandleNumber number = ready_.popped() - 1;
    if (running_dropped_) {
      observer_->handle_dropped(*this, number);
    } else {
      observer_->handle_began(*this, number, *ready_.last_popped().callback);
    }
  }
  handle_began_ = debug_ ? clock_->read() : not_measured;
}

void EventLoop::end_watched(Progress progress) {
  if (running_dropped_) return;
  const Observer::HandleNumber number = ready_.popped() - 1;
  if (progress == Progress::parked) {
    if (observer_) observer_->handle_parked(*this, number);
    return;
  }
  if (handle_began_ != not_measured) report_if_slow();
  if (!observer_) return;
  if (progress == Progress::again) observe_scheduled(*ready_.last_popped().callback, nullptr);
  observer_->handle_ended(*this, number);
}

// The slow-callback report of debug mode.
void EventLoop::report_if_slow() {
  const Duration taken = clock_->read() - handle_began_;
  if (taken < slow_callback_duration) return;
  Callback& callback = *ready_.last_popped().callback;
  TaskBase* task = callback.stepped_task();
  std::string what;
  if (task) {
    what = task->repr();
  } else if (Handle* handle = callback.as_handle()) {
    what = handle->repr();
  } else {
    what = "<Handle " + callback.describe() + ">";
  }
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%.3f", std::chrono::duration<double>(taken).count());
  environment_->log(LogLevel::warning, "Executing " + what + " took " + seconds + " seconds");
}

void EventLoop::observe_scheduled(Callback& callback, FutureBase* cause) {
  observer_->handle_scheduled(*this, ready_.pushed(), callback, cause, nullptr);
}

void EventLoop::observe_closing() {
  if (handle_state_ == HandleState::parked) observer_->handle_dropped(*this, ready_.popped() - 1);
  for (std::size_t index = 0; index < ready_.size(); ++index) {
    observer_->handle_dropped(*this, ready_.popped() + index);
  }
  for (std::size_t index = 0; index < timers_.size(); ++index) {
    TimerHandle& timer = timers_.timer_at(index);
    if (!timer.cancelled()) observer_->timer_cancelled(timer);
  }
}

Duration EventLoop::next_deadline() const {
  return phase_ == Phase::waiting ? deadline_ : Duration::max();
}

Ref<Callback> EventLoop::stop_when_done(FutureBase& future) {
  Ref<Callback> callback = make_ref<StopLoop>();
  future.add_done_callback(callback, copy_context());
  return callback;
}

// The native host: waits on the clock itself.
void EventLoop::drive() {
  for (;;) {
    switch (advance(SIZE_MAX)) {
      case Advance::stopped:
        return;
      case Advance::deadlock:
        throw DeadlockError();
      case Advance::raised:
        take_raised().raise();
      case Advance::ready:
      case Advance::parked:
        break;
      case Advance::idle:
        if (next_deadline() == Duration::max()) {
          clock_->wait();
        } else {
          clock_->wait_until(next_deadline());
        }
    }
  }
}

void EventLoop::run_forever() {
  struct Running {
    EventLoop& loop;
    explicit Running(EventLoop& loop) : loop(loop) { loop.begin_running().raise_if_set(); }
    ~Running() { loop.end_running(); }
  };
  Running running(*this);
  drive();
}

void EventLoop::run_until_complete(FutureBase& future) {
  check_closed().raise_if_set();
  struct StopWhenDone {
    FutureBase& future;
    Ref<Callback> callback;
    StopWhenDone(EventLoop& loop, FutureBase& future)
        : future(future), callback(loop.stop_when_done(future)) {}
    ~StopWhenDone() { future.remove_done_callback(*callback); }
  };
  {
    StopWhenDone stop(*this, future);
    run_forever();
  }
  if (!future.done()) {
    environment_->runtime_error("Event loop stopped before Future completed.").raise();
  }
}

}  // namespace looplane
