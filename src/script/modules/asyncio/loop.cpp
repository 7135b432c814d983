#include "script/modules/asyncio/loop.hpp"

#include <cmath>

#include "script/modules/asyncio/errors.hpp"
#include "script/modules/asyncio/format.hpp"
#include "script/modules/asyncio/future.hpp"
#include "script/modules/asyncio/task.hpp"
#include "script/modules/contextvars.hpp"

// The event loop as Python sees it: the methods that do not run it.

namespace looplane::script {

bool is_loop(Machine& m, const Value& value) {
  return m.is_instance(value, asyncio_state(m).abstract_loop);
}

Value loop_method(Machine& m, LoopObject* loop, std::string_view name) {
  Ref<MethodObject> method = m.make<MethodObject>(m.types.method);
  method->function = m.lookup(loop->type, m.intern(name));
  method->self = Value::object(loop);
  return method;
}

bool check_open(Machine& m, LoopObject* loop) {
  if (!loop->loop().is_closed()) return true;
  (void)m.raise(m.types.RuntimeError, "Event loop is closed");
  return false;
}

void wake_loop(Machine& m, LoopObject* loop) {
  if (loop->running_on != nullptr && loop->running_on != m.thread) m.wake(*loop->running_on);
}

// --- Time ---------------------------------------------------------------------------------------

static constexpr double nanoseconds_per_second = 1e9;

Duration to_duration(double seconds) {
  const double nanoseconds = seconds * nanoseconds_per_second;
  if (!(nanoseconds < 9e18)) return Duration::max();
  if (nanoseconds < -9e18) return Duration::min();
  return Duration(static_cast<Duration::rep>(std::llround(nanoseconds)));
}

Value seconds_value(Duration time) {
  return Value::number(static_cast<double>(time.count()) / nanoseconds_per_second);
}

// --- Making -------------------------------------------------------------------------------------

static Value make_loop(Machine& m, Type* type) {
  AsyncioState& state = asyncio_state(m);
  Ref<LoopObject> object = m.make<LoopObject>(type, m);
  EventLoopOptions options;
  options.clock = &state.clock;
  options.environment = &state.environment;
  options.thread = &m.main_thread.loop_state;
  object->own_methods = own_methods_of(m, type);
  if (object->own_methods != 0) object->part.own = std::make_unique<OwnParts>(m, *object);
  OwnParts* own = object->part.own.get();
  const bool keeps_time = object->has_own(OwnMethod::time);
  if (keeps_time) options.clock = &own->clock;
  object->part.loop = std::make_unique<ScriptLoop>(*object, options);
  object->part.loop->add_source(keeps_time ? static_cast<OutsideSource&>(own->threads)
                                           : state.threads);
  if (own != nullptr) object->loop().set_scheduling_override(&own->scheduling);
  return object;
}

/// asyncio tells at DEBUG which selector it uses, if anybody listens.
static Eventually<Value> announce_selector(Machine& m, Value loop) {
  (void)co_await log_line(m, LogLevel::debug, m.interned("Using selector: EpollSelector"), Value(),
                          {"selector_events.py", 64, "__init__"});
  co_return loop;
}

/// coroutines._is_debug_mode: a program may set the variable before it makes the loop.
static Eventually<Value> read_debug_mode(Machine& m, Value loop, Value os) {
  const Value environment = co_await get_attribute(m, os, "environ");
  const Value name = m.interned("PYTHONASYNCIODEBUG");
  const Value text = co_await call_method(m, environment, "get", name);
  const bool debug = co_await truth(m, text);
  loop_of(loop)->loop().set_debug(debug);
  co_return loop;
}

static Eventually<Value> announced_in_mode(Machine& m, Value loop, Value os) {
  if (m.modules->find(m.intern("logging")) != nullptr) (void)co_await announce_selector(m, loop);
  if (!os.empty()) (void)co_await read_debug_mode(m, loop, os);
  co_return loop;
}

static Eventually<Value> announced(Machine& m, Value loop) {
  const Value os = m.modules->get(m.intern("os"));
  if (os.empty() && m.modules->find(m.intern("logging")) == nullptr) return loop;
  return announced_in_mode(m, std::move(loop), os);
}

Eventually<Value> new_loop(Machine& m) {
  return announced(m, make_loop(m, asyncio_state(m).event_loop));
}

static Eventually<Value> loop_new(Machine& m, Arguments a) {
  return announced(m, make_loop(m, a[0].as<Type>()));
}

/// (self): all is made by __new__, which a class of the program's own may not hand on to.
static Eventually<Value> loop_init(Machine&, Arguments) { return Value::none(); }

/// (self, selector=None)
static Eventually<Value> selector_loop_init(Machine& m, Arguments a) {
  if (a[1].is_none()) return Value::none();
  return m.raise(m.types.NotImplementedError,
                 "a selector for a loop is not available in Looplane: a program has no network");
}

// --- Scheduling ---------------------------------------------------------------------------------

bool context_argument(Machine& m, const Value& value, LoopRef<Context>& context) {
  if (value.empty() || value.is_none()) {
    context = Context::copy(m.thread->loop_state.context.get());
    return true;
  }
  if (is_context(value)) {
    context = context_of(value);
    return true;
  }
  (void)m.type_error(concat("a Context was expected, got ", m.type_name(value)));
  return false;
}

/// BaseEventLoop._check_callback; in debug mode only.
static bool check_callback(Machine& m, LoopObject* loop, const Value& callback,
                           std::string_view method) {
  if (!loop->loop().debug()) return true;
  const bool makes_coroutine =
      callback.is(Kind::function) &&
      (callback.as<FunctionObject>()->code->flags & CodeObject::coroutine) != 0;
  if (makes_coroutine || is_coroutine(m, callback)) {
    (void)m.type_error(concat("coroutines cannot be used with ", method, "()"));
    return false;
  }
  if (is_callable(m, callback)) return true;
  (void)m.type_error(
      concat("a callable object was expected by ", method, "(), got ", quick_repr(m, callback)));
  return false;
}

/// BaseEventLoop._check_thread; in debug mode only.
static bool check_thread(Machine& m, LoopObject* loop) {
  if (!loop->loop().debug() || loop->running_on == nullptr || loop->running_on == m.thread) {
    return true;
  }
  (void)m.raise(m.types.RuntimeError,
                "Non-thread-safe operation invoked on an event loop other than the current one");
  return false;
}

/// (self, callback, *args, context=None): the tuple comes last.
static Eventually<Value> call_soon_method(Machine& m, Arguments a) {
  LoopObject* loop = loop_of(a[0]);
  LoopRef<Context> context;
  if (!check_open(m, loop) || !check_thread(m, loop) ||
      !check_callback(m, loop, a[1], "call_soon") || !context_argument(m, a[2], context)) {
    return Failure{};
  }
  return call_soon(m, loop, a[1], a[3], std::move(context));
}

static Eventually<Value> call_soon_threadsafe_method(Machine& m, Arguments a) {
  LoopObject* loop = loop_of(a[0]);
  LoopRef<Context> context;
  if (!check_open(m, loop) || !check_callback(m, loop, a[1], "call_soon_threadsafe") ||
      !context_argument(m, a[2], context)) {
    return Failure{};
  }
  Value handle = call_soon(m, loop, a[1], a[3], std::move(context));
  wake_loop(m, loop);
  return handle;
}

static Eventually<Value> call_when(Machine& m, LoopObject* loop, Value when, const Arguments& a,
                                   std::string_view method) {
  LoopRef<Context> context;
  if (!check_open(m, loop) || !check_thread(m, loop) || !check_callback(m, loop, a[2], method) ||
      !context_argument(m, a[3], context)) {
    return Failure{};
  }
  Eventually<double> seconds = to_double(m, when);
  if (!seconds.ready()) {
    m.raised = Value();
    return m.type_error(
        concat("'<=' not supported between instances of '", m.type_name(when), "' and 'float'"));
  }
  return call_at(m, loop, to_duration(seconds.peek()), std::move(when), a[2], a[4],
                 std::move(context));
}

/// call_later() of a loop with a time() or call_at() of its own.
static Eventually<Value> call_at_by_name(Machine& m, Value loop, Value delay, Value function,
                                         Value context, Value arguments) {
  const Value now = co_await call_method(m, loop, "time");
  const Value when = co_await binary(m, BinaryOperator::add, now, delay);
  const auto* given = arguments.as<TupleObject>();
  Ref<TupleObject> positional = m.new_tuple(given->count + 2);
  positional->items[0] = when;
  positional->items[1] = function;
  std::copy_n(given->items, given->count, positional->items + 2);
  Ref<DictObject> keywords = m.new_dict();
  keywords->set(m.intern("context"), context);
  const Value method = co_await get_attribute(m, loop, "call_at");
  Value handle = co_await call_with_dict(m, method, Value(positional), Value(keywords));
  co_return handle;
}

static Eventually<Value> call_later_after(Machine& m, Arguments a) {
  const Value now = seconds_value(loop_of(a[0])->loop().time());
  Value when = co_await binary(m, BinaryOperator::add, now, a[1]);
  Value handle = co_await call_when(m, loop_of(a[0]), when, a, "call_at");
  co_return handle;
}

/// (self, delay, callback, *args, context=None)
static Eventually<Value> call_later_method(Machine& m, Arguments a) {
  if (a[1].is_none()) return m.type_error("delay must not be None");
  const LoopObject* loop = loop_of(a[0]);
  if (loop->has_own(OwnMethod::time) || loop->has_own(OwnMethod::call_at)) [[unlikely]]
    return call_at_by_name(m, a[0], a[1], a[2], a[3], a[4]);
  if (!a[1].is_small_int() && !a[1].is_number()) return call_later_after(m, std::move(a));
  const double delay = a[1].is_small_int() ? static_cast<double>(a[1].small_int()) : a[1].number();
  const double now = seconds_value(loop_of(a[0])->loop().time()).number();
  return call_when(m, loop_of(a[0]), Value::number(now + delay), a, "call_at");
}

/// (self, when, callback, *args, context=None)
static Eventually<Value> call_at_method(Machine& m, Arguments a) {
  if (a[1].is_none()) return m.type_error("when cannot be None");
  return call_when(m, loop_of(a[0]), a[1], a, "call_at");
}

static Eventually<Value> time_method(Machine& m, Arguments a) {
  const LoopObject* loop = loop_of(a[0]);
  // A time() of its own that asks for BaseEventLoop's.
  if (loop->has_own(OwnMethod::time)) return seconds_value(asyncio_state(m).clock.read());
  return seconds_value(loop->loop().time());
}

// --- Futures and tasks --------------------------------------------------------------------------

static Eventually<Value> create_future_method(Machine& m, Arguments a) {
  return Value(new_future(m, loop_of(a[0])));
}

static Eventually<Value> call_task_factory(Machine& m, Value loop, Value coroutine, Value name,
                                           Value context) {
  const Value factory = loop_of(loop)->task_factory;
  Value task;
  if (context.is_none()) {
    task = co_await call(m, factory, loop, coroutine);
  } else {
    Ref<DictObject> keywords = m.new_dict();
    keywords->set(m.intern("context"), context);
    const Value positional = m.tuple({loop, coroutine});
    task = co_await call_with_dict(m, factory, positional, Value(keywords));
  }
  (void)co_await call_method(m, task, "set_name", name);
  co_return task;
}

/// What BaseEventLoop.create_task does.
static Eventually<Value> create_task_here(Machine& m, LoopObject* loop, Value coroutine, Value name,
                                          Value context_value) {
  if (!check_open(m, loop)) return Failure{};
  if (!loop->task_factory.empty()) {
    return call_task_factory(m, Value::object(loop), std::move(coroutine), std::move(name),
                             std::move(context_value));
  }
  LoopRef<Context> context;
  if (!context_argument(m, context_value, context)) return Failure{};
  return new_task(m, loop, std::move(coroutine), std::move(name), std::move(context), false);
}

/// (self, coro, *, name=None, context=None)
static Eventually<Value> create_task_method(Machine& m, Arguments a) {
  return create_task_here(m, loop_of(a[0]), a[1], a[2], a[3]);
}

/// A subclass may have a create_task of its own.
static Eventually<Value> call_own_create_task(Machine& m, Value loop, Value coroutine, Value name,
                                              Value context) {
  const Value method = co_await get_attribute(m, loop, m.intern("create_task"));
  Ref<DictObject> keywords = m.new_dict();
  if (!name.empty()) keywords->set(m.intern("name"), name);
  if (!context.is_none()) keywords->set(m.intern("context"), context);
  const Value positional = m.tuple({coroutine});
  co_return co_await call_with_dict(m, method, positional, Value(keywords));
}

Eventually<Value> create_task(Machine& m, LoopObject* loop, Value coroutine, Value name,
                              Value context_value) {
  if (!loop->type->builtin) {
    const Value method = m.lookup(loop->type, m.intern("create_task"));
    if (!method.is(Kind::native_function)) {
      return call_own_create_task(m, Value::object(loop), std::move(coroutine), std::move(name),
                                  std::move(context_value));
    }
  }
  if (name.empty()) name = Value::none();
  return create_task_here(m, loop, std::move(coroutine), std::move(name), std::move(context_value));
}

static Eventually<Value> set_task_factory_method(Machine& m, Arguments a) {
  if (!a[1].is_none() && !is_callable(m, a[1])) {
    return m.type_error("task factory must be a callable or None");
  }
  loop_of(a[0])->task_factory = a[1].is_none() ? Value() : a[1];
  return Value::none();
}

static Value or_none(const Value& value) { return value.empty() ? Value::none() : value; }

static Eventually<Value> get_task_factory_method(Machine&, Arguments a) {
  return or_none(loop_of(a[0])->task_factory);
}

// --- State --------------------------------------------------------------------------------------

static Eventually<Value> stop_method(Machine& m, Arguments a) {
  loop_of(a[0])->loop().stop();
  wake_loop(m, loop_of(a[0]));
  return Value::none();
}

static void close_now(LoopObject* loop) {
  loop->loop().close_now();
  loop->executor_was_shut_down = true;
}

Eventually<Value> close_with_handles(Machine& m, Value loop) {
  AsyncioState& state = asyncio_state(m);
  state.clears_handles = true;
  close_now(loop_of(loop));
  co_await m.run_frames();
  state.clears_handles = false;
  co_return Value::none();
}

bool has_handles(const LoopObject* loop) {
  return loop->part.loop != nullptr && !loop->loop().is_closed() &&
         !loop->loop().ready_queue().empty();
}

/// In debug mode BaseEventLoop.close tells what it closes.
static Eventually<Value> announce_and_close(Machine& m, Value loop) {
  const Value shown = co_await repr(m, loop);
  (void)co_await log_line(m, LogLevel::debug, m.string(concat("Close ", text_of(shown))), Value(),
                          {"base_events.py", 744, "close"});
  (void)co_await close_with_handles(m, loop);
  co_return Value::none();
}

static Eventually<Value> close_method(Machine& m, Arguments a) {
  const Value keep = a[0];
  LoopObject* loop = loop_of(keep);
  if (loop->loop().is_running()) {
    return m.raise(m.types.RuntimeError, "Cannot close a running event loop");
  }
  if (loop->loop().debug() && !loop->loop().is_closed()) return announce_and_close(m, keep);
  if (has_handles(loop)) return close_with_handles(m, keep);
  close_now(loop);
  return Value::none();
}

static Eventually<Value> is_running_method(Machine&, Arguments a) {
  return Value::boolean(loop_of(a[0])->loop().is_running());
}
static Eventually<Value> is_closed_method(Machine&, Arguments a) {
  return Value::boolean(loop_of(a[0])->loop().is_closed());
}
static Eventually<Value> get_debug_method(Machine&, Arguments a) {
  return Value::boolean(loop_of(a[0])->loop().debug());
}

static Eventually<Value> set_debug_to(Machine& m, Value self, Value enabled) {
  const bool debug = co_await truth(m, enabled);
  loop_of(self)->loop().set_debug(debug);
  co_return Value::none();
}
static Eventually<Value> set_debug_method(Machine& m, Arguments a) {
  return set_debug_to(m, a[0], a[1]);
}

static Eventually<Value> repr_method(Machine& m, Arguments a) {
  LoopObject* loop = loop_of(a[0]);
  const auto text = [](bool value) { return value ? "True" : "False"; };
  return m.string(concat("<", loop->type->name_text(), " running=", text(loop->loop().is_running()),
                         " closed=", text(loop->loop().is_closed()),
                         " debug=", text(loop->loop().debug()), ">"));
}

static Eventually<Value> get_slow_duration(Machine&, const Value& self) {
  return seconds_value(loop_of(self)->loop().slow_callback_duration);
}
static Eventually<Value> set_slow_duration(Machine& m, const Value& self, const Value& value) {
  if (value.empty()) return m.raise(m.types.AttributeError, "slow_callback_duration");
  Eventually<double> seconds = to_double(m, value);
  if (!seconds.ready()) return Failure{};
  loop_of(self)->loop().slow_callback_duration = to_duration(seconds.peek());
  return Value::none();
}

// --- Signals, threads, the outside --------------------------------------------------------------

/// lib/asyncio/unix_events.py keeps the handlers.
static Value signal_handlers(Machine& m) { return m.modules->get(m.intern("asyncio.unix_events")); }

/// (self, sig, callback, *args)
static Eventually<Value> add_signal_handler_method(Machine& m, Arguments a) {
  return call_method(m, signal_handlers(m), "_add_signal_handler", a[0], a[1], a[2], a[3]);
}
static Eventually<Value> remove_signal_handler_method(Machine& m, Arguments a) {
  return call_method(m, signal_handlers(m), "_remove_signal_handler", a[0], a[1]);
}

/// (self, executor, func, *args)
static Eventually<Value> run_in_executor_method(Machine& m, Arguments a) {
  LoopObject* loop = loop_of(a[0]);
  if (!check_open(m, loop) || !check_callback(m, loop, a[2], "run_in_executor")) return Failure{};
  return run_in_executor(m, Ref<LoopObject>::share(loop), a[1], a[2], a[3], Value(), Value());
}
static Eventually<Value> set_default_executor_method(Machine& m, Arguments a) {
  return set_default_executor(m, loop_of(a[0]), a[1]);
}
static Eventually<Value> shutdown_executor_method(Machine& m, Arguments a) {
  return shutdown_executor(m, loop_of(a[0]));
}
static Eventually<Value> shutdown_generators_method(Machine& m, Arguments a) {
  return shutdown_generators(m, loop_of(a[0]));
}

static Eventually<Value> set_exception_handler_method(Machine& m, Arguments a) {
  if (!a[1].is_none() && !is_callable(m, a[1])) {
    return m.type_error(concat("A callable object or None is expected, got ", quick_repr(m, a[1])));
  }
  loop_of(a[0])->exception_handler = a[1].is_none() ? Value() : a[1];
  return Value::none();
}
static Eventually<Value> get_exception_handler_method(Machine&, Arguments a) {
  return or_none(loop_of(a[0])->exception_handler);
}
static Eventually<Value> call_exception_handler_method(Machine& m, Arguments a) {
  return call_exception_handler_here(m, Ref<LoopObject>::share(loop_of(a[0])), a[1]);
}

static Eventually<Value> run_forever_method(Machine& m, Arguments a) {
  return run_loop(m, Ref<LoopObject>::share(loop_of(a[0])));
}
static Eventually<Value> run_until_complete_method(Machine& m, Arguments a) {
  return run_until_complete(m, Ref<LoopObject>::share(loop_of(a[0])), a[1]);
}

static constexpr std::string_view refused_names[] = {"add_reader",
                                                     "remove_reader",
                                                     "add_writer",
                                                     "remove_writer",
                                                     "connect_accepted_socket",
                                                     "connect_read_pipe",
                                                     "connect_write_pipe",
                                                     "create_connection",
                                                     "create_datagram_endpoint",
                                                     "create_server",
                                                     "create_unix_connection",
                                                     "create_unix_server",
                                                     "getaddrinfo",
                                                     "getnameinfo",
                                                     "sendfile",
                                                     "sock_accept",
                                                     "sock_connect",
                                                     "sock_recv",
                                                     "sock_recv_into",
                                                     "sock_recvfrom",
                                                     "sock_recvfrom_into",
                                                     "sock_sendall",
                                                     "sock_sendfile",
                                                     "sock_sendto",
                                                     "start_tls",
                                                     "subprocess_exec",
                                                     "subprocess_shell"};

template <std::size_t index>
static Eventually<Value> refused(Machine& m, Arguments) {
  return m.raise(m.types.NotImplementedError,
                 concat("loop.", refused_names[index],
                        "() is not available in Looplane: a program has no network, no files and "
                        "no other processes"));
}

template <std::size_t... index>
static std::vector<NativeMethod> refused_methods(std::index_sequence<index...>) {
  return {NativeMethod{refused_names[index], refused<index>}...};
}

/// What BaseEventLoop, BaseSelectorEventLoop and _UnixSelectorEventLoop have in common: each is a
/// loop, and a method is named with the class that has it in CPython.
static TypeDefinition loop_definition(std::string_view name, std::string_view module,
                                      std::span<const NativeMethod> methods) {
  TypeDefinition definition;
  definition.name = name;
  definition.module = module;
  definition.size = sizeof(LoopObject);
  definition.finish = [](Object* o) { static_cast<LoopObject*>(o)->~LoopObject(); };
  definition.methods = methods;
  definition.has_attributes = true;
  return definition;
}

static const NativeMethod base_methods[] = {
    {"__new__", loop_new, NativeMethod::Binding::none},
    {"def __init__(self)", loop_init},
    {"def __repr__(self, /)", repr_method},
    {"def run_forever(self)", run_forever_method},
    {"def run_until_complete(self, future)", run_until_complete_method},
    {"def _run_once(self)", run_once_method},
    {"def stop(self)", stop_method},
    {"def close(self)", close_method},
    {"def is_running(self)", is_running_method},
    {"def is_closed(self)", is_closed_method},
    {"def time(self)", time_method},
    {"def call_soon(self, callback, *args, context=None)", call_soon_method},
    {"def call_soon_threadsafe(self, callback, *args, context=None)", call_soon_threadsafe_method},
    {"def call_later(self, delay, callback, *args, context=None)", call_later_method},
    {"def call_at(self, when, callback, *args, context=None)", call_at_method},
    {"def create_future(self)", create_future_method},
    {"def create_task(self, coro, *, name=None, context=None)", create_task_method},
    {"def set_task_factory(self, factory)", set_task_factory_method},
    {"def get_task_factory(self)", get_task_factory_method},
    {"def set_exception_handler(self, handler)", set_exception_handler_method},
    {"def get_exception_handler(self)", get_exception_handler_method},
    {"def call_exception_handler(self, context)", call_exception_handler_method},
    {"def default_exception_handler(self, context)", default_exception_handler_method},
    {"def get_debug(self)", get_debug_method},
    {"def set_debug(self, enabled)", set_debug_method},
    {"def run_in_executor(self, executor, func, *args)", run_in_executor_method},
    {"def set_default_executor(self, executor)", set_default_executor_method},
    {"async def shutdown_default_executor(self, timeout=None)", shutdown_executor_method},
    {"async def shutdown_asyncgens(self)", shutdown_generators_method},
    {"def _asyncgen_firstiter_hook(self, agen)", generator_first_method},
    {"def _asyncgen_finalizer_hook(self, agen)", generator_finalizer_method},
};

// What a loop that is written from nothing has to say for itself
// (asyncio.events.AbstractEventLoop).
static Eventually<Value> abstract_method(Machine& m, Arguments) {
  return m.raise(m.types.NotImplementedError, "");
}

static std::vector<NativeMethod> abstract_methods() {
  std::vector<NativeMethod> methods = {{"__new__", loop_new, NativeMethod::Binding::none}};
  for (const std::string_view signature :
       {"def run_forever(self)",
        "def run_until_complete(self, future)",
        "def stop(self)",
        "def is_running(self)",
        "def is_closed(self)",
        "def close(self)",
        "async def shutdown_asyncgens(self)",
        "async def shutdown_default_executor(self)",
        "def _timer_handle_cancelled(self, handle)",
        "def call_soon(self, callback, *args, context=None)",
        "def call_later(self, delay, callback, *args, context=None)",
        "def call_at(self, when, callback, *args, context=None)",
        "def time(self)",
        "def create_future(self)",
        "def create_task(self, coro, *, name=None, context=None)",
        "def call_soon_threadsafe(self, callback, *args, context=None)",
        "def run_in_executor(self, executor, func, *args)",
        "def set_default_executor(self, executor)",
        "def add_signal_handler(self, sig, callback, *args)",
        "def remove_signal_handler(self, sig)",
        "def set_task_factory(self, factory)",
        "def get_task_factory(self)",
        "def get_exception_handler(self)",
        "def set_exception_handler(self, handler)",
        "def default_exception_handler(self, context)",
        "def call_exception_handler(self, context)",
        "def get_debug(self)",
        "def set_debug(self, enabled)"}) {
    methods.push_back({signature, abstract_method});
  }
  return methods;
}

static const NativeMethod unix_methods[] = {
    {"def close(self)", close_method},
    {"def __init__(self, selector=None)", selector_loop_init},
    {"def add_signal_handler(self, sig, callback, *args)", add_signal_handler_method},
    {"def remove_signal_handler(self, sig)", remove_signal_handler_method},
};

void define_loop(Machine& m, AsyncioState& state) {
  static const std::vector<NativeMethod> asked_of_loops = abstract_methods();
  // One that is written from nothing is one of ours too, which its own methods leave nothing to do.
  static const TypeDefinition abstract =
      loop_definition("AbstractEventLoop", "asyncio.events", asked_of_loops);
  static const std::vector<NativeGetter> getters = [] {
    std::vector<NativeGetter> all = {
        {"slow_callback_duration", get_slow_duration, set_slow_duration}};
    const std::span<const NativeGetter> looked_at = private_loop_getters();
    all.insert(all.end(), looked_at.begin(), looked_at.end());
    return all;
  }();
  static const std::vector<NativeMethod> selector_methods =
      refused_methods(std::make_index_sequence<std::size(refused_names)>());
  static TypeDefinition base =
      loop_definition("BaseEventLoop", "asyncio.base_events", base_methods);
  base.getters = getters;
  static const TypeDefinition selector =
      loop_definition("BaseSelectorEventLoop", "asyncio.selector_events", selector_methods);
  static const TypeDefinition loop =
      loop_definition("_UnixSelectorEventLoop", "asyncio.unix_events", unix_methods);
  state.abstract_loop = m.define(abstract, m.types.object);
  state.base_loop = m.define(base, state.abstract_loop);
  state.event_loop = m.define(loop, m.define(selector, state.base_loop));
}

}  // namespace looplane::script
