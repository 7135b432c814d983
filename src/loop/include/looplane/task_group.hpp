#pragma once

#include <looplane/ensure_future.hpp>

namespace looplane {

// asyncio.TaskGroup: tasks that end together. If one fails, the others are cancelled, and the
// errors come out as one ExceptionGroup.
//
//     co_await TaskGroup::with([&](TaskGroup& group) -> Coro<> {
//       group.create_task(fetch(1));
//       group.create_task(fetch(2));
//       co_return;
//     });
class TaskGroup : public Primitive {
 public:
  explicit TaskGroup(Environment& environment = Environment::standard()) : Primitive(environment) {}
  ~TaskGroup() override;

  // `async with TaskGroup() as group: body`.
  template <class Body>
  static Coro<> with(Body body);

  // RuntimeError if the group has not been entered, is finished or shutting down.
  template <class T>
  Task<T> create_task(Coro<T> coroutine) {
    return create_task(std::move(coroutine), TaskOptions());
  }
  template <class T>
  Task<T> create_task(Coro<T> coroutine, TaskOptions options) {
    if (Error error = check_create()) {
      coroutine.close();
      error.raise();
    }
    Task<T> task = looplane::create_task(*loop_, std::move(coroutine), std::move(options));
    adopt(task.task());
    return task;
  }

  // The same in pieces. __aenter__, in the current task of `loop`.
  Error enter(EventLoop& loop);
  // __aexit__: `raised` is the error that leaves the block, empty if none. The value is what is to
  // be raised after it: the same, another, or nothing.
  Coro<Error> exit(Error raised);
  Error check_create() const;
  // A task that create_task made.
  void adopt(TaskBase& task);

  std::size_t task_count() const { return task_count_; }
  // Its tasks that are not done, oldest first.
  std::vector<TaskBase*> tasks() const;
  const Ref<TaskBase>& parent() const { return parent_; }
  std::size_t error_count() const { return errors_.size(); }
  const std::vector<Error>& errors() const { return errors_; }
  bool entered() const { return entered_; }
  bool exiting() const { return exiting_; }
  bool aborting() const { return aborting_; }
  // "<TaskGroup tasks=2 entered>"
  PrimitiveKind kind() const override { return PrimitiveKind::task_group; }
  std::string repr() const override;

 private:
  class Member;

  void abort();
  void member_done(TaskBase& task);
  Coro<Error> wait_for_members(Error cancellation);

  EventLoop* loop_ = nullptr;
  Ref<TaskBase> parent_;
  Ref<FutureBase> all_done_;
  Member* first_ = nullptr;  // the members that are not done, oldest first
  Member* last_ = nullptr;
  std::size_t task_count_ = 0;
  std::vector<Error> errors_;
  Error exit_error_;  // KeyboardInterrupt or SystemExit
  bool entered_ = false;
  bool exiting_ = false;
  bool aborting_ = false;
  bool parent_cancel_requested_ = false;
};

template <class Body>
Coro<> TaskGroup::with(Body body) {
  TaskGroup group;
  EventLoop& loop = co_await this_loop();
  if (Error error = group.enter(loop)) co_await fail(std::move(error));
  Outcome<void> outcome = co_await attempt(body(group));
  Outcome<Error> raised = co_await attempt(group.exit(std::move(outcome.error)));
  if (raised.error) co_await fail(std::move(raised.error));
  if (*raised.value) co_await fail(std::move(*raised.value));
}

}  // namespace looplane
