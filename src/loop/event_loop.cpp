#include <looplane/event_loop.hpp>

namespace looplane {

EventLoop::EventLoop(EventLoopOptions options)
    : debug_(options.debug),
      clock_(options.clock),
      thread_(options.thread ? options.thread : &ThreadState::of_this_thread()),
      maker_(options.thread ? nullptr : thread_),
      environment_(options.environment ? options.environment : &Environment::standard()) {
  set_observer(environment_->observer());
  if (!clock_) {
    own_clock_ = std::make_unique<RealClock>();
    clock_ = own_clock_.get();
  }
  clock_counter_ = clock_->counter();
  clock_is_real_ = clock_->is_real();
}

EventLoop::~EventLoop() {
  if (running_) end_running();
  close_now();
  // Tasks that nobody will step again: those whose futures only their own coroutines know form
  // cycles, which CPython's collector would find.
  while (TaskBase* task = tasks_.first()) {
    const Ref<TaskBase> keep(task);
    task->destroy_pending();
  }
}

// --- scheduling ----------------------------------------------------------------------------------

Error EventLoop::check_closed() const {
  return is_closed() ? environment_->runtime_error("Event loop is closed") : Error();
}

// BaseEventLoop._check_thread.
void EventLoop::refuse_thread() const {
  throw RuntimeError(
      "Non-thread-safe operation invoked on an event loop other than the current one");
}

void EventLoop::schedule_watched(ReadyQueue::Entry entry) {
  if (scheduling_override_ && scheduling_override_->takes_soon(entry)) {
    entry.release();
    return;
  }
  if (observer_) observe_scheduled(*entry.callback, entry.argument);
  ready_.push(entry);
}

void EventLoop::schedule(Ref<Handle> handle) {
  Ref<Context> context = handle->context();
  schedule(std::move(handle), std::move(context));
}

void EventLoop::schedule_now(Ref<Callback> callback, Ref<Context> context) {
  SchedulingOverride* const asked = std::exchange(scheduling_override_, nullptr);
  schedule(std::move(callback), std::move(context));
  scheduling_override_ = asked;
}

void EventLoop::schedule_timer(Ref<TimerHandle> handle) {
  if (scheduling_override_ && scheduling_override_->takes_timer(*handle)) return;
  schedule_timer_now(std::move(handle));
}

void EventLoop::schedule_timer_now(Ref<TimerHandle> handle) {
  if (observer_) [[unlikely]]
    observer_->timer_set(*handle);
  timers_.push(std::move(handle));
  if (phase_ == Phase::waiting) phase_ = Phase::between;  // its host made it: look again
}

Ref<Handle> EventLoop::call_soon(Ref<Callback> callback) {
  check_call();
  auto handle = make_ref<Handle>(*this, std::move(callback), copy_context());
  schedule(handle);
  return handle;
}

Duration EventLoop::time_after(Duration delay) {
  const Duration now = time();
  return delay < Duration::max() - now ? now + delay : Duration::max();
}

Ref<TimerHandle> EventLoop::call_later(Duration delay, Ref<Callback> callback) {
  return call_at(time_after(delay), std::move(callback));
}

Ref<TimerHandle> EventLoop::call_at(Duration when, Ref<Callback> callback) {
  check_call();
  auto handle = make_ref<TimerHandle>(*this, when, std::move(callback), copy_context());
  schedule_timer(handle);
  return handle;
}

void EventLoop::call_soon_threadsafe(Ref<Callback> callback) {
  check_closed().raise_if_set();
  if (is_running() && on_own_thread()) {  // else another thread may begin to run it just now
    schedule(std::move(callback), copy_context());
    return;
  }
  {
    std::lock_guard lock(inbox_.mutex);
    inbox_.callbacks.push_back(std::move(callback));
    inbox_.filled.store(true, std::memory_order_release);
  }
  clock_->wake();
}

void EventLoop::empty_inbox() {
  std::vector<Ref<Callback>> callbacks;
  {
    std::lock_guard lock(inbox_.mutex);
    callbacks.swap(inbox_.callbacks);
    inbox_.filled.store(false, std::memory_order_relaxed);
  }
  for (Ref<Callback>& callback : callbacks) schedule(std::move(callback), Ref<Context>());
}

void EventLoop::timer_cancelled(TimerHandle& timer) {
  if (observer_) [[unlikely]]
    observer_->timer_cancelled(timer);
  timers_.note_cancelled();
}

// --- tasks ---------------------------------------------------------------------------------------

Error EventLoop::cannot_enter(const TaskBase& task) const {
  return environment_->runtime_error("Cannot enter into task " + task.repr() +
                                     " while another task " + current_task_->repr() +
                                     " is being executed.");
}

std::vector<Ref<TaskBase>> EventLoop::all_tasks() const {
  std::vector<Ref<TaskBase>> tasks;
  for (TaskBase* task = tasks_.first(); task; task = TaskRegistry::next(*task)) {
    tasks.emplace_back(task);
  }
  return tasks;
}

// If the task gives way, its handle runs again with what it has made.
void EventLoop::context_made(TaskBase& task) {
  if (!runs_handle() || ready_.last_popped().callback != &task) return;
  ready_.last_popped().context = Ref<Context>(task.context()).detach();
  handle_state_ = HandleState::watched;
}

void EventLoop::set_executor(std::unique_ptr<OutsideSource> executor) {
  if (executor_) remove_source(*executor_);
  executor_ = std::move(executor);
  if (executor_) add_source(*executor_);
}

Ref<FutureBase> EventLoop::create_waiter(Purpose purpose, const Primitive* owner) {
  Ref<FutureBase> waiter = environment_->create_waiter(*this, purpose);
  note_waiter(*waiter, owner);
  return waiter;
}

// --- reports -------------------------------------------------------------------------------------

void EventLoop::default_exception_handler(const ExceptionContext& context) {
  environment_->report(*this, context);
}

void EventLoop::call_exception_handler(const ExceptionContext& context) {
  if (!exception_handler_) {
    default_exception_handler(context);
    return;
  }
  try {
    exception_handler_(*this, context);
  } catch (...) {
    ExceptionContext failure;
    failure.message = "Unhandled error in exception handler";
    failure.exception = Error::current();
    default_exception_handler(failure);
  }
}

void EventLoop::callback_failed(Callback& callback, Error error) {
  ExceptionContext context;
  context.message = "Exception in callback " + callback.describe();
  context.exception = std::move(error);
  ReadyQueue::Entry running;
  if (handle_state_ != HandleState::none) running = ready_.last_popped();
  context.handle = Ref<Handle>(running.callback ? running.callback->as_handle() : nullptr);
  if (!context.handle) {
    context.handle =
        make_ref<Handle>(*this, Ref<Callback>(&callback), Ref<Context>(running.context));
  }
  call_exception_handler(context);
}

void refuse_without_loop() { throw RuntimeError("no running event loop"); }

}  // namespace looplane
