#include <algorithm>

#include "script/machine/raising.hpp"
#include "script/machine/reports.hpp"
#include "script/modules/asyncio/errors.hpp"
#include "script/modules/asyncio/future.hpp"
#include "script/modules/asyncio/task.hpp"

// What goes wrong where nobody can catch it: the loop's exception handlers, and asyncio's logger.

namespace looplane::script {

// --- The logger ---------------------------------------------------------------------------------

/// logging's handler of last resort, which shows warnings and errors.
static Eventually<Value> write_without_logging(Machine& m, Value text, Value exception) {
  std::string lines = concat(text_of(text), "\n");
  if (!exception.empty()) {
    Value trace = co_await format_exception(m, exception);
    lines += text_of(trace);
  }
  Value written = co_await write_error(m, m.string(lines));
  co_return written;
}

static std::int64_t level_number(LogLevel level) {
  constexpr std::int64_t step = 10;
  return step * (static_cast<std::int64_t>(level) + 1);
}

/// Logger.log, called from a place in asyncio.
static Eventually<Value> log_record(Machine& m, Value logging, LogLevel level, Value text,
                                    Value exception, LogPlace place) {
  const Value logger = co_await call_method(m, logging, "getLogger", m.interned("asyncio"));
  const Value number = m.integer(level_number(level));
  const Value enabled = co_await call_method(m, logger, "isEnabledFor", number);
  if (!enabled.is_true()) co_return Value::none();
  Value information = Value::none();
  if (!exception.empty()) {
    const Value traceback = co_await get_attribute(m, exception, "__traceback__");
    information = m.tuple({Value::object(m.type_of(exception)), exception, traceback});
  }
  const Value record = co_await call_method(
      m, logger, "makeRecord", m.interned("asyncio"), number,
      m.string(concat(library_folder, "asyncio/", place.file)), m.integer(place.line), text,
      m.empty_tuple(), information, m.string(place.function));
  (void)co_await call_method(m, logger, "handle", record);
  co_return Value::none();
}

Eventually<Value> log_line(Machine& m, LogLevel level, Value text, Value exception,
                           LogPlace place) {
  const Value logging = m.modules->get(m.intern("logging"));
  if (logging.is(Kind::module)) {
    return log_record(m, logging, level, std::move(text), std::move(exception), place);
  }
  if (level < LogLevel::warning) return Value::none();
  return write_without_logging(m, std::move(text), std::move(exception));
}

/// What the loop itself has to say: a callback was slow.
static Eventually<Value> log_warning(Machine& m, Arguments a) {
  return log_line(m, LogLevel::warning, a[0], Value(), {"base_events.py", 2022, "_run_once"});
}

Value logging_function(Machine& m) {
  static const NativeMethod warning = {"log_warning(text, /)", log_warning};
  return m.native_function(warning);
}

// --- The handlers -------------------------------------------------------------------------------

static Value entry(Machine& m, const Value& context, std::string_view key) {
  if (!context.is(Kind::dict)) return {};
  Value value = context.as<DictObject>()->get(m.intern(key));
  return value.is_none() ? Value() : value;
}

/// BaseEventLoop.default_exception_handler
static Eventually<Value> handle_by_default(Machine& m, Value context) {
  if (!context.is(Kind::dict)) {
    co_return m.type_error("the context of an exception handler is a dictionary");
  }
  const Value message = entry(m, context, "message");
  const Value exception = entry(m, context, "exception");
  std::string lines = message.is(Kind::string) && !text_of(message).empty()
                          ? std::string(text_of(message))
                          : "Unhandled exception in event loop";
  std::vector<std::pair<std::string, Value>> others;
  for (const DictEntry& each : context.as<DictObject>()->entries) {
    if (!each.key.is(Kind::string)) continue;
    const std::string_view key = text_of(each.key);
    if (key != "message" && key != "exception") others.emplace_back(key, each.value);
  }
  std::sort(others.begin(), others.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [key, value] : others) {
    if (key == "source_traceback" && value.is(Kind::string)) {
      lines += "\nsource_traceback: Object created at (most recent call last):\n";
      lines += text_of(value);
      continue;
    }
    Value shown = co_await repr(m, value);
    lines += concat("\n", key, ": ", text_of(shown));
  }
  const Value failure = exception.is(Kind::exception) ? exception : Value();
  Value logged = co_await log_line(m, LogLevel::error, m.string(lines), failure,
                                   {"base_events.py", 1858, "default_exception_handler"});
  co_return logged;
}

Eventually<Value> default_exception_handler_method(Machine& m, Arguments a) {
  return handle_by_default(m, a[1]);
}

/// The context in which a program's own handler runs: that of the task, future or handle.
static LoopRef<Context> handler_context(Machine& m, const Value& context) {
  for (const std::string_view key : {"task", "future"}) {
    const Value thing = entry(m, context, key);
    if (thing.empty()) continue;
    TaskBase* task = is_future(thing) ? thing.as<FutureObject>()->base->as_task() : nullptr;
    return task != nullptr ? LoopRef<Context>(&task->ensure_context())
                           : m.thread->loop_state.context;
  }
  return m.thread->loop_state.context;
}

static bool leaves_the_loop(Machine& m, const Value& exception) {
  return exception_matches(exception, m.types.SystemExit) ||
         exception_matches(exception, m.types.KeyboardInterrupt);
}

static Eventually<Value> log_failure(Machine& m, std::string_view text, Value exception) {
  if (leaves_the_loop(m, exception)) {
    m.raised = std::move(exception);
    co_return Failure{};
  }
  Value logged = co_await log_line(m, LogLevel::error, m.string(text), exception,
                                   {"base_events.py", 1891, "call_exception_handler"});
  co_return logged;
}

/// What a callback raised is still being handled when the program's own handler fails over it.
static void chain_to_callback(Machine& m, const Value& error, const Value& context) {
  const Value exception = entry(m, context, "exception");
  if (entry(m, context, "handle").empty() || !exception.is(Kind::exception)) return;
  auto* last = error.as<ExceptionObject>();
  while (!last->context.empty() && !last->context.same(exception)) {
    last = last->context.as<ExceptionObject>();
  }
  if (last != exception.object()) last->context = exception;
}

/// A context that tells of a failure in the program's own handler.
static Value failed_handler_context(Machine& m, const Value& exception, const Value& context) {
  Ref<DictObject> failed = m.new_dict();
  failed->set(m.intern("message"), m.string("Unhandled error in exception handler"));
  failed->set(m.intern("exception"), exception);
  failed->set(m.intern("context"), context);
  return failed;
}

Eventually<Value> call_exception_handler(Machine& m, Ref<LoopObject> loop, Value context) {
  if (loop->has_own(OwnMethod::call_exception_handler)) {
    return call_method(m, Value(loop), "call_exception_handler", context);
  }
  return call_exception_handler_here(m, std::move(loop), std::move(context));
}

Eventually<Value> call_exception_handler_here(Machine& m, Ref<LoopObject> loop, Value context) {
  const Value handler = loop->exception_handler;
  Outcome<Value> outcome;
  if (handler.empty()) {
    outcome =
        co_await attempt(m, call_method(m, Value(loop), "default_exception_handler", context));
    if (outcome.error.empty()) co_return Value::none();
    Value logged = co_await log_failure(m, "Exception in default exception handler", outcome.error);
    co_return logged;
  }
  LoopRef<Context> before = m.thread->loop_state.context;
  m.thread->loop_state.context = handler_context(m, context);
  outcome = co_await attempt(m, call(m, handler, loop, context));
  m.thread->loop_state.context = std::move(before);
  if (outcome.error.empty()) co_return Value::none();
  if (leaves_the_loop(m, outcome.error)) {
    m.raised = outcome.error;
    co_return Failure{};
  }
  chain_to_callback(m, outcome.error, context);
  const Value failed = failed_handler_context(m, outcome.error, context);
  outcome = co_await attempt(m, call_method(m, Value(loop), "default_exception_handler", failed));
  if (outcome.error.empty()) co_return Value::none();
  Value logged = co_await log_failure(m,
                                      "Exception in default exception handler while handling an "
                                      "unexpected error in custom exception handler",
                                      outcome.error);
  co_return logged;
}

}  // namespace looplane::script
