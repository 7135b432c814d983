#include "script/machine/reports.hpp"
#include "script/modules/asyncio/errors.hpp"
#include "script/modules/asyncio/format.hpp"
#include "script/modules/asyncio/future.hpp"
#include "script/modules/contextvars.hpp"

// asyncio.Handle and TimerHandle (events.py), and the callbacks of futures.

namespace looplane::script {

namespace {

/// A Python function that the loop calls. What it raises is reported, and then the loop goes on.
class PythonCall : public Receiver {
 public:
  void returned(Machine&, Value) override { progress_ = Progress::finished; }
  void yielded(Machine&, Value) override { progress_ = Progress::finished; }
  void failed(Machine& m) override {
    Value exception = std::move(m.raised);
    const Error error = to_error(m, exception);
    if (error.is_exit()) {
      called_by_loop().loop().raise_out(error);
      progress_ = Progress::raised;
    } else if (reporting_) {
      progress_ = Progress::finished;
    } else {
      reporting_ = true;
      m.begin(report_failure(m, std::move(exception)), *this);
    }
  }

 protected:
  ~PythonCall() = default;
  /// The loop, and for reports the handle.
  virtual LoopObject& called_by_loop() = 0;
  virtual Value handle(Machine& m) = 0;

  Progress begin_call(Machine& m, Eventually<Value> call) {
    progress_ = Progress::parked;
    reporting_ = false;
    m.begin(std::move(call), *this);
    return progress_;
  }
  Progress outcome() const { return progress_; }

 private:
  Eventually<Value> report_failure(Machine& m, Value exception);

  Progress progress_ = Progress::finished;
  bool reporting_ = false;
};

}  // namespace

/// asyncio.Handle. The loop's part stands within the object.
struct HandleObject : Object {
  looplane::Handle* base = nullptr;
  Ref<LoopObject> loop;
  Value callback;   ///< Empty once cancelled.
  Value arguments;  ///< A tuple.
  Value when;
  Value source;                    ///< The place_of_creation, in debug mode.
  Value shown;                     ///< In debug mode: what it was when it was cancelled.
  LibraryCall* library = nullptr;  ///< The callback, if it is the loop's library's.
  explicit HandleObject(Type* type) : Object(Kind::native, type) {}
};

static std::string handle_text(const HandleObject* handle) {
  if (!handle->shown.empty()) return std::string(text_of(handle->shown));
  Machine& m = Machine::current();
  std::string text = concat("<", handle->type->name_text());
  if (handle->base->cancelled()) text += " cancelled";
  if (!handle->when.empty()) text += " when=" + quick_repr(m, handle->when);
  if (!handle->callback.empty()) {
    text +=
        " " + callback_text(m, handle->callback, handle->arguments, handle->loop->loop().debug());
  }
  return text + created_at(handle->source) + ">";
}

namespace {

/// The loop's part of a handle. All references of the loop count as one in the object.
template <class Base>
class HandlePart final : public Base, public PythonCall, public OutsideResource {
 public:
  template <class... Arguments>
  HandlePart(Machine& m, HandleObject& object, Arguments&&... arguments)
      : Base(std::forward<Arguments>(arguments)...), OutsideResource(m), object_(object) {}

  Progress run(FutureBase*) override {
    if (this->cancelled()) return Progress::finished;
    if (object_.library != nullptr) [[unlikely]] {
      library_ = object_.library->part.callback;
      return object_.library->run();
    }
    Machine& m = Machine::current();
    const Value callback = object_.callback;
    const Value arguments = object_.arguments;
    return begin_call(m, call_with_dict(m, callback, arguments, Value()));
  }
  Progress resume() override { return library_ ? library_->resume() : outcome(); }
  const void* callee() const override { return &object_; }
  TaskBase* stepped_task() override {
    if (object_.library == nullptr || !object_.library->part.callback) return nullptr;
    return object_.library->part.callback->stepped_task();
  }
  void cancel() override {
    if (this->cancelled()) return;
    Base::cancel();
    if (object_.loop->loop().debug()) {
      object_.shown = Machine::current().string(handle_text(&object_));
    }
    object_.library = nullptr;
    object_.callback = Value();
    object_.arguments = Value();
  }
  std::string repr() const override { return handle_text(&object_); }
  std::string describe() const override {
    if (object_.callback.empty()) return "cancelled";
    return callback_text(Machine::current(), object_.callback, object_.arguments,
                         object_.loop->loop().debug());
  }
  void release_outside() override {
    library_.reset();
    Base::forget();
  }

 protected:
  void referenced() const noexcept override { ++object_.references; }
  void unreferenced() const noexcept override {
    if (--object_.references == 0) destroy(&object_);
  }
  LoopObject& called_by_loop() override { return *object_.loop; }
  Value handle(Machine&) override { return Value::object(&object_); }

 private:
  HandleObject& object_;
  LoopRef<Callback> library_;  ///< What runs, or has run.
};

struct SoonHandle : HandleObject {
  std::optional<HandlePart<looplane::Handle>> part;
  using HandleObject::HandleObject;
};
struct TimedHandle : HandleObject {
  std::optional<HandlePart<looplane::TimerHandle>> part;
  using HandleObject::HandleObject;
};

/// A done-callback: a Python function that gets the future.
class DoneCallback final : public Callback, public PythonCall {
 public:
  explicit DoneCallback(Value function) : function_(std::move(function)) {}

  Progress run(FutureBase* future) override {
    Machine& m = Machine::current();
    loop_ = Ref<LoopObject>::share(future_object(*future)->loop.get());
    return begin_call(m, call(m, function_, future_value(*future)));
  }
  Progress resume() override { return outcome(); }
  std::string describe() const override {
    return callback_text(Machine::current(), function_, Value(), false);
  }
  /// remove_done_callback compares with a function, which only its own kind knows how to.
  bool same_as(const Callback& other) const override {
    if (&other == this) return true;
    return &other == probe && same_function(function_, probe->function_);
  }
  const void* callee() const override { return &function_; }

  static thread_local constinit inline const DoneCallback* probe = nullptr;

 protected:
  LoopObject& called_by_loop() override { return *loop_; }
  Value handle(Machine& m) override;

 private:
  static bool same_function(const Value& a, const Value& b) {
    if (a.same(b)) return true;
    if (a.is(Kind::method) && b.is(Kind::method)) {
      return a.as<MethodObject>()->function.same(b.as<MethodObject>()->function) &&
             a.as<MethodObject>()->self.same(b.as<MethodObject>()->self);
    }
    if (!a.is(Kind::native_function) || !b.is(Kind::native_function)) return false;
    const auto* left = a.as<NativeFunctionObject>();
    const auto* right = b.as<NativeFunctionObject>();
    return left->method == right->method && left->self.same(right->self);
  }

  Value function_;
  Ref<LoopObject> loop_;
};

}  // namespace

static Ref<HandleObject> new_handle(Machine& m, LoopObject* loop, Value function, Value arguments,
                                    LoopRef<Context> context) {
  Ref<SoonHandle> handle = m.make<SoonHandle>(asyncio_state(m).handle);
  handle->loop = Ref<LoopObject>::share(loop);
  handle->callback = std::move(function);
  handle->arguments = std::move(arguments);
  handle->part.emplace(m, *handle, loop->loop(), LoopRef<Callback>(), std::move(context));
  handle->base = &*handle->part;
  handle->library = library_call(m, handle->callback);
  return Ref<HandleObject>::adopt(handle.leak());
}

static Ref<TimedHandle> new_timed_handle(Machine& m, LoopObject* loop, Duration when,
                                         Value when_value, Value function, Value arguments,
                                         LoopRef<Context> context) {
  Ref<TimedHandle> handle = m.make<TimedHandle>(asyncio_state(m).timer_handle);
  handle->loop = Ref<LoopObject>::share(loop);
  handle->callback = std::move(function);
  handle->arguments = std::move(arguments);
  handle->when = std::move(when_value);
  handle->part.emplace(m, *handle, loop->loop(), when, LoopRef<Callback>(), std::move(context));
  handle->base = &*handle->part;
  handle->library = library_call(m, handle->callback);
  return handle;
}

Value DoneCallback::handle(Machine& m) {
  return Value(new_handle(m, loop_.get(), function_, m.empty_tuple(), {}));
}

/// Handle._run
static Eventually<Value> report_handle(Machine& m, Value handle, Value exception) {
  const auto* object = handle.as<HandleObject>();
  LoopObject& loop = *object->loop;
  pass_through_library(m, exception);
  Ref<DictObject> context = m.new_dict();
  // Its own call may have cancelled the handle; then it has no name any more.
  const std::string name =
      object->callback.empty()
          ? std::string("None()")
          : callback_text(m, object->callback, object->arguments, loop.loop().debug());
  context->set(m.intern("message"), m.string("Exception in callback " + name));
  context->set(m.intern("exception"), std::move(exception));
  context->set(m.intern("handle"), handle);
  if (!object->source.empty()) {
    context->set(m.intern("source_traceback"), m.string(creation_stack(object->source)));
  }
  return call_exception_handler(m, Ref<LoopObject>::share(&loop), Value(context));
}

Eventually<Value> PythonCall::report_failure(Machine& m, Value exception) {
  return report_handle(m, handle(m), std::move(exception));
}

// --- For the other files ------------------------------------------------------------------------

Value handle_value(Machine& m, LoopObject* loop, Callback& callback, FutureBase* argument,
                   Context* context) {
  const void* known = callback.callee();
  if (known != nullptr && callback.as_handle() != nullptr) {
    return Value::object(static_cast<HandleObject*>(const_cast<void*>(known)));
  }
  const Value arguments =
      argument == nullptr ? Value(m.empty_tuple()) : m.tuple({future_value(*argument)});
  Ref<HandleObject> handle = new_handle(m, loop, callable_value(m, callback, argument), arguments,
                                        LoopRef<Context>(context));
  return handle;
}

Value timer_value(Machine& m, LoopObject* loop, TimerHandle& timer) {
  if (timer.callee() != nullptr) return handle_value(m, loop, timer, nullptr, nullptr);
  return new_timed_handle(m, loop, timer.when(), seconds_value(timer.when()),
                          new_library_call(m, LoopRef<Callback>(&timer), {}), m.empty_tuple(),
                          timer.context());
}

static void note_source(Machine& m, LoopObject* loop, HandleObject* handle) {
  if (loop->loop().debug()) handle->source = place_of_creation(m);
}

Value call_soon(Machine& m, LoopObject* loop, Value function, Value arguments,
                LoopRef<Context> context) {
  Ref<HandleObject> handle =
      new_handle(m, loop, std::move(function), std::move(arguments), std::move(context));
  note_source(m, loop, handle.get());
  LoopRef<Context> known = handle->base->context();
  loop->loop().schedule_now(LoopRef<looplane::Handle>(handle->base), std::move(known));
  return handle;
}

/// A timer of the library's that has come back from call_at() of a program's own, unchanged.
static LoopRef<TimerHandle> unchanged_timer(LibraryCall* call, Duration when) {
  static constexpr Duration longest_way = std::chrono::microseconds(1);
  if (call == nullptr || !call->part.timer) return {};
  if (std::chrono::abs(call->part.timer->when() - when) > longest_way) return {};
  return std::exchange(call->part.timer, {});
}

Value call_at(Machine& m, LoopObject* loop, Duration when, Value when_value, Value function,
              Value arguments, LoopRef<Context> context) {
  if (LoopRef<TimerHandle> timer = unchanged_timer(library_call(m, function), when)) {
    Value handle = timer_value(m, loop, *timer);
    // It may have been cancelled before it came here.
    if (!timer->cancelled()) loop->loop().schedule_timer_now(std::move(timer));
    return handle;
  }
  const Ref<TimedHandle> handle =
      new_timed_handle(m, loop, when, std::move(when_value), std::move(function),
                       std::move(arguments), std::move(context));
  note_source(m, loop, handle.get());
  loop->loop().schedule_timer_now(LoopRef<looplane::TimerHandle>(&*handle->part));
  return handle;
}

LoopRef<Callback> done_callback(Machine&, Value function) {
  return looplane::make_ref<DoneCallback>(std::move(function));
}

std::size_t remove_done_callbacks(Machine&, FutureBase& future, const Value& function) {
  const LoopRef<DoneCallback> probe = looplane::make_ref<DoneCallback>(function);
  DoneCallback::probe = probe.get();
  const std::size_t removed = future.remove_done_callback(*probe);
  DoneCallback::probe = nullptr;
  return removed;
}

// --- The types ----------------------------------------------------------------------------------

static HandleObject* self_of(const Value& self) { return self.as<HandleObject>(); }

// Loops that a program has written itself make handles, and run them.

static bool check_loop(Machine& m, const Value& loop) {
  if (is_loop(m, loop)) return true;
  (void)m.type_error(concat("loop must be an event loop, not ", m.type_name(loop)));
  return false;
}

/// (cls, callback, args, loop, context=None)
static Eventually<Value> handle_new(Machine& m, Arguments a) {
  LoopRef<Context> context;
  if (!check_loop(m, a[3]) || !context_argument(m, a[4], context)) co_return Failure{};
  const Value arguments = co_await tuple_from(m, a[2]);
  Ref<HandleObject> made = new_handle(m, loop_of(a[3]), a[1], arguments, std::move(context));
  note_source(m, loop_of(a[3]), made.get());
  co_return Value(made);
}

/// (cls, when, callback, args, loop, context=None)
static Eventually<Value> timer_new(Machine& m, Arguments a) {
  LoopRef<Context> context;
  if (!check_loop(m, a[4]) || !context_argument(m, a[5], context)) co_return Failure{};
  const Value arguments = co_await tuple_from(m, a[3]);
  const double when = co_await to_double(m, a[1]);
  const Ref<TimedHandle> made = new_timed_handle(m, loop_of(a[4]), to_duration(when), a[1], a[2],
                                                 arguments, std::move(context));
  note_source(m, loop_of(a[4]), made.get());
  co_return Value(made);
}

/// Handle._run
static Eventually<Value> run_method(Machine& m, Arguments a) {
  const Value self = a[0];
  if (self_of(self)->base->cancelled()) co_return Value::none();
  const Value context = context_value(m, self_of(self)->base->context());
  const auto* given = self_of(self)->arguments.as<TupleObject>();
  Ref<TupleObject> arguments = m.new_tuple(given->count + 1);
  arguments->items[0] = self_of(self)->callback;
  std::copy_n(given->items, given->count, arguments->items + 1);
  const Value run = co_await get_attribute(m, context, "run");
  Outcome<Value> ran =
      co_await attempt(m, call_with_dict(m, run, Value(std::move(arguments)), Value()));
  if (ran.error.empty()) co_return Value::none();
  if (to_error(m, ran.error).is_exit()) {
    m.raised = ran.error;
    co_return Failure{};
  }
  co_return co_await report_handle(m, self, ran.error);
}

static Eventually<Value> cancel_method(Machine&, Arguments a) {
  self_of(a[0])->base->cancel();
  return Value::none();
}
static Eventually<Value> cancelled_method(Machine&, Arguments a) {
  return Value::boolean(self_of(a[0])->base->cancelled());
}
static Eventually<Value> when_method(Machine&, Arguments a) { return self_of(a[0])->when; }
static Eventually<Value> get_context(Machine& m, Arguments a) {
  return context_value(m, self_of(a[0])->base->context());
}

static Eventually<Value> repr_method(Machine& m, Arguments a) {
  return m.string(handle_text(self_of(a[0])));
}

static Eventually<Value> get_callback(Machine&, const Value& self) {
  const Value& callback = self_of(self)->callback;
  return callback.empty() ? Value::none() : callback;
}
static Eventually<Value> get_arguments(Machine&, const Value& self) {
  const Value& arguments = self_of(self)->arguments;
  return arguments.empty() ? Value::none() : arguments;
}
/// Of the library's own timers, those know.
static bool is_cancelled(const HandleObject* handle) {
  if (handle->base->cancelled()) return true;
  Callback* callback = handle->library == nullptr ? nullptr : handle->library->part.callback.get();
  const looplane::Handle* known = callback == nullptr ? nullptr : callback->as_handle();
  return known != nullptr && known->cancelled();
}
static Eventually<Value> get_cancelled(Machine&, const Value& self) {
  return Value::boolean(is_cancelled(self_of(self)));
}

static Eventually<Value> get_loop(Machine&, const Value& self) {
  return Value(self_of(self)->loop);
}
static Eventually<Value> get_own_context(Machine& m, const Value& self) {
  return context_value(m, self_of(self)->base->context());
}
static Eventually<Value> get_nothing(Machine&, const Value&) { return Value::none(); }
static Eventually<Value> get_when(Machine&, const Value& self) { return self_of(self)->when; }
static Eventually<Value> get_scheduled(Machine&, const Value& self) {
  return Value::boolean(self_of(self)->base->in_heap());
}

template <CompareOperator op>
static Eventually<Value> compare_times(Machine& m, Arguments a) {
  if (!m.is_instance(a[1], asyncio_state(m).timer_handle)) return m.not_implemented();
  return compare(m, op, self_of(a[0])->when, self_of(a[1])->when);
}

static Eventually<Value> timer_hash(Machine& m, Arguments a) {
  const auto hashed = hash_simple(self_of(a[0])->when);
  return m.integer(hashed.value_or(0));
}

void define_handles(Machine& m, AsyncioState& state) {
  static const NativeMethod methods[] = {
      {"__new__(cls, callback, args, loop, context=None)", handle_new, NativeMethod::Binding::none},
      {"def _run(self, /)", run_method},
      {"def cancel(self, /)", cancel_method},
      {"def cancelled(self, /)", cancelled_method},
      {"def get_context(self, /)", get_context},
      {"def __repr__(self, /)", repr_method},
  };
  static const NativeMethod timer_methods[] = {
      {"__new__(cls, when, callback, args, loop, context=None)", timer_new,
       NativeMethod::Binding::none},
      {"def when(self, /)", when_method},
      {"def __hash__(self, /)", timer_hash},
      {"def __lt__(self, other, /)", compare_times<CompareOperator::lt>},
      {"def __le__(self, other, /)", compare_times<CompareOperator::le>},
      {"def __gt__(self, other, /)", compare_times<CompareOperator::gt>},
      {"def __ge__(self, other, /)", compare_times<CompareOperator::ge>},
  };
  static const NativeGetter getters[] = {
      {"_callback", get_callback},   {"_args", get_arguments},
      {"_cancelled", get_cancelled}, {"_loop", get_loop},
      {"_context", get_own_context}, {"_source_traceback", get_nothing},
      {"_repr", get_nothing},
  };
  static const NativeGetter timer_getters[] = {{"_when", get_when}, {"_scheduled", get_scheduled}};
  static const TypeDefinition handle = {
      .name = "Handle",
      .module = "asyncio.events",
      .size = sizeof(SoonHandle),
      .finish = [](Object* o) { static_cast<SoonHandle*>(o)->~SoonHandle(); },
      .methods = methods,
      .getters = getters,
      .subclassable = false};
  static const TypeDefinition timer = {
      .name = "TimerHandle",
      .module = "asyncio.events",
      .size = sizeof(TimedHandle),
      .finish = [](Object* o) { static_cast<TimedHandle*>(o)->~TimedHandle(); },
      .methods = timer_methods,
      .getters = timer_getters,
      .subclassable = false};
  state.handle = m.define(handle, m.types.object);
  state.timer_handle = m.define(timer, state.handle);
}

}  // namespace looplane::script
