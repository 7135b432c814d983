#include <looplane/task.hpp>

namespace looplane {
namespace {

// tasks._task_name_counter.
std::atomic<std::uint64_t> next_number = 1;

}  // namespace

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

TaskBase::TaskBase(EventLoop& loop, std::string name, Ref<Context> context)
    : FutureBase(loop, Purpose::task), number_(0), context_(std::move(context)) {
  if (name.empty()) {
    number_ = take_number();
  } else {
    given_name_ = std::make_unique<std::string>(std::move(name));
  }
}

TaskBase::TaskBase(EventLoop& loop, std::uint64_t number, Ref<Context> context)
    : FutureBase(loop, Purpose::task), number_(number), context_(std::move(context)) {}

TaskBase::~TaskBase() { loop().tasks().remove(*this); }

std::uint64_t TaskBase::take_number() {
  return next_number.fetch_add(1, std::memory_order_relaxed);
}
void TaskBase::reset_name_counter(std::uint64_t next) { next_number = next; }

std::string TaskBase::name() const {
  return given_name_ ? *given_name_ : "Task-" + std::to_string(number_);
}

void TaskBase::set_name(std::string name) {
  given_name_ = std::make_unique<std::string>(std::move(name));
  if (Observer* observer = loop().observer()) observer->task_named(*this);
}

Context& TaskBase::ensure_context() {
  if (!context_) {
    context_ = make_ref<Context>();
    if (loop().current_task() == this) loop().thread().context = context_;
  }
  return *context_;
}

void TaskBase::register_now() {
  loop().tasks().add(*this);
  if (Observer* observer = loop().observer()) [[unlikely]] {
    observer->task_created(*this, loop().current_task());
  }
}

void TaskBase::start() {
  register_now();
  loop().schedule(Ref<Callback>(this), context_);
}

// Task.__eager_start.
Progress TaskBase::start_eagerly() {
  if (!loop().is_running()) {
    start();
    return Progress::finished;
  }
  register_now();
  ThreadState& thread = loop().thread();
  eager_ = std::make_unique<EagerStart>(loop().swap_current_task(this), thread.context);
  thread.context = context_;
  return run_step(Error());
}

bool TaskBase::cancel(Ref<Message> message) {
  clear_log_traceback();
  observe_cancel_request(message);
  if (done()) return false;
  ++cancel_requests_;
  // The waiter stays: it may be a task that ignores the request, to be cancelled again later.
  if (waiter_ && Ref<FutureBase>(waiter_)->cancel(message)) return true;
  must_cancel_ = true;  // __step is scheduled already
  set_cancel_message(std::move(message));
  return true;
}

std::uint32_t TaskBase::uncancel() {
  if (cancel_requests_ > 0 && --cancel_requests_ == 0) must_cancel_ = false;
  return cancel_requests_;
}

inline bool TaskBase::begin_plain_step(FutureBase* awaited) {
  if (done() || must_cancel_ || loop().observer() || loop().current_task()) [[unlikely]]
    return false;
  if (awaited && !awaited->take_plain_result()) [[unlikely]]
    return false;
  waiter_.reset();
  loop().swap_current_task(this);
  return true;
}

inline void TaskBase::await_future(FutureBase& future) {
  if (&future.loop() != &loop() || !future.blocking() || &future == this) [[unlikely]] {
    refuse_to_await(future);
    return;
  }
  future.set_blocking(false);
  future.add_done_callback(Ref<Callback>(this), context_);
  waiter_ = Ref<FutureBase>(&future);
  if (must_cancel_ && Ref<FutureBase>(waiter_)->cancel(cancel_message())) must_cancel_ = false;
}

inline void TaskBase::leave() {
  if (!eager_) [[likely]] {
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
      loop().tasks().remove(*this);
      if (must_cancel_) {  // it was cancelled right before it returned
        must_cancel_ = false;
        become_cancelled(cancel_message());
      } else {
        (void)finish();
      }
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
  std::unique_ptr<EagerStart> outer = std::move(eager_);
  loop().swap_current_task(outer->task);
  loop().thread().context = std::move(outer->context);
}

void TaskBase::destroy_pending() {
  loop().tasks().remove(*this);
  TaskBase::report_before_destruction();
  waiter_.reset();
  abandon();
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
  given_name_.reset();
  context_.reset();
  waiter_.reset();
  eager_.reset();
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
      take_value();
      driver_.abandon();
      return Step::returned();
    default:
      driver_.abandon();
      return Step::failed(driver_.error());
  }
}

Step CoroutineTask::step_coroutine(Error thrown) {
  return end_of_step(driver_.resume(std::move(thrown)));
}

// What TaskBase::step comes to if no error is on its way and nobody observes. Nearly every step is
// one of these, and to hand empty errors around would cost more than the step.
Progress CoroutineTask::run(FutureBase* awaited) {
  if (!begin_plain_step(awaited)) [[unlikely]]
    return TaskBase::run(awaited);
  const Driver::State state = driver_.resume();
  if (state == Driver::State::awaiting) {
    await_future(*driver_.awaited());
  } else if (state == Driver::State::yielded) {
    loop().schedule(Ref<Callback>(this), context());
  } else {
    return finish_step(end_of_step(state));
  }
  leave();
  return Progress::finished;
}

}  // namespace looplane
