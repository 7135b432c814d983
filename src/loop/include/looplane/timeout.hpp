#pragma once

#include <looplane/task.hpp>
#include <optional>

namespace looplane {

// asyncio.Timeout, the object: cancels the current task when its time has come, and turns that
// cancellation into TimeoutError where it began. C++ programs get one from `timeout` below.
class Timeout final : public Callback {
 public:
  enum class State : std::uint8_t { created, active, expiring, expired, finished };

  // Without a time, it never expires (unless rescheduled).
  explicit Timeout(std::optional<Duration> when) : when_(when) {}

  // __aenter__, in the current task of `loop`.
  Error enter(EventLoop& loop);
  // __aexit__: `raised` is the error that leaves the block, empty if none. What is to be raised
  // after it: the same, or TimeoutError.
  Error exit(Error raised);

  // When it expires, in the loop's time.
  std::optional<Duration> when() const { return when_; }
  bool expired() const { return state_ == State::expiring || state_ == State::expired; }
  State state() const { return state_; }
  // RuntimeError if it is not active.
  void reschedule(std::optional<Duration> when) { try_reschedule(when).raise_if_set(); }
  Error try_reschedule(std::optional<Duration> when);

  static const char* state_name(State state);
  Progress run(FutureBase*) override;
  std::string describe() const override { return "Timeout._on_timeout()"; }

 private:
  void drop_timer();

  State state_ = State::created;
  std::optional<Duration> when_;
  Ref<TaskBase> task_;
  EventLoop* loop_ = nullptr;
  Ref<Handle> handle_;
  std::uint32_t cancelling_ = 0;
};

// The body of a timeout: a function that takes the Timeout and returns a coroutine.
template <class Body>
using TimeoutBodyValue = typename std::invoke_result_t<Body&, Timeout&>::Value;

// asyncio.timeout_at: `co_await timeout_at(when, [&](Timeout& limit) -> Coro<int> { ... })` runs
// the body in this task, and throws TimeoutError if it is not through by then.
template <class Body>
auto timeout_at(std::optional<Duration> when, Body body) -> Coro<TimeoutBodyValue<Body>> {
  EventLoop& loop = co_await this_loop();
  auto limit = make_ref<Timeout>(when);
  if (Error error = limit->enter(loop)) co_await fail(std::move(error));
  auto outcome = co_await attempt(body(*limit));
  if (Error error = limit->exit(std::move(outcome.error))) co_await fail(std::move(error));
  if constexpr (!std::is_void_v<TimeoutBodyValue<Body>>) co_return std::move(*outcome.value);
}

// asyncio.timeout: the same, `delay` from now on.
template <class Body>
auto timeout(Duration delay, Body body) -> Coro<TimeoutBodyValue<Body>> {
  EventLoop& loop = co_await this_loop();
  auto outcome = co_await attempt(timeout_at(loop.time_after(delay), std::move(body)));
  if (outcome.error) co_await fail(std::move(outcome.error));
  if constexpr (!std::is_void_v<TimeoutBodyValue<Body>>) co_return std::move(*outcome.value);
}

}  // namespace looplane
