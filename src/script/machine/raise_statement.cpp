#include "script/machine/instructions.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/raising.hpp"

namespace looplane::script {

/// An exception class stands for a new instance of it. Nothing: it is neither.
static Eventually<Value> as_exception(Machine& m, Value value) {
  if (value.is(Kind::exception)) co_return value;
  if (!value.is(Kind::type) || !value.as<Type>()->is_subtype_of(m.types.BaseException)) {
    co_return Value();
  }
  Value made = co_await call(m, value);
  if (!made.is(Kind::exception)) {
    const Value name = co_await repr(m, value);
    co_return m.type_error(
        concat("calling ", text_of(name),
               " should have returned an instance of BaseException, not <class '",
               m.type_name(made), "'>"));
  }
  co_return made;
}

static Eventually<Value> raise_made(Machine& m, Value raised, Value cause) {
  const Value exception = co_await as_exception(m, raised);
  if (exception.empty()) co_return m.type_error("exceptions must derive from BaseException");
  if (!cause.empty()) {
    Value because = Value::none();
    if (!cause.is_none()) {
      because = co_await as_exception(m, cause);
      if (because.empty()) {
        co_return m.type_error("exception causes must derive from BaseException");
      }
    }
    exception.as<ExceptionObject>()->cause = because;
    exception.as<ExceptionObject>()->suppress_context = true;
  }
  co_return m.raise(exception);
}

Eventually<Value> raise_statement(Machine& m, Value raised, Value cause) {
  if (raised.is(Kind::exception) && cause.empty()) return m.raise(std::move(raised));
  return raise_made(m, std::move(raised), std::move(cause));
}

bool raise_again(Machine& m) {
  Value handled = handled_exception(m);
  if (handled.empty()) {
    (void)m.raise(m.types.RuntimeError, "No active exception to reraise");
    return false;
  }
  m.raised = std::move(handled);
  return true;
}

// PEP 479, and the same for StopAsyncIteration in asynchronous generators.
void stop_iteration_in_generator(Machine& m, PythonFrame* frame, Value exception) {
  const std::uint32_t flags = frame->code->flags;
  const bool asynchronous = (flags & CodeObject::async_generator) != 0;
  std::string_view what;
  if (exception_matches(exception, m.types.StopIteration)) {
    what = asynchronous                           ? "async generator raised StopIteration"
           : (flags & CodeObject::coroutine) != 0 ? "coroutine raised StopIteration"
                                                  : "generator raised StopIteration";
  } else if (asynchronous && exception_matches(exception, m.types.StopAsyncIteration)) {
    what = "async generator raised StopAsyncIteration";
  } else {
    m.raised = std::move(exception);
    return;
  }
  (void)m.raise(m.types.RuntimeError, what);
  auto* error = m.raised.as<ExceptionObject>();
  error->cause = exception;
  error->context = exception;
  error->suppress_context = true;
}

}  // namespace looplane::script
