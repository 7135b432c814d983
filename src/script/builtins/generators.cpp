#include "script/machine/generators.hpp"

#include "script/builtins/async_generators.hpp"
#include "script/builtins/define.hpp"
#include "script/machine/operations.hpp"

// generator and coroutine: their methods and attributes.

namespace looplane::script {

using Return = GeneratorObject::Return;
using State = GeneratorObject::State;

static GeneratorObject* self_of(const Arguments& a) { return a[0].as<GeneratorObject>(); }

static Eventually<Value> generator_iter(Machine&, Arguments a) { return a[0]; }

static Eventually<Value> generator_next(Machine& m, Arguments a) {
  return send_to_generator(m, self_of(a), Value::none(), Return::stop_iteration);
}

static Eventually<Value> generator_send(Machine& m, Arguments a) {
  return send_to_generator(m, self_of(a), a[1], Return::stop_iteration);
}

static Eventually<Value> generator_throw(Machine& m, Arguments a) {
  const Value exception = co_await exception_to_throw(m, a[1], a[2], a[3]);
  Value value = co_await throw_into(m, a[0], exception, Return::stop_iteration);
  co_return value;
}

static Eventually<Value> generator_close(Machine& m, Arguments a) {
  return close_generator(m, a[0]);
}

/// "<coroutine object main at 0x7f...>"
static Eventually<Value> generator_repr(Machine& m, Arguments a) {
  auto* generator = self_of(a);
  return m.string(concat("<", generator->type->name_text(), " object ", generator->qualname->view(),
                         " at ", address_text(generator), ">"));
}

static Eventually<Value> get_name(Machine&, const Value& self) {
  return Value(self.as<GeneratorObject>()->name);
}
static Eventually<Value> get_qualname(Machine&, const Value& self) {
  return Value(self.as<GeneratorObject>()->qualname);
}
static Eventually<Value> set_name(Machine& m, const Value& self, const Value& value) {
  if (!value.is(Kind::string)) return m.type_error("__name__ must be set to a string object");
  self.as<GeneratorObject>()->name = Ref<StringObject>::share(value.as<StringObject>());
  return Value::none();
}
static Eventually<Value> set_qualname(Machine& m, const Value& self, const Value& value) {
  if (!value.is(Kind::string)) return m.type_error("__qualname__ must be set to a string object");
  self.as<GeneratorObject>()->qualname = Ref<StringObject>::share(value.as<StringObject>());
  return Value::none();
}
static Eventually<Value> get_frame(Machine&, const Value& self) {
  auto* generator = self.as<GeneratorObject>();
  return generator->frame ? Value(generator->frame) : Value::none();
}
static Eventually<Value> get_code(Machine&, const Value& self) {
  return Value(self.as<GeneratorObject>()->code);
}
static Eventually<Value> get_running(Machine&, const Value& self) {
  return Value::boolean(self.as<GeneratorObject>()->state == State::running);
}
static Eventually<Value> get_suspended(Machine&, const Value& self) {
  return Value::boolean(self.as<GeneratorObject>()->state == State::suspended);
}
static Eventually<Value> get_awaited(Machine&, const Value& self) {
  Value awaited = awaited_by(self.as<GeneratorObject>());
  return awaited.empty() ? Value::none() : awaited;
}
static Eventually<Value> get_origin(Machine&, const Value& self) {
  const Value& origin = self.as<GeneratorObject>()->origin;
  return origin.empty() ? Value::none() : origin;
}

static void finish_generator_object(Object* object) {
  auto* generator = static_cast<GeneratorObject*>(object);
  if (generator->frame) generator->frame->generator = nullptr;
  generator->~GeneratorObject();
}

static const NativeMethod generator_methods[] = {
    {"__iter__(self, /)", generator_iter},
    {"__next__(self, /)", generator_next},
    {"__repr__(self, /)", generator_repr},
    {"send(self, value, /)", generator_send},
    {"throw(self, type, value=None, traceback=None, /)", generator_throw},
    {"close(self, /)", generator_close},
};

static const NativeGetter generator_getters[] = {
    {"__name__", get_name, set_name}, {"__qualname__", get_qualname, set_qualname},
    {"gi_frame", get_frame},          {"gi_code", get_code},
    {"gi_running", get_running},      {"gi_suspended", get_suspended},
    {"gi_yieldfrom", get_awaited},
};

// What coroutine.__await__() returns: it passes everything on.
struct CoroutineWrapper : NativeAwaitable {
  Ref<GeneratorObject> coroutine;
  CoroutineWrapper(Ref<GeneratorObject> coroutine, Type* type)
      : NativeAwaitable(step_coroutine, type), coroutine(std::move(coroutine)) {}

  static Eventually<Value> step_coroutine(Machine& m, NativeAwaitable* self, Value sent,
                                          Value thrown) {
    auto* coroutine = static_cast<CoroutineWrapper*>(self)->coroutine.get();
    if (thrown.empty()) return send_to_generator(m, coroutine, std::move(sent), Return::complete);
    return throw_into(m, Value::object(coroutine), std::move(thrown), Return::complete);
  }
};

static Eventually<Value> coroutine_await(Machine& m, Arguments a) {
  return Value(
      m.make<CoroutineWrapper>(m.types.coroutine_wrapper, Ref<GeneratorObject>::share(self_of(a))));
}

static GeneratorObject* wrapped(const Arguments& a) {
  return a[0].as<CoroutineWrapper>()->coroutine.get();
}
static Eventually<Value> wrapper_next(Machine& m, Arguments a) {
  return send_to_generator(m, wrapped(a), Value::none(), Return::stop_iteration);
}
static Eventually<Value> wrapper_send(Machine& m, Arguments a) {
  return send_to_generator(m, wrapped(a), a[1], Return::stop_iteration);
}
static Eventually<Value> wrapper_throw(Machine& m, Arguments a) {
  const Value exception = co_await exception_to_throw(m, a[1], a[2], a[3]);
  Value value =
      co_await throw_into(m, Value::object(wrapped(a)), exception, Return::stop_iteration);
  co_return value;
}
static Eventually<Value> wrapper_close(Machine& m, Arguments a) {
  return close_generator(m, Value::object(wrapped(a)));
}

static const NativeMethod wrapper_methods[] = {
    {"__iter__(self, /)", generator_iter},
    {"__next__(self, /)", wrapper_next},
    {"send(self, value, /)", wrapper_send},
    {"throw(self, type, value=None, traceback=None, /)", wrapper_throw},
    {"close(self, /)", wrapper_close},
};

static const NativeMethod coroutine_methods[] = {
    {"__await__(self, /)", coroutine_await},
    {"__repr__(self, /)", generator_repr},
    {"send(self, value, /)", generator_send},
    {"throw(self, type, value=None, traceback=None, /)", generator_throw},
    {"close(self, /)", generator_close},
};

static const NativeGetter coroutine_getters[] = {
    {"__name__", get_name, set_name}, {"__qualname__", get_qualname, set_qualname},
    {"cr_frame", get_frame},          {"cr_code", get_code},
    {"cr_running", get_running},      {"cr_suspended", get_suspended},
    {"cr_await", get_awaited},        {"cr_origin", get_origin},
};

static const NativeMethod async_generator_methods[] = {
    {"__aiter__(self, /)", generator_iter},
    {"__anext__(self, /)", async_generator_anext},
    {"__repr__(self, /)", generator_repr},
    {"asend(self, value, /)", async_generator_asend},
    {"athrow(self, type, value=None, traceback=None, /)", async_generator_athrow},
    {"aclose(self, /)", async_generator_aclose},
};

static Eventually<Value> get_busy(Machine&, const Value& self) {
  return Value::boolean(self.as<GeneratorObject>()->busy);
}

static const NativeGetter async_generator_getters[] = {
    {"__name__", get_name, set_name}, {"__qualname__", get_qualname, set_qualname},
    {"ag_frame", get_frame},          {"ag_code", get_code},
    {"ag_running", get_busy},         {"ag_suspended", get_suspended},
    {"ag_await", get_awaited},
};

void define_generators(Machine& m) {
  static const TypeDefinition generator = {.name = "generator",
                                           .kind = Kind::generator,
                                           .size = sizeof(GeneratorObject),
                                           .finish = finish_generator_object,
                                           .methods = generator_methods,
                                           .getters = generator_getters,
                                           .subclassable = false};
  static const TypeDefinition coroutine = {.name = "coroutine",
                                           .kind = Kind::generator,
                                           .size = sizeof(GeneratorObject),
                                           .finish = finish_generator_object,
                                           .methods = coroutine_methods,
                                           .getters = coroutine_getters,
                                           .subclassable = false};
  static const TypeDefinition async_generator = {.name = "async_generator",
                                                 .kind = Kind::generator,
                                                 .size = sizeof(GeneratorObject),
                                                 .finish = finish_generator_object,
                                                 .methods = async_generator_methods,
                                                 .getters = async_generator_getters,
                                                 .subclassable = false};
  static const TypeDefinition wrapper = {
      .name = "coroutine_wrapper",
      .kind = Kind::awaitable,
      .size = sizeof(CoroutineWrapper),
      .finish = [](Object* object) { static_cast<CoroutineWrapper*>(object)->~CoroutineWrapper(); },
      .methods = wrapper_methods,
      .getters = {},
      .subclassable = false};
  m.types.generator = m.define(generator, m.types.object);
  m.types.coroutine = m.define(coroutine, m.types.object);
  m.types.async_generator = m.define(async_generator, m.types.object);
  m.types.coroutine_wrapper = m.define(wrapper, m.types.object);
  define_async_generator_steps(m);
}

}  // namespace looplane::script
