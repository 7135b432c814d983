#include <looplane/task.hpp>
#include <optional>

namespace looplane {
// A step that begins with an error, scheduled by the step before it.
class TaskBase::ThrowStep final : public Callback {
 public:
  ThrowStep(TaskBase& task, Error error) : task_(&task), error_(std::move(error)) {}
  Progress run(FutureBase*) override { return task_->step(std::move(error_)); }
  Progress resume() override { return task_->resume(); }
  std::string describe() const override { return "Task.task_step()"; }
  TaskBase* stepped_task() override { return task_.get(); }

 private:
  Ref<TaskBase> task_;
  Error error_;
};

// What few tasks have, kept apart so that the others are small.
struct TaskBase::Extras {
  explicit Extras(std::uint64_t number) : number(number) {}

  std::uint64_t number;
  std::optional<std::string> given_name;
  std::uint32_t cancel_requests = 0;
  // What goes on when the first step of an eager task is over.
  TaskBase* outer_task = nullptr;
  Ref<Context> outer_context;
};

inline TaskBase::Extras& TaskBase::extras() const {
  return *reinterpret_cast<Extras*>(static_cast<std::uintptr_t>(number_or_extras_));
}

TaskBase::TaskBase(EventLoop& loop, std::string name, Ref<Context> context)
    : TaskBase(loop, name.empty() ? take_number() : 0, std::move(context)) {
  if (!name.empty()) ensure_extras().given_name = std::move(name);
}

TaskBase::Extras& TaskBase::ensure_extras() {
  if (!has_extras()) {
    auto* made = new Extras(number_or_extras_ / 2);
    number_or_extras_ = reinterpret_cast<std::uintptr_t>(made);
  }
  return extras();
}

void TaskBase::drop_extras() {
  const std::uint64_t number = extras().number;
  delete &extras();
  number_or_extras_ = 2 * number + 1;
}

std::string TaskBase::name() const {
  if (!has_extras()) return "Task-" + std::to_string(number_or_extras_ / 2);
  return extras().given_name.value_or("Task-" + std::to_string(extras().number));
}

void TaskBase::set_name(std::string name) {
  ensure_extras().given_name = std::move(name);
  if (Observer* observer = loop().observer()) observer->task_named(*this);
}

Context& TaskBase::ensure_context() {
  if (!context_) {
    context_ = make_ref<Context>();
    if (loop().current_task() == this) {
      loop().thread().context = context_;
      loop().context_made(*this);
    }
  }
  return *context_;
}

void TaskBase::observe_created() { loop().observer()->task_created(*this, loop().current_task()); }

// Task.__eager_start.
Progress TaskBase::start_eagerly() {
  if (!loop().is_running()) {
    start();
    return Progress::finished;
  }
  register_now();
  ThreadState& thread = loop().thread();
  Extras& extras = ensure_extras();
  extras.outer_task = loop().swap_current_task(this);
  extras.outer_context = std::exchange(thread.context, context_);
  begins_eagerly_ = true;
  return run_step(Error());
}

bool TaskBase::cancel(Ref<Message> message) {
  clear_log_traceback();
  observe_cancel_request(message);
  if (done()) return false;
  ++ensure_extras().cancel_requests;
  // The waiter stays: it may be a task that ignores the request, to be cancelled again later.
  if (waiter_ && Ref<FutureBase>(waiter_)->cancel(message)) return true;
  must_cancel_ = true;  // __step is scheduled already
  steps_plainly_ = false;
  set_cancel_message(std::move(message));
  return true;
}

std::uint32_t TaskBase::cancelling() const { return has_extras() ? extras().cancel_requests : 0; }

std::uint32_t TaskBase::uncancel() {
  if (cancelling() > 0 && --extras().cancel_requests == 0) must_cancel_ = false;
  return cancelling();
}

// It was cancelled in the step that ends with this wait.
void TaskBase::cancel_waiter() {
  if (Ref<FutureBase>(waiter_)->cancel(cancel_message())) must_cancel_ = false;
}

inline void TaskBase::leave() {
  if (!begins_eagerly_) [[likely]] {
    loop().leave_task(*this);
  } else {
    leave_eager();
  }
}

// Task.__wakeup.
Progress TaskBase::run(FutureBase* awaited) {
  if (!awaited) return step(Error());
  return step(awaited->result_error());
}

Progress TaskBase::step(Error thrown) {
  if (done()) [[unlikely]] {
    report_step_when_done(thrown);
    return Progress::finished;
  }
  if (must_cancel_) [[unlikely]] {
    if (!thrown.is_cancelled()) thrown = make_cancelled_error();
    must_cancel_ = false;
  }
  waiter_.reset();
  if (Error error = loop().enter_task(*this)) [[unlikely]] {
    loop().callback_failed(*this, std::move(error));
    return Progress::finished;
  }
  return run_step(std::move(thrown));
}

void TaskBase::report_step_when_done(const Error& thrown) {
  loop().callback_failed(*this, loop().environment().invalid_state(
                                    "_step(): already done: " + repr() + ", " +
                                    (thrown ? thrown.describe() : std::string("None"))));
}

inline Progress TaskBase::run_step(Error&& thrown) {
  if (Observer* observer = loop().observer()) [[unlikely]]
    observer->step_began(*this, thrown);
  Step step = step_coroutine(std::move(thrown));
  if (step.kind == Step::Kind::parked) [[unlikely]]
    return Progress::parked;
  return conclude(step);
}

Progress TaskBase::finish_step(Step step) { return conclude(step); }

// Task.__step_run_and_handle_result.
inline Progress TaskBase::conclude(Step& step) {
  if (Observer* observer = loop().observer()) [[unlikely]]
    observer->step_ended(*this, step);
  Progress progress = Progress::finished;
  switch (step.kind) {
    case Step::Kind::awaits:
      await_future(*step.future);
      break;
    case Step::Kind::yielded:
      loop().schedule(Ref<Callback>(this), context_);
      break;
    case Step::Kind::bad_yield:
      throw_into_next_step(std::move(step.error));
      break;
    case Step::Kind::returned:
      return_now();
      break;
    case Step::Kind::failed:
      progress = end_with(std::move(step.error));
      break;
    case Step::Kind::parked:
      break;
  }
  leave();
  return progress;
}

// It was cancelled right before it returned.
void TaskBase::return_cancelled() {
  must_cancel_ = false;
  become_cancelled(cancel_message());
}

Progress TaskBase::end_with(Error error) {
  loop().tasks().remove(*this);
  if (error.is_cancelled()) {
    become_cancelled({}, std::move(error));  // the original is handed on once
    return Progress::finished;
  }
  const bool leaves_loop = error.is_exit();
  if (leaves_loop) loop().raise_out(error);
  (void)set_error(std::move(error));
  return leaves_loop ? Progress::raised : Progress::finished;
}

void TaskBase::refuse_to_await(FutureBase& future) {
  std::string why;
  if (&future.loop() != &loop()) {
    why = "Task " + repr() + " got Future " + future.repr() + " attached to a different loop";
  } else if (!future.blocking()) {
    why = "yield was used instead of yield from in task " + repr() + " with " + future.repr();
  } else {
    why = "Task cannot await on itself: " + repr();
  }
  throw_into_next_step(loop().environment().runtime_error(std::move(why)));
}

void TaskBase::throw_into_next_step(Error error) {
  loop().schedule(make_ref<ThrowStep>(*this, std::move(error)), context_);
}

void TaskBase::leave_eager() {
  begins_eagerly_ = false;
  loop().swap_current_task(std::exchange(extras().outer_task, nullptr));
  loop().thread().context = std::move(extras().outer_context);
}

void TaskBase::destroy_pending() {
  loop().tasks().remove(*this);
  TaskBase::report_before_destruction();
  // Nobody will be told of any end. What gathers futures is kept by them, and keeps them.
  callback_.reset();
  context_or_list_.reset();
  const Ref<FutureBase> waiter = std::move(waiter_);
  abandon();
  if (waiter && !waiter->done() && !waiter->as_task()) waiter->forget();
}

void TaskBase::report_before_destruction() {
  if (!done() && log_destroy_pending_) {
    log_destroy_pending_ = false;
    ExceptionContext context;
    context.message = "Task was destroyed but it is pending!";
    context.task = this;
    loop().call_exception_handler(context);
  }
  FutureBase::report_before_destruction();
}

void TaskBase::forget() {
  loop().tasks().remove(*this);
  begins_eagerly_ = false;
  if (has_extras()) drop_extras();
  context_.reset();
  waiter_.reset();
  FutureBase::forget();
}

// base_tasks._task_repr_info.
std::string TaskBase::repr() const {
  std::string info = "<" + class_name() + " ";
  info += cancelling() && !done() ? "cancelling" : state_name();
  info += " name='" + name() + "'";
  if (std::string coroutine = repr_of_coroutine(); !coroutine.empty()) info += " coro=" + coroutine;
  if (waiter_) info += " wait_for=" + waiter_->repr();
  return info + repr_of_outcome() + repr_of_callbacks() + ">";
}

// --- tasks of C++ coroutines

Step CoroutineTask::end_of_step(Driver::State state) {
  switch (state) {
    case Driver::State::awaiting:
      return Step::awaits(*driver_.awaited());
    case Driver::State::yielded:
      return Step::yielded();
    case Driver::State::returned:
      steps_plainly_ = false;
      take_value();
      driver_.abandon();
      return Step::returned();
    default:
      steps_plainly_ = false;
      driver_.abandon();
      return Step::failed(driver_.error());
  }
}

Step CoroutineTask::step_coroutine(Error thrown) {
  steps_plainly_ = true;  // the next one, unless it is cancelled or ends meanwhile
  return end_of_step(driver_.resume(std::move(thrown)));
}

Progress CoroutineTask::end_failed_step() { return finish_step(end_of_step(driver_.end())); }

}  // namespace looplane
