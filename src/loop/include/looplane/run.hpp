#pragma once

#include <looplane/task.hpp>

namespace looplane {

// loop.run_until_complete(future): the value, or the error thrown.
template <class T>
T run_until_complete(EventLoop& loop, const Future<T>& future) {
  loop.run_until_complete(*future.base());
  return future.result();
}

// loop.run_until_complete(coro).
template <class T>
T run_until_complete(EventLoop& loop, Coro<T> coroutine) {
  const Task<T> task = create_task(loop, std::move(coroutine));
  task.task().set_log_destroy_pending(false);
  return run_until_complete(loop, static_cast<const Future<T>&>(task));
}

// runners._cancel_all_tasks: cancels what is left, waits for it, and reports what went wrong.
void cancel_all_tasks(EventLoop& loop);

// asyncio.Runner: runs coroutines one after the other on a loop of its own. Its destructor cancels
// the tasks that are left, lets them end, and closes the loop.
class Runner {
 public:
  explicit Runner(EventLoopOptions options = {}) : loop_(options) {}
  ~Runner() { close(); }

  EventLoop& loop() { return loop_; }
  // RuntimeError "Runner.run() cannot be called from a running event loop", or "Runner is closed".
  template <class T>
  T run(Coro<T> coroutine) {
    if (Error error = check_run()) {
      coroutine.close();
      error.raise();
    }
    return run_until_complete(loop_, create_task(loop_, std::move(coroutine)));
  }
  void close();

 private:
  Error check_run() const;

  EventLoop loop_;
};

// asyncio.run(coro): on a new loop, under the real clock unless the options say otherwise.
template <class T>
T run(Coro<T> coroutine, EventLoopOptions options = {}) {
  Runner runner(options);
  return runner.run(std::move(coroutine));
}

}  // namespace looplane
