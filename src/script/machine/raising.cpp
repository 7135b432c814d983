#include "script/machine/raising.hpp"

#include "script/machine/operations.hpp"
#include "script/syntax/syntax_error.hpp"

// How native code makes exceptions and raises them.

namespace looplane::script {

// --- Making -------------------------------------------------------------------------------------

Ref<ExceptionObject> new_exception(Machine& m, Type* type, std::initializer_list<Value> arguments) {
  return new_exception(m, type, std::span<const Value>(arguments.begin(), arguments.size()));
}

Ref<ExceptionObject> new_exception(Machine& m, Type* type, std::span<const Value> arguments) {
  Ref<ExceptionObject> exception = m.make<ExceptionObject>(type);
  Value args = m.tuple(arguments);
  exception->args = Ref<TupleObject>::share(args.as<TupleObject>());
  return exception;
}

// --- Context ------------------------------------------------------------------------------------

Value handled_exception(Machine& m) {
  for (const Handled* handled = m.thread->innermost; handled != nullptr;
       handled = handled->previous) {
    if (!handled->exception.empty()) return handled->exception;
  }
  return {};
}

/// Cuts the chain of contexts that begins at `start` in front of `exception`. The chain may have
/// been made circular by the program: a second, slower walker notices.
static void cut_contexts(const Value& start, const Value& exception) {
  auto* walker = start.as<ExceptionObject>();
  ExceptionObject* slow = walker;
  bool slow_moves = false;
  while (!walker->context.empty()) {
    if (walker->context.same(exception)) {
      walker->context = Value();
      return;
    }
    walker = walker->context.as<ExceptionObject>();
    if (walker == slow) return;
    if (slow_moves) slow = slow->context.as<ExceptionObject>();
    slow_moves = !slow_moves;
  }
}

void chain_to_handled(Machine& m, const Value& exception) {
  const Value handled = handled_exception(m);
  if (handled.empty() || handled.same(exception)) return;
  cut_contexts(handled, exception);
  exception.as<ExceptionObject>()->context = handled;
}

// --- Raising ------------------------------------------------------------------------------------

Failure Machine::raise(Value exception) {
  chain_to_handled(*this, exception);
  raised = std::move(exception);
  return {};
}

Failure Machine::raise(Type* type, std::string_view message) {
  return raise(type, string(message));
}

// PyErr_SetObject: a tuple is taken for all the arguments.
Failure Machine::raise(Type* type, Value argument) {
  if (!argument.is_exact(Kind::tuple)) {
    return raise(Value(new_exception(*this, type, {std::move(argument)})));
  }
  Ref<ExceptionObject> exception = new_exception(*this, type, {});
  exception->args = Ref<TupleObject>::share(argument.as<TupleObject>());
  return raise(Value(exception));
}

Failure Machine::stop_iteration(Value value) {
  Ref<ExceptionObject> exception;
  if (value.empty() || value.is_none()) {
    exception = new_exception(*this, types.StopIteration, {});
  } else {
    exception = new_exception(*this, types.StopIteration, {value});
    exception->detail = std::move(value);
  }
  return raise(Value(exception));
}

Failure Machine::key_error(const Value& key) {
  return raise(Value(new_exception(*this, types.KeyError, {key})));
}

Failure Machine::memory_error() {
  if (heap_.exhausted()) heap_.grant_reserve();
  return raise(Value(new_exception(*this, types.MemoryError, {})));
}

Failure Machine::recursion_error(std::string_view where) {
  return raise(types.RecursionError, concat("maximum recursion depth exceeded", where));
}

Failure name_error(Machine& m, Type* type, std::string_view message, const Value& name) {
  Ref<ExceptionObject> exception = new_exception(m, type, {m.string(message)});
  exception->detail = name;
  return m.raise(Value(exception));
}

Failure import_error(Machine& m, Type* type, std::string_view message, const Value& name,
                     const Value& path, const Value& name_from) {
  Ref<ExceptionObject> exception = new_exception(m, type, {m.string(message)});
  exception->detail = name;
  exception->second_detail = name_from.empty() ? path : m.tuple({path, name_from});
  return m.raise(Value(exception));
}

static Type* type_for(Machine& m, syntax::SyntaxErrorKind kind) {
  switch (kind) {
    case syntax::SyntaxErrorKind::IndentationError:
      return m.types.IndentationError;
    case syntax::SyntaxErrorKind::TabError:
      return m.types.TabError;
    default:
      return m.types.SyntaxError;
  }
}

Failure syntax_error(Machine& m, const syntax::SyntaxError& error, std::string_view filename) {
  if (error.kind == syntax::SyntaxErrorKind::MemoryError) {
    return m.raise(m.types.MemoryError, error.message);
  }
  if (error.kind == syntax::SyntaxErrorKind::RecursionError) {
    return m.raise(m.types.RecursionError, error.message);
  }
  const Value message = m.string(error.message);
  if (error.line == 0) {  // The source could not be read at all.
    Ref<ExceptionObject> exception = new_exception(m, type_for(m, error.kind), {message});
    exception->detail = Value(m.new_tuple(6));
    exception->second_detail = message;
    return m.raise(Value(exception));
  }
  const bool no_end = error.end_line == 0 && error.end_offset == 0;
  const Value place = m.tuple({m.string(filename), m.integer(error.line), m.integer(error.offset),
                               error.text.empty() ? Value::none() : m.string(error.text),
                               no_end ? Value::none() : m.integer(error.end_line),
                               no_end ? Value::none() : m.integer(error.end_offset)});
  Ref<ExceptionObject> exception = new_exception(m, type_for(m, error.kind), {message, place});
  exception->detail = m.tuple(std::span<const Value>(place.as<TupleObject>()->items, 6));
  exception->second_detail = message;
  return m.raise(Value(exception));
}

// --- Tracebacks ---------------------------------------------------------------------------------

void add_traceback(Machine& m, ExceptionObject* exception, PythonFrame* frame) {
  Ref<TracebackObject> entry = m.make<TracebackObject>(m.types.traceback);
  entry->next = std::move(exception->traceback);
  entry->frame = Ref<PythonFrame>::share(frame);
  entry->instruction = frame->current();
  exception->traceback = std::move(entry);
}

}  // namespace looplane::script
