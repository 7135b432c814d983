#pragma once

#include <coroutine>
#include <looplane/error.hpp>
#include <looplane/future_base.hpp>

namespace looplane {

class PromiseBase;

// What steps a chain of C++ coroutines: a Task, or an interpreter's awaitable that wraps one. The
// innermost coroutine of the chain suspends with `suspend` or `suspend_for_yield`; whoever drives
// hands the future upwards and calls `resume` when it is done.
class Driver {
 public:
  enum class State : std::uint8_t {
    created,   // not begun
    awaiting,  // waits for `awaited()`
    yielded,   // gave way for one iteration
    running,
    returned,  // over; the promise has the value
    failed,    // over; `error()`
  };

  // Takes over a coroutine that has not begun: `frame` is Coro<T>::detach().
  template <class Promise>
  Driver(EventLoop& loop, std::coroutine_handle<Promise> frame)
      : loop_(&loop), root_(frame), innermost_(frame) {
    frame.promise().set_driver(this);
  }
  ~Driver() { abandon(); }
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;

  // Runs the chain until it waits again or ends. `thrown` is delivered to the innermost await; a
  // coroutine that has not begun ends with it at once.
  State resume(Error thrown) {
    if (thrown) {
      if (state_ == State::created) [[unlikely]]
        return end_before_beginning(std::move(thrown));
      delivered_ = std::move(thrown);
    }
    return resume();
  }
  State resume() {
    state_ = State::running;
    innermost_.resume();
    if (state_ == State::running) [[unlikely]]
      return end_astray();
    return state_;
  }
  // Destroys the coroutines, innermost locals first.
  void abandon() {
    if (root_) std::exchange(root_, nullptr).destroy();
  }

  State state() const { return state_; }
  FutureBase* awaited() const { return awaited_; }
  // Whether there is still a coroutine.
  explicit operator bool() const { return static_cast<bool>(root_); }
  const Error& error() const { return delivered_; }
  // After `returned`: the value of the Coro<T> that it took over.
  template <class Promise>
  decltype(auto) take_value() {
    return std::coroutine_handle<Promise>::from_address(root_.address()).promise().take_value();
  }
  EventLoop& loop() const { return *loop_; }

  // For awaiters: the coroutine `innermost` waits for `future`, or for one iteration.
  void suspend(std::coroutine_handle<> innermost, FutureBase& future) {
    innermost_ = innermost;
    awaited_ = &future;
    future.set_blocking(true);
    state_ = State::awaiting;
  }
  void suspend_for_yield(std::coroutine_handle<> innermost) {
    innermost_ = innermost;
    state_ = State::yielded;
  }
  // For awaiters, once resumed: what was thrown in.
  Error take_delivered() { return std::move(delivered_); }

 private:
  friend class PromiseBase;

  State end_before_beginning(Error thrown);
  State end_astray();

  EventLoop* loop_;
  std::coroutine_handle<> root_;
  std::coroutine_handle<> innermost_;
  FutureBase* awaited_ = nullptr;
  Error delivered_;  // on its way to the innermost await; what the chain failed with, at the end
  State state_ = State::created;
};

}  // namespace looplane
