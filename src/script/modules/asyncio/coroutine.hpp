#pragma once

#include <looplane/coro.hpp>

#include "script/modules/asyncio/errors.hpp"

namespace looplane::script {

struct CoroutineObject;

/// Drives the C++ coroutines inside of a Python coroutine object. What they ask of the machine
/// stands here while they are suspended.
class ScriptDriver final : public Driver {
 public:
  ScriptDriver(EventLoop& loop, Coro<Value> coroutine) : Driver(loop, coroutine.detach()) {}

  Eventually<Value>* request = nullptr;  ///< Python code to be run.
  Value delegate;                        ///< An awaitable's iterator to be awaited.
  Value reply;
};

/// In a C++ coroutine that a script awaits. `co_await python(work)` runs Python code, without a
/// trip through the loop; `co_await awaited(iterator)` awaits. Either gives the value or the error.
class [[nodiscard]] PythonRequest {
 public:
  explicit PythonRequest(Eventually<Value> work) : work_(std::move(work)) {}
  bool await_ready() const noexcept { return false; }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> waiting) noexcept {
    driver_ = static_cast<ScriptDriver*>(waiting.promise().driver());
    driver_->request = &work_;
    driver_->suspend_for_yield(waiting);
  }
  looplane::Outcome<Value> await_resume() {
    Error error = driver_->take_delivered();
    return {std::move(error), std::move(driver_->reply)};
  }

 private:
  Eventually<Value> work_;
  ScriptDriver* driver_ = nullptr;
};
inline PythonRequest python(Eventually<Value> work) { return PythonRequest(std::move(work)); }

class [[nodiscard]] PythonAwait {
 public:
  explicit PythonAwait(Value iterator) : iterator_(std::move(iterator)) {}
  bool await_ready() const noexcept { return false; }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> waiting) noexcept {
    driver_ = static_cast<ScriptDriver*>(waiting.promise().driver());
    driver_->delegate = std::move(iterator_);
    driver_->suspend_for_yield(waiting);
  }
  looplane::Outcome<Value> await_resume() {
    Error error = driver_->take_delivered();
    return {std::move(error), std::move(driver_->reply)};
  }

 private:
  Value iterator_;
  ScriptDriver* driver_ = nullptr;
};
inline PythonAwait awaited(Value iterator) { return PythonAwait(std::move(iterator)); }

/// `await awaitable`, as a coroutine.
Coro<Value> await_value(Machine& m, Value awaitable);

/// The coroutine object that calling an `async def` function of the library gives: its body is a
/// C++ coroutine, which has not begun. "<coroutine object Queue.get at 0x...>": the name is a
/// literal.
Value new_coroutine(Machine& m, std::string_view qualname, Coro<Value> body);

/// An `async def` method that often has nothing to wait for. It then needs no C++ coroutine.
struct QuickMethod {
  /// What is left when the coroutine has begun.
  enum class Left : std::uint8_t {
    all,      ///< Nothing was done: the body has to run.
    nothing,  ///< The result is there.
    to_wait,  ///< For one iteration of the loop; then the result is there.
  };

  std::string_view qualname;
  /// Does it when the coroutine begins, if that needs no Python code, and nothing is wrong.
  Left (*at_once)(Machine& m, const Value& self, const Value& argument, Value& result);
  Coro<Value> (*body)(Machine& m, Value self, Value argument);
};
Value new_coroutine(Machine& m, const QuickMethod& method, Value self, Value argument = {});
bool is_native_coroutine(Machine& m, const Value& value);
/// The qualified name of such an object.
std::string_view native_coroutine_name(const Value& value);
/// Its body has ended.
bool is_native_coroutine_over(const Value& value);
/// What it awaits that is not the library's own: another coroutine. Nothing otherwise.
Value native_coroutine_awaits(const Value& value);
/// What ensure_future() makes of an awaitable that is no coroutine.
Value awaiting_coroutine(Machine& m, Value awaitable);

void define_coroutines(Machine& m, AsyncioState& state);

}  // namespace looplane::script
