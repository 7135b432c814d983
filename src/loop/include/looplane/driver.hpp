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
    created,  // not begun
    yielded,  // gave way for one iteration
    running,
    returned,  // over; the promise has the value
    awaiting,  // waits for `awaited()`
    failed,    // over; `error()`
  };

  // Takes over a coroutine that has not begun: `frame` is Coro<T>::detach().
  template <class Promise>
  Driver(EventLoop& loop, std::coroutine_handle<Promise> frame)
      : loop_(&loop), root_(frame), innermost_(frame) {
    frame.promise().set_driver(this);
  }
  ~Driver() {
    abandon();
    if ((standing_ & kTag) >= kFailure) [[unlikely]]
      drop_error();
  }
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;

  // Runs the chain until it waits again or ends. `thrown` is delivered to the innermost await; a
  // coroutine that has not begun ends with it at once.
  State resume(Error thrown) {
    if (!thrown) return resume();
    if (state() == State::created) [[unlikely]]
      return end_before_beginning(std::move(thrown));
    standing_ = with_tag(thrown.detach(), kThrown);
    innermost_.resume();
    return end();
  }
  State resume() {
    begin();
    return end();
  }
  // The two halves of it: what there is to know after the first is cheap to ask, `end` is for the
  // rest.
  void begin() {
    standing_ = plain(State::running);
    innermost_.resume();
  }
  State end() {
    if (state() == State::running) [[unlikely]]
      return end_astray();
    return state();
  }
  // Destroys the coroutines, innermost locals first.
  void abandon() {
    if (root_) std::exchange(root_, nullptr).destroy();
  }

  State state() const {
    switch (standing_ & kTag) {
      case kAwaited:
        return State::awaiting;
      case kFailure:
        return State::failed;
      case kThrown:
        return State::running;
      default:
        return static_cast<State>(standing_ >> kTagBits);
    }
  }
  // Null unless it awaits.
  FutureBase* awaited() const {
    return (standing_ & kTag) == kAwaited ? static_cast<FutureBase*>(pointer()) : nullptr;
  }
  bool has_yielded() const { return standing_ == plain(State::yielded); }
  bool has_returned() const { return standing_ == plain(State::returned); }
  // Whether there is still a coroutine.
  explicit operator bool() const { return static_cast<bool>(root_); }
  // What the chain failed with.
  Error error() const;
  // After `returned`: the value of the Coro<T> that it took over.
  template <class Promise>
  decltype(auto) take_value() {
    return std::coroutine_handle<Promise>::from_address(root_.address()).promise().take_value();
  }
  EventLoop& loop() const { return *loop_; }

  // For awaiters: the coroutine `innermost` waits for `future`, or for one iteration.
  void suspend(std::coroutine_handle<> innermost, FutureBase& future) {
    drop_thrown();
    innermost_ = innermost;
    standing_ = with_tag(&future, kAwaited);
    future.set_blocking(true);
  }
  void suspend_for_yield(std::coroutine_handle<> innermost) {
    drop_thrown();
    innermost_ = innermost;
    standing_ = plain(State::yielded);
  }
  // For awaiters, once resumed: what was thrown in.
  Error take_delivered() {
    if (standing_ == plain(State::running)) [[likely]]
      return {};
    return take_thrown();
  }
  // The same, raised.
  void raise_delivered() {
    if (standing_ != plain(State::running)) [[unlikely]]
      raise_thrown();
  }

 private:
  friend class PromiseBase;

  // A task has a driver, and there may be many: all that it stands at is one word. Its lowest bits
  // say what the others are: a State, or a pointer.
  static constexpr int kTagBits = 2;
  static constexpr std::uintptr_t kTag = 3;
  static constexpr std::uintptr_t kAwaited = 1;  // a FutureBase
  static constexpr std::uintptr_t kFailure = 2;  // an ErrorBase, owned: what the chain failed with
  static constexpr std::uintptr_t kThrown = 3;   // the same: on its way to the innermost await

  static constexpr std::uintptr_t plain(State state) {
    return static_cast<std::uintptr_t>(state) << kTagBits;
  }
  static std::uintptr_t with_tag(const void* pointer, std::uintptr_t tag) {
    return reinterpret_cast<std::uintptr_t>(pointer) | tag;
  }
  void* pointer() const { return reinterpret_cast<void*>(standing_ & ~kTag); }

  State end_before_beginning(Error thrown);
  State end_astray();
  // Out of line: a coroutine that gives way should need no room on the stack for errors.
  Error take_thrown();
  void raise_thrown();
  void forget_thrown();
  void drop_error();
  // An awaiter may have no use for it.
  void drop_thrown() {
    if (standing_ != plain(State::running)) [[unlikely]]
      forget_thrown();
  }
  // The outermost coroutine has ended.
  void conclude(Error error) {
    drop_thrown();
    standing_ = error ? with_tag(error.detach(), kFailure) : plain(State::returned);
  }

  EventLoop* loop_;
  std::coroutine_handle<> root_;
  std::coroutine_handle<> innermost_;
  std::uintptr_t standing_ = plain(State::created);
};

}  // namespace looplane
