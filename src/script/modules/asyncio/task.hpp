#pragma once

#include "script/modules/asyncio/future.hpp"

namespace looplane::script {

struct TaskObject;

/// The loop's part of a task: steps a Python coroutine, on frames of the machine.
class TaskPart final : public FuturePart<TaskBase>, public Receiver {
 public:
  TaskPart(Machine& m, TaskObject& object, EventLoop& loop, std::uint64_t number,
           LoopRef<Context> context);

  Progress run(FutureBase* awaited) override;
  Progress resume() override;

  void returned(Machine& m, Value value) override;
  void failed(Machine& m) override;
  void yielded(Machine& m, Value value) override;

  void release_outside() override;

 protected:
  Step step_coroutine(Error thrown) override;
  void abandon() override;

 private:
  void begin_step(Machine& m, Value thrown);
  Step step_for_yield(Machine& m);
  void ended(Step step);

  TaskObject& task();

  bool beginning_ = false;  ///< Within step_coroutine.
  bool chains_ = false;     ///< What is thrown has a context: see run().
  bool may_postpone_ = false;
  bool postponed_ = false;  ///< The step waits for what the handle before let go of.
  Error postponed_error_;
  std::optional<Step> step_;  ///< How the step ended.
  Value yielded_;             ///< Keeps what the coroutine waits for until the step is over.
};

struct TaskObject : FutureObject {
  Value coroutine;
  std::optional<TaskPart> part;
  using FutureObject::FutureObject;
};

/// coroutines.iscoroutine: coroutines of the machine and of the library, and what has their
/// methods. Generators that types.coroutine marked are taken for Python 3.9 only.
bool is_coroutine(Machine& m, const Value& value);

/// asyncio.Task(coroutine, loop=loop, name=name, context=context, eager_start=eager). `name` may be
/// None; `type` may be a subclass.
Eventually<Value> new_task(Machine& m, LoopObject* loop, Value coroutine, Value name,
                           LoopRef<Context> context, bool eager);

void define_tasks(Machine& m, AsyncioState& state);

}  // namespace looplane::script
