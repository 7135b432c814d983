#pragma once

#include <algorithm>
#include <looplane/ensure_future.hpp>
#include <looplane/timeout.hpp>

namespace looplane {

// asyncio.FIRST_COMPLETED and so on.
enum class ReturnWhen : std::uint8_t { all_completed, first_completed, first_exception };

// Waits for futures (each once) until `until` says so, or the time is up. Their errors are not
// raised: ask each.
Coro<> wait_for_completion(std::vector<Ref<FutureBase>> futures, std::optional<Duration> timeout,
                           ReturnWhen until);
// tasks._cancel_and_wait: cancels `future` and waits until it is done.
Coro<> cancel_and_wait(Ref<FutureBase> future);

struct WaitOptions {
  std::optional<Duration> timeout = {};
  ReturnWhen return_when = ReturnWhen::all_completed;
};

template <class F>
struct WaitResult {
  std::vector<F> done;
  std::vector<F> pending;
};

// asyncio.wait(futures): which are done and which are not, both in the order given. ValueError "Set
// of Tasks/Futures is empty.".
template <class F>
  requires requires(F future) { future.base(); }
Coro<WaitResult<F>> wait(std::vector<F> futures, WaitOptions options = {}) {
  std::vector<Ref<FutureBase>> each_once;
  for (const F& each : futures) {
    if (std::find(each_once.begin(), each_once.end(), each.base()) == each_once.end()) {
      each_once.push_back(each.base());
    }
  }
  Outcome<void> outcome =
      co_await attempt(wait_for_completion(each_once, options.timeout, options.return_when));
  if (outcome.error) co_await fail(std::move(outcome.error));
  WaitResult<F> result;
  for (F& each : futures) {
    (each.done() ? result.done : result.pending).push_back(std::move(each));
  }
  co_return result;
}

// asyncio.wait_for(awaitable, timeout): awaits it in this task; TimeoutError, after it was
// cancelled, if it takes longer. Without a timeout it just waits.
template <class Awaitable, class T = AwaitedValue<Awaitable>>
Coro<T> wait_for(Awaitable awaitable, std::optional<Duration> limit) {
  EventLoop& loop = co_await this_loop();
  if (limit && *limit <= Duration::zero()) {
    Future<T> future = ensure_future(loop, std::move(awaitable));
    if (!future.done()) {
      Outcome<void> waited = co_await attempt(cancel_and_wait(future.base()));
      if (waited.error) co_await fail(std::move(waited.error));
    }
    if (Error error = future.base()->result_error()) {
      if (error.is_cancelled()) error = loop.environment().timeout(error);
      co_await fail(std::move(error));
    }
    if constexpr (std::is_void_v<T>) {
      co_return;
    } else {
      co_return future.result();
    }
  }
  std::optional<Duration> when;
  if (limit) when = loop.time_after(*limit);
  auto timer = make_ref<Timeout>(when);
  if (Error error = timer->enter(loop)) co_await fail(std::move(error));
  Outcome<T> outcome = co_await attempt(to_coro(std::move(awaitable)));
  if (Error error = timer->exit(std::move(outcome.error))) co_await fail(std::move(error));
  if constexpr (!std::is_void_v<T>) co_return std::move(*outcome.value);
}

}  // namespace looplane
