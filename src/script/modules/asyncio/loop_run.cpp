#include "script/machine/raising.hpp"
#include "script/modules/asyncio/coroutine.hpp"
#include "script/modules/asyncio/errors.hpp"
#include "script/modules/asyncio/future.hpp"
#include "script/modules/asyncio/gather.hpp"

// Running a loop: a native coroutine on the machine's frames, on top of which the machine runs what
// the loop's callbacks begin.

namespace looplane::script {

/// How many handles run between two looks at the machine's budget.
static constexpr std::size_t handles_at_once = 16;
/// run_forever, _run_once and Handle._run: frames that CPython has below a callback.
static constexpr std::uint32_t frames_of_running = 3;
/// BaseEventLoop._set_coroutine_origin_tracking in debug mode.
static constexpr std::uint32_t debug_origin_depth = 10;

/// The hooks of asynchronous generators while a loop runs.
namespace {
struct Hooks {
  explicit Hooks(Machine& m, LoopObject* loop)
      : first(m.async_generator_first),
        finalizer(m.async_generator_finalizer),
        origin_depth(m.coroutine_origin_depth) {
    m.async_generator_first = loop_method(m, loop, "_asyncgen_firstiter_hook");
    m.async_generator_finalizer = loop_method(m, loop, "_asyncgen_finalizer_hook");
    if (loop->loop().debug()) m.coroutine_origin_depth = debug_origin_depth;
  }
  void restore(Machine& m) const {
    m.async_generator_first = first;
    m.async_generator_finalizer = finalizer;
    m.coroutine_origin_depth = origin_depth;
  }
  Value first;
  Value finalizer;
  std::uint32_t origin_depth;
};
}  // namespace

/// What is let go of now, the loop lets go of as it takes the next handle, or as the iteration
/// ends.
static void drops_handle_of(Machine& m, const EventLoop& loop) {
  asyncio_state(m).drops_handle = loop.left_in_iteration() > 0 ? AsyncioState::Dropping::for_next
                                                               : AsyncioState::Dropping::at_end;
}

/// When an idle loop wakes up, by the machine's time.
static std::int64_t wake_time(Machine& m, const LoopObject* object) {
  const std::int64_t deadline = object->loop().next_deadline().count();
  if (!object->has_own(OwnMethod::time) || deadline == Thread::forever) return deadline;
  return m.now() + std::max<std::int64_t>(deadline - object->part.own->clock.peek().count(), 1);
}

/// What advance() has come to, in a run by turns. True: the turn goes on.
static Eventually<bool> settle_advance(Machine& m, Ref<LoopObject> object, Advance advance) {
  OwnParts& own = *object->part.own;
  EventLoop& loop = object->loop();
  if (m.attention()) {
    drops_handle_of(m, loop);
    co_await m.run_frames();
    asyncio_state(m).drops_handle = AsyncioState::Dropping::none;
    if (advance == Advance::idle || advance == Advance::deadlock) {
      loop.look_again();
      co_return true;
    }
  }
  switch (advance) {
    case Advance::parked:
      co_await m.run_frames();
      co_return true;
    case Advance::ready:
      co_await m.breathe();
      co_return true;
    case Advance::idle:
      co_await m.sleep_until(wake_time(m, object.get()));
      if (object->has_own(OwnMethod::time)) (void)co_await read_own_time(m, object);
      loop.look_again();
      co_return true;
    case Advance::deadlock:
      if (m.thread != &m.main_thread) {
        co_await m.sleep_until(Thread::forever);
        co_return true;
      }
      (void)raise_deadlock(m);
      own.raised = to_error(m, std::move(m.raised));
      break;
    case Advance::raised:
      own.raised = loop.take_raised();
      break;
    case Advance::stopped:
      break;
  }
  own.run_is_over = true;
  co_return false;
}

static Eventually<Value> run_once(Machine& m, Ref<LoopObject> object) {
  EventLoop& loop = object->loop();
  if (!loop.is_running()) {
    co_return m.raise(m.types.NotImplementedError,
                      "_run_once() of a loop that does not run is not available in Looplane");
  }
  if (object->has_own(OwnMethod::time)) (void)co_await read_own_time(m, object);
  loop.look_again();
  bool goes_on = true;
  // It waits once at most, as select() does, whatever the time is then.
  for (int looks = 0; goes_on && looks < 2 && loop.left_in_iteration() == 0; ++looks) {
    goes_on = co_await settle_advance(m, object, loop.advance(0));
  }
  const std::uint64_t end = loop.ready_queue().popped() + loop.left_in_iteration();
  bool parked = false;
  while (goes_on && (parked || loop.ready_queue().popped() < end)) {
    const Advance advance = loop.advance(1);
    parked = advance == Advance::parked;
    goes_on = co_await settle_advance(m, object, advance);
  }
  if (m.attention()) co_await m.run_frames();
  co_return Value::none();
}

Eventually<Value> run_once_method(Machine& m, Arguments a) {
  LoopObject* loop = loop_of(a[0]);
  if (loop->part.own == nullptr) {
    return m.raise(m.types.NotImplementedError,
                   "_run_once() of a loop without methods of its own is not available in Looplane");
  }
  return run_once(m, Ref<LoopObject>::share(loop));
}

/// Of a loop with a _run_once() of its own.
static Eventually<Value> run_by_turns(Machine& m, Ref<LoopObject> object) {
  OwnParts& own = *object->part.own;
  own.run_is_over = false;
  while (!own.run_is_over) {
    (void)co_await call_method(m, Value(object), "_run_once");
    co_await m.breathe();
    // Or else the turn that would be next says so.
    if (object->loop().is_stopping() && object->loop().left_in_iteration() == 0) break;
  }
  if (Error raised = std::exchange(own.raised, {})) co_return raise_error(m, raised);
  co_return Value::none();
}

Eventually<Value> run_loop(Machine& m, Ref<LoopObject> object) {
  EventLoop& loop = object->loop();
  loop.set_thread(m.thread->loop_state);
  if (const Error error = loop.begin_running()) {
    loop.set_thread(m.main_thread.loop_state);
    co_return raise_error(m, error);
  }
  object->running_on = m.thread;
  object->runner = m.python_frame();
  const Hooks hooks(m, object.get());
  Thread& thread = *m.thread;
  thread.depth += frames_of_running;
  Error raised;
  if (object->has_own(OwnMethod::run_once)) {
    Outcome<Value> ran = co_await attempt(m, run_by_turns(m, object));
    if (!ran.error.empty()) raised = to_error(m, ran.error);
  }
  for (bool running = !object->has_own(OwnMethod::run_once); running;) {
    if (object->has_own(OwnMethod::time) && loop.left_in_iteration() == 0) {
      (void)co_await read_own_time(m, object);
    }
    const bool calls_own = object->futures_have_own_methods || object->own_methods != 0;
    const Advance advance = loop.advance(calls_own ? 1 : handles_at_once);
    switch (advance) {
      case Advance::parked:
        co_await m.run_frames();
        break;
      case Advance::ready:
        if (calls_own && m.attention()) {
          drops_handle_of(m, loop);
          co_await m.run_frames();
          asyncio_state(m).drops_handle = AsyncioState::Dropping::none;
        }
        co_await m.breathe();
        break;
      case Advance::idle:
      case Advance::deadlock:
        // What the last handle let go of says so now, not when the loop wakes up.
        if (m.attention()) {
          asyncio_state(m).drops_handle = AsyncioState::Dropping::at_end;
          co_await m.run_frames();
          asyncio_state(m).drops_handle = AsyncioState::Dropping::none;
        } else if (advance == Advance::idle) {
          co_await m.sleep_until(wake_time(m, object.get()));
        } else if (m.thread != &m.main_thread) {
          co_await m.sleep_until(Thread::forever);
        } else {
          (void)raise_deadlock(m);
          raised = to_error(m, std::move(m.raised));
          running = false;
        }
        break;
      case Advance::raised:
        raised = loop.take_raised();
        running = false;
        break;
      case Advance::stopped:
        running = false;
        break;
    }
  }
  if (m.attention() && !raised) {
    asyncio_state(m).drops_handle = AsyncioState::Dropping::at_end;
    co_await m.run_frames();
    asyncio_state(m).drops_handle = AsyncioState::Dropping::none;
  }
  thread.depth -= frames_of_running;
  loop.end_running();
  loop.set_thread(m.main_thread.loop_state);
  object->running_on = nullptr;
  object->runner = nullptr;
  hooks.restore(m);
  if (raised) {
    m.raised = exception_in(raised);
    co_return Failure{};
  }
  co_return Value::none();
}

const LibraryLine* line_that_lets_go(Machine& m) {
  // BaseEventLoop.close, its _run_once, and Handle._run, which calls a task's step.
  static constexpr LibraryLine closing = {"/usr/lib/python3.13/asyncio/base_events.py", 746,
                                          "asyncio.base_events", "self._ready.clear()"};
  static constexpr LibraryLine taking = {"/usr/lib/python3.13/asyncio/base_events.py", 2012,
                                         "asyncio.base_events", "handle = self._ready.popleft()"};
  static constexpr LibraryLine dropping = {
      "/usr/lib/python3.13/asyncio/base_events.py", 2028, "asyncio.base_events",
      "handle = None  # Needed to break cycles when an exception occurs."};
  static constexpr LibraryLine stepping = {"/usr/lib/python3.13/asyncio/events.py", 89,
                                           "asyncio.events",
                                           "self._context.run(self._callback, *self._args)"};
  if (m.asyncio && asyncio_state(m).clears_handles) return &closing;
  if (m.python_frame() == nullptr) return nullptr;
  const LoopObject* loop = running_loop(m);
  if (loop == nullptr || loop->runner != m.python_frame()) return nullptr;
  switch (asyncio_state(m).drops_handle) {
    case AsyncioState::Dropping::for_next:
      return &taking;
    case AsyncioState::Dropping::at_end:
      return &dropping;
    case AsyncioState::Dropping::none:
      break;
  }
  return &stepping;
}

static bool check_running(Machine& m, LoopObject* loop) {
  const char* problem = nullptr;
  if (loop->loop().is_running()) {
    problem = "This event loop is already running";
  } else if (running_loop(m) != nullptr) {
    problem = "Cannot run the event loop while another loop is running";
  }
  if (problem != nullptr) (void)m.raise(m.types.RuntimeError, problem);
  return problem == nullptr;
}

static Eventually<Value> run_awaitable(Machine& m, Ref<LoopObject> loop, Value awaitable) {
  const bool is_new = !is_future(awaitable);
  Value future_keep = co_await ensure_future(m, awaitable, loop);
  awaitable = Value();
  auto* future = future_keep.as<FutureObject>();
  FutureBase& base = *future->base;
  if (TaskBase* task = is_new ? base.as_task() : nullptr) task->set_log_destroy_pending(false);
  LoopRef<Callback> stop;
  if (loop->has_own(OwnMethod::stop)) {
    stop = done_callback(m, own_stop_callback(m));
    base.add_done_callback(stop, loop->loop().copy_context());
  } else {
    stop = loop->loop().stop_when_done(base);
  }
  Thread& thread = *m.thread;
  ++thread.depth;  // a frame of CPython's too
  Outcome<Value> ran;
  if (loop->has_own(OwnMethod::run_forever)) {
    ran = co_await attempt(m, call_method(m, Value(loop), "run_forever"));
  } else {
    ran = co_await attempt(m, run_loop(m, loop));
  }
  --thread.depth;
  base.remove_done_callback(*stop);
  if (!ran.error.empty()) {
    // The error of a task that left the loop is seen to by whoever gets it.
    if (is_new && base.done()) base.clear_log_traceback();
    m.raised = ran.error;
    co_return Failure{};
  }
  if (!base.done()) {
    co_return m.raise(m.types.RuntimeError, "Event loop stopped before Future completed.");
  }
  Value result = co_await future_result(m, future);
  co_return result;
}

Eventually<Value> run_until_complete(Machine& m, Ref<LoopObject> loop, Value awaitable) {
  if (!check_open(m, loop.get()) || !check_running(m, loop.get())) return Failure{};
  return run_awaitable(m, std::move(loop), std::move(awaitable));
}

// --- Asynchronous generators --------------------------------------------------------------------

/// What a generator calls when it is dropped, instead of the loop's method: as long as it lives,
/// the loop knows the generator.
struct GeneratorHook : Object {
  GeneratorObject* generator = nullptr;
  Ref<LoopObject> loop;
  explicit GeneratorHook(Type* type) : Object(Kind::native, type) {}
  ~GeneratorHook() { forget(); }
  void forget() {
    if (loop) std::erase(loop->generators, this);
  }
};

/// (self, agen)
Eventually<Value> generator_first_method(Machine& m, Arguments a) {
  if (!a[1].is(Kind::generator)) return Value::none();
  LoopObject* loop = loop_of(a[0]);
  Ref<GeneratorHook> hook = m.make<GeneratorHook>(asyncio_state(m).generator_hook);
  hook->generator = a[1].as<GeneratorObject>();
  hook->loop = Ref<LoopObject>::share(loop);
  loop->generators.push_back(hook.get());
  hook->generator->hooks_finalizer = Value(hook);
  if (!loop->generators_were_shut_down) return Value::none();
  return [](Machine& m, Value generator) -> Eventually<Value> {
    Value shown = co_await repr(m, generator);
    (void)co_await warn(m, m.types.ResourceWarning,
                        concat("asynchronous generator ", text_of(shown),
                               " was scheduled after loop.shutdown_asyncgens() call"));
    co_return Value::none();
  }(m, a[1]);
}

/// BaseEventLoop._asyncgen_finalizer_hook: a new task closes it.
Eventually<Value> generator_finalizer_method(Machine& m, Arguments a) {
  const Value loop = a[0];
  const Value generator = a[1];
  if (loop_of(loop)->loop().is_closed()) co_return Value::none();
  const Value closing = co_await call_method(m, generator, "aclose");
  const Value create = loop_method(m, loop_of(loop), "create_task");
  (void)call_soon(m, loop_of(loop), create, m.tuple({closing}),
                  Context::copy(m.thread->loop_state.context.get()));
  wake_loop(m, loop_of(loop));
  co_return Value::none();
}

/// (self, agen)
static Eventually<Value> hook_call(Machine& m, Arguments a) {
  auto* hook = a[0].as<GeneratorHook>();
  hook->forget();
  return call(m, loop_method(m, hook->loop.get(), "_asyncgen_finalizer_hook"), a[1]);
}

static Coro<Value> close_generators(Machine& m, Ref<LoopObject> loop) {
  loop->generators_were_shut_down = true;
  if (loop->generators.empty()) co_return Value::none();
  std::vector<Value> generators;
  for (const GeneratorHook* hook : loop->generators) {
    generators.push_back(Value::object(hook->generator));
  }
  loop->generators.clear();
  Ref<TupleObject> closings = m.new_tuple(static_cast<std::uint32_t>(generators.size()));
  for (std::uint32_t i = 0; i < closings->count; ++i) {
    looplane::Outcome<Value> closing = co_await python(call_method(m, generators[i], "aclose"));
    if (closing.error) co_await fail(std::move(closing.error));
    closings->items[i] = std::move(*closing.value);
  }
  looplane::Outcome<Value> all = co_await python(gather(m, Value(closings), true));
  if (all.error) co_await fail(std::move(all.error));
  const Ref<FutureObject> future = Ref<FutureObject>::share(all.value->as<FutureObject>());
  if (Error error = co_await settled(LoopRef<FutureBase>(future->base))) {
    co_await fail(std::move(error));
  }
  const auto* results = future->result.as<ListObject>();
  for (std::size_t i = 0; i < generators.size(); ++i) {
    const Value result = results->items[i];
    if (!m.is_instance(result, m.types.Exception)) continue;
    looplane::Outcome<Value> shown = co_await python(repr(m, generators[i]));
    Ref<DictObject> context = m.new_dict();
    const std::string name = shown.error ? "" : std::string(text_of(*shown.value));
    context->set(m.intern("message"),
                 m.string("an error occurred during closing of asynchronous generator " + name));
    context->set(m.intern("exception"), result);
    context->set(m.intern("asyncgen"), generators[i]);
    looplane::Outcome<Value> told =
        co_await python(call_exception_handler(m, loop, Value(context)));
    if (told.error) co_await fail(std::move(told.error));
  }
  co_return Value::none();
}

Value shutdown_generators(Machine& m, LoopObject* loop) {
  return new_coroutine(m, "BaseEventLoop.shutdown_asyncgens",
                       close_generators(m, Ref<LoopObject>::share(loop)));
}

void define_generator_hooks(Machine& m, AsyncioState& state) {
  static const NativeMethod methods[] = {{"__call__(self, agen, /)", hook_call}};
  static const TypeDefinition definition = {
      .name = "asyncgen_hook",
      .module = "_asyncio",
      .size = sizeof(GeneratorHook),
      .finish = [](Object* o) { static_cast<GeneratorHook*>(o)->~GeneratorHook(); },
      .methods = methods,
      .subclassable = false};
  state.generator_hook = m.define(definition, m.types.object);
}

}  // namespace looplane::script
