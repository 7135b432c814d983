#pragma once

#include <looplane/sleep.hpp>
#include <looplane/task.hpp>

namespace looplane {

// What can be awaited, as a coroutine: a coroutine is itself, other things are awaited by one.
template <class T>
Coro<T> to_coro(Coro<T> coroutine) {
  return coroutine;
}
template <class Awaitable>
  requires requires(Awaitable awaitable) { awaitable.coro(); }
auto to_coro(Awaitable&& awaitable) {
  return awaitable.coro();
}
template <class Awaitable>
  requires requires(Awaitable awaitable) { awaitable.settle(); }
Coro<typename Awaitable::Value> to_coro(Awaitable awaitable) {
  co_return co_await awaitable;
}

template <class T>
Coro<T> to_coro(Future<T> future) {
  if (Error error = co_await settled(future.base())) co_await fail(std::move(error));
  if constexpr (!std::is_void_v<T>) co_return future.result();
}

// asyncio.ensure_future: a future or task is itself, what else can be awaited becomes a task.
template <class Awaitable>
auto ensure_future(EventLoop& loop, Awaitable&& awaitable) {
  if constexpr (requires { awaitable.base(); }) {
    return Future<typename std::remove_cvref_t<Awaitable>::Value>(awaitable);
  } else {
    auto task = create_task(loop, to_coro(std::forward<Awaitable>(awaitable)));
    return Future<typename decltype(task)::Value>(std::move(task));
  }
}

// The type of the value that awaiting gives.
template <class Awaitable>
using AwaitedValue = typename std::remove_cvref_t<Awaitable>::Value;

}  // namespace looplane
