#include "script/modules/asyncio/coroutine.hpp"

#include "script/machine/coroutine_origin.hpp"
#include "script/machine/generators.hpp"
#include "script/machine/instructions.hpp"
#include "script/machine/raising.hpp"
#include "script/machine/reports.hpp"
#include "script/machine/watcher.hpp"
#include "script/modules/asyncio/future.hpp"

// Coroutines of the library: asyncio.sleep, Queue.get and so on.

namespace looplane::script {

struct CoroutineObject : NativeAwaitable {
  enum class State : std::uint8_t { created, suspended, running, finished };

  /// Owns the C++ coroutine: at first as it was made, then by a driver on the loop that runs.
  struct Body final : OutsideResource {
    Body(Machine& m, CoroutineObject* owner) : OutsideResource(m), owner(owner) {}
    ~Body() { drop(); }
    void drop() {
      if (unbegun) unbegun->close();
      unbegun.reset();
      driver.reset();
      self = Value();
      argument = Value();
    }
    void release_outside() override { drop(); }

    Object* object() override;

    CoroutineObject* owner;
    std::optional<Coro<Value>> unbegun;
    std::optional<ScriptDriver> driver;
    const QuickMethod* method = nullptr;  ///< Makes the C++ coroutine if one is needed.
    Value self;                           ///< Its arguments, until then.
    Value argument;
  };

  Body body;
  std::string_view qualname;
  Value origin;
  State state = State::created;

  CoroutineObject(Step step, Machine& m, std::string_view qualname, Type* type)
      : NativeAwaitable(step, type), body(m, this), qualname(qualname) {}
};

Object* CoroutineObject::Body::object() { return owner; }

using State = CoroutineObject::State;

static CoroutineObject* self_of(const Value& self) { return self.as<CoroutineObject>(); }

// --- Steps --------------------------------------------------------------------------------------

static void finish(CoroutineObject* self) {
  self->state = State::finished;
  self->body.drop();
}

/// What the driver came to; nothing when it asks for Python code or awaits a Python object.
static std::optional<Eventually<Value>> conclude(Machine& m, CoroutineObject* self,
                                                 Driver::State came_to) {
  ScriptDriver& driver = *self->body.driver;
  switch (came_to) {
    case Driver::State::awaiting:
      self->state = State::suspended;
      m.send_finished = false;
      return future_value(*driver.awaited());
    case Driver::State::yielded:
      if (driver.request != nullptr || !driver.delegate.empty()) return std::nullopt;
      self->state = State::suspended;
      m.send_finished = false;
      return Value::none();
    case Driver::State::returned: {
      Value value = driver.take_value<Promise<Value>>();
      finish(self);
      m.send_finished = true;
      return value;
    }
    default: {
      m.raised = exception_in(driver.error());
      pass_through_library(m, m.raised);
      finish(self);
      return Failure{};
    }
  }
}

static Eventually<Value> throw_into_delegate(Machine& m, Value delegate, Value exception) {
  if (delegate.is(Kind::generator)) {
    return throw_into(m, std::move(delegate), std::move(exception),
                      GeneratorObject::Return::complete);
  }
  if (delegate.is(Kind::awaitable)) {
    auto* awaitable = delegate.as<NativeAwaitable>();
    m.send_finished = false;
    return awaitable->step(m, awaitable, Value::none(), std::move(exception));
  }
  return [](Machine& m, Value delegate, Value exception) -> Eventually<Value> {
    Value method = co_await find_attribute(m, delegate, m.names.throw_);
    if (method.empty()) {
      m.raised = exception;
      co_return Failure{};
    }
    Outcome<Value> thrown = co_await attempt(m, call(m, method, exception));
    m.send_finished = false;
    if (thrown.error.empty()) co_return thrown.value;
    if (!exception_matches(thrown.error, m.types.StopIteration)) {
      m.raised = thrown.error;
      co_return Failure{};
    }
    m.send_finished = true;
    const Value result = thrown.error.as<ExceptionObject>()->detail;
    co_return result.empty() ? Value::none() : result;
  }(m, std::move(delegate), std::move(exception));
}

/// Goes on with a driver that asks for Python code or awaits a Python object, until it wants to be
/// suspended or ends.
static Eventually<Value> serve(Machine& m, Value self_value, Value sent, Value thrown) {
  CoroutineObject* self = self_of(self_value);
  for (;;) {
    ScriptDriver& driver = *self->body.driver;
    Outcome<Value> outcome;
    if (driver.request != nullptr) {
      Eventually<Value>* request = std::exchange(driver.request, nullptr);
      outcome = co_await attempt(m, std::move(*request));
    } else {
      const Value delegate = driver.delegate;
      if (thrown.empty()) {
        m.send_finished = false;
        outcome = co_await attempt(m, send_to(m, delegate, sent));
      } else {
        outcome = co_await attempt(m, throw_into_delegate(m, delegate, std::exchange(thrown, {})));
      }
      if (outcome.error.empty() && !m.send_finished) {
        self->state = State::suspended;
        co_return outcome.value;
      }
      driver.delegate = Value();
      sent = Value::none();
    }
    driver.reply = std::move(outcome.value);
    const Driver::State came_to = driver.resume(to_error(m, std::move(outcome.error)));
    std::optional<Eventually<Value>> result = conclude(m, self, came_to);
    if (!result) continue;
    if (result->failed()) co_return Failure{};
    co_return result->take();
  }
}

static Failure reused(Machine& m) {
  return m.raise(m.types.RuntimeError, "cannot reuse already awaited coroutine");
}

/// It has begun and needs no C++ coroutine: what is yielded, or returned.
static Value begun_at_once(Machine& m, CoroutineObject* self, bool waits, Value result) {
  CoroutineObject::Body& body = self->body;
  self->state = waits ? State::suspended : State::finished;
  body.self = Value();
  body.argument = Value();
  m.send_finished = !waits;
  if (!waits) return result;
  body.argument = std::move(result);
  return Value::none();
}

/// One that needed nothing but to wait has waited.
static Eventually<Value> end_at_once(Machine& m, CoroutineObject* self, Value thrown) {
  Value result = std::move(self->body.argument);
  self->state = State::finished;
  if (!thrown.empty()) {
    m.raised = std::move(thrown);
    pass_through_library(m, m.raised);
    return Failure{};
  }
  m.send_finished = true;
  return result;
}

static Eventually<Value> step_coroutine(Machine& m, NativeAwaitable* awaitable, Value sent,
                                        Value thrown) {
  auto* self = static_cast<CoroutineObject*>(awaitable);
  switch (self->state) {
    case State::running:
      return m.value_error("coroutine already executing");
    case State::finished:
      // Whoever awaited it is closed: closing what has finished does nothing.
      if (!thrown.empty() && exception_matches(thrown, m.types.GeneratorExit)) {
        m.raised = std::move(thrown);
        return Failure{};
      }
      return reused(m);
    case State::created: {
      if (!thrown.empty()) {
        finish(self);
        m.raised = std::move(thrown);
        return Failure{};
      }
      if (!sent.is_none()) {
        return m.type_error("can't send non-None value to a just-started coroutine");
      }
      CoroutineObject::Body& body = self->body;
      if (body.method != nullptr) {
        using Left = QuickMethod::Left;
        Value result;
        const Left left = body.method->at_once(m, body.self, body.argument, result);
        if (left != Left::all) {
          return begun_at_once(m, self, left == Left::to_wait, std::move(result));
        }
      }
      EventLoop* loop = m.thread->loop_state.running_loop;
      if (loop == nullptr) {
        finish(self);
        return m.raise(m.types.RuntimeError, "no running event loop");
      }
      if (body.method != nullptr) {
        body.unbegun = body.method->body(m, std::move(body.self), std::move(body.argument));
      }
      body.driver.emplace(*loop, std::move(*body.unbegun));
      body.unbegun.reset();
      break;
    }
    case State::suspended:
      if (!self->body.driver) return end_at_once(m, self, std::move(thrown));
      break;
  }
  self->state = State::running;
  const Value keep = Value::object(self);
  ScriptDriver& driver = *self->body.driver;
  if (!driver.delegate.empty()) return serve(m, keep, std::move(sent), std::move(thrown));
  std::optional<Eventually<Value>> result =
      conclude(m, self, driver.resume(to_error(m, std::move(thrown))));
  if (result) return std::move(*result);
  return serve(m, keep, Value::none(), Value());
}

// --- Awaiting Python objects --------------------------------------------------------------------

Coro<Value> await_value(Machine& m, Value awaitable) {
  looplane::Outcome<Value> iterator = co_await python(awaitable_iterator(m, awaitable, 0));
  if (iterator.error) co_await fail(std::move(iterator.error));
  looplane::Outcome<Value> outcome = co_await awaited(std::move(*iterator.value));
  if (outcome.error) co_await fail(std::move(outcome.error));
  co_return std::move(*outcome.value);
}

// --- Making -------------------------------------------------------------------------------------

static Ref<CoroutineObject> make_coroutine(Machine& m, std::string_view qualname) {
  Ref<CoroutineObject> coroutine =
      m.make<CoroutineObject>(asyncio_state(m).coroutine, step_coroutine, m, qualname);
  if (m.coroutine_origin_depth != 0) [[unlikely]]
    coroutine->origin = coroutine_origin(m);
  return coroutine;
}

Value new_coroutine(Machine& m, std::string_view qualname, Coro<Value> body) {
  Ref<CoroutineObject> coroutine = make_coroutine(m, qualname);
  coroutine->body.unbegun = std::move(body);
  return coroutine;
}

Value new_coroutine(Machine& m, const QuickMethod& method, Value self, Value argument) {
  Ref<CoroutineObject> coroutine = make_coroutine(m, method.qualname);
  coroutine->body.method = &method;
  coroutine->body.self = std::move(self);
  coroutine->body.argument = std::move(argument);
  return coroutine;
}

bool is_native_coroutine(Machine& m, const Value& value) {
  return value.is(Kind::awaitable) && value.object()->type == asyncio_state(m).coroutine;
}

std::string_view native_coroutine_name(const Value& value) { return self_of(value)->qualname; }

bool is_native_coroutine_over(const Value& value) {
  return self_of(value)->state == State::finished;
}

Value native_coroutine_awaits(const Value& value) {
  const CoroutineObject* self = self_of(value);
  return self->body.driver ? self->body.driver->delegate : Value();
}

Value awaiting_coroutine(Machine& m, Value awaitable) {
  return new_coroutine(m, "_wrap_awaitable", await_value(m, std::move(awaitable)));
}

// --- The type -----------------------------------------------------------------------------------

/// What __await__() returns: it passes everything on.
namespace {
struct CoroutineWrapper : NativeAwaitable {
  Ref<CoroutineObject> coroutine;
  CoroutineWrapper(Ref<CoroutineObject> coroutine, Type* type)
      : NativeAwaitable(pass_on, type), coroutine(std::move(coroutine)) {}
  static Eventually<Value> pass_on(Machine& m, NativeAwaitable* self, Value sent, Value thrown) {
    return step_coroutine(m, static_cast<CoroutineWrapper*>(self)->coroutine.get(), std::move(sent),
                          std::move(thrown));
  }
};
}  // namespace

static Eventually<Value> await_method(Machine& m, Arguments a) {
  return Value(m.make<CoroutineWrapper>(asyncio_state(m).coroutine_wrapper,
                                        Ref<CoroutineObject>::share(self_of(a[0]))));
}
static Eventually<Value> wrapper_self(Machine&, Arguments a) { return a[0]; }

static Eventually<Value> close_suspended(Machine& m, Value self) {
  const Value exit = Value(new_exception(m, m.types.GeneratorExit, {}));
  Outcome<Value> outcome =
      co_await attempt(m, step_coroutine(m, self_of(self), Value::none(), exit));
  if (outcome.error.empty()) {
    if (m.send_finished) co_return Value::none();
    co_return m.raise(m.types.RuntimeError, "coroutine ignored GeneratorExit");
  }
  if (exception_matches(outcome.error, m.types.GeneratorExit)) co_return Value::none();
  m.raised = std::move(outcome.error);
  co_return Failure{};
}

static Eventually<Value> close_method(Machine& m, Arguments a) {
  switch (self_of(a[0])->state) {
    case State::created:
      finish(self_of(a[0]));
      return Value::none();
    case State::finished:
      return Value::none();
    case State::running:
      return m.value_error("coroutine already executing");
    case State::suspended:
      break;
  }
  return close_suspended(m, a[0]);
}

static Eventually<Value> wrapper_close(Machine& m, Arguments a) {
  return call_method(m, Value(a[0].as<CoroutineWrapper>()->coroutine), "close");
}

static Eventually<Value> repr_method(Machine& m, Arguments a) {
  return m.string(concat("<coroutine object ", self_of(a[0])->qualname, " at ",
                         address_text(a[0].object()), ">"));
}

static Eventually<Value> get_name(Machine& m, const Value& self) {
  const std::string_view qualname = self_of(self)->qualname;
  return m.interned(qualname.substr(qualname.rfind('.') + 1));
}
static Eventually<Value> get_qualname(Machine& m, const Value& self) {
  return m.interned(self_of(self)->qualname);
}
static Eventually<Value> get_running(Machine&, const Value& self) {
  return Value::boolean(self_of(self)->state == State::running);
}
static Eventually<Value> get_suspended(Machine&, const Value& self) {
  return Value::boolean(self_of(self)->state == State::suspended);
}
static Eventually<Value> get_awaited(Machine&, const Value& self) {
  CoroutineObject* coroutine = self_of(self);
  if (coroutine->state != State::suspended || !coroutine->body.driver) return Value::none();
  ScriptDriver& driver = *coroutine->body.driver;
  if (!driver.delegate.empty()) return driver.delegate;
  return driver.awaited() != nullptr ? future_value(*driver.awaited()) : Value::none();
}
static Eventually<Value> get_origin(Machine&, const Value& self) {
  const Value& origin = self_of(self)->origin;
  return origin.empty() ? Value::none() : origin;
}
static Eventually<Value> get_nothing(Machine&, const Value&) { return Value::none(); }

static bool is_unfinished(const Object* object) {
  const State state = static_cast<const CoroutineObject*>(object)->state;
  return state == State::created || state == State::suspended;
}

/// _PyGen_Finalize
static Eventually<Value> finalize_coroutine(Machine& m, Value self) {
  if (self_of(self)->state == State::suspended) {
    Outcome<Value> closed = co_await attempt(m, close_suspended(m, self));
    co_return Value::none();
  }
  const std::string text = concat("coroutine '", self_of(self)->qualname, "' was never awaited",
                                  origin_text(m, self_of(self)->origin));
  if (m.watcher != nullptr) {
    m.watcher->never_awaited(std::string(self_of(self)->qualname));
  }
  (void)co_await warn_of_unawaited(m, text, self);
  co_return Value::none();
}

static Type* define_wrapper(Machine& m) {
  static const NativeMethod methods[] = {
      {"__iter__(self, /)", wrapper_self},
      {"__next__(self, /)", awaitable_next},
      {"send(self, value, /)", awaitable_send},
      {"throw(self, type, value=None, traceback=None, /)", awaitable_throw},
      {"close(self, /)", wrapper_close},
  };
  static const TypeDefinition definition = {
      .name = "coroutine_wrapper",
      .kind = Kind::awaitable,
      .size = sizeof(CoroutineWrapper),
      .finish = [](Object* o) { static_cast<CoroutineWrapper*>(o)->~CoroutineWrapper(); },
      .methods = methods,
      .subclassable = false};
  return m.define(definition, m.types.object);
}

void define_coroutines(Machine& m, AsyncioState& state) {
  state.coroutine_wrapper = define_wrapper(m);
  static const NativeMethod methods[] = {
      {"__await__(self, /)", await_method},
      {"__repr__(self, /)", repr_method},
      {"send(self, value, /)", awaitable_send},
      {"throw(self, type, value=None, traceback=None, /)", awaitable_throw},
      {"close(self, /)", close_method},
  };
  static const NativeGetter getters[] = {
      {"__name__", get_name},          {"__qualname__", get_qualname}, {"cr_running", get_running},
      {"cr_suspended", get_suspended}, {"cr_await", get_awaited},      {"cr_frame", get_nothing},
      {"cr_code", get_nothing},        {"cr_origin", get_origin},
  };
  static const NativeFinalizer finalizer = {is_unfinished, finalize_coroutine};
  static const TypeDefinition definition = {
      .name = "coroutine",
      .kind = Kind::awaitable,
      .size = sizeof(CoroutineObject),
      .finish = [](Object* o) { static_cast<CoroutineObject*>(o)->~CoroutineObject(); },
      .methods = methods,
      .getters = getters,
      .subclassable = false,
      .finalizer = &finalizer};
  state.coroutine = m.define(definition, m.types.object);
}

}  // namespace looplane::script
