#pragma once

#include <looplane/ensure_future.hpp>
#include <optional>
#include <tuple>
#include <variant>

namespace looplane {

// asyncio's _GatheringFuture and the callback of gather(): done when all children are, or with the
// first error. Cancelling it cancels the children. A subclass says what the results are.
class GatheringFuture : public FutureBase {
 public:
  // The children may repeat. Call `watch` once a reference to it is held.
  GatheringFuture(EventLoop& loop, std::vector<Ref<FutureBase>> children, bool return_exceptions);

  // Adds itself to the children. Those that are done already count at once.
  void watch();

  const std::vector<Ref<FutureBase>>& children() const { return children_; }
  bool cancel(Ref<Message> message = {}) override;
  Progress run(FutureBase* child) override;
  FutureBase* completed_future() override { return nullptr; }
  void forget() override;
  std::string describe() const override { return "gather.<locals>._done_callback()"; }

 protected:
  // All children are done (without an error, unless exceptions are returned): store the results.
  virtual void store_results() = 0;
  std::string class_name() const override { return "_GatheringFuture"; }

 private:
  void child_done(FutureBase& child);

  std::vector<Ref<FutureBase>> children_;
  std::size_t unfinished_ = 0;
  bool return_exceptions_;
  bool cancel_requested_ = false;
};

// The outcome of a child that is done, as gather(return_exceptions=True) has it.
template <class T>
Outcome<T> outcome_of(const Future<T>& child) {
  if (child.cancelled()) {
    return {child.loop().environment().cancelled(child.base()->cancel_message())};
  }
  if (Error error = child.exception()) return {std::move(error)};
  if constexpr (std::is_void_v<T>) {
    return {};
  } else {
    return {{}, child.result()};
  }
}

// A value in a list or tuple of results: void has none.
template <class T>
using Storable = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

template <class T>
Storable<T> stored_value_of(const Future<T>& child) {
  if constexpr (std::is_void_v<T>) {
    return {};
  } else {
    return child.result();
  }
}

template <class Results, class Collect>
class GatherState final : public GatheringFuture, public ValueStore<Results> {
 public:
  GatherState(EventLoop& loop, std::vector<Ref<FutureBase>> children, bool return_exceptions,
              Collect collect)
      : GatheringFuture(loop, std::move(children), return_exceptions),
        collect_(std::move(collect)) {}

  void* value_store() override { return static_cast<ValueStore<Results>*>(this); }
  void forget() override {
    collect_.reset();
    GatheringFuture::forget();
  }

 protected:
  void store_results() override { this->store((*collect_)()); }

 private:
  std::optional<Collect> collect_;
};

template <class Collect>
auto make_gathering(EventLoop& loop, std::vector<Ref<FutureBase>> children, bool return_exceptions,
                    Collect collect) {
  using Results = std::invoke_result_t<Collect&>;
  auto state = make_ref<GatherState<Results, Collect>>(loop, std::move(children), return_exceptions,
                                                       std::move(collect));
  state->watch();
  return Future<Results>(std::move(state));
}

// Tasks made for gather: nobody else can wait for them, so their destruction is not reported.
template <class Awaitable>
auto gathered(EventLoop& loop, Awaitable&& awaitable) {
  auto future = ensure_future(loop, std::forward<Awaitable>(awaitable));
  if constexpr (!requires { awaitable.base(); }) {
    future.base()->as_task()->set_log_destroy_pending(false);
  }
  return future;
}

// asyncio.gather(a, b, c): runs them concurrently; a future of the tuple of their values (a
// std::monostate for void). The first error is the error of the whole; the others go on.
template <class... Awaitables>
auto gather(Awaitables&&... awaitables) {
  EventLoop& loop = get_running_loop();
  // Braces: g++ evaluates the arguments of a call from right to left.
  std::tuple futures{gathered(loop, std::forward<Awaitables>(awaitables))...};
  auto children = std::apply(
      [](auto&... each) { return std::vector<Ref<FutureBase>>{each.base()...}; }, futures);
  return make_gathering(loop, std::move(children), false, [futures = std::move(futures)] {
    return std::apply([](auto&... each) { return std::tuple{stored_value_of(each)...}; }, futures);
  });
}

// gather(..., return_exceptions=True): a tuple of Outcomes; errors are values.
template <class... Awaitables>
auto gather_outcomes(Awaitables&&... awaitables) {
  EventLoop& loop = get_running_loop();
  std::tuple futures{gathered(loop, std::forward<Awaitables>(awaitables))...};
  auto children = std::apply(
      [](auto&... each) { return std::vector<Ref<FutureBase>>{each.base()...}; }, futures);
  return make_gathering(loop, std::move(children), true, [futures = std::move(futures)] {
    return std::apply([](auto&... each) { return std::tuple{outcome_of(each)...}; }, futures);
  });
}

// The futures of a list of awaitables, which is used up.
template <class Awaitable>
auto gathered_all(EventLoop& loop, std::vector<Awaitable> awaitables) {
  std::vector<Future<AwaitedValue<Awaitable>>> futures;
  futures.reserve(awaitables.size());
  for (Awaitable& each : awaitables) futures.push_back(gathered(loop, std::move(each)));
  return futures;
}

template <class T>
std::vector<Ref<FutureBase>> bases_of(const std::vector<T>& futures) {
  std::vector<Ref<FutureBase>> bases;
  bases.reserve(futures.size());
  for (const T& each : futures) bases.push_back(each.base());
  return bases;
}

// The same over a list: a future of the vector of values.
template <class Awaitable>
auto gather(std::vector<Awaitable> awaitables) {
  EventLoop& loop = get_running_loop();
  auto futures = gathered_all(loop, std::move(awaitables));
  auto children = bases_of(futures);
  return make_gathering(loop, std::move(children), false, [futures = std::move(futures)] {
    std::vector<Storable<AwaitedValue<Awaitable>>> values;
    for (const auto& each : futures) values.push_back(stored_value_of(each));
    return values;
  });
}
template <class Awaitable>
auto gather_outcomes(std::vector<Awaitable> awaitables) {
  EventLoop& loop = get_running_loop();
  auto futures = gathered_all(loop, std::move(awaitables));
  auto children = bases_of(futures);
  return make_gathering(loop, std::move(children), true, [futures = std::move(futures)] {
    std::vector<Outcome<AwaitedValue<Awaitable>>> outcomes;
    for (const auto& each : futures) outcomes.push_back(outcome_of(each));
    return outcomes;
  });
}

}  // namespace looplane
