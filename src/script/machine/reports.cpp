#include "script/machine/reports.hpp"

#include "script/machine/operations.hpp"
#include "script/machine/raising.hpp"
#include "script/machine/traceback_frames.hpp"
#include "script/machine/traceback_text.hpp"
#include "script/modules/sys.hpp"

namespace looplane::script {

Value sys_attribute(Machine& m, std::string_view name) {
  const Value sys = m.modules->get(m.intern("sys"));
  if (!sys.is(Kind::module)) return {};
  return sys.as<ModuleObject>()->namespace_->get(m.intern(name));
}

Eventually<Value> write_error(Machine& m, Value text) {
  const Value stream = sys_attribute(m, "stderr");
  if (stream.is_none()) co_return Value::none();
  if (stream.empty()) {
    m.host.write(Stream::error, text_of(text));
    co_return Value::none();
  }
  Value written = co_await call_method(m, stream, "write", text);
  co_return written;
}

static Value traceback_of(const Value& exception) {
  const Ref<TracebackObject>& traceback = exception.as<ExceptionObject>()->traceback;
  return traceback ? Value(traceback) : Value::none();
}

/// A hook of sys that the program has replaced; empty: it has not.
static Value replaced_hook(Machine& m, std::string_view name, std::string_view original) {
  Value hook = sys_attribute(m, name);
  return hook.same(sys_attribute(m, original)) ? Value() : hook;
}

// --- Uncaught exceptions ------------------------------------------------------------------------

Eventually<Value> print_uncaught(Machine& m, Value exception) {
  Value text = co_await format_exception(m, exception);
  Value written = co_await write_error(m, text);
  co_return written;
}

static Eventually<Value> exit_status(Machine& m, Value exception) {
  const Value code = exception.as<ExceptionObject>()->detail;
  if (code.empty() || code.is_none()) co_return m.integer(0);
  if (code.is_bool()) co_return m.integer(code.is_true() ? 1 : 0);
  if (code.is_small_int()) co_return m.integer(code.small_int() & 0xff);
  Value text = co_await str(m, code);
  (void)co_await write_error(m, m.string(concat(text_of(text), "\n")));
  co_return m.integer(1);
}

/// The program's own excepthook; what it raises is shown before the original exception.
static Eventually<Value> call_excepthook(Machine& m, Value hook, Value exception) {
  const Value type = Value::object(exception.object()->type);
  Outcome<Value> called =
      co_await attempt(m, call(m, hook, type, exception, traceback_of(exception)));
  if (called.error.empty()) co_return Value::none();
  (void)co_await write_error(m, m.string("Error in sys.excepthook:\n"));
  (void)co_await print_uncaught(m, called.error);
  (void)co_await write_error(m, m.string("\nOriginal exception was:\n"));
  (void)co_await print_uncaught(m, exception);
  co_return Value::none();
}

Eventually<Value> report_uncaught(Machine& m, Value exception) {
  static constexpr int interrupted = 130;
  if (exception_matches(exception, m.types.SystemExit)) {
    Outcome<Value> status = co_await attempt(m, exit_status(m, exception));
    co_return status.error.empty() ? status.value : m.integer(1);
  }
  const Value hook = replaced_hook(m, "excepthook", "__excepthook__");
  Outcome<Value> reported;
  if (hook.empty()) {
    reported = co_await attempt(m, print_uncaught(m, exception));
  } else {
    reported = co_await attempt(m, call_excepthook(m, hook, exception));
  }
  const bool by_user = exception_matches(exception, m.types.KeyboardInterrupt);
  co_return m.integer(by_user ? interrupted : 1);
}

// --- Exceptions that are ignored ----------------------------------------------------------------

// Written by C code in CPython, so there are no marks and no suggestions (_PyErr_WriteUnraisable).
static Eventually<Value> unraisable_text(Machine& m, Value exception, Value traceback,
                                         Value message, Value object) {
  std::string text;
  const bool has_message = message.is(Kind::string);
  if (!object.is_none()) {
    Outcome<Value> shown = co_await attempt(m, repr(m, object));
    text = concat(has_message ? text_of(message) : "Exception ignored in", ": ",
                  shown.error.empty() ? text_of(shown.value) : "<object repr() failed>", "\n");
  } else if (has_message) {
    text = concat(text_of(message), ":\n");
  }
  if (traceback.is(Kind::traceback)) {
    text += "Traceback (most recent call last):\n";
    std::vector<FrameSummary> frames = summarize(traceback.as<TracebackObject>());
    for (FrameSummary& frame : frames) frame.has_columns = false;
    for (const std::string& frame : format_frames(m.sources, frames)) text += frame;
  }
  text += exception_type_text(m, exception.object()->type);
  Outcome<Value> words = co_await attempt(m, str(m, exception));
  if (!words.error.empty()) {
    text += ": <exception str() failed>";
  } else if (!text_of(words.value).empty()) {
    text += concat(": ", text_of(words.value));
  }
  co_return m.string(concat(text, "\n"));
}

Eventually<Value> print_unraisable(Machine& m, Value exception, Value traceback, Value message,
                                   Value object) {
  Value text = co_await unraisable_text(m, exception, traceback, message, object);
  Value written = co_await write_error(m, text);
  co_return written;
}

static Eventually<Value> report_to_hook(Machine& m, Value exception, Value message, Value object) {
  const Value hook = replaced_hook(m, "unraisablehook", "__unraisablehook__");
  const Value traceback = traceback_of(exception);
  if (hook.empty()) {
    Outcome<Value> printed =
        co_await attempt(m, print_unraisable(m, exception, traceback, message, object));
    co_return Value::none();
  }
  const Value type = Value::object(exception.object()->type);
  const Value arguments = unraisable_arguments(m, {type, exception, traceback, message, object});
  Outcome<Value> called = co_await attempt(m, call(m, hook, arguments));
  if (called.error.empty()) co_return Value::none();
  Outcome<Value> printed = co_await attempt(
      m, print_unraisable(m, called.error, traceback_of(called.error),
                          m.string("Exception ignored in sys.unraisablehook"), hook));
  co_return Value::none();
}

// What native code raised has no traceback yet: it is that of the frame at work (unraisablehook).
Eventually<Value> report_unraisable(Machine& m, Value exception, std::string_view where,
                                    Value object) {
  auto* raised = exception.as<ExceptionObject>();
  if (PythonFrame* frame = m.python_frame(); frame != nullptr && !raised->traceback) {
    add_traceback(m, raised, frame);
  }
  return report_to_hook(m, std::move(exception), where.empty() ? Value::none() : m.string(where),
                        object.empty() ? Value::none() : std::move(object));
}

}  // namespace looplane::script
