#pragma once

#include <coroutine>
#include <cstdint>
#include <exception>
#include <utility>

#include "script/values/heap.hpp"
#include "script/values/value.hpp"

namespace looplane::script {

class Machine;
struct NativeFrame;
struct PythonFrame;

/// "It failed": the exception stands in Machine::raised. Converts to any Eventually.
struct [[nodiscard]] Failure {};

/// The result of an operation that has only an effect.
struct Done {};

/// What every native coroutine's promise has: where it stands in the chain of awaits, which ends at
/// a NativeFrame on the machine's stack of frames.
struct NativePromise {
  enum class Outcome : std::uint8_t { pending, ready, failed };

  NativeFrame* frame = nullptr;
  NativePromise* parent = nullptr;  ///< The coroutine that awaits this one.
  std::coroutine_handle<> handle;
  Outcome outcome = Outcome::pending;
  bool catches = false;  ///< Suspended in `co_await attempt(...)`: a failure resumes it.
  bool caught = false;   ///< Resumed by a failure.
  std::uint32_t depth = 1;

  static void* operator new(std::size_t bytes) { return Heap::current().allocate(bytes); }
  static void operator delete(void* block, std::size_t bytes) {
    Heap::current().free(block, bytes);
  }

  struct FinalSuspend {
    bool await_ready() noexcept { return false; }
    template <class Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> handle) noexcept {
      return handle.promise().finish();
    }
    void await_resume() noexcept {}
  };
  std::suspend_always initial_suspend() noexcept { return {}; }
  FinalSuspend final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept { std::terminate(); }

  /// Goes on with the parent, or leaves to the machine.
  std::coroutine_handle<> finish() noexcept;

  // What an await does while this coroutine is suspended.
  std::coroutine_handle<> await_child(NativePromise& child) noexcept;
  void await_python(PythonFrame* callee) noexcept;
  void await_failed() noexcept;
  Value take_python_result() noexcept;
};

template <class T>
class Eventually;

template <class T>
struct TypedPromise : NativePromise {
  T result{};

  Eventually<T> get_return_object() noexcept;
  void return_value(T value) noexcept {
    result = std::move(value);
    outcome = Outcome::ready;
  }
  void return_value(Failure) noexcept { outcome = Outcome::failed; }
};

/// What an operation that may have to run Python code gives back. One of
///   * ready: the value is here (the usual case; nothing was allocated);
///   * failed: an exception was raised, it stands in Machine::raised;
///   * a native coroutine that has not begun;
///   * a Python frame that has not begun (for T = Value).
///
/// In a native coroutine, `co_await` it: a failure then ends the coroutine, and all that await it,
/// like an exception would, up to an `attempt`. The machine's instructions take it apart instead.
template <class T>
class [[nodiscard]] Eventually {
 public:
  using promise_type = TypedPromise<T>;
  enum class State : std::uint8_t { ready, failed, native, python };

  Eventually(T value) : value_(std::move(value)), state_(State::ready) {}  // NOLINT
  Eventually(Failure) : state_(State::failed) {}                           // NOLINT
  template <class Other>
    requires std::is_same_v<T, Value>
  Eventually(Ref<Other> object) : value_(std::move(object)), state_(State::ready) {}  // NOLINT
  explicit Eventually(promise_type* promise) : native_(promise), state_(State::native) {}
  /// Takes over the reference to a frame that is ready to be pushed.
  explicit Eventually(PythonFrame* frame) : python_(frame), state_(State::python) {}
  Eventually(Eventually&& other) noexcept
      : value_(std::move(other.value_)), native_(other.native_), state_(other.state_) {
    other.state_ = State::failed;
  }
  Eventually& operator=(Eventually&&) = delete;
  ~Eventually() {
    if (state_ >= State::native) abandon();
  }

  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] bool ready() const { return state_ == State::ready; }
  [[nodiscard]] bool failed() const { return state_ == State::failed; }
  /// The value, when it is `ready`.
  T take() { return std::move(value_); }
  T& peek() { return value_; }
  promise_type* promise() const { return native_; }
  /// The frame, when the state is `python`; the caller now owns it.
  PythonFrame* take_frame() {
    state_ = State::failed;
    return python_;
  }

  bool await_ready() const noexcept { return state_ == State::ready; }
  template <class Promise>
  std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> handle) noexcept {
    NativePromise& waiting = handle.promise();
    if (state_ == State::native) return waiting.await_child(*native_);
    if (state_ == State::python) {
      waiting_ = &waiting;
      waiting.await_python(take_frame());
    } else {
      waiting.await_failed();
    }
    return std::noop_coroutine();
  }
  T await_resume() noexcept {
    if (state_ == State::native) return std::move(native_->result);
    if constexpr (std::is_same_v<T, Value>) {
      if (waiting_ != nullptr) return waiting_->take_python_result();
    }
    return std::move(value_);
  }

 private:
  void abandon() noexcept;

  T value_{};
  union {
    promise_type* native_ = nullptr;
    PythonFrame* python_;
  };
  NativePromise* waiting_ = nullptr;
  State state_;
};

/// What `co_await attempt(...)` gives: a value, or the exception that was raised.
template <class T>
struct Outcome {
  T value{};
  Value error;  ///< Empty when it went well.
};

/// Awaits without being ended by a failure: `Outcome<Value> r = co_await attempt(m, call(...))`.
template <class T>
class [[nodiscard]] Attempt {
 public:
  Attempt(Machine& machine, Eventually<T> inner) : machine_(machine), inner_(std::move(inner)) {}

  bool await_ready() const noexcept { return inner_.ready() || inner_.failed(); }
  template <class Promise>
  std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> handle) noexcept {
    waiting_ = &handle.promise();
    waiting_->catches = true;
    return inner_.await_suspend(handle);
  }
  Outcome<T> await_resume() noexcept {
    if (waiting_ != nullptr) {
      waiting_->catches = false;
      if (std::exchange(waiting_->caught, false)) return {T{}, take_raised(machine_)};
    } else if (inner_.failed()) {
      return {T{}, take_raised(machine_)};
    }
    return {inner_.await_resume(), Value()};
  }

 private:
  static Value take_raised(Machine& machine) noexcept;

  Machine& machine_;
  Eventually<T> inner_;
  NativePromise* waiting_ = nullptr;
};

template <class T>
Attempt<T> attempt(Machine& machine, Eventually<T> inner) {
  return Attempt<T>(machine, std::move(inner));
}

template <class T>
Eventually<T> TypedPromise<T>::get_return_object() noexcept {
  handle = std::coroutine_handle<TypedPromise>::from_promise(*this);
  return Eventually<T>(this);
}

/// Releases a frame that was never pushed.
void abandon_frame(PythonFrame* frame) noexcept;

template <class T>
void Eventually<T>::abandon() noexcept {
  if (state_ == State::native) {
    native_->handle.destroy();
  } else {
    abandon_frame(python_);
  }
}
extern template void Eventually<Value>::abandon() noexcept;  // it is rare, and asked for everywhere

}  // namespace looplane::script
