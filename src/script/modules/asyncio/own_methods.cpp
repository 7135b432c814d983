#include "script/modules/asyncio/own_methods.hpp"

#include "script/machine/operations.hpp"
#include "script/machine/raising.hpp"
#include "script/modules/asyncio/future.hpp"
#include "script/modules/asyncio/task.hpp"
#include "script/modules/contextvars.hpp"

namespace looplane::script {

// --- Which --------------------------------------------------------------------------------------

static constexpr std::pair<std::string_view, OwnMethod> known_methods[] = {
    {"call_soon", OwnMethod::call_soon},
    {"call_later", OwnMethod::call_later},
    {"call_at", OwnMethod::call_at},
    {"time", OwnMethod::time},
    {"stop", OwnMethod::stop},
    {"run_forever", OwnMethod::run_forever},
    {"create_future", OwnMethod::create_future},
    {"call_exception_handler", OwnMethod::call_exception_handler},
    {"_run_once", OwnMethod::run_once}};

std::uint16_t own_methods_of(Machine& m, Type* type) {
  std::uint16_t own = 0;
  if (type->builtin) return own;
  for (const auto& [name, bit] : known_methods) {
    const Value method = m.lookup(type, m.intern(name));
    if (!method.is(Kind::native_function)) own |= static_cast<std::uint16_t>(bit);
  }
  return own;
}

// --- Calling ------------------------------------------------------------------------------------

static Eventually<Value> call_named(Machine& m, Value object, Value name, Value arguments,
                                    Value keywords) {
  const Value method = co_await get_attribute(m, object, text_of(name));
  co_return co_await call_with_dict(m, method, arguments, keywords);
}

/// (request, /): the object, a name, a tuple and a dict or None.
static Eventually<Value> call_requested(Machine& m, Arguments a) {
  const Value* request = a[0].as<TupleObject>()->items;
  return call_named(m, request[0], request[1], request[2],
                    request[3].is_none() ? Value() : request[3]);
}

void call_own_method(Machine& m, Value object, std::string_view name, Value arguments,
                     Value keywords) {
  static const NativeMethod method = {"call_requested(request, /)", call_requested};
  if (keywords.empty()) keywords = Value::none();
  m.call_later(m.native_function(method), m.tuple({object, m.interned(name), arguments, keywords}));
}

Eventually<Value> read_own_time(Machine& m, Ref<LoopObject> loop) {
  const Value time = co_await call_method(m, Value(loop), "time");
  OwnClock& clock = loop->part.own->clock;
  clock.tell(to_duration(co_await to_double(m, time)));
  clock.counts = time.is_small_int();
  co_return time;
}

/// (fut, /): base_events._run_until_complete_cb
static Eventually<Value> stop_by_name(Machine& m, Arguments a) {
  auto* future = a[0].as<FutureObject>();
  if (future->base->has_error() && future->base->stored_error().is_exit()) return Value::none();
  return call_method(m, Value(future->loop), "stop");
}

Value own_stop_callback(Machine& m) {
  static const NativeMethod method = {"_run_until_complete_cb(fut, /)", stop_by_name};
  return m.native_function(method);
}

// --- Scheduling ---------------------------------------------------------------------------------

bool TimelessThreads::may_wake() const { return m_.next_wake() != Thread::forever; }

void LibraryCall::Part::release_outside() {
  callback.reset();
  argument.reset();
  timer.reset();
}

Value new_library_call(Machine& m, LoopRef<Callback> callback, LoopRef<FutureBase> argument) {
  AsyncioState& state = asyncio_state(m);
  const bool is_step = callback->stepped_task() != nullptr && !argument;
  Ref<LibraryCall> made = m.make<LibraryCall>(is_step ? state.task_step : state.library_call, m);
  made->part.callback = std::move(callback);
  made->part.argument = std::move(argument);
  return made;
}

Value callable_value(Machine& m, Callback& callback, FutureBase* argument) {
  if (const void* callee = callback.callee()) return *static_cast<const Value*>(callee);
  return new_library_call(m, LoopRef<Callback>(&callback), LoopRef<FutureBase>(argument));
}

Value context_keyword(Machine& m, Context* context) {
  Ref<DictObject> keywords = m.new_dict();
  LoopRef<Context> known(context);
  if (!known) known = looplane::make_ref<Context>();
  keywords->set(m.intern("context"), context_value(m, std::move(known)));
  return keywords;
}

bool OwnScheduling::takes_soon(const ReadyQueue::Entry& entry) {
  if (!loop_.has_own(OwnMethod::call_soon)) return false;
  Machine& m = Machine::current();
  const Value function = callable_value(m, *entry.callback, entry.argument);
  // A task that has made no context yet keeps what its step is run in.
  TaskBase* task = entry.callback->stepped_task();
  Context* context = task != nullptr ? &task->ensure_context() : entry.context;
  const Value arguments = entry.argument == nullptr
                              ? m.tuple({function})
                              : m.tuple({function, future_value(*entry.argument)});
  call_own_method(m, Value::object(&loop_), "call_soon", arguments, context_keyword(m, context));
  return true;
}

/// As a program would write it: 1, 0.5.
static Value delay_value(Duration delay) {
  const auto whole = std::chrono::duration_cast<std::chrono::seconds>(delay);
  return whole == delay ? Value::small_int(whole.count()) : seconds_value(delay);
}

bool OwnScheduling::takes_timer(TimerHandle& timer) {
  if (!loop_.has_own(OwnMethod::call_later) && !loop_.has_own(OwnMethod::call_at) &&
      !loop_.has_own(OwnMethod::time)) {
    return false;
  }
  Machine& m = Machine::current();
  const Value function = new_library_call(m, LoopRef<Callback>(&timer), {});
  function.as<LibraryCall>()->part.timer = LoopRef<TimerHandle>(&timer);
  FutureBase* completed = timer.callback()->completed_future();
  if (completed == nullptr) {
    // timeouts.Timeout.reschedule
    const Value when =
        loop_.part.own->clock.counts ? delay_value(timer.when()) : seconds_value(timer.when());
    call_own_method(m, Value::object(&loop_), "call_at", m.tuple({when, function}));
    return true;
  }
  const Value delay = delay_value(timer.when() - timer.loop().clock().peek());
  const Value future = future_value(*completed);
  // tasks.sleep gives its result along, tasks._wait does not.
  const Value arguments = completed->purpose() == Purpose::sleep
                              ? m.tuple({delay, function, future, Value::none()})
                              : m.tuple({delay, function, future});
  call_own_method(m, Value::object(&loop_), "call_later", arguments);
  return true;
}

// --- What is scheduled --------------------------------------------------------------------------

LibraryCall* library_call(Machine& m, const Value& function) {
  if (!function.is(Kind::native)) return nullptr;
  const AsyncioState& state = asyncio_state(m);
  const Type* type = function.object()->type;
  return type == state.task_step || type == state.library_call ? function.as<LibraryCall>()
                                                               : nullptr;
}

static EventLoop& loop_of(Callback& callback, FutureBase* argument) {
  if (TaskBase* task = callback.stepped_task()) return task->loop();
  if (Handle* handle = callback.as_handle()) return handle->loop();
  return argument->loop();
}

/// A program that was given it may call it itself.
static Eventually<Value> run_here(Machine& m, Value self) {
  auto* call = self.as<LibraryCall>();
  const LoopRef<Callback> callback = call->part.callback;
  const LoopRef<FutureBase> argument = call->part.argument;
  Progress progress = call->run();
  while (progress == Progress::parked) {
    co_await m.run_frames();
    progress = callback->resume();
  }
  if (progress == Progress::raised) {
    co_return raise_error(m, loop_of(*callback, argument.get()).take_raised());
  }
  co_return Value::none();
}

/// (self, *args): what it is called with is known.
static Eventually<Value> call_call(Machine& m, Arguments a) { return run_here(m, a[0]); }

std::string library_call_name(const LibraryCall* call) {
  Callback* callback = call->part.callback.get();
  if (callback == nullptr) return "None";
  if (Handle* handle = callback->as_handle()) callback = handle->callback();
  if (callback == nullptr) return "None";
  if (FutureBase* completed = callback->completed_future()) {
    return completed->purpose() == Purpose::sleep ? "_set_result_unless_cancelled"
                                                  : "_release_waiter";
  }
  const std::string described = callback->describe();
  return described.substr(0, described.find('('));
}

static Eventually<Value> get_qualname(Machine& m, const Value& self) {
  return m.string(library_call_name(self.as<LibraryCall>()));
}
static Eventually<Value> get_name(Machine& m, const Value& self) {
  const std::string name = library_call_name(self.as<LibraryCall>());
  return m.string(name.substr(name.rfind('.') + 1));
}
static Eventually<Value> get_self(Machine& m, const Value& self) {
  const auto* call = self.as<LibraryCall>();
  TaskBase* task = call->part.callback ? call->part.callback->stepped_task() : nullptr;
  if (task == nullptr) return attribute_error(m, self, m.intern("__self__"));
  return future_value(*task);
}
static Eventually<Value> repr_method(Machine& m, Arguments a) {
  return m.string(concat("<function ", library_call_name(a[0].as<LibraryCall>()), " at ",
                         address_text(a[0].object()), ">"));
}

void define_library_calls(Machine& m, AsyncioState& state) {
  static const NativeMethod step_methods[] = {{"__call__(self, /, *args)", call_call}};
  static const NativeMethod methods[] = {{"__call__(self, /, *args)", call_call},
                                         {"__repr__(self, /)", repr_method}};
  static const NativeGetter step_getters[] = {{"__self__", get_self}};
  static const NativeGetter getters[] = {
      {"__qualname__", get_qualname}, {"__name__", get_name}, {"__self__", get_self}};
  static const TypeDefinition step = {
      .name = "TaskStepMethWrapper",
      .size = sizeof(LibraryCall),
      .finish = [](Object* o) { static_cast<LibraryCall*>(o)->~LibraryCall(); },
      .methods = step_methods,
      .getters = step_getters,
      .subclassable = false};
  static const TypeDefinition call = {
      .name = "function",
      .size = sizeof(LibraryCall),
      .finish = [](Object* o) { static_cast<LibraryCall*>(o)->~LibraryCall(); },
      .methods = methods,
      .getters = getters,
      .subclassable = false};
  state.task_step = m.define(step, m.types.object);
  state.library_call = m.define(call, m.types.object);
}

}  // namespace looplane::script
