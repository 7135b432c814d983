#include "script/machine/generators.hpp"

#include "script/machine/operations.hpp"
#include "script/machine/raising.hpp"
#include "script/machine/warnings.hpp"

namespace looplane::script {

using Flavour = GeneratorObject::Flavour;
using Return = GeneratorObject::Return;
using State = GeneratorObject::State;

static std::string_view flavour_name(const GeneratorObject* generator) {
  switch (generator->flavour) {
    case Flavour::generator:
      return "generator";
    case Flavour::coroutine:
      return "coroutine";
    case Flavour::async_generator:
      return "async generator";
  }
  return "";
}

static Eventually<Value> already_executing(Machine& m, GeneratorObject* generator) {
  return m.value_error(concat(flavour_name(generator), " already executing"));
}

/// Its body has ended: what a further send() gives.
static Eventually<Value> after_the_end(Machine& m, GeneratorObject* generator, Return how) {
  if (generator->flavour == Flavour::coroutine) {
    return m.raise(m.types.RuntimeError, "cannot reuse already awaited coroutine");
  }
  if (generator->flavour == Flavour::async_generator) {
    return m.raise(Value(new_exception(m, m.types.StopAsyncIteration, {})));
  }
  switch (how) {
    case Return::exhausted:
      return Value();
    case Return::complete:
      m.send_finished = true;
      return Value::none();
    case Return::stop_iteration:
      break;
  }
  return m.stop_iteration(Value::none());
}

Eventually<Value> send_to_generator(Machine& m, GeneratorObject* generator, Value value,
                                    Return how) {
  switch (generator->state) {
    case State::running:
      return already_executing(m, generator);
    case State::finished:
      return after_the_end(m, generator, how);
    case State::created:
      if (!value.is_none()) {
        return m.type_error(
            concat("can't send non-None value to a just-started ", flavour_name(generator)));
      }
      break;
    case State::suspended:
      break;
  }
  return m.resume_generator(generator, std::move(value), Value(), how);
}

void discard_body(GeneratorObject* generator) {
  generator->state = State::finished;
  if (generator->frame) generator->frame->generator = nullptr;
  generator->frame = nullptr;
}

/// One step of throwing into what the generator awaits. m.send_finished: that has returned.
static Eventually<Value> throw_into_awaited(Machine& m, Value awaited, Value exception) {
  if (awaited.is(Kind::generator)) {
    return throw_into(m, std::move(awaited), std::move(exception), Return::complete);
  }
  if (awaited.is(Kind::awaitable)) {
    auto* awaitable = awaited.as<NativeAwaitable>();
    m.send_finished = false;
    return awaitable->step(m, awaitable, Value::none(), std::move(exception));
  }
  return Value();
}

static Eventually<Value> throw_by_method(Machine& m, Value awaited, Value exception) {
  Value method = co_await find_attribute(m, awaited, m.names.throw_);
  if (method.empty()) {
    m.raised = exception;
    co_return Failure{};
  }
  Value yielded = co_await call(m, method, exception);
  m.send_finished = false;
  co_return yielded;
}

/// gen_close_iter
static Eventually<Value> close_awaited(Machine& m, Value awaited) {
  if (awaited.is(Kind::generator)) {
    Value closed = co_await close_generator(m, awaited);
    co_return closed;
  }
  if (awaited.is(Kind::awaitable)) {
    const Value exit = co_await call(m, Value::object(m.types.GeneratorExit));
    auto* awaitable = awaited.as<NativeAwaitable>();
    Outcome<Value> outcome =
        co_await attempt(m, awaitable->step(m, awaitable, Value::none(), exit));
    if (!outcome.error.empty() && !exception_matches(outcome.error, m.types.GeneratorExit)) {
      m.raised = outcome.error;
      co_return Failure{};
    }
    co_return Value::none();
  }
  Value method = co_await find_attribute(m, awaited, m.names.close);
  if (method.empty()) co_return Value::none();
  Value closed = co_await call(m, method);
  co_return closed;
}

static Eventually<Value> throw_delegated(Machine& m, Value generator_value, Value awaited,
                                         Value exception, Return how) {
  auto* generator = generator_value.as<GeneratorObject>();
  generator->state = State::running;
  Outcome<Value> outcome;
  const bool exit = exception_matches(exception, m.types.GeneratorExit);
  if (exit) {
    outcome = co_await attempt(m, close_awaited(m, awaited));
    if (outcome.error.empty()) outcome.error = exception;
  } else if (awaited.is(Kind::generator) || awaited.is(Kind::awaitable)) {
    outcome = co_await attempt(m, throw_into_awaited(m, awaited, exception));
  } else {
    outcome = co_await attempt(m, throw_by_method(m, awaited, exception));
  }
  generator->state = State::suspended;
  if (outcome.error.empty()) {
    if (!m.send_finished) co_return outcome.value;
    // It has returned: the instruction that awaited it learns so from StopIteration.
    (void)m.stop_iteration(outcome.value);
    outcome.error = std::move(m.raised);
  }
  Value value = co_await m.resume_generator(generator, Value(), outcome.error, how);
  co_return value;
}

Eventually<Value> throw_into(Machine& m, Value generator_value, Value exception, Return how) {
  auto* generator = generator_value.as<GeneratorObject>();
  switch (generator->state) {
    case State::running:
      return already_executing(m, generator);
    case State::finished:
      if (generator->flavour == Flavour::coroutine) return after_the_end(m, generator, how);
      m.raised = std::move(exception);
      return Failure{};
    default:
      break;
  }
  Value awaited = awaited_by(generator);
  if (!awaited.empty()) {
    return throw_delegated(m, std::move(generator_value), std::move(awaited), std::move(exception),
                           how);
  }
  return m.resume_generator(generator, Value(), std::move(exception), how);
}

static Eventually<Value> close_suspended(Machine& m, Value generator_value) {
  const Value exit = co_await call(m, Value::object(m.types.GeneratorExit));
  Outcome<Value> outcome =
      co_await attempt(m, throw_into(m, generator_value, exit, Return::complete));
  if (outcome.error.empty()) {
    if (m.send_finished) co_return outcome.value;
    co_return m.raise(
        m.types.RuntimeError,
        concat(flavour_name(generator_value.as<GeneratorObject>()), " ignored GeneratorExit"));
  }
  if (exception_matches(outcome.error, m.types.GeneratorExit) ||
      exception_matches(outcome.error, m.types.StopAsyncIteration)) {
    co_return Value::none();
  }
  m.raised = std::move(outcome.error);
  co_return Failure{};
}

Eventually<Value> close_generator(Machine& m, Value generator_value) {
  auto* generator = generator_value.as<GeneratorObject>();
  switch (generator->state) {
    case State::created:
      discard_body(generator);
      return Value::none();
    case State::finished:
      return Value::none();
    case State::running:
      return already_executing(m, generator);
    case State::suspended:
      break;
  }
  return close_suspended(m, std::move(generator_value));
}

Eventually<Value> exception_to_throw(Machine& m, Value type, Value value, Value traceback) {
  if (type.is(Kind::exception)) {
    if (!value.is_none()) {
      co_return m.type_error("instance exception may not have a separate value");
    }
    co_return type;
  }
  if (!type.is(Kind::type) || !type.as<Type>()->is_subtype_of(m.types.BaseException)) {
    co_return m.type_error(
        concat("exceptions must be classes or instances deriving from "
               "BaseException, not ",
               m.type_name(type)));
  }
  if (!value.is_none() || !traceback.is_none()) {
    (void)co_await warn(m, m.types.DeprecationWarning,
                        "the (type, exc, tb) signature of throw() is deprecated, use the "
                        "single-arg signature instead.");
  }
  Value exception;
  if (value.is(Kind::exception)) {
    exception = value;
  } else if (value.is_none()) {
    exception = co_await call(m, type);
  } else if (value.is(Kind::tuple)) {
    exception = co_await call_with_dict(m, type, value, Value());
  } else {
    exception = co_await call(m, type, value);
  }
  if (!exception.is(Kind::exception)) {
    const Value name = co_await repr(m, type);
    co_return m.type_error(concat("calling ", text_of(name),
                                  " should have returned an instance of BaseException, not ",
                                  m.type_name(exception)));
  }
  if (traceback.is(Kind::traceback)) {
    exception.as<ExceptionObject>()->traceback =
        Ref<TracebackObject>::share(traceback.as<TracebackObject>());
  }
  co_return exception;
}

}  // namespace looplane::script
