#pragma once

#include <chrono>
#include <cstdint>
#include <looplane/context.hpp>
#include <looplane/error.hpp>
#include <looplane/ref.hpp>
#include <memory>
#include <string>
#include <type_traits>

namespace looplane {

class EventLoop;
class FutureBase;
class Handle;
class TaskBase;

// Time on a loop's clock, and durations: integer nanoseconds.
using Duration = std::chrono::nanoseconds;

// How far a callback got.
enum class Progress : std::uint8_t {
  finished,
  again,   // finished, and it shall run once more in the next iteration
  parked,  // in the middle: EventLoop::advance returns, and the next one calls `resume` first
  raised,  // ended with an error that leaves the loop (see EventLoop::raise_out)
};

// What the loop calls. A task is one (it steps), and so is a future (it completes without a value,
// unless it is done: what a timer does to the future of a sleep).
class Callback : public Counted {
 public:
  // `argument` is the future whose completion this is the done-callback of; null otherwise.
  virtual Progress run(FutureBase* argument) = 0;
  // Goes on after `parked`.
  virtual Progress resume() { return Progress::finished; }
  // As it stands in a repr: "cb=[...]", "<Handle ...>".
  virtual std::string describe() const = 0;
  // The task whose step this is, if it is one.
  virtual TaskBase* stepped_task() { return nullptr; }
  // The future that running this completes, if that is all it does (the timer of a sleep).
  virtual FutureBase* completed_future() { return nullptr; }
  // The handle that this is, if it is one.
  virtual Handle* as_handle() { return nullptr; }
  // What an interpreter has it call, as its own kind of value, or, of a handle, the interpreter's
  // object; null if it is neither.
  virtual const void* callee() const { return nullptr; }
  // Whether remove_done_callback(other) means this one.
  virtual bool same_as(const Callback& other) const { return this == &other; }
  // Whether this is a CoroutineTask whose next step the loop may make by itself (`step_plainly`).
  bool steps_plainly() const { return steps_plainly_; }

 protected:
  bool steps_plainly_ = false;
};

// asyncio.Handle: a callback that was handed to call_soon and can be taken back.
class Handle : public Callback {
 public:
  Handle(EventLoop& loop, Ref<Callback> callback, Ref<Context> context);
  ~Handle() override;

  // The callback will not run. (It is dropped at once, as asyncio does.)
  virtual void cancel();
  bool cancelled() const { return cancelled_; }
  // A timer that waits to fall due.
  bool in_heap() const { return in_heap_; }
  // Null once cancelled.
  Callback* callback() const { return callback_.get(); }
  const Ref<Context>& context() const { return context_; }
  EventLoop& loop() const { return *loop_; }
  // Where it was made; told in debug mode.
  void set_source(std::string source) {
    source_ = std::make_unique<std::string>(std::move(source));
  }
  std::string source() const { return source_ ? *source_ : std::string(); }
  // "<Handle cb()>"
  virtual std::string repr() const;
  // Drops whatever it refers to: an interpreter's heap goes, and this object with it, unused.
  void forget();

  Progress run(FutureBase*) override;
  Progress resume() override;
  std::string describe() const override;
  Handle* as_handle() override { return this; }
  TaskBase* stepped_task() override { return callback_ ? callback_->stepped_task() : nullptr; }

 private:
  friend class TimerHeap;

  bool cancelled_ = false;
  bool in_heap_ = false;  // TimerHandle's, kept where there is room
  EventLoop* loop_;
  Ref<Callback> callback_;
  Ref<Callback> parked_;  // while it is in the middle
  Ref<Context> context_;
  std::unique_ptr<std::string> source_;  // seldom told
};

// asyncio.TimerHandle: runs at a time of the loop's clock.
class TimerHandle : public Handle {
 public:
  TimerHandle(EventLoop& loop, Duration when, Ref<Callback> callback, Ref<Context> context)
      : Handle(loop, std::move(callback), std::move(context)), when_(when) {}

  Duration when() const { return when_; }
  void cancel() override;
  std::string repr() const override;

 private:
  Duration when_;
};

// Runs C++ code that may throw: an exception goes to the loop's exception handler. Caught out of
// line, so that a program compiled without exceptions can use the templates below.
class ThrowingCallback : public Callback {
 public:
  Progress run(FutureBase* argument) final;

 private:
  virtual void call(FutureBase* argument) = 0;
};

// A C++ function as a callback.
template <class F>
class FunctionCallback final : public ThrowingCallback {
 public:
  explicit FunctionCallback(F function, const char* name = "function")
      : function_(std::move(function)), name_(name) {}

  std::string describe() const override { return std::string(name_) + "()"; }

 private:
  void call(FutureBase* argument) override {
    if constexpr (std::is_invocable_v<F&, FutureBase&>) {
      function_(*argument);
    } else {
      function_();
    }
  }

  F function_;
  const char* name_;
};

template <class F>
Ref<Callback> make_callback(F function, const char* name = "function") {
  return make_ref<FunctionCallback<F>>(std::move(function), name);
}

}  // namespace looplane
