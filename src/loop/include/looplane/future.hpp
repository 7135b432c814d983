#pragma once

#include <looplane/coro.hpp>
#include <looplane/event_loop.hpp>

namespace looplane {

// A value as it stands in the repr of a future.
template <class T>
std::string repr_of(const T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    return value ? "True" : "False";
  } else if constexpr (std::is_arithmetic_v<T>) {
    return std::to_string(value);
  } else if constexpr (std::convertible_to<T, std::string>) {
    return "'" + std::string(value) + "'";
  } else {
    return "...";
  }
}

// The value of a future of T; nothing for void.
template <class T>
class ValueStore {
 public:
  template <class U>
  void store(U&& value) {
    value_.emplace(std::forward<U>(value));
  }
  const T& value() const { return *value_; }
  T& value() { return *value_; }
  std::string value_repr() const { return repr_of(*value_); }

 private:
  std::optional<T> value_;
};
template <>
class ValueStore<void> {
 public:
  void store() const {}
  void value() const {}
  std::string value_repr() const { return "None"; }
};

// What the copies of a Future<T> share.
template <class T>
class FutureState : public FutureBase, public ValueStore<T> {
 public:
  using FutureBase::FutureBase;
  void* value_store() override { return static_cast<ValueStore<T>*>(this); }
  void adopt_result(FutureBase& source) override {
    if constexpr (!std::is_void_v<T>) {
      this->store(static_cast<ValueStore<T>*>(source.value_store())->value());
    }
    (void)finish();
  }

 protected:
  std::string repr_of_result() const override { return this->value_repr(); }
};

// RuntimeError "await of an empty future", and "Task does not support set_result operation".
[[noreturn]] void throw_empty_future();
[[noreturn]] void throw_task_decides(const char* operation);

// asyncio.Future: a value to come. Copies share it. `co_await future` waits for the value and
// returns a reference to it (the future keeps it); its error is thrown.
//
// Errors here are exceptions: InvalidStateError where asyncio raises it, RuntimeError for a change
// that another thread than the loop's asks for, or that a task's coroutine decides on. An empty one
// (made without a loop, or moved from) can be asked whether it is, and assigned to.
template <class T = void>
class Future {
 public:
  using Value = T;

  Future() = default;
  explicit Future(EventLoop& loop) : Future(make_ref<FutureState<T>>(loop)) {}
  template <class State>
    requires std::derived_from<State, ValueStore<T>>
  explicit Future(Ref<State> state) : store_(state.get()), base_(std::move(state)) {}

  bool done() const { return base_->done(); }
  bool cancelled() const { return base_->cancelled(); }
  bool cancel(std::string message) const {
    loop().check_thread();
    return base_->cancel(make_ref<TextMessage>(std::move(message)));
  }
  bool cancel() const {
    loop().check_thread();
    return base_->cancel();
  }

  // The value; throws the error, CancelledError, or InvalidStateError "Result is not ready.".
  decltype(auto) result() const {
    base_->result_error().raise_if_set();
    return static_cast<const ValueStore<T>&>(*store_).value();
  }
  // The error, empty if there is a value; throws CancelledError or InvalidStateError.
  Error exception() const {
    base_->exception_error().raise_if_set();
    return base_->stored_error();
  }
  template <class... U>
  void set_result(U&&... value) const {
    static_assert(sizeof...(U) == (std::is_void_v<T> ? 0 : 1), "one value, none for void");
    check_change("set_result");
    base_->check_pending().raise_if_set();
    store_->store(std::forward<U>(value)...);
    base_->finish().raise_if_set();
  }
  template <class E>
  void set_exception(E exception) const {
    set_error(Error::from(std::make_exception_ptr(std::move(exception))));
  }
  void set_error(Error error) const {
    check_change("set_exception");
    base_->set_error(std::move(error)).raise_if_set();
  }

  // `function(FutureBase&)` or `function()` is called soon after this is done. The callback that is
  // returned is what remove_done_callback takes.
  template <class F>
  Ref<Callback> add_done_callback(F function) const {
    loop().check_thread();
    Ref<Callback> callback = make_callback(std::move(function));
    base_->add_done_callback(callback, base_->loop().copy_context());
    return callback;
  }
  std::size_t remove_done_callback(const Ref<Callback>& callback) const {
    return base_->remove_done_callback(*callback);
  }

  EventLoop& loop() const { return base_->loop(); }
  std::string repr() const { return base_->repr(); }
  const Ref<FutureBase>& base() const { return base_; }
  explicit operator bool() const { return static_cast<bool>(base_); }
  friend bool operator==(const Future& left, const Future& right) {
    return left.base_ == right.base_;
  }

  class Awaiter : public FutureWait {
   public:
    explicit Awaiter(Future future) : FutureWait(std::move(future.base_)), store_(future.store_) {}
    decltype(auto) await_resume() {
      settle().raise_if_set();
      return static_cast<const ValueStore<T>&>(*store_).value();
    }

   private:
    ValueStore<T>* store_;
  };
  Awaiter operator co_await() const& { return Awaiter(check_not_empty()); }
  Awaiter operator co_await() && {
    (void)check_not_empty();
    return Awaiter(std::move(*this));
  }

 private:
  void check_change(const char* operation) const {
    loop().check_thread();
    if (base_->as_task()) [[unlikely]]
      throw_task_decides(operation);
  }
  const Future& check_not_empty() const {
    if (!base_) [[unlikely]]
      throw_empty_future();
    return *this;
  }

  ValueStore<T>* store_ = nullptr;  // within the object that base_ holds
  Ref<FutureBase> base_;
};

template <class T>
Future<T> EventLoop::create_future() {
  return Future<T>(*this);
}

// loop.create_future() of the running loop.
template <class T = void>
Future<T> create_future() {
  return Future<T>(get_running_loop());
}

}  // namespace looplane
