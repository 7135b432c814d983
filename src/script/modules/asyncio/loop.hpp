#pragma once

#include "script/modules/asyncio/own_methods.hpp"

namespace looplane::script {

struct LoopObject;

struct GeneratorHook;

/// The loop's library part of a loop.
class ScriptLoop final : public EventLoop {
 public:
  ScriptLoop(LoopObject& object, const EventLoopOptions& options)
      : EventLoop(options), object(object) {}
  LoopObject& object;
};

/// What asyncio.new_event_loop() returns.
struct LoopObject : Object {
  /// Owns the loop.
  struct Part final : OutsideResource {
    Part(Machine& m, LoopObject& owner) : OutsideResource(m), owner(owner) {}
    Object* object() override { return &owner; }
    void release_outside() override {
      loop.reset();
      own.reset();
    }
    LoopObject& owner;
    std::unique_ptr<OwnParts> own;  ///< If its class has methods of its own.
    std::unique_ptr<ScriptLoop> loop;
  };

  Part part;
  Value exception_handler;  ///< Empty: the default one.
  Value task_factory;       ///< Empty: none.
  Value executor;           ///< The default one; empty until it is needed.
  bool executor_was_shut_down = false;
  bool generators_were_shut_down = false;
  bool futures_have_own_methods = false;  ///< See note_own_methods.
  std::uint16_t own_methods = 0;          ///< Bits of OwnMethod.
  HeapVector<GeneratorHook*> generators;  ///< Asynchronous generators that are alive, not owned.
  Thread* running_on = nullptr;
  const PythonFrame* runner = nullptr;  ///< While it runs: who called run_forever().

  LoopObject(Machine& m, Type* type) : Object(Kind::native, type), part(m, *this) {}

  [[nodiscard]] EventLoop& loop() const { return *part.loop; }
  [[nodiscard]] bool has_own(OwnMethod method) const {
    return (own_methods & static_cast<std::uint16_t>(method)) != 0;
  }
};

inline LoopObject* loop_object(EventLoop& loop) { return &static_cast<ScriptLoop&>(loop).object; }
inline LoopObject* loop_of(const Value& value) { return value.as<LoopObject>(); }
bool is_loop(Machine& m, const Value& value);

Eventually<Value> new_loop(Machine& m);
/// A method of a loop, bound.
Value loop_method(Machine& m, LoopObject* loop, std::string_view name);
/// asyncio.set_event_loop(loop); None takes it away.
void set_current_loop(Machine& m, Value loop);
/// Wakes a loop that waits on another thread: something was scheduled from here.
void wake_loop(Machine& m, LoopObject* loop);
/// Runs a loop until it stops: begin_running, advance, end_running. None.
Eventually<Value> run_loop(Machine& m, Ref<LoopObject> loop);
/// loop._run_once() of a loop with methods of its own: waits until something is ready, and runs
/// what is.
Eventually<Value> run_once_method(Machine& m, Arguments a);
Eventually<Value> run_until_complete(Machine& m, Ref<LoopObject> loop, Value future);
/// Whether it is open and something is ready to run.
bool has_handles(const LoopObject* loop);
/// loop.close() when has_handles(): tasks that they hold say what they have to say as they go.
Eventually<Value> close_with_handles(Machine& m, Value loop);
/// RuntimeError once closed.
bool check_open(Machine& m, LoopObject* loop);
/// loop.call_exception_handler(context), which a subclass of the loop may have of its own.
Eventually<Value> call_exception_handler(Machine& m, Ref<LoopObject> loop, Value context);
/// What BaseEventLoop's does.
Eventually<Value> call_exception_handler_here(Machine& m, Ref<LoopObject> loop, Value context);
/// The place in asyncio's files that logs something.
struct LogPlace {
  std::string_view file;
  std::int64_t line;
  std::string_view function;
};
/// Writes a line as the logger of asyncio does. `exception` may be nothing.
Eventually<Value> log_line(Machine& m, LogLevel level, Value text, Value exception, LogPlace place);
/// A function of a text that is to be logged as a warning.
Value logging_function(Machine& m);
/// loop.create_task(coroutine, name=name, context=context), which a subclass of the loop may have
/// of its own. `name` and `context` may be None; `name` may be nothing: it is not passed on.
Eventually<Value> create_task(Machine& m, LoopObject* loop, Value coroutine, Value name,
                              Value context);

/// Getters of what is private in CPython.
std::span<const NativeGetter> private_loop_getters();

// --- Handles ------------------------------------------------------------------------------------

/// What is in the ready queue or the heap as a Handle; made when there was none.
Value handle_value(Machine& m, LoopObject* loop, Callback& callback, FutureBase* argument,
                   Context* context);
Value timer_value(Machine& m, LoopObject* loop, TimerHandle& timer);
/// loop.call_soon(function, *arguments).
Value call_soon(Machine& m, LoopObject* loop, Value function, Value arguments,
                LoopRef<Context> context);
Value call_at(Machine& m, LoopObject* loop, Duration when, Value when_value, Value function,
              Value arguments, LoopRef<Context> context);
/// A future's done-callback that calls a Python function.
LoopRef<Callback> done_callback(Machine& m, Value function);
/// How many callbacks of `future` call this function, which are removed.
std::size_t remove_done_callbacks(Machine& m, FutureBase& future, const Value& function);

// --- Time ---------------------------------------------------------------------------------------

/// Seconds, rounded to nanoseconds; what is too far is never.
Duration to_duration(double seconds);
Value seconds_value(Duration time);

// --- Threads ------------------------------------------------------------------------------------

/// loop.run_in_executor(executor, function, *arguments): a future. `executor` may be None;
/// `context` is that of the call, or nothing.
Eventually<Value> run_in_executor(Machine& m, Ref<LoopObject> loop, Value executor, Value function,
                                  Value arguments, Value keywords, Value context);
Eventually<Value> set_default_executor(Machine& m, LoopObject* loop, Value executor);
/// loop.shutdown_default_executor()
Value shutdown_executor(Machine& m, LoopObject* loop);

// --- Contexts -----------------------------------------------------------------------------------

/// `context=`: None is a copy of the current one. Failure: TypeError.
bool context_argument(Machine& m, const Value& value, LoopRef<Context>& context);

/// Methods of a loop: (self, context), (self, agen).
Eventually<Value> default_exception_handler_method(Machine& m, Arguments a);
Eventually<Value> generator_first_method(Machine& m, Arguments a);
Eventually<Value> generator_finalizer_method(Machine& m, Arguments a);
/// loop.shutdown_asyncgens()
Value shutdown_generators(Machine& m, LoopObject* loop);
void define_generator_hooks(Machine& m, AsyncioState& state);

void define_handles(Machine& m, AsyncioState& state);
void define_loop(Machine& m, AsyncioState& state);

}  // namespace looplane::script
