#pragma once

#include <looplane/event_loop.hpp>

#include "script/machine/operations.hpp"

namespace looplane::script {

struct LoopObject;
struct FutureObject;
struct TaskObject;

/// A reference to an object of the loop's library.
template <class T>
using LoopRef = looplane::Ref<T>;

/// The time of a machine as its loops read it. Only the machine moves it.
class MachineClock final : public Clock {
 public:
  explicit MachineClock(Machine& m) : m_(m) {}
  Duration read() override {
    ++reads;
    return Duration(m_.read_clock());
  }
  Duration peek() const override { return Duration(m_.now()); }
  /// A worker thread that is due by then runs before the main thread: its loop is idle until it
  /// has. One that is due later, though the clock has passed that meanwhile, would have to wait for
  /// it.
  bool arrived(Duration deadline) override {
    if (peek() < deadline) return false;
    return m_.thread != &m_.main_thread || m_.next_wake() > deadline.count();
  }
  void wait_until(Duration) override {}

  std::uint64_t reads = 0;  ///< Each iteration of a loop is one at least.

 private:
  Machine& m_;
};

/// The simulated threads of a machine, as a loop that has nothing to do sees them.
class MachineThreads final : public OutsideSource {
 public:
  explicit MachineThreads(Machine& m) : m_(m) {}
  bool may_wake() const override { return m_.next_wake() != Thread::forever; }
  /// The main thread's loop looks around when a worker has run. That of a worker must not: two of
  /// them would wait for each other without an end.
  Duration next_wake() const override {
    return m_.thread == &m_.main_thread ? Duration(m_.next_wake()) : Duration::max();
  }

 private:
  Machine& m_;
};

/// Makes Python's exceptions and futures for the loop's library, and reports as asyncio does.
class MachineEnvironment final : public Environment {
 public:
  explicit MachineEnvironment(Machine& m) : m_(m) {}

  Error cancelled(const LoopRef<Message>& message) override;
  Error timeout(const Error& cause) override;
  Error runtime_error(std::string text) override;
  Error value_error(std::string text) override;
  Error invalid_state(std::string text) override;
  Error queue_empty() override;
  Error queue_full() override;
  Error queue_shut_down() override;
  Error broken_barrier(std::string text) override;
  Error exception_group(std::string text, std::span<const Error> errors) override;
  void insert_timeout_error(const Error& error) override;
  LoopRef<FutureBase> create_waiter(EventLoop& loop, Purpose purpose) override;
  void report(EventLoop& loop, const ExceptionContext& context) override;
  void log(LogLevel level, std::string_view line) override;

 private:
  Error error(Type* type, std::string_view text);

  Machine& m_;
};

/// What the module asyncio keeps for one machine.
struct AsyncioState {
  explicit AsyncioState(Machine& m);

  Machine& m;
  MachineClock clock;
  MachineThreads threads;
  MachineEnvironment environment;

  Type *abstract_loop, *base_loop, *event_loop, *future, *task, *gathering_future, *future_iterator,
      *coroutine, *handle, *timer_handle, *generator_hook, *lock, *event, *condition, *semaphore,
      *bounded_semaphore, *barrier, *queue, *priority_queue, *lifo_queue, *timeout, *task_group,
      *completions, *work_item, *worker_pool, *task_step, *library_call, *coroutine_wrapper;
  Type *cancelled_error, *invalid_state_error, *send_file_error, *broken_barrier_error,
      *queue_empty_error, *queue_full_error, *queue_shut_down_error, *deadlock_error;

  /// asyncio.set_event_loop: of each thread that has called it.
  struct CurrentLoop {
    const Thread* thread;
    Value loop;  ///< None: it was taken away.
  };
  std::vector<CurrentLoop> current_loops;
  /// What _set_running_loop() was given last, in each thread.
  std::vector<CurrentLoop> set_running;
  Value policy;  ///< asyncio.set_event_loop_policy; empty: the default one.
  /// heapq's functions, for priority queues.
  Value heap_push, heap_pop;
  bool clears_handles = false;  ///< A loop is being closed that had handles still.
  /// Where a loop lets go of a handle that has run: as it takes the next, or as the iteration ends.
  enum class Dropping : std::uint8_t { none, for_next, at_end };
  Dropping drops_handle = Dropping::none;
  std::uint64_t reads_at_end = 0;  ///< clock.reads as the last step of a task ended.
  std::uint64_t next_task_number = 1;
  /// Futures hash to their number, so that sets of them do not depend on addresses.
  std::int64_t next_future_number = 1;
};

/// The machine's; made when it is first asked for.
AsyncioState& asyncio_state(Machine& m);
/// The loop that runs on this thread, or nullptr.
LoopObject* running_loop(Machine& m);
/// The same, or RuntimeError "no running event loop".
Eventually<Value> require_running_loop(Machine& m);
/// asyncio.get_event_loop().
Eventually<Value> current_or_new_loop(Machine& m);
/// BaseDefaultEventLoopPolicy.get_event_loop of a policy, which a first loop is asked of.
Eventually<Value> loop_of_policy(Machine& m, Value policy);

}  // namespace looplane::script
