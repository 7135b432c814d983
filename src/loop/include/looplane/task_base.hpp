#pragma once

#include <looplane/future_base.hpp>

namespace looplane {

// How one step of a task ended.
struct Step {
  enum class Kind : std::uint8_t {
    returned,   // the coroutine returned; the subclass has stored the value
    failed,     // it raised `error`
    awaits,     // it yielded `future` (whose `blocking` flag says whether by await)
    yielded,    // it yielded nothing: sleep(0)
    bad_yield,  // it yielded what cannot be awaited: `error` is thrown into the next step
    parked,     // it is not over: TaskBase::finish_step follows
  };

  static Step returned() { return {Kind::returned, nullptr, {}}; }
  static Step failed(Error error) { return {Kind::failed, nullptr, std::move(error)}; }
  static Step awaits(FutureBase& future) { return {Kind::awaits, &future, {}}; }
  static Step yielded() { return {Kind::yielded, nullptr, {}}; }
  static Step bad_yield(Error error) { return {Kind::bad_yield, nullptr, std::move(error)}; }
  static Step parked() { return {Kind::parked, nullptr, {}}; }

  Kind kind;
  FutureBase* future;
  Error error;
};

// asyncio.Task without its coroutine: it steps something that a subclass knows.
class TaskBase : public FutureBase {
 public:
  // A task of `loop`, not yet scheduled: call `start`. An empty name becomes "Task-N".
  TaskBase(EventLoop& loop, std::string name, Ref<Context> context);
  // The same, named "Task-`number`".
  TaskBase(EventLoop& loop, std::uint64_t number, Ref<Context> context);
  ~TaskBase() override;

  // Schedules the first step. Whoever made the task holds a reference to it.
  void start();
  // Runs the first step at once, inside the current one (asyncio.eager_task_factory). A parked step
  // is ended by `finish_step`, which then leaves the task as well.
  Progress start_eagerly();

  bool cancel(Ref<Message> message = {}) override;
  // Pending requests to cancel; `uncancel` takes one back and returns how many are left.
  std::uint32_t cancelling() const { return cancel_requests_; }
  std::uint32_t uncancel();
  bool must_cancel() const { return must_cancel_; }

  std::string name() const;
  void set_name(std::string name);
  // `_fut_waiter`: what it waits for, or null.
  FutureBase* waiter() const { return waiter_.get(); }
  const Ref<Context>& context() const { return context_; }
  Context& ensure_context();
  // `_log_destroy_pending`.
  void set_log_destroy_pending(bool log) { log_destroy_pending_ = log; }
  bool logs_destroy_pending() const { return log_destroy_pending_; }

  // Task.__step(error).
  Progress step(Error thrown);
  // The end of a step: what `step_coroutine` returned, or would have, had it not been parked.
  Progress finish_step(Step step);

  void report_before_destruction() override;
  void forget() override;
  // Its loop is going away and will never step it again: reports that, and drops the coroutine.
  void destroy_pending();

  TaskBase* as_task() override { return this; }
  std::string repr() const override;
  // As a callback: __wakeup(argument), or the first __step without argument.
  Progress run(FutureBase* argument) override;
  std::string describe() const override { return "Task.task_wakeup()"; }
  TaskBase* stepped_task() override { return this; }
  FutureBase* completed_future() override { return nullptr; }

  // The number of the next "Task-N".
  static std::uint64_t take_number();
  // "Task-1" is the next name given out (one counter for all loops of the process, as in CPython).
  static void reset_name_counter(std::uint64_t next = 1);

 protected:
  // Drops the coroutine.
  virtual void abandon() = 0;
  // One step: resume the coroutine, throwing `thrown` into it unless empty.
  virtual Step step_coroutine(Error thrown) = 0;
  std::string class_name() const override { return "Task"; }
  // "coro=<...>" of the repr; empty once the coroutine is gone.
  virtual std::string repr_of_coroutine() const { return {}; }

  // For CoroutineTask, which makes short work of common steps. Begins a step, if nothing is thrown
  // into it and nobody observes; it ends with await_future or a new schedule, and leave.
  bool begin_plain_step(FutureBase* awaited);
  void await_future(FutureBase& future);
  void leave();

 private:
  friend class TaskRegistry;
  class ThrowStep;
  // What goes on when the first step of an eager task is over.
  struct EagerStart {
    EagerStart(TaskBase* task, Ref<Context> context) : task(task), context(std::move(context)) {}
    TaskBase* task;
    Ref<Context> context;
  };

  void register_now();
  Progress run_step(Error&& thrown);
  Progress conclude(Step& step);
  void report_step_when_done(const Error& thrown);
  Progress end_with(Error error);
  void throw_into_next_step(Error error);
  void refuse_to_await(FutureBase& future);
  void leave_eager();

  bool must_cancel_ : 1 = false;
  bool log_destroy_pending_ : 1 = true;
  bool registered_ : 1 = false;
  std::uint32_t cancel_requests_ = 0;
  std::uint64_t number_;  // of "Task-N", unless a name was given
  std::unique_ptr<std::string> given_name_;
  Ref<Context> context_;
  Ref<FutureBase> waiter_;
  std::unique_ptr<EagerStart> eager_;  // in the step that start_eagerly runs
  TaskBase* previous_ = nullptr;       // the registry's list, oldest first
  TaskBase* next_ = nullptr;
};

}  // namespace looplane
