#pragma once

#include <looplane/future_base.hpp>
#include <looplane/task_registry.hpp>

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
  std::uint32_t cancelling() const;
  std::uint32_t uncancel();
  bool must_cancel() const { return must_cancel_; }

  std::string name() const;
  // The N of a name "Task-N" that nobody gave it; 0: it has another.
  std::uint64_t default_number() const { return has_extras() ? 0 : number_or_extras_ / 2; }
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
  static std::uint64_t take_number() { return next_number_++; }
  // "Task-1" is the next name given out. One counter for all loops of a thread: CPython's is one
  // for all threads, and so the names there depend on which thread is faster.
  static void reset_name_counter(std::uint64_t next = 1) { next_number_ = next; }

 protected:
  // Drops the coroutine.
  virtual void abandon() = 0;
  // One step: resume the coroutine, throwing `thrown` into it unless empty.
  virtual Step step_coroutine(Error thrown) = 0;
  std::string class_name() const override { return "Task"; }
  // "coro=<...>" of the repr; empty once the coroutine is gone.
  virtual std::string repr_of_coroutine() const { return {}; }

  // For CoroutineTask, which makes short work of common steps.
  void forget_waiter() { waiter_.reset(); }
  [[gnu::always_inline]] void await_future(FutureBase& future);
  [[gnu::always_inline]] void return_now();

 private:
  friend class TaskRegistry;
  class ThrowStep;
  struct Extras;
  bool has_extras() const { return (number_or_extras_ & 1) == 0; }
  Extras& extras() const;
  Extras& ensure_extras();
  void drop_extras();
  void register_now();
  void observe_created();
  Progress run_step(Error&& thrown);
  Progress conclude(Step& step);
  void report_step_when_done(const Error& thrown);
  Progress end_with(Error error);
  void throw_into_next_step(Error error);
  void refuse_to_await(FutureBase& future);
  void cancel_waiter();
  void return_cancelled();
  void leave();
  void leave_eager();

  // tasks._task_name_counter.
  static inline thread_local constinit std::uint64_t next_number_ = 1;

  std::uint64_t number_or_extras_;  // of "Task-N", times two plus one; or where the Extras are
  Ref<Context> context_;
  Ref<FutureBase> waiter_;
  TaskBase* previous_ = nullptr;  // the registry's list, oldest first
  TaskBase* next_ = nullptr;
};

inline void TaskRegistry::add(TaskBase& task) {
  task.registered_ = true;
  task.previous_ = last_;
  (last_ ? last_->next_ : first_) = &task;
  last_ = &task;
}

inline void TaskRegistry::remove(TaskBase& task) {
  if (!task.registered_) return;
  task.registered_ = false;
  (task.previous_ ? task.previous_->next_ : first_) = task.next_;
  (task.next_ ? task.next_->previous_ : last_) = task.previous_;
  task.previous_ = task.next_ = nullptr;
}

inline TaskBase* TaskRegistry::next(const TaskBase& task) { return task.next_; }

}  // namespace looplane
