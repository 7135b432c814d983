#include "script/machine/raising.hpp"
#include "script/machine/warnings.hpp"
#include "script/modules/asyncio/loop.hpp"

// Which loop it is: the one that runs, the thread's own, or what a policy gives.

namespace looplane::script {

LoopObject* running_loop(Machine& m) {
  EventLoop* loop = m.thread->loop_state.running_loop;
  return loop == nullptr ? nullptr : loop_object(*loop);
}

Eventually<Value> require_running_loop(Machine& m) {
  LoopObject* loop = running_loop(m);
  if (loop == nullptr) return m.raise(m.types.RuntimeError, "no running event loop");
  return Value::object(loop);
}

static AsyncioState::CurrentLoop* current_loop_entry(Machine& m) {
  for (AsyncioState::CurrentLoop& entry : asyncio_state(m).current_loops) {
    if (entry.thread == m.thread) return &entry;
  }
  return nullptr;
}

void set_current_loop(Machine& m, Value loop) {
  if (AsyncioState::CurrentLoop* entry = current_loop_entry(m)) {
    entry->loop = std::move(loop);
  } else {
    asyncio_state(m).current_loops.push_back({m.thread, std::move(loop)});
  }
}

static bool is_of_asyncio(Machine& m, const PythonFrame& frame) {
  const Value module = frame.function->globals->get(m.names.name);
  if (module.empty() || !module.is(Kind::string)) return false;
  const std::string_view name = text_of(module);
  return name == "asyncio" || name.starts_with("asyncio.");
}

/// BaseDefaultEventLoopPolicy.get_event_loop, which reports it at the line outside asyncio.
static Eventually<Value> warn_of_no_loop(Machine& m) {
  if (m.settings.language_version < 12) return Value::none();
  std::int64_t stack_level = 1;
  const PythonFrame* frame = m.python_frame();
  for (; frame != nullptr && is_of_asyncio(m, *frame); ++stack_level) {
    frame = m.python_frame_below(frame->back);
  }
  return warn(m, m.types.DeprecationWarning, "There is no current event loop", stack_level);
}

static Failure no_current_loop(Machine& m) {
  return m.raise(m.types.RuntimeError,
                 concat("There is no current event loop in thread '", m.thread->name, "'."));
}

/// The loop that set_event_loop() gave this thread; empty, where it may be given its first one.
static Eventually<Value> current_loop(Machine& m) {
  AsyncioState::CurrentLoop* entry = current_loop_entry(m);
  if (entry != nullptr && !entry->loop.is_none()) return entry->loop;
  if (entry == nullptr && m.thread == &m.main_thread) return Value();
  return no_current_loop(m);
}

Eventually<Value> loop_of_policy(Machine& m, Value policy) {
  const Value current = co_await current_loop(m);
  if (!current.empty()) co_return current;
  (void)co_await warn_of_no_loop(m);
  const Value loop = co_await call_method(m, policy, "new_event_loop");
  (void)co_await call_method(m, policy, "set_event_loop", loop);
  const Value set = co_await current_loop(m);
  if (set.empty()) co_return no_current_loop(m);
  co_return set;
}

static Eventually<Value> make_first_loop(Machine& m) {
  (void)co_await warn_of_no_loop(m);
  const Value loop = co_await new_loop(m);
  set_current_loop(m, loop);
  co_return loop;
}

Eventually<Value> current_or_new_loop(Machine& m) {
  if (LoopObject* loop = running_loop(m)) return Value::object(loop);
  AsyncioState& state = asyncio_state(m);
  if (!state.policy.empty()) return call_method(m, state.policy, "get_event_loop");
  Eventually<Value> current = current_loop(m);
  if (current.failed()) return Failure{};
  Value loop = current.take();
  if (loop.empty()) return make_first_loop(m);
  return loop;
}

}  // namespace looplane::script
