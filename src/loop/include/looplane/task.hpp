#pragma once

#include <looplane/future.hpp>
#include <looplane/task_base.hpp>

namespace looplane {

// A task that steps a C++ coroutine, whatever its value.
class CoroutineTask : public TaskBase {
 public:
  // `name` is its name, or the number of its "Task-N".
  template <class T, class Name>
  CoroutineTask(EventLoop& loop, Coro<T>& coroutine, Name&& name, Ref<Context>&& context)
      : TaskBase(loop, std::forward<Name>(name), std::move(context)),
        driver_(loop, coroutine.detach()) {
    steps_plainly_ = true;
  }

  // What `run` comes to if no error is on its way, no cancellation either, and nobody observes.
  // Nearly every step is one of these, and to hand empty errors around would cost more than the
  // step. To be called by `loop` if `steps_plainly`, while no task is current.
  [[gnu::always_inline]] Progress step_plainly(EventLoop& loop, FutureBase* awaited) {
    if (awaited) {
      if (!awaited->take_plain_result()) [[unlikely]]
        return run(awaited);
      forget_waiter();
    }
    loop.swap_current_task(this);
    driver_.begin();
    Progress progress = Progress::finished;
    if (driver_.has_yielded()) {
      progress = Progress::again;
    } else if (FutureBase* future = driver_.awaited()) {
      await_future(*future);
    } else if (driver_.has_returned()) {
      steps_plainly_ = false;  // not later: together with the flags beside it, it waits
      take_value();
      driver_.abandon();
      return_now();
    } else {
      return end_failed_step();
    }
    loop.leave_task(*this);
    return progress;
  }

 protected:
  // The coroutine has returned: stores its value.
  virtual void take_value() = 0;
  void abandon() override { driver_.abandon(); }
  Step step_coroutine(Error thrown) override;
  std::string repr_of_coroutine() const override { return driver_ ? "<Coro>" : ""; }

  Driver driver_;

 private:
  Step end_of_step(Driver::State state);
  Progress end_failed_step();
};

template <class T>
class TaskState final : public CoroutineTask, public ValueStore<T> {
 public:
  using CoroutineTask::CoroutineTask;
  void* value_store() override { return static_cast<ValueStore<T>*>(this); }

 protected:
  void take_value() override {
    if constexpr (!std::is_void_v<T>) this->store(driver_.template take_value<Promise<T>>());
  }
  std::string repr_of_result() const override { return this->value_repr(); }
  // The usual end, for which nothing need be looked up.
  void unreferenced() const noexcept override {
    if (done() && !logs_traceback()) [[likely]] {
      delete this;
    } else {
      FutureBase::unreferenced();
    }
  }
};

// asyncio.Task: a coroutine that runs by itself. Copies share it. Dropping the last copy does not
// stop the task: what it waits for holds it, or the loop does.
template <class T = void>
class Task : public Future<T> {
 public:
  Task() = default;
  explicit Task(Ref<TaskState<T>> state) : Future<T>(std::move(state)) {}

  std::string name() const { return task().name(); }
  void set_name(std::string name) const { task().set_name(std::move(name)); }
  std::uint32_t cancelling() const { return task().cancelling(); }
  std::uint32_t uncancel() const { return task().uncancel(); }
  TaskBase& task() const { return static_cast<TaskBase&>(*this->base()); }
};

// How a task is made. (g++ 12 miscompiles braces with such options, and default arguments, within a
// co_await expression: name the options first, or the task.)
struct TaskOptions {
  std::string name = {};
  Ref<Context> context = {};
  bool eager = false;  // asyncio.eager_task_factory: the first step runs at once
};

// asyncio.eager_task_factory, for EventLoop::set_task_factory: the first step of each task runs at
// once, inside the current one.
inline void eager_task_factory(TaskBase& task) { task.start_eagerly(); }

// Begins a task that was made just now. (A call of it costs a tenth of the spawn.)
template <class T>
[[gnu::always_inline]] inline Task<T> begin_task(Ref<TaskState<T>> state, bool eager) {
  if (eager) {
    eager_task_factory(*state);
  } else if (const EventLoop::TaskFactory& factory = state->loop().task_factory()) [[unlikely]] {
    factory(*state);
  } else {
    state->start();
  }
  return Task<T>(std::move(state));
}

// RuntimeError if the loop is closed or the coroutine used up. A coroutine that cannot become a
// task is closed: the error is all that is reported.
template <class T>
void check_open(EventLoop& loop, Coro<T>& coroutine) {
  coroutine.check_unused();
  if (!loop.is_closed()) [[likely]]
    return;
  coroutine.close();
  loop.check_closed().raise();
}

// Makes and begins the task of `coroutine`, which is used up. (The loop runs on this thread.)
template <class T>
Task<T> start_task(EventLoop& loop, Coro<T>& coroutine) {
  check_open(loop, coroutine);
  return begin_task(
      make_ref<TaskState<T>>(loop, coroutine, TaskBase::take_number(), loop.copy_context()), false);
}
template <class T>
Task<T> start_task(EventLoop& loop, Coro<T>& coroutine, TaskOptions& options) {
  check_open(loop, coroutine);
  Ref<Context> context = options.context ? std::move(options.context) : loop.copy_context();
  return begin_task(
      make_ref<TaskState<T>>(loop, coroutine, std::move(options.name), std::move(context)),
      options.eager);
}

// loop.create_task(coro): RuntimeError once the loop is closed.
template <class T>
Task<T> create_task(EventLoop& loop, Coro<T> coroutine) {
  loop.check_thread();
  return start_task(loop, coroutine);
}
template <class T>
Task<T> create_task(EventLoop& loop, Coro<T> coroutine, TaskOptions options) {
  loop.check_thread();
  return start_task(loop, coroutine, options);
}

template <class T>
Task<T> EventLoop::create_task(Coro<T> coroutine) {
  check_thread();
  return start_task(*this, coroutine);
}

// The loop for asyncio.create_task(coro).
template <class T>
EventLoop& loop_for_task(Coro<T>& coroutine) {
  EventLoop* loop = ThreadState::of_this_thread().running_loop;
  if (!loop) [[unlikely]] {
    coroutine.close();
    refuse_without_loop();
  }
  return *loop;
}

// asyncio.create_task(coro), on the running loop.
template <class T>
Task<T> create_task(Coro<T> coroutine) {
  return start_task(loop_for_task(coroutine), coroutine);
}
template <class T>
Task<T> create_task(Coro<T> coroutine, TaskOptions options) {
  return start_task(loop_for_task(coroutine), coroutine, options);
}

// asyncio.current_task(): null outside of tasks.
inline TaskBase* current_task() { return get_running_loop().current_task(); }
// asyncio.all_tasks(), in the order of creation.
inline std::vector<Ref<TaskBase>> all_tasks() { return get_running_loop().all_tasks(); }

}  // namespace looplane
