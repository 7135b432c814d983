#include "script/builtins/async_generators.hpp"

#include "script/machine/generators.hpp"
#include "script/machine/instructions.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/raising.hpp"
#include "script/machine/reports.hpp"
#include "script/machine/warnings.hpp"

namespace looplane::script {

using Return = GeneratorObject::Return;
using State = GeneratorObject::State;

/// What __anext__, asend, athrow and aclose return (CPython's async_gen_asend and _athrow).
struct AsyncGeneratorStep : NativeAwaitable {
  enum class Method : std::uint8_t { anext, asend, athrow, aclose };

  Ref<GeneratorObject> generator;
  Method method;
  bool begun = false;
  bool closed = false;
  Value argument;  ///< What is sent, or the exception that is thrown.

  AsyncGeneratorStep(Step step, Ref<GeneratorObject> generator, Method method, Value argument,
                     Type* type)
      : NativeAwaitable(step, type),
        generator(std::move(generator)),
        method(method),
        argument(std::move(argument)) {}
};

using Method = AsyncGeneratorStep::Method;

static std::string_view method_name(Method method) {
  switch (method) {
    case Method::anext:
      return "anext";
    case Method::asend:
      return "asend";
    case Method::athrow:
      return "athrow";
    case Method::aclose:
      return "aclose";
  }
  return "";
}

static Failure reused(Machine& m, const AsyncGeneratorStep* step) {
  const bool throws = step->method == Method::athrow || step->method == Method::aclose;
  return m.raise(m.types.RuntimeError,
                 concat("cannot reuse already awaited ",
                        throws ? "aclose()/athrow()" : "__anext__()/asend()"));
}

/// The generator's hooks hear of its first iteration, so that the loop can close it at the end.
static Eventually<Value> announce(Machine& m, Value generator_value) {
  auto* generator = generator_value.as<GeneratorObject>();
  generator->hooks_called = true;
  generator->hooks_finalizer = m.async_generator_finalizer;
  if (m.async_generator_first.empty()) co_return Value::none();
  (void)co_await call(m, m.async_generator_first, generator_value);
  co_return Value::none();
}

/// The first step of an aclose, athrow or asend; afterwards everything goes to the generator.
static Eventually<Value> begin_step(Machine& m, AsyncGeneratorStep* step, Value& sent,
                                    Value& thrown) {
  GeneratorObject* generator = step->generator.get();
  if (generator->busy) {
    step->closed = true;
    const Method shown = step->method == Method::asend ? Method::anext : step->method;
    return m.raise(m.types.RuntimeError,
                   concat(method_name(shown), "(): asynchronous generator is already running"));
  }
  step->begun = true;
  generator->busy = true;
  if (step->method == Method::anext || step->method == Method::asend) {
    if (sent.is_none()) sent = step->argument;
  } else if (thrown.empty()) {
    thrown = step->argument;
  }
  return Value::none();
}

static Eventually<Value> go_on(Machine& m, GeneratorObject* generator, Value sent, Value thrown) {
  if (generator->state == State::finished) {
    generator->busy = false;
    if (!thrown.empty()) {
      m.raised = std::move(thrown);
      return Failure{};
    }
    return m.raise(Value(new_exception(m, m.types.StopAsyncIteration, {})));
  }
  Eventually<Value> step =
      thrown.empty() ? send_to_generator(m, generator, std::move(sent), Return::complete)
                     : throw_into(m, Value::object(generator), std::move(thrown), Return::complete);
  if (step.failed()) generator->busy = false;
  return step;
}

static Eventually<Value> step_after_announcing(Machine& m, Value step, Value sent, Value thrown) {
  (void)co_await announce(m, Value(step.as<AsyncGeneratorStep>()->generator));
  auto* awaitable = step.as<AsyncGeneratorStep>();
  Value value = co_await awaitable->step(m, awaitable, sent, thrown);
  co_return value;
}

static Eventually<Value> step_generator(Machine& m, NativeAwaitable* self, Value sent,
                                        Value thrown) {
  auto* step = static_cast<AsyncGeneratorStep*>(self);
  GeneratorObject* generator = step->generator.get();
  if (step->closed || (step->begun && !generator->busy)) return reused(m, step);
  if (!step->begun) {
    if (!generator->hooks_called) {
      return step_after_announcing(m, Value::object(step), std::move(sent), std::move(thrown));
    }
    if (begin_step(m, step, sent, thrown).failed()) return Failure{};
  }
  return go_on(m, generator, std::move(sent), std::move(thrown));
}

/// aclose: the end of the generator is the end of the step; a further value is an error.
static Eventually<Value> step_close(Machine& m, Value self, Value sent, Value thrown) {
  auto* step = self.as<AsyncGeneratorStep>();
  GeneratorObject* generator = step->generator.get();
  if (!step->begun) {
    if (!generator->hooks_called) (void)co_await announce(m, Value(step->generator));
    if (generator->state == State::created || generator->state == State::finished) {
      if (generator->busy) (void)co_await begin_step(m, step, sent, thrown);
      discard_body(generator);
      step->begun = true;
      step->closed = true;
      m.send_finished = true;
      co_return Value::none();
    }
    (void)co_await begin_step(m, step, sent, thrown);
  }
  Outcome<Value> outcome = co_await attempt(m, go_on(m, generator, sent, thrown));
  if (outcome.error.empty()) {
    if (!m.send_finished) co_return outcome.value;
    step->closed = true;
    co_return m.raise(m.types.RuntimeError, "async generator ignored GeneratorExit");
  }
  step->closed = true;
  if (exception_matches(outcome.error, m.types.StopAsyncIteration) ||
      exception_matches(outcome.error, m.types.GeneratorExit)) {
    m.send_finished = true;
    co_return Value::none();
  }
  m.raised = std::move(outcome.error);
  co_return Failure{};
}

static Eventually<Value> step_aclose(Machine& m, NativeAwaitable* self, Value sent, Value thrown) {
  auto* step = static_cast<AsyncGeneratorStep*>(self);
  if (step->closed || (step->begun && !step->generator->busy)) return reused(m, step);
  return step_close(m, Value::object(self), std::move(sent), std::move(thrown));
}

static Value new_step(Machine& m, const Value& generator, Method method, Value argument) {
  const bool throws = method == Method::athrow || method == Method::aclose;
  return m.make<AsyncGeneratorStep>(
      throws ? m.types.async_generator_throw : m.types.async_generator_step,
      method == Method::aclose ? step_aclose : step_generator,
      Ref<GeneratorObject>::share(generator.as<GeneratorObject>()), method, std::move(argument));
}

Eventually<Value> async_generator_anext(Machine& m, Arguments a) {
  return new_step(m, a[0], Method::anext, Value::none());
}

Eventually<Value> async_generator_asend(Machine& m, Arguments a) {
  return new_step(m, a[0], Method::asend, a[1]);
}

Eventually<Value> async_generator_athrow(Machine& m, Arguments a) {
  const Value exception = co_await exception_to_throw(m, a[1], a[2], a[3]);
  co_return new_step(m, a[0], Method::athrow, exception);
}

Eventually<Value> async_generator_aclose(Machine& m, Arguments a) {
  const Value exit = co_await call(m, Value::object(m.types.GeneratorExit));
  co_return new_step(m, a[0], Method::aclose, exit);
}

// --- Driving a step by hand ---------------------------------------------------------------------

static Eventually<Value> step_by_hand(Machine& m, Value self, Value sent, Value thrown) {
  auto* step = self.as<NativeAwaitable>();
  m.send_finished = false;
  Value value = co_await step->step(m, step, sent, thrown);
  if (m.send_finished) co_return m.stop_iteration(value);
  co_return value;
}

Eventually<Value> awaitable_next(Machine& m, Arguments a) {
  return step_by_hand(m, a[0], Value::none(), Value());
}

Eventually<Value> awaitable_send(Machine& m, Arguments a) {
  return step_by_hand(m, a[0], a[1], Value());
}

Eventually<Value> awaitable_throw(Machine& m, Arguments a) {
  const Value exception = co_await exception_to_throw(m, a[1], a[2], a[3]);
  Value value = co_await step_by_hand(m, a[0], Value::none(), exception);
  co_return value;
}

// --- anext(iterator, default) -------------------------------------------------------------------

struct AnextDefault : NativeAwaitable {
  Value awaited;
  Value default_value;
  AnextDefault(Step step, Value awaited, Value default_value, Type* type)
      : NativeAwaitable(step, type),
        awaited(std::move(awaited)),
        default_value(std::move(default_value)) {}
};

static Eventually<Value> step_anext(Machine& m, Value self, Value sent, Value thrown) {
  const Value awaited = self.as<AnextDefault>()->awaited;
  Outcome<Value> outcome;
  if (!thrown.empty() && awaited.is(Kind::generator)) {
    outcome = co_await attempt(m, throw_into(m, awaited, thrown, Return::complete));
  } else if (!thrown.empty()) {
    auto* step = awaited.as<NativeAwaitable>();
    m.send_finished = false;
    outcome = co_await attempt(m, step->step(m, step, Value::none(), thrown));
  } else {
    m.send_finished = false;
    outcome = co_await attempt(m, send_to(m, awaited, sent));
  }
  if (outcome.error.empty()) co_return outcome.value;
  if (!exception_matches(outcome.error, m.types.StopAsyncIteration)) {
    m.raised = std::move(outcome.error);
    co_return Failure{};
  }
  m.send_finished = true;
  co_return self.as<AnextDefault>()->default_value;
}

static Eventually<Value> step_anext_default(Machine& m, NativeAwaitable* self, Value sent,
                                            Value thrown) {
  return step_anext(m, Value::object(self), std::move(sent), std::move(thrown));
}

Eventually<Value> anext_with_default(Machine& m, Value iterator, Value default_value) {
  const Value awaitable = co_await call_special(m, iterator, Special::anext);
  const Value awaited = co_await awaitable_iterator(m, awaitable, 0);
  co_return Value(
      m.make<AnextDefault>(m.types.anext_awaitable, step_anext_default, awaited, default_value));
}

static Eventually<Value> step_self(Machine&, Arguments a) { return a[0]; }

static Eventually<Value> close_step(Machine&, Arguments a) {
  a[0].as<AsyncGeneratorStep>()->closed = true;
  return Value::none();
}

static Eventually<Value> close_anext(Machine& m, Arguments a) {
  return call_method(m, a[0].as<AnextDefault>()->awaited, "close");
}

static const NativeMethod step_methods[] = {
    {"__await__(self, /)", step_self},
    {"__iter__(self, /)", step_self},
    {"__next__(self, /)", awaitable_next},
    {"send(self, value, /)", awaitable_send},
    {"throw(self, type, value=None, traceback=None, /)", awaitable_throw},
    {"close(self, /)", close_step},
};

static const NativeMethod anext_methods[] = {
    {"__await__(self, /)", step_self},
    {"__iter__(self, /)", step_self},
    {"__next__(self, /)", awaitable_next},
    {"send(self, value, /)", awaitable_send},
    {"throw(self, type, value=None, traceback=None, /)", awaitable_throw},
    {"close(self, /)", close_anext},
};

static bool never_begun(const Object* object) {
  const auto* step = static_cast<const AsyncGeneratorStep*>(object);
  return !step->begun && !step->closed;
}

/// _PyErr_WarnUnawaitedAgenMethod
static Eventually<Value> warn_never_awaited(Machine& m, Value self) {
  const auto* step = self.as<AsyncGeneratorStep>();
  const Method method = step->method == Method::anext ? Method::asend : step->method;
  const std::string text = concat("coroutine method '", method_name(method), "' of '",
                                  step->generator->qualname->view(), "' was never awaited");
  return warn_of_unawaited(m, text, self);
}

static TypeDefinition step_definition(std::string_view name) {
  static const NativeFinalizer finalizer = {never_begun, warn_never_awaited};
  return {
      .name = name,
      .kind = Kind::awaitable,
      .size = sizeof(AsyncGeneratorStep),
      .finish =
          [](Object* object) { static_cast<AsyncGeneratorStep*>(object)->~AsyncGeneratorStep(); },
      .methods = step_methods,
      .subclassable = false,
      .finalizer = &finalizer};
}

void define_async_generator_steps(Machine& m) {
  static const TypeDefinition sends = step_definition("async_generator_asend");
  static const TypeDefinition throws = step_definition("async_generator_athrow");
  m.types.async_generator_step = m.define(sends, m.types.object);
  m.types.async_generator_throw = m.define(throws, m.types.object);
  static const TypeDefinition anext_default = {
      .name = "anext_awaitable",
      .kind = Kind::awaitable,
      .size = sizeof(AnextDefault),
      .finish = [](Object* object) { static_cast<AnextDefault*>(object)->~AnextDefault(); },
      .methods = anext_methods,
      .getters = {},
      .subclassable = false};
  m.types.anext_awaitable = m.define(anext_default, m.types.object);
}

}  // namespace looplane::script
