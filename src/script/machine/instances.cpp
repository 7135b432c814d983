#include "script/builtins/generic_alias.hpp"
#include "script/machine/operations.hpp"

// isinstance and issubclass.

namespace looplane::script {

/// What a class without the machinery of abstract classes answers.
static bool has_plain_check(const Type* metatype, Special check) {
  return metatype->builtin || (*metatype)[check].is(Kind::native_function);
}

static Eventually<bool> any_of(Machine& m, Value value, Value types,
                               Eventually<bool> (*test)(Machine&, const Value&, const Value&)) {
  auto* tuple = types.as<TupleObject>();
  for (std::uint32_t i = 0; i < tuple->count; ++i) {
    const bool is = co_await test(m, value, tuple->items[i]);
    if (is) co_return true;
  }
  co_return false;
}

static Eventually<bool> ask(Machine& m, Value type, Special check, Value value) {
  const Value answer = co_await call_special(m, type, check, value);
  const bool result = co_await truth(m, answer);
  co_return result;
}

static bool may_claim_a_class(Machine& m, Type* type) {
  if (type->builtin) return false;
  return type->custom_getattribute || !m.lookup(type, m.names.class_).is(Kind::native_property);
}

/// __class__ may say something else than the type: proxies and mocks.
static Eventually<bool> is_instance_by_class(Machine& m, Value value, Value type) {
  const Value claimed = co_await find_attribute(m, value, m.names.class_);
  co_return claimed.is(Kind::type) && claimed.as<Type>()->is_subtype_of(type.as<Type>());
}

/// The coroutines of asyncio's own functions are of another type than those of a program; to
/// programs both are types.CoroutineType.
static bool is_library_coroutine(Machine& m, const Value& value, const Type* wanted) {
  return wanted == m.types.coroutine && value.is(Kind::awaitable) &&
         value.object()->type->short_name() == wanted->short_name();
}

Eventually<bool> is_instance(Machine& m, const Value& value, const Value& type) {
  if (type.is(Kind::type)) {
    Type* wanted = type.as<Type>();
    if (m.type_of(value) == wanted) return true;
    if (has_plain_check(wanted->type, Special::instancecheck)) {
      if (m.is_instance(value, wanted) || is_library_coroutine(m, value, wanted)) return true;
      if (!may_claim_a_class(m, m.type_of(value))) return false;
      return is_instance_by_class(m, value, type);
    }
    return ask(m, type, Special::instancecheck, value);
  }
  if (type.is(Kind::tuple)) return any_of(m, value, type, is_instance);
  if (!(*m.type_of(type))[Special::instancecheck].empty()) {
    return ask(m, type, Special::instancecheck, value);
  }
  return m.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union");
}

Eventually<bool> is_subclass(Machine& m, const Value& value, const Value& type) {
  if (type.is(Kind::tuple)) return any_of(m, value, type, is_subclass);
  if (type.is(Kind::type)) {
    Type* wanted = type.as<Type>();
    if (has_plain_check(wanted->type, Special::subclasscheck)) {
      if (!value.is(Kind::type)) return m.type_error("issubclass() arg 1 must be a class");
      return value.as<Type>()->is_subtype_of(wanted);
    }
    return ask(m, type, Special::subclasscheck, value);
  }
  if (!(*m.type_of(type))[Special::subclasscheck].empty()) {
    return ask(m, type, Special::subclasscheck, value);
  }
  if (!value.is(Kind::type)) return m.type_error("issubclass() arg 1 must be a class");
  return m.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union");
}

}  // namespace looplane::script
