#pragma once

#include "script/modules/asyncio/errors.hpp"
#include "script/modules/asyncio/loop.hpp"

namespace looplane::script {

/// asyncio.Future, Task and what gather() returns: a Python object with the loop's future inside.
struct FutureObject : Object {
  FutureBase* base = nullptr;  ///< Within this object; nullptr before __init__.
  Ref<LoopObject> loop;
  Value result;  ///< Empty: finished without a value, which is None.
  Value source;  ///< The place_of_creation, in debug mode.
  std::int64_t number;
  bool raised_once = false;     ///< Its exception was raised from it.
  bool has_own_cancel = false;  ///< Its class, written in Python, has a cancel() of its own.
  bool in_own_cancel = false;   ///< That has come to Future.cancel().
  bool has_own_add_done_callback = false;

  FutureObject(std::int64_t number, Type* type) : Object(Kind::future, type), number(number) {}

  [[nodiscard]] EventLoop& event_loop() const { return base->loop(); }
};

/// Looks whether the future's class has a cancel() or add_done_callback() of its own.
void note_own_methods(Machine& m, FutureObject* future);
/// The loop's library cancels such a future: its cancel() runs as soon as the machine can call it.
void cancel_by_name(FutureObject* future, const LoopRef<Message>& message);
/// The loop's library adds a done-callback: an add_done_callback() of its own hears of it.
void tell_own_add_done_callback(Machine& m, FutureObject* future, Callback& callback);

/// A kind of the loop's futures as part of a FutureObject. All references of the loop's library
/// count as one in the object.
template <class Base>
class FuturePart : public Base, public OutsideResource {
 public:
  template <class... Arguments>
  FuturePart(Machine& m, FutureObject& object, Arguments&&... arguments)
      : Base(std::forward<Arguments>(arguments)...), OutsideResource(m), object_(object) {}

  bool cancel(LoopRef<Message> message = {}) override {
    if (object_.has_own_cancel && !object_.in_own_cancel && !this->done()) [[unlikely]] {
      cancel_by_name(&object_, message);
      return true;
    }
    return Base::cancel(std::move(message));
  }
  void* value_store() override { return &object_; }
  void adopt_result(FutureBase& source) override {
    object_.result = static_cast<FutureObject*>(source.value_store())->result;
    (void)this->finish();
  }
  std::string repr() const override;
  Object* object() override { return &object_; }
  void release_outside() override { this->forget(); }

 protected:
  void referenced() const noexcept override { ++object_.references; }
  void unreferenced() const noexcept override {
    if (--object_.references == 0) destroy(&object_);
  }

  FutureObject& object_;
};

struct PlainFutureObject : FutureObject {
  std::optional<FuturePart<FutureBase>> part;
  using FutureObject::FutureObject;
};

inline FutureObject* future_object(FutureBase& future) {
  return static_cast<FutureObject*>(future.value_store());
}
inline Value future_value(FutureBase& future) { return Value::object(future_object(future)); }
/// A future that has been initialised.
bool is_future(const Value& value);

/// loop.create_future().
Ref<FutureObject> new_future(Machine& m, LoopObject* loop, Purpose purpose = Purpose::future);
/// What result() gives or raises. Counts as looking at the exception.
Eventually<Value> future_result(Machine& m, FutureObject* future);
/// Before an exception leaves a future: its traceback is as it was when it came in.
void restore_traceback(FutureObject* future, const Error& error);
/// future.set_result(value) for a future that is pending.
void finish_future(FutureObject* future, Value value);
/// future.add_done_callback(function).
void add_done_callback(Machine& m, FutureObject* future, Value function, LoopRef<Context> context);
/// future.__await__().
Value future_iterator(Machine& m, FutureObject* future);

/// ensure_future(): a future as it is, a coroutine as a new task, other awaitables wrapped. `loop`
/// may be nullptr.
Eventually<Value> ensure_future(Machine& m, Value awaitable, Ref<LoopObject> loop);
/// What is wrong with something that is not initialised.
bool check_initialized(Machine& m, const Value& self);

/// Methods of futures that CPython's Task has of its own: messages and reprs name them with it.
std::span<const NativeMethod> future_methods_of_tasks();

void define_futures(Machine& m, AsyncioState& state);

}  // namespace looplane::script
