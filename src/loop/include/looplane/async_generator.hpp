#pragma once

#include <looplane/coro.hpp>

namespace looplane {

// Thrown by `co_yield` when the generator is closed, as Python's GeneratorExit. Catch it to clean
// up, then rethrow it. It is no std::exception.
struct GeneratorExit {};

// What the promises of all generators have. One that has begun is known to its loop until it ends
// (asyncio's hooks for async generators), so that shutdown_asyncgens can close it.
class GeneratorPromise : public PromiseBase {
 public:
  ~GeneratorPromise() { leave_loop(); }

  // Whether a next() or aclose() is under way.
  bool running() const { return running_; }
  bool ended() const { return ended_; }
  // Runs it until it yields or ends; it goes on with `parent`.
  std::coroutine_handle<> resume(std::coroutine_handle<> generator, std::coroutine_handle<> parent,
                                 Driver* driver);
  // It has yielded or ended.
  void pause() { running_ = false; }
  // aclose(), without the checks. RuntimeError "async generator ignored GeneratorExit".
  Coro<> close();

  // Its loop forgets it.
  void leave_loop();

  void return_void() noexcept { ended_ = true; }
  void unhandled_exception() noexcept {
    ended_ = true;
    PromiseBase::unhandled_exception();
  }

 protected:
  void check_yield() const {
    if (closing_) throw GeneratorExit();
  }

 private:
  friend Coro<> shutdown_asyncgens(EventLoop& loop);
  class Run;
  void enter_loop(EventLoop& loop);

  bool closing_ = false;
  bool running_ = false;
  bool ended_ = false;
  std::coroutine_handle<> generator_;
  EventLoop* loop_ = nullptr;  // once begun, until the end
  GeneratorPromise* previous_ = nullptr;
  GeneratorPromise* next_ = nullptr;
};

// loop.shutdown_asyncgens(): closes the generators that have begun and not ended, in the order in
// which they began. A Runner does it as it closes.
Coro<> shutdown_asyncgens(EventLoop& loop);

// An asynchronous generator: an `async def` that yields.
//
//     AsyncGenerator<int> count(int to) {
//       for (int number = 0; number < to; ++number) {
//         co_await sleep(1s);
//         co_yield number;
//       }
//     }
//     for (auto numbers = count(3); auto number = co_await numbers.next();) use(*number);
//
// One that is dropped before its end is destroyed at once, with its local variables: what they
// refer to may be gone later, when asyncio would run the aclose() that it schedules. What must be
// awaited to clean up needs aclose().
template <class T>
class AsyncGenerator {
 public:
  class promise_type : public GeneratorPromise {
    struct Yield {
      promise_type& promise;
      bool await_ready() const noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<>) const noexcept {
        return promise.continuation();
      }
      void await_resume() const { promise.check_yield(); }
    };

   public:
    AsyncGenerator get_return_object() noexcept {
      return AsyncGenerator(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    template <class U>
    Yield yield_value(U&& value) {
      value_.emplace(std::forward<U>(value));
      return Yield{*this};
    }

   private:
    friend AsyncGenerator;
    std::optional<T> value_;
  };

  AsyncGenerator(AsyncGenerator&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
  AsyncGenerator& operator=(AsyncGenerator&& other) noexcept {
    std::swap(frame_, other.frame_);
    return *this;
  }
  ~AsyncGenerator() { drop(); }

  // What `co_await generator.next()` waits with.
  class [[nodiscard("nothing is generated until it is awaited")]] Next {
   public:
    explicit Next(AsyncGenerator& generator) noexcept : generator_(generator) {}
    bool await_ready() const {
      if (!generator_.frame_ || generator_.promise().ended()) return true;
      generator_.check_not_running("anext(): asynchronous generator is already running");
      return false;
    }
    template <class Parent>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Parent> parent) {
      return generator_.promise().resume(generator_.frame_, parent, parent.promise().driver());
    }
    std::optional<T> await_resume() {
      if (!generator_.frame_) return std::nullopt;
      promise_type& promise = generator_.promise();
      promise.pause();
      if (promise.value_) return std::exchange(promise.value_, std::nullopt);
      const Error error = promise.error();
      generator_.drop();
      error.raise_if_set();
      return std::nullopt;
    }

   private:
    AsyncGenerator& generator_;
  };
  // __anext__: the next value, or nothing at the end. RuntimeError "anext(): asynchronous generator
  // is already running" if another task waits for it.
  Next next() { return Next(*this); }

  // Throws GeneratorExit where the generator waits at a co_yield, and awaits its end. RuntimeError
  // "async generator ignored GeneratorExit" if it yields again.
  Coro<> aclose() {
    if (!frame_) co_return;
    check_not_running("aclose(): asynchronous generator is already running");
    if (promise().driver() && !promise().ended()) co_await promise().close();
    drop();
  }

 private:
  explicit AsyncGenerator(std::coroutine_handle<promise_type> frame) noexcept : frame_(frame) {}
  promise_type& promise() const { return frame_.promise(); }
  void check_not_running(const char* what) const {
    if (promise().running()) throw RuntimeError(what);
  }
  void drop() {
    if (frame_) std::exchange(frame_, nullptr).destroy();
  }

  std::coroutine_handle<promise_type> frame_;
};

}  // namespace looplane
