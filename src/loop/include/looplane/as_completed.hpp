#pragma once

#include <algorithm>
#include <deque>
#include <looplane/ensure_future.hpp>
#include <looplane/waiters.hpp>

namespace looplane {

// What as_completed() returns, without the values: futures in the order in which they are done.
class Completions final : public Callback {
 public:
  // Each of `futures` once. Call `watch` once a reference to it is held.
  Completions(EventLoop& loop, std::vector<Ref<FutureBase>> futures);
  void watch(std::optional<Duration> timeout);

  // How many are still to be asked for.
  std::size_t left() const { return left_; }
  // One less is left; ask for it with wait_for_one.
  void take_one() { --left_; }
  // The next that is done; TimeoutError when the time is up.
  Coro<Ref<FutureBase>> wait_for_one();

  // What the timer does.
  void time_is_up();
  Progress run(FutureBase* future) override;
  std::string describe() const override { return "_AsCompletedIterator._handle_completion()"; }

 private:
  void add(Ref<FutureBase> future);

  EventLoop* loop_;
  std::vector<Ref<FutureBase>> waited_for_;
  std::size_t left_;
  // asyncio has a Queue here. What was done when the time was up is null.
  std::deque<Ref<FutureBase>> done_;
  Waiters askers_;
  Ref<TimerHandle> timer_;
};

// asyncio.as_completed:
//
//     for (auto next = as_completed(std::move(tasks)); next.left();) use(co_await next.value());
template <class T>
class AsCompleted {
 public:
  AsCompleted(EventLoop& loop, std::vector<Future<T>> futures, std::optional<Duration> timeout)
      : futures_(std::move(futures)), completions_(make_ref<Completions>(loop, bases())) {
    completions_->watch(timeout);
  }

  std::size_t left() const { return completions_->left(); }
  // The next future that is done.
  Coro<Future<T>> future() {
    completions_->take_one();
    auto outcome = co_await attempt(completions_->wait_for_one());
    if (outcome.error) co_await fail(std::move(outcome.error));
    for (const Future<T>& each : futures_) {
      if (each.base() == *outcome.value) co_return each;
    }
    std::terminate();  // it is one of them
  }
  // Its value; its error is thrown.
  Coro<T> value() {
    auto outcome = co_await attempt(future());
    if (!outcome.error) outcome.error = outcome.value->base()->result_error();
    if (outcome.error) co_await fail(std::move(outcome.error));
    if constexpr (!std::is_void_v<T>) co_return outcome.value->result();
  }

 private:
  std::vector<Ref<FutureBase>> bases() const {
    std::vector<Ref<FutureBase>> bases;
    for (const Future<T>& each : futures_) {
      if (std::find(bases.begin(), bases.end(), each.base()) == bases.end()) {
        bases.push_back(each.base());
      }
    }
    return bases;
  }

  std::vector<Future<T>> futures_;
  Ref<Completions> completions_;
};

template <class Awaitable>
AsCompleted<AwaitedValue<Awaitable>> as_completed(std::vector<Awaitable> awaitables,
                                                  std::optional<Duration> timeout = {}) {
  EventLoop& loop = get_running_loop();
  std::vector<Future<AwaitedValue<Awaitable>>> futures;
  for (Awaitable& each : awaitables) futures.push_back(ensure_future(loop, std::move(each)));
  return {loop, std::move(futures), timeout};
}

}  // namespace looplane
