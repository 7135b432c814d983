#pragma once

#include "script/machine/operations.hpp"

namespace looplane::script {

/// One call that a simulated thread makes, or is to make.
struct WorkItem : Object {
  enum class State : std::uint8_t { pending, running, finished, cancelled };

  Value function;
  Value arguments;  ///< A tuple.
  Value keywords;   ///< A dict, or nothing.
  Value context;    ///< A contextvars.Context to call it in, or nothing.
  State state = State::pending;
  Value result;  ///< When it has finished: the value, or
  Value error;   ///< the exception.
  Value owner;   ///< Whoever waits for it, for `done`.
  /// Called on the thread that has made the call.
  void (*done)(Machine& m, WorkItem* item) = nullptr;

  explicit WorkItem(Type* type) : Object(Kind::native, type) {}
};

/// Simulated threads that make calls, as the oracle's VirtualExecutor: a call begins at once if a
/// thread is free, and runs until it ends or sleeps. Idle threads are reused before one is made.
struct WorkerPool : Object {
  std::uint32_t limit = default_limit;
  std::uint32_t active = 0;
  std::uint32_t started = 0;
  Ref<StringObject> prefix;  ///< Of the threads' names: "asyncio" makes "asyncio_0".
  HeapVector<Ref<WorkItem>> waiting;
  HeapVector<Value> idle;  ///< Names of threads that have nothing to do.

  static constexpr std::uint32_t default_limit = 6;
  explicit WorkerPool(Type* type) : Object(Kind::native, type) {}
};

Ref<WorkerPool> new_worker_pool(Machine& m, std::string_view prefix);
Ref<WorkItem> new_work_item(Machine& m, Value function, Value arguments, Value keywords);
/// Hands a call to the pool; over when the thread that makes it, if there is one, sleeps or ends.
Eventually<Value> submit(Machine& m, Ref<WorkerPool> pool, Ref<WorkItem> item);
/// Lets time pass until the pool is idle, or no thread will ever wake.
Eventually<Value> wait_for_pool(Machine& m, Ref<WorkerPool> pool);

}  // namespace looplane::script
