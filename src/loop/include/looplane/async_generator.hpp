#pragma once

#include <looplane/coro.hpp>

namespace looplane {

// Thrown by `co_yield` when the generator is closed, as Python's GeneratorExit. Catch it to clean
// up, then rethrow it. It is no std::exception.
struct GeneratorExit {};

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
// One that is dropped before its end is destroyed at once, with its local variables (asyncio would
// schedule its aclose() with the loop). What must be awaited to clean up needs aclose().
template <class T>
class AsyncGenerator {
 public:
  class promise_type : public PromiseBase {
    struct Yield {
      promise_type& promise;
      bool await_ready() const noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<>) const noexcept {
        return promise.continuation();
      }
      void await_resume() const {
        if (promise.closing_) throw GeneratorExit();
      }
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
    void return_void() const noexcept {}

   private:
    friend AsyncGenerator;
    std::optional<T> value_;
    bool closing_ = false;
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
    bool await_ready() const noexcept { return !generator_.frame_; }
    template <class Parent>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Parent> parent) noexcept {
      promise_type& promise = generator_.frame_.promise();
      promise.set_driver(parent.promise().driver());
      promise.set_continuation(parent);
      return generator_.frame_;
    }
    std::optional<T> await_resume() {
      if (!generator_.frame_) return std::nullopt;
      promise_type& promise = generator_.frame_.promise();
      if (promise.value_) return std::exchange(promise.value_, std::nullopt);
      const Error error = promise.error();
      generator_.drop();
      error.raise_if_set();
      return std::nullopt;
    }

   private:
    AsyncGenerator& generator_;
  };
  // __anext__: the next value, or nothing at the end.
  Next next() { return Next(*this); }

  // Throws GeneratorExit where the generator waits at a co_yield, and awaits its end. RuntimeError
  // "async generator ignored GeneratorExit" if it yields again.
  Coro<> aclose() {
    if (!frame_) co_return;
    if (!frame_.promise().driver()) {  // it has not begun
      drop();
      co_return;
    }
    frame_.promise().closing_ = true;
    std::optional<T> value;
    try {
      value = co_await next();
    } catch (const GeneratorExit&) {
    }
    if (value) throw RuntimeError("async generator ignored GeneratorExit");
  }

 private:
  explicit AsyncGenerator(std::coroutine_handle<promise_type> frame) noexcept : frame_(frame) {}
  void drop() {
    if (frame_) std::exchange(frame_, nullptr).destroy();
  }

  std::coroutine_handle<promise_type> frame_;
};

}  // namespace looplane
