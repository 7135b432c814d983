#include <cmath>

#include <looplane/timeout.hpp>

#include "script/machine/raising.hpp"
#include "script/modules/asyncio/coroutine.hpp"
#include "script/modules/asyncio/functions.hpp"
#include "script/modules/asyncio/loop.hpp"

// asyncio.timeout and timeout_at (timeouts.py).

namespace looplane::script {

namespace {

struct TimeoutObject : Object {
  struct Part final : OutsideResource {
    explicit Part(Machine& m) : OutsideResource(m) {}
    void release_outside() override { timeout.reset(); }
    LoopRef<Timeout> timeout;
  };
  Part part;
  Value when;  ///< As it was given; None: never.
  TimeoutObject(Machine& m, Type* type) : Object(Kind::native, type), part(m) {}
};

}  // namespace

static TimeoutObject* self_of(const Value& self) { return self.as<TimeoutObject>(); }
static Timeout& timeout_of(const Value& self) { return *self_of(self)->part.timeout; }

/// false: it is not a number.
static bool read_when(Machine& m, const Value& when, std::optional<Duration>& result) {
  result.reset();
  if (when.is_none()) return true;
  Eventually<double> seconds = to_double(m, when);
  if (!seconds.ready()) {
    m.raised = Value();
    (void)m.type_error(
        concat("'<=' not supported between instances of '", m.type_name(when), "' and 'float'"));
    return false;
  }
  result = to_duration(seconds.peek());
  return true;
}

static Eventually<Value> make_timeout(Machine& m, Type* type, Value when) {
  std::optional<Duration> deadline;
  if (!read_when(m, when, deadline)) return Failure{};
  Ref<TimeoutObject> object = m.make<TimeoutObject>(type, m);
  object->when = std::move(when);
  object->part.timeout = looplane::make_ref<Timeout>(deadline);
  return Value(object);
}

static Eventually<Value> timeout_new(Machine& m, Arguments a) {
  return make_timeout(m, a[0].as<Type>(), Value::none());
}

/// (self, when)
static Eventually<Value> timeout_init(Machine& m, Arguments a) {
  std::optional<Duration> deadline;
  if (!read_when(m, a[1], deadline)) return Failure{};
  self_of(a[0])->when = a[1];
  self_of(a[0])->part.timeout = looplane::make_ref<Timeout>(deadline);
  return Value::none();
}

static Eventually<Value> timeout_after(Machine& m, Value now, Value delay) {
  Value when = co_await binary(m, BinaryOperator::add, now, delay);
  Value made = co_await make_timeout(m, asyncio_state(m).timeout, when);
  co_return made;
}

/// Of a loop with a time() of its own.
static Eventually<Value> timeout_by_name(Machine& m, Value loop, Value delay) {
  const Value now = co_await call_method(m, loop, "time");
  Value made = co_await timeout_after(m, now, delay);
  co_return made;
}

/// (delay)
Eventually<Value> timeout_function(Machine& m, Arguments a) {
  LoopObject* loop = running_loop(m);
  if (loop == nullptr) return m.raise(m.types.RuntimeError, "no running event loop");
  if (a[0].is_none()) return make_timeout(m, asyncio_state(m).timeout, Value::none());
  if (loop->has_own(OwnMethod::time)) [[unlikely]]
    return timeout_by_name(m, Value::object(loop), a[0]);
  return timeout_after(m, seconds_value(loop->loop().time()), a[0]);
}

/// (when)
Eventually<Value> timeout_at_function(Machine& m, Arguments a) {
  return make_timeout(m, asyncio_state(m).timeout, a[0]);
}

static Eventually<Value> when_method(Machine&, Arguments a) { return self_of(a[0])->when; }

static Eventually<Value> reschedule_method(Machine& m, Arguments a) {
  Timeout& timeout = timeout_of(a[0]);
  if (timeout.state() != Timeout::State::active) {
    if (timeout.state() == Timeout::State::created) {
      return m.raise(m.types.RuntimeError, "Timeout has not been entered");
    }
    return m.raise(m.types.RuntimeError, concat("Cannot change state of ",
                                                Timeout::state_name(timeout.state()), " Timeout"));
  }
  std::optional<Duration> deadline;
  if (!read_when(m, a[1], deadline)) return Failure{};
  (void)timeout.try_reschedule(deadline);
  self_of(a[0])->when = a[1];
  return Value::none();
}

static Eventually<Value> expired_method(Machine&, Arguments a) {
  return Value::boolean(timeout_of(a[0]).expired());
}

static Eventually<Value> repr_method(Machine& m, Arguments a) {
  const Timeout& timeout = timeout_of(a[0]);
  std::string text = concat("<Timeout [", Timeout::state_name(timeout.state()), "]");
  if (timeout.state() != Timeout::State::active) return m.string(text + ">");
  const Value& when = self_of(a[0])->when;
  if (when.is_none()) return m.string(text + " when=None>");
  Value shown = when;
  if (when.is_number()) shown = Value::number(std::round(when.number() * 1e3) / 1e3);
  Eventually<Value> rounded = repr(m, shown);
  if (!rounded.ready()) return rounded;
  return m.string(concat(text, " when=", text_of(rounded.peek()), ">"));
}

static Coro<Value> enter_body(Ref<TimeoutObject> self) {
  EventLoop& loop = co_await this_loop();
  if (Error error = self->part.timeout->enter(loop)) co_await fail(std::move(error));
  co_return Value(self);
}

static Eventually<Value> enter_method(Machine& m, Arguments a) {
  return new_coroutine(m, "Timeout.__aenter__",
                       enter_body(Ref<TimeoutObject>::share(self_of(a[0]))));
}

static Coro<Value> exit_body(Machine& m, Ref<TimeoutObject> self, Value raised) {
  if (self->part.timeout->state() == Timeout::State::created) {
    const Ref<ExceptionObject> error = new_exception(m, m.types.AssertionError, {});
    co_await fail(to_error(m, Value(error)));
  }
  const Error before = to_error(m, raised.is_none() ? Value() : std::move(raised));
  Error after = self->part.timeout->exit(before);
  // None lets what was raised go on.
  if (after && !(after == before)) {
    co_await fail(std::move(after));
  }
  co_return Value::none();
}

static Eventually<Value> exit_method(Machine& m, Arguments a) {
  return new_coroutine(m, "Timeout.__aexit__",
                       exit_body(m, Ref<TimeoutObject>::share(self_of(a[0])), a[2]));
}

void define_timeouts(Machine& m, AsyncioState& state) {
  static const NativeMethod methods[] = {
      {"__new__", timeout_new, NativeMethod::Binding::none},
      {"def __init__(self, when)", timeout_init},
      {"def __repr__(self)", repr_method},
      {"async def __aenter__(self)", enter_method},
      {"async def __aexit__(self, exc_type, exc_val, exc_tb)", exit_method},
      {"def when(self)", when_method},
      {"def reschedule(self, when)", reschedule_method},
      {"def expired(self)", expired_method},
  };
  static const TypeDefinition definition = {
      .name = "Timeout",
      .module = "asyncio.timeouts",
      .size = sizeof(TimeoutObject),
      .finish = [](Object* o) { static_cast<TimeoutObject*>(o)->~TimeoutObject(); },
      .methods = methods,
      .subclassable = false};
  state.timeout = m.define(definition, m.types.object);
}

}  // namespace looplane::script
