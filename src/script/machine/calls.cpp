#include <array>

#include "script/machine/binding.hpp"
#include "script/machine/classes.hpp"
#include "script/machine/coroutine_origin.hpp"
#include "script/machine/operations.hpp"

// Calling any value.

namespace looplane::script {

Arguments with_first(Machine& m, const Value& first, const Arguments& arguments) {
  const std::uint32_t named = arguments.keywords == nullptr ? 0 : arguments.keywords->count;
  const std::uint32_t count = arguments.count + named;
  const bool keeps_names = named > 0 && arguments.bound;
  Arguments longer;
  longer.bound = m.new_tuple(count + (keeps_names ? 2 : 1));
  if (keeps_names) longer.bound->items[count + 1] = Value(arguments.bound);
  longer.bound->items[0] = first;
  for (std::uint32_t i = 0; i < count; ++i) longer.bound->items[i + 1] = arguments.values[i];
  longer.values = longer.bound->items;
  longer.count = arguments.count + 1;
  longer.keywords = arguments.keywords;
  return longer;
}

static Eventually<Value> call_with_first(Machine& m, const Value& callable, const Value& first,
                                         const Arguments& arguments) {
  // A Python function moves its arguments into its frame: they need not live longer than the call.
  static constexpr std::uint32_t most = 7;
  const std::uint32_t named = arguments.keywords == nullptr ? 0 : arguments.keywords->count;
  const std::uint32_t count = arguments.count + named;
  if (!callable.is(Kind::function) || count > most) {
    return call(m, callable, with_first(m, first, arguments));
  }
  std::array<Value, most + 1> values;
  values[0] = first;
  for (std::uint32_t i = 0; i < count; ++i) values[i + 1] = arguments.values[i];
  Arguments longer;
  longer.values = values.data();
  longer.count = arguments.count + 1;
  longer.keywords = arguments.keywords;
  return call_function(m, callable.as<FunctionObject>(), longer);
}

Eventually<Value> call_function(Machine& m, FunctionObject* function, const Arguments& arguments) {
  Ref<PythonFrame> frame = m.new_frame(function);
  Eventually<Done> bound = bind_arguments(m, frame.get(), arguments);
  if (bound.failed()) return Failure{};
  if ((function->code->flags & CodeObject::suspendable) != 0) {
    return make_generator(m, std::move(frame));
  }
  return Eventually<Value>(frame.leak());
}

Value make_generator(Machine& m, Ref<PythonFrame> frame) {
  using Flavour = GeneratorObject::Flavour;
  const CodeObject& code = *frame->code;
  Flavour flavour = Flavour::generator;
  Type* type = m.types.generator;
  if ((code.flags & CodeObject::coroutine) != 0) {
    flavour = Flavour::coroutine;
    type = m.types.coroutine;
  } else if ((code.flags & CodeObject::async_generator) != 0) {
    flavour = Flavour::async_generator;
    type = m.types.async_generator;
  }
  Ref<GeneratorObject> generator = m.make<GeneratorObject>(type, flavour);
  generator->name = frame->function->name;
  generator->qualname = frame->function->qualname;
  generator->code = Ref<CodeObject>::share(frame->code);
  if (flavour == Flavour::coroutine && m.coroutine_origin_depth != 0) {
    generator->origin = coroutine_origin(m);
  }
  while (frame->next->opcode != Opcode::resume) ++frame->next;
  frame->generator = generator.get();
  generator->frame = std::move(frame);
  return generator;
}

static bool is_self_for(Machine& m, const NativeFunctionObject& function, const Value& value) {
  if (value.is_object() && value.object()->type == function.owner) return true;
  return m.is_instance(value, function.owner);
}

static Failure wrong_self(Machine& m, NativeFunctionObject* function, const Arguments& arguments) {
  const bool slot = is_slot_wrapper(*function);
  if (arguments.count == 0 && slot) {
    return m.type_error(concat("descriptor '", function->name->view(), "' of '",
                               function->owner->name_text(), "' object needs an argument"));
  }
  if (arguments.count == 0) {
    return m.type_error(concat("unbound method ", function->owner->short_name(), ".",
                               function->name->view(), "() needs an argument"));
  }
  const std::string_view given = m.type_name(arguments.values[0]);
  if (slot) {
    return m.type_error(concat("descriptor '", function->name->view(), "' requires a '",
                               function->owner->name_text(), "' object but received a '", given,
                               "'"));
  }
  return m.type_error(concat("descriptor '", function->name->view(), "' for '",
                             function->owner->name_text(), "' objects doesn't apply to a '", given,
                             "' object"));
}

/// Whether a built-in type's __new__ may make what it is asked for; else the words of the TypeError
/// (tp_new_wrapper).
static std::string objection_to_new(Machine& m, NativeFunctionObject* function,
                                    const Arguments& arguments) {
  const auto called = [&] { return concat(function->owner->name_text(), ".__new__("); };
  if (arguments.count == 0) return concat(called(), "): not enough arguments");
  if (!arguments.values[0].is(Kind::type)) {
    return concat(called(), "X): X is not a type object (", m.type_name(arguments.values[0]), ")");
  }
  const Type* type = arguments.values[0].as<Type>();
  if (!type->is_subtype_of(function->owner)) {
    return concat(called(), type->name_text(), "): ", type->name_text(), " is not a subtype of ",
                  function->owner->name_text());
  }
  // The layout is that of the nearest built-in base, whose own __new__ has to be asked.
  const Type* builtin = type;
  while (!builtin->builtin) builtin = builtin->base;
  if ((*builtin)[Special::new_].is(Kind::native_function) &&
      (*builtin)[Special::new_].object() == function) {
    return {};
  }
  return concat(called(), type->name_text(), ") is not safe, use ", builtin->name_text(),
                ".__new__()");
}

/// A function that CPython has in Python fails with a traceback whose frame keeps its arguments: a
/// coroutine among them is found never awaited when the exception goes, not before.
static void keep_coroutines(Machine& m, std::span<const Value> arguments) {
  auto* exception = m.raised.as<ExceptionObject>();
  if (!exception->second_detail.empty()) return;
  for (const Value& argument : arguments) {
    if (argument.is(Kind::generator) || argument.is(Kind::awaitable)) {
      exception->second_detail = argument;
    }
  }
}

static Eventually<Value> call_like_python(Machine& m, const NativeMethod& method,
                                          Arguments arguments) {
  const std::span<const Value> given(arguments.values, arguments.count);
  const Ref<TupleObject> keep = arguments.bound;
  Eventually<Value> result = method.code(m, std::move(arguments));
  if (result.failed() && m.raised.is(Kind::exception)) keep_coroutines(m, given);
  return result;
}

/// Binds positional values when nothing is missing but what has a default; else does nothing.
static bool leave_to_defaults(Machine& m, const Signature& signature, Arguments& arguments,
                              std::uint32_t room) {
  const bool positional = arguments.keywords == nullptr && !signature.star_args &&
                          !signature.star_keywords && arguments.count >= signature.required_count &&
                          arguments.count <= signature.positional_count;
  const auto count = static_cast<std::uint32_t>(signature.parameters.size());
  if (!positional || count != signature.positional_count) return false;
  if (count - arguments.count <= room) {
    for (; arguments.count < count; ++arguments.count) {
      arguments[arguments.count] = signature.parameters[arguments.count].default_value;
    }
    return true;
  }
  Ref<TupleObject> bound = m.new_tuple(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    bound->items[i] =
        i < arguments.count ? arguments.values[i] : signature.parameters[i].default_value;
  }
  arguments.values = bound->items;
  arguments.count = count;
  arguments.bound = std::move(bound);
  return true;
}

/// Its self stands first already, or it has none.
[[gnu::always_inline]] static inline Eventually<Value> call_as_it_is(Machine& m,
                                                                     NativeFunctionObject* function,
                                                                     Arguments& arguments,
                                                                     std::uint32_t room) {
  if (function->signature == nullptr) function->signature = &m.signature_of(*function->method);
  const Signature& signature = *function->signature;
  if (!signature.binds) return function->method->code(m, std::move(arguments));
  const bool complete = arguments.keywords == nullptr && signature.exact_count == arguments.count;
  if (!complete && !leave_to_defaults(m, signature, arguments, room)) {
    Eventually<Done> bound = bind_native(m, function, signature, arguments);
    if (bound.failed()) return Failure{};
  }
  if (signature.like_python) {
    return call_like_python(m, *function->method, std::move(arguments));
  }
  return function->method->code(m, std::move(arguments));
}

Eventually<Value> call_native(Machine& m, NativeFunctionObject* function, Arguments arguments,
                              std::uint32_t room) {
  if (function->name.get() == m.names.special[static_cast<std::size_t>(Special::new_)] &&
      function->owner != nullptr) {
    const std::string objection = objection_to_new(m, function, arguments);
    if (!objection.empty()) return m.type_error(objection);
  } else if (!function->self.empty()) {
    arguments = with_first(m, function->self, arguments);
    room = 0;
  } else if (function->owner != nullptr &&
             function->method->binding == NativeMethod::Binding::method) {
    if (arguments.count == 0 || !is_self_for(m, *function, arguments.values[0])) [[unlikely]] {
      return wrong_self(m, function, arguments);
    }
  }
  return call_as_it_is(m, function, arguments, room);
}

Eventually<Value> call_native_with_self(Machine& m, NativeFunctionObject* function,
                                        Arguments arguments, std::uint32_t room) {
  return call_as_it_is(m, function, arguments, room);
}

static Failure not_callable(Machine& m, const Value& callable) {
  return m.type_error(concat("'", m.type_name(callable), "' object is not callable"));
}

Eventually<Value> call(Machine& m, const Value& callable, Arguments arguments) {
  if (!callable.is_object()) return not_callable(m, callable);
  switch (callable.object()->kind) {
    case Kind::function:
      return call_function(m, callable.as<FunctionObject>(), arguments);
    case Kind::native_function:
      return call_native(m, callable.as<NativeFunctionObject>(), std::move(arguments));
    case Kind::method: {
      auto* method = callable.as<MethodObject>();
      return call_with_first(m, method->function, method->self, arguments);
    }
    case Kind::type: {
      Type* type = callable.as<Type>();
      const Value& constructor = (*type->type)[Special::call];
      if (constructor.is(Kind::function)) break;
      return instantiate(m, type, std::move(arguments));
    }
    case Kind::static_method:
      return call(m, callable.as<WrappedFunctionObject>()->function, std::move(arguments));
    default:
      break;
  }
  const Value& method = (*callable.object()->type)[Special::call];
  if (method.empty()) return not_callable(m, callable);
  if (method.same(callable)) return m.recursion_error();  // It would call itself for ever.
  if (method.is(Kind::function) || method.is(Kind::native_function)) {
    return call_with_first(m, method, callable, arguments);
  }
  return call_through_descriptor(m, method, m.type_of(callable),
                                 with_first(m, callable, arguments));
}

Eventually<Value> call_with_dict(Machine& m, const Value& callable, const Value& positional,
                                 const Value& keywords) {
  auto* given = positional.as<TupleObject>();
  Arguments arguments;
  arguments.count = given->count;
  if (!keywords.is(Kind::dict) || keywords.as<DictObject>()->used == 0) {
    arguments.bound = Ref<TupleObject>::share(given);
    arguments.values = given->items;
    return call(m, callable, std::move(arguments));
  }
  auto* named = keywords.as<DictObject>();
  arguments.bound = m.new_tuple(given->count + named->used + 1);
  Ref<TupleObject> names = m.new_tuple(named->used);
  std::uint32_t i = 0;
  for (const Value& value : given->span()) arguments.bound->items[i++] = value;
  for (const DictEntry& entry : named->entries) {
    if (entry.key.empty()) continue;
    if (!entry.key.is(Kind::string)) return m.type_error("keywords must be strings");
    names->items[i - given->count] = entry.key;
    arguments.bound->items[i++] = entry.value;
  }
  // The names live as long as the values: they stand in the same tuple, last.
  arguments.bound->items[i] = Value(names);
  arguments.keywords = names.get();
  arguments.values = arguments.bound->items;
  return call(m, callable, std::move(arguments));
}

Eventually<Value> call_copied(Machine& m, const Value& callable, std::span<const Value> values) {
  Arguments arguments;
  if (values.empty()) return call(m, callable, std::move(arguments));
  arguments.count = static_cast<std::uint32_t>(values.size());
  arguments.bound = m.new_tuple(arguments.count);
  std::uint32_t i = 0;
  for (const Value& value : values) arguments.bound->items[i++] = value;
  arguments.values = arguments.bound->items;
  return call(m, callable, std::move(arguments));
}

bool is_callable(Machine& m, const Value& value) {
  if (!value.is_object()) return false;
  return value.is(Kind::type) || !(*m.type_of(value))[Special::call].empty();
}

Eventually<Value> call_special_copied(Machine& m, const Value& object, Special which,
                                      std::span<const Value> values) {
  Type* type = m.type_of(object);
  const Value method = (*type)[which];
  Arguments arguments;
  arguments.count = static_cast<std::uint32_t>(values.size());
  if (method.is(Kind::function)) {
    arguments.values = const_cast<Value*>(values.data());  // They are copied into the frame.
    return call_with_first(m, method, object, arguments);
  }
  arguments.bound = m.new_tuple(arguments.count + 1);
  std::uint32_t i = 0;
  arguments.bound->items[i++] = object;
  for (const Value& value : values) arguments.bound->items[i++] = value;
  arguments.values = arguments.bound->items;
  if (method.is(Kind::native_function)) {
    ++arguments.count;
    return call(m, method, std::move(arguments));
  }
  // A descriptor or any other callable: bound first, as slot_* functions of CPython do.
  Eventually<Value> bound = bind(m, method, object, type);
  if (bound.failed()) return Failure{};
  if (!bound.ready()) return call_bound_later(m, std::move(bound), std::move(arguments));
  ++arguments.values;
  return call(m, bound.take(), std::move(arguments));
}

Eventually<Value> call_through_descriptor(Machine& m, Value method, Type* type,
                                          Arguments arguments) {
  const Value owner = Value::object(type);
  const Value object = arguments.values[0];
  const Value bound = co_await bind(m, method, object, type);
  ++arguments.values;
  --arguments.count;
  Value result = co_await call(m, bound, arguments);
  co_return result;
}

Eventually<Value> call_bound_later(Machine& m, Eventually<Value> binding, Arguments arguments) {
  const Value bound = co_await binding;
  ++arguments.values;
  Value result = co_await call(m, bound, arguments);
  co_return result;
}

static Eventually<Value> call_found(Machine& m, Value object, Value name, Arguments arguments) {
  const Value method = co_await get_attribute(m, object, name.as<StringObject>());
  Value result = co_await call(m, method, arguments);
  co_return result;
}

Eventually<Value> call_method_copied(Machine& m, const Value& object, std::string_view name,
                                     std::span<const Value> values) {
  Arguments arguments;
  arguments.count = static_cast<std::uint32_t>(values.size());
  arguments.bound = m.new_tuple(arguments.count);
  std::uint32_t i = 0;
  for (const Value& value : values) arguments.bound->items[i++] = value;
  arguments.values = arguments.bound->items;
  return call_found(m, object, Value::object(m.intern(name)), std::move(arguments));
}

std::string_view type_name(Machine& m, const Value& value) { return m.type_name(value); }

}  // namespace looplane::script
