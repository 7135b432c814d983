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
  Task<T> task = create_task(loop, std::move(coroutine));
  task.task().set_log_destroy_pending(false);
  return run_until_complete(loop, static_cast<const Future<T>&>(task));
}

}  // namespace looplane
