#include "script/machine/raising.hpp"
#include "script/modules/asyncio/coroutine.hpp"
#include "script/modules/asyncio/functions.hpp"
#include "script/modules/asyncio/gather.hpp"
#include "script/modules/asyncio/task.hpp"
#include "script/modules/modules.hpp"

// _asyncio: what lib/asyncio is made of.

namespace looplane::script {

// --- Exceptions ---------------------------------------------------------------------------------

static TypeDefinition exception_definition(std::string_view name, std::string_view module) {
  TypeDefinition definition;
  definition.name = name;
  definition.module = module;
  definition.kind = Kind::exception;
  definition.size = sizeof(ExceptionObject);
  definition.finish = [](Object* o) { static_cast<ExceptionObject*>(o)->~ExceptionObject(); };
  definition.has_attributes = true;
  return definition;
}

static void define_errors(Machine& m, AsyncioState& state) {
  static constexpr std::string_view common = "asyncio.exceptions";
  static constexpr std::string_view queues = "asyncio.queues";
  static const TypeDefinition cancelled = exception_definition("CancelledError", common);
  static const TypeDefinition invalid = exception_definition("InvalidStateError", common);
  static const TypeDefinition send_file = exception_definition("SendfileNotAvailableError", common);
  static const TypeDefinition barrier = exception_definition("BrokenBarrierError", common);
  static const TypeDefinition empty = exception_definition("QueueEmpty", queues);
  static const TypeDefinition full = exception_definition("QueueFull", queues);
  static const TypeDefinition shut_down = exception_definition("QueueShutDown", queues);
  static const TypeDefinition deadlock = exception_definition("DeadlockError", "builtins");
  state.cancelled_error = m.define(cancelled, m.types.BaseException);
  state.invalid_state_error = m.define(invalid, m.types.Exception);
  state.send_file_error = m.define(send_file, m.types.RuntimeError);
  state.broken_barrier_error = m.define(barrier, m.types.RuntimeError);
  state.queue_empty_error = m.define(empty, m.types.Exception);
  state.queue_full_error = m.define(full, m.types.Exception);
  state.queue_shut_down_error = m.define(shut_down, m.types.Exception);
  state.deadlock_error = m.define(deadlock, m.types.BaseException);
}

// --- The state ----------------------------------------------------------------------------------

AsyncioState::AsyncioState(Machine& machine)
    : m(machine), clock(machine), threads(machine), environment(machine) {
  environment.set_observer(machine.loop_observer);
  define_errors(m, *this);
  define_futures(m, *this);
  define_tasks(m, *this);
  define_gather(m, *this);
  define_coroutines(m, *this);
  define_handles(m, *this);
  define_library_calls(m, *this);
  define_loop(m, *this);
  define_generator_hooks(m, *this);
  define_waiting(m, *this);
  define_timeouts(m, *this);
  define_locks(m, *this);
  define_queues(m, *this);
  define_task_group(m, *this);
  define_worker_pool(m, *this);
}

AsyncioState& asyncio_state(Machine& m) {
  if (!m.asyncio) [[unlikely]]
    m.asyncio = std::make_shared<AsyncioState>(m);
  return *m.asyncio;
}

// --- Functions ----------------------------------------------------------------------------------

static Eventually<Value> get_running_loop_function(Machine& m, Arguments) {
  return require_running_loop(m);
}
static Eventually<Value> running_loop_or_none(Machine& m, Arguments) {
  LoopObject* loop = running_loop(m);
  return loop == nullptr ? Value::none() : Value::object(loop);
}
/// For loops that a program has written itself. While one of ours runs it stays the one.
static Eventually<Value> set_running_loop(Machine& m, Arguments a) {
  LoopObject* running = running_loop(m);
  if (running != nullptr && running->loop().is_running()) return Value::none();
  if (!a[0].is_none() && !is_loop(m, a[0])) {
    return m.type_error(concat("loop must be an event loop, not ", m.type_name(a[0])));
  }
  auto& set_running = asyncio_state(m).set_running;
  std::erase_if(set_running, [&](const auto& each) { return each.thread == m.thread; });
  set_running.push_back({m.thread, a[0]});
  m.thread->loop_state.running_loop = a[0].is_none() ? nullptr : &loop_of(a[0])->loop();
  return Value::none();
}
static Eventually<Value> get_event_loop_function(Machine& m, Arguments) {
  return current_or_new_loop(m);
}
static Eventually<Value> new_event_loop_function(Machine& m, Arguments) {
  AsyncioState& state = asyncio_state(m);
  if (!state.policy.empty()) return call_method(m, state.policy, "new_event_loop");
  return new_loop(m);
}
static Eventually<Value> set_event_loop_function(Machine& m, Arguments a) {
  AsyncioState& state = asyncio_state(m);
  if (!state.policy.empty()) return call_method(m, state.policy, "set_event_loop", a[0]);
  if (!a[0].is_none() && !m.is_instance(a[0], state.abstract_loop)) {
    return m.type_error(concat("loop must be an instance of AbstractEventLoop or None, not '",
                               m.type_of(a[0])->short_name(), "'"));
  }
  set_current_loop(m, a[0]);
  return Value::none();
}

// What the default policy does, whatever policy is set.

static Eventually<Value> default_get_event_loop(Machine& m, Arguments a) {
  return loop_of_policy(m, a[0]);
}
static Eventually<Value> default_new_event_loop(Machine& m, Arguments) { return new_loop(m); }
static Eventually<Value> default_set_event_loop(Machine& m, Arguments a) {
  set_current_loop(m, a[0]);
  return Value::none();
}
static Eventually<Value> get_policy(Machine& m, Arguments) {
  const Value& policy = asyncio_state(m).policy;
  return policy.empty() ? Value::none() : policy;
}
static Eventually<Value> set_policy(Machine& m, Arguments a) {
  AsyncioState& state = asyncio_state(m);
  state.policy = a[0].is_none() ? Value() : a[0];
  state.current_loops.clear();  // Each policy has its own, and begins with none.
  return Value::none();
}

/// (coro, *, name=None, context=None)
static Eventually<Value> create_task_function(Machine& m, Arguments a) {
  LoopObject* loop = running_loop(m);
  if (loop == nullptr) return m.raise(m.types.RuntimeError, "no running event loop");
  return create_task(m, loop, a[0], a[1], a[2]);
}

/// Given as a loop, but something of the program's own, of whose tasks nothing is known.
static bool is_stranger(Machine& m, const Value& loop) {
  return !loop.is_none() && !is_loop(m, loop);
}

/// (coro_or_future, *, loop=None)
static Eventually<Value> ensure_future_function(Machine& m, Arguments a) {
  Ref<LoopObject> loop;
  if (is_stranger(m, a[1]) && is_coroutine(m, a[0])) {
    return call_method(m, a[1], "create_task", a[0]);
  }
  if (is_loop(m, a[1])) loop = Ref<LoopObject>::share(loop_of(a[1]));
  return ensure_future(m, a[0], std::move(loop));
}

static Eventually<Value> is_future_function(Machine&, Arguments a) {
  return Value::boolean(a[0].is(Kind::future));
}
static Eventually<Value> is_coroutine_function(Machine& m, Arguments a) {
  return Value::boolean(is_coroutine(m, a[0]));
}

/// The loop that an argument names, or the running one; nullptr: RuntimeError was raised.
static LoopObject* loop_argument(Machine& m, const Value& loop) {
  if (is_loop(m, loop)) return loop_of(loop);
  LoopObject* running = running_loop(m);
  if (running == nullptr) (void)m.raise(m.types.RuntimeError, "no running event loop");
  return running;
}

/// (loop=None)
static Eventually<Value> current_task_function(Machine& m, Arguments a) {
  if (is_stranger(m, a[0])) return Value::none();
  LoopObject* loop = loop_argument(m, a[0]);
  if (loop == nullptr) return Failure{};
  TaskBase* task = loop->loop().current_task();
  return task == nullptr ? Value::none() : future_value(*task);
}

static Eventually<Value> set_of_tasks(Machine& m, std::vector<LoopRef<TaskBase>> tasks) {
  Ref<SetObject> set = m.new_set();
  for (const LoopRef<TaskBase>& task : tasks) {
    (void)co_await set_add(m, set.get(), future_value(*task));
  }
  co_return Value(set);
}

/// (loop=None)
static Eventually<Value> all_tasks_function(Machine& m, Arguments a) {
  if (is_stranger(m, a[0])) return Value(m.new_set());
  LoopObject* loop = loop_argument(m, a[0]);
  if (loop == nullptr) return Failure{};
  return set_of_tasks(m, loop->loop().all_tasks());
}

/// A list of the tasks of a loop in the order of their creation, for shutting it down.
static Eventually<Value> tasks_in_order(Machine& m, Arguments a) {
  Ref<ListObject> list = m.new_list();
  if (!is_loop(m, a[0])) return Value(list);
  for (const LoopRef<TaskBase>& task : loop_of(a[0])->loop().all_tasks()) {
    list->items.push_back(future_value(*task));
  }
  return Value(list);
}

/// (loop, coro, *, name=None, context=None)
static Eventually<Value> eager_task_factory(Machine& m, Arguments a) {
  if (!is_loop(m, a[0])) {
    return m.type_error(concat("loop must be an event loop, not ", m.type_name(a[0])));
  }
  LoopRef<Context> context;
  if (!context_argument(m, a[3], context)) return Failure{};
  return new_task(m, loop_of(a[0]), a[1], a[2], std::move(context), true);
}

static const NativeMethod functions[] = {
    {"get_running_loop()", get_running_loop_function},
    {"_get_running_loop()", running_loop_or_none},
    {"_set_running_loop(loop, /)", set_running_loop},
    {"get_event_loop()", get_event_loop_function},
    {"def new_event_loop()", new_event_loop_function},
    {"def set_event_loop(loop)", set_event_loop_function},
    {"def _default_get_event_loop(policy)", default_get_event_loop},
    {"def _default_new_event_loop()", default_new_event_loop},
    {"def _default_set_event_loop(loop)", default_set_event_loop},
    {"def _get_policy()", get_policy},
    {"def _set_policy(policy)", set_policy},
    {"def create_task(coro, *, name=None, context=None)", create_task_function},
    {"def ensure_future(coro_or_future, *, loop=None)", ensure_future_function},
    {"def isfuture(obj)", is_future_function},
    {"def iscoroutine(obj)", is_coroutine_function},
    {"current_task(loop=None)", current_task_function},
    {"def all_tasks(loop=None)", all_tasks_function},
    {"def _tasks_in_order(loop)", tasks_in_order},
    {"def eager_task_factory(loop, coro, *, name=None, context=None)", eager_task_factory},
    {"def gather(*coros_or_futures, return_exceptions=False)", gather_function},
    {"def shield(arg)", shield_function},
    {"async def sleep(delay, result=None)", sleep_function},
    {"async def wait(fs, *, timeout=None, return_when='ALL_COMPLETED')", wait_function},
    {"async def wait_for(fut, timeout)", wait_for_function},
    {"def as_completed(fs, *, timeout=None)", as_completed_function},
    {"def timeout(delay)", timeout_function},
    {"def timeout_at(when)", timeout_at_function},
    {"async def to_thread(func, /, *args, **kwargs)", to_thread_function},
};

/// __module__ of what CPython has in Python; messages tell it.
static void name_homes(Machine& m, const ModuleObject* module) {
  static constexpr std::pair<std::string_view, std::string_view> homes[] = {
      {"new_event_loop", "asyncio.events"}, {"set_event_loop", "asyncio.events"},
      {"isfuture", "asyncio.base_futures"}, {"iscoroutine", "asyncio.coroutines"},
      {"timeout", "asyncio.timeouts"},      {"timeout_at", "asyncio.timeouts"},
      {"to_thread", "asyncio.threads"},     {"create_task", "asyncio.tasks"},
      {"ensure_future", "asyncio.tasks"},   {"all_tasks", "asyncio.tasks"},
      {"gather", "asyncio.tasks"},          {"shield", "asyncio.tasks"},
      {"sleep", "asyncio.tasks"},           {"wait", "asyncio.tasks"},
      {"wait_for", "asyncio.tasks"},        {"as_completed", "asyncio.tasks"},
  };
  for (const auto& [name, home] : homes) {
    const Value function = module->namespace_->get(m.intern(name));
    function.as<NativeFunctionObject>()->module = m.interned(home);
  }
}

void define_asyncio(Machine& m, ModuleObject* module) {
  AsyncioState& state = asyncio_state(m);
  m.define_functions(module, functions);
  name_homes(m, module);
  module->namespace_->set(m.intern("_language_version"), m.integer(m.settings.language_version));
  for (Type* type : {state.abstract_loop,
                     state.base_loop,
                     state.event_loop,
                     state.future,
                     state.task,
                     state.gathering_future,
                     state.handle,
                     state.timer_handle,
                     state.lock,
                     state.event,
                     state.condition,
                     state.semaphore,
                     state.bounded_semaphore,
                     state.barrier,
                     state.queue,
                     state.priority_queue,
                     state.lifo_queue,
                     state.timeout,
                     state.task_group,
                     state.cancelled_error,
                     state.invalid_state_error,
                     state.send_file_error,
                     state.broken_barrier_error,
                     state.queue_empty_error,
                     state.queue_full_error,
                     state.queue_shut_down_error}) {
    module->namespace_->set(m.intern(type->short_name()), Value::object(type));
  }
}

}  // namespace looplane::script
