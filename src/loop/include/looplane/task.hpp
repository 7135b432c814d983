#pragma once

#include <looplane/future.hpp>
#include <looplane/task_base.hpp>

namespace looplane {

// A task that steps a C++ coroutine.
template <class T>
class TaskState final : public TaskBase, public ValueStore<T> {
 public:
  TaskState(EventLoop& loop, Coro<T> coroutine, std::string name, Ref<Context> context)
      : TaskBase(loop, std::move(name), std::move(context)), driver_(loop, coroutine.detach()) {}

  void* value_store() override { return static_cast<ValueStore<T>*>(this); }

 protected:
  void abandon() override { driver_.abandon(); }
  Step step_coroutine(Error thrown) override {
    switch (driver_.resume(std::move(thrown))) {
      case Driver::State::awaiting:
        return Step::awaits(*driver_.awaited());
      case Driver::State::yielded:
        return Step::yielded();
      case Driver::State::returned:
        return take_result();
      default:
        driver_.abandon();
        return Step::failed(driver_.error());
    }
  }
  std::string repr_of_result() const override { return this->value_repr(); }
  std::string repr_of_coroutine() const override { return driver_ ? "<Coro>" : ""; }

 private:
  Step take_result() {
    if constexpr (std::is_void_v<T>) {
      driver_.template take_value<Promise<T>>();
    } else {
      this->store(driver_.template take_value<Promise<T>>());
    }
    driver_.abandon();
    return Step::returned();
  }

  Driver driver_;
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

// loop.create_task(coro): RuntimeError once the loop is closed.
template <class T>
Task<T> create_task(EventLoop& loop, Coro<T> coroutine, TaskOptions options) {
  if (Error error = loop.check_closed()) {
    coroutine.close();
    error.raise();
  }
  Ref<Context> context = options.context ? std::move(options.context) : loop.copy_context();
  auto state = make_ref<TaskState<T>>(loop, std::move(coroutine), std::move(options.name),
                                      std::move(context));
  if (options.eager || loop.eager_tasks()) {
    state->start_eagerly();
  } else {
    state->start();
  }
  return Task<T>(std::move(state));
}

// asyncio.create_task(coro), on the running loop.
template <class T>
Task<T> create_task(Coro<T> coroutine, TaskOptions options) {
  if (!ThreadState::of_this_thread().running_loop) coroutine.close();
  return create_task(get_running_loop(), std::move(coroutine), std::move(options));
}
template <class T>
Task<T> create_task(EventLoop& loop, Coro<T> coroutine) {
  return create_task(loop, std::move(coroutine), TaskOptions());
}
template <class T>
Task<T> create_task(Coro<T> coroutine) {
  return create_task(std::move(coroutine), TaskOptions());
}

// asyncio.current_task(): null outside of tasks.
inline TaskBase* current_task() { return get_running_loop().current_task(); }
// asyncio.all_tasks(), in the order of creation.
inline std::vector<Ref<TaskBase>> all_tasks() { return get_running_loop().all_tasks(); }

}  // namespace looplane
