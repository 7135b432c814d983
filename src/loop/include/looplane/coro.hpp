#pragma once

#include <coroutine>
#include <looplane/driver.hpp>
#include <optional>
#include <utility>

namespace looplane {

template <class T>
class Coro;

// What every coroutine's promise has: who continues when it ends, who drives the chain, and the
// error that it ended with. The value is the derived promise's.
class PromiseBase {
 public:
  PromiseBase() = default;
  PromiseBase(const PromiseBase&) = delete;
  PromiseBase& operator=(const PromiseBase&) = delete;

  static void* operator new(std::size_t size) { return pool::allocate(size); }
  static void operator delete(void* memory, std::size_t size) noexcept {
    pool::release(memory, size);
  }

  struct FinalAwaiter {
    bool await_ready() const noexcept { return false; }
    template <class Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> ended) const noexcept {
      return ended.promise().conclude();
    }
    void await_resume() const noexcept {}
  };

  std::suspend_always initial_suspend() const noexcept { return {}; }
  FinalAwaiter final_suspend() const noexcept { return {}; }
  void unhandled_exception() noexcept { error_ = Error::current(); }

  // Null until it is first resumed or awaited.
  Driver* driver() const { return driver_; }
  void set_driver(Driver* driver) { driver_ = driver; }
  void set_continuation(std::coroutine_handle<> continuation) { continuation_ = continuation; }
  std::coroutine_handle<> continuation() const { return continuation_; }
  const Error& error() const { return error_; }
  void set_error(Error error) { error_ = std::move(error); }
  // It is over: who goes on.
  std::coroutine_handle<> conclude() noexcept {
    if (continuation_) return continuation_;
    driver_->conclude(std::move(error_));
    return std::noop_coroutine();
  }

 private:
  std::coroutine_handle<> continuation_;
  Driver* driver_ = nullptr;
  Error error_;
};

template <class T>
class Promise final : public PromiseBase {
 public:
  Coro<T> get_return_object() noexcept;
  template <class U = T>
    requires std::constructible_from<T, U&&>
  void return_value(U&& value) {
    value_.emplace(std::forward<U>(value));
  }
  // NOLINTNEXTLINE(bugprone-unchecked-optional-access): a coroutine that returned has set it
  T take_value() { return std::move(*value_); }

 private:
  std::optional<T> value_;
};

template <>
class Promise<void> final : public PromiseBase {
 public:
  Coro<void> get_return_object() noexcept;
  void return_void() const noexcept {}
  void take_value() const noexcept {}
};

// A value or an error: what a coroutine came to, without a throw.
template <class T>
struct Outcome {
  Error error = {};
  std::optional<T> value = {};
  explicit operator bool() const { return !error; }
};
template <>
struct Outcome<void> {
  Error error = {};
  explicit operator bool() const { return !error; }
};

// Reports a coroutine that was dropped without being awaited.
void report_never_awaited();
// RuntimeError "cannot reuse already awaited coroutine". Thrown out of line, so that a program
// compiled without exceptions can use the loop.
[[noreturn]] void throw_already_awaited();

// An asynchronous function, as `async def` makes one: it does nothing until it is awaited or made a
// task. `co_await coro` runs it at once, with no trip through the loop; its exception is rethrown.
template <class T = void>
class [[nodiscard("a coroutine does nothing until it is awaited")]] Coro {
 public:
  using Value = T;
  using promise_type = Promise<T>;
  using Frame = std::coroutine_handle<promise_type>;

  Coro(Coro&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
  Coro& operator=(Coro&& other) noexcept {
    std::swap(frame_, other.frame_);
    return *this;
  }
  // One that never began is reported ("coroutine was never awaited").
  ~Coro() {
    if (!frame_) return;
    if (!frame_.promise().driver()) [[unlikely]]
      report_never_awaited();
    frame_.destroy();
  }

  // RuntimeError "cannot reuse already awaited coroutine" if it was awaited or moved from.
  void check_unused() const {
    if (!frame_) [[unlikely]]
      throw_already_awaited();
  }
  // Drops it without a report; Python's coro.close() before the first step.
  void close() {
    if (frame_) std::exchange(frame_, nullptr).destroy();
  }
  // The frame now belongs to the caller.
  [[nodiscard]] Frame detach() { return std::exchange(frame_, nullptr); }

  class Awaiter {
   public:
    explicit Awaiter(Frame frame) noexcept : frame_(frame) {}
    Awaiter(const Awaiter&) = delete;
    ~Awaiter() { frame_.destroy(); }
    bool await_ready() const noexcept { return false; }
    template <class Parent>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Parent> parent) noexcept {
      frame_.promise().set_driver(parent.promise().driver());
      frame_.promise().set_continuation(parent);
      return frame_;
    }
    T await_resume() {
      frame_.promise().error().raise_if_set();
      return frame_.promise().take_value();
    }
    Outcome<T> take_outcome() {
      if (frame_.promise().error()) return {frame_.promise().error()};
      if constexpr (std::is_void_v<T>) {
        return {};
      } else {
        return {{}, frame_.promise().take_value()};
      }
    }

   private:
    Frame frame_;
  };
  // RuntimeError as `check_unused`.
  Awaiter operator co_await() && {
    check_unused();
    return Awaiter(detach());
  }

 private:
  friend promise_type;
  explicit Coro(Frame frame) noexcept : frame_(frame) {}

  Frame frame_;
};

template <class T>
Coro<T> Promise<T>::get_return_object() noexcept {
  return Coro<T>(std::coroutine_handle<Promise>::from_promise(*this));
}
inline Coro<void> Promise<void>::get_return_object() noexcept {
  return Coro<void>(std::coroutine_handle<Promise>::from_promise(*this));
}

// --- awaits that do not throw: for code that cleans up after errors without catching them --------

// `co_await attempt(coro)` is the Outcome of `coro`.
template <class T>
auto attempt(Coro<T> coro) {
  class Awaiter : public Coro<T>::Awaiter {
   public:
    using Coro<T>::Awaiter::Awaiter;
    Outcome<T> await_resume() { return this->take_outcome(); }
  };
  coro.check_unused();
  return Awaiter(coro.detach());
}

// `co_await fail(error)` ends the coroutine with `error`, without a throw. Its local variables live
// until whoever awaits it goes on.
class [[nodiscard]] fail {
 public:
  explicit fail(Error error) noexcept : error_(std::move(error)) {}
  bool await_ready() const noexcept { return false; }
  template <class Promise>
  std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> ended) noexcept {
    ended.promise().set_error(std::move(error_));
    return ended.promise().conclude();
  }
  [[noreturn]] void await_resume() const noexcept { std::terminate(); }

 private:
  Error error_;
};

// The base of awaiters of futures: `co_await future` throws the future's error, and so does a
// cancellation of who awaits.
class FutureWait {
 public:
  explicit FutureWait(Ref<FutureBase> future) noexcept : future_(std::move(future)) {}
  bool await_ready() const noexcept { return future_->done(); }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> waiting) noexcept {
    driver_ = waiting.promise().driver();
    driver_->suspend(waiting, *future_);
  }
  // Once resumed: what the await raises, if anything.
  Error settle() {
    if (driver_) {
      if (Error error = driver_->take_delivered()) [[unlikely]]
        return error;
      if (!future_->done()) [[unlikely]]
        return not_done();
    }
    return future_->result_error();
  }

 private:
  Error not_done() const;

  Ref<FutureBase> future_;
  Driver* driver_ = nullptr;
};

// An awaiter whose await returns the error that it would throw.
template <class Awaiter>
class [[nodiscard]] Settled : public Awaiter {
 public:
  using Awaiter::Awaiter;
  explicit Settled(Awaiter&& awaiter) : Awaiter(std::move(awaiter)) {}
  Error await_resume() { return this->settle(); }
};

// `co_await settled(future)`, `co_await settled(sleep(1s))`: waits, and returns the error.
inline Settled<FutureWait> settled(Ref<FutureBase> future) {
  return Settled<FutureWait>(std::move(future));
}
template <class Awaiter>
  requires requires(Awaiter awaiter) { awaiter.settle(); }
Settled<Awaiter> settled(Awaiter awaiter) {
  return Settled<Awaiter>(std::move(awaiter));
}

// `co_await give_way()` lets the loop run one iteration (a bare yield); it returns the error that
// was thrown in, if any.
class [[nodiscard]] give_way {
 public:
  bool await_ready() const noexcept { return false; }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> waiting) noexcept {
    driver_ = waiting.promise().driver();
    driver_->suspend_for_yield(waiting);
  }
  Error settle() { return driver_->take_delivered(); }
  Error await_resume() { return settle(); }

 private:
  Driver* driver_ = nullptr;
};

// `co_await this_loop()` is the loop that drives this coroutine; it does not wait.
class [[nodiscard]] this_loop {
 public:
  bool await_ready() const noexcept { return false; }
  template <class Promise>
  bool await_suspend(std::coroutine_handle<Promise> asking) noexcept {
    loop_ = &asking.promise().driver()->loop();
    return false;
  }
  EventLoop& await_resume() const noexcept { return *loop_; }

 private:
  EventLoop* loop_ = nullptr;
};

}  // namespace looplane
