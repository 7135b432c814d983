#include "script/builtins/define.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/warnings.hpp"
#include "script/values/integer.hpp"

// bool: the integers False and True, which show and combine as such.

namespace looplane::script {

static Eventually<Value> boolean_of(Machine& m, Value value) {
  const bool result = co_await truth(m, value);
  co_return Value::boolean(result);
}

static Eventually<Value> boolean_new(Machine& m, Arguments a) {
  if (a.keywords != nullptr && a.keywords->count > 0) {
    return m.type_error("bool() takes no keyword arguments");
  }
  if (a.count > 2) {
    return m.type_error(
        concat("bool expected at most 1 argument, got ", std::to_string(a.count - 1)));
  }
  if (a.count < 2) return Value::boolean(false);
  return boolean_of(m, a[1]);
}

static Eventually<Value> boolean_repr(Machine& m, Arguments a) {
  return m.interned(a[0].is_true() ? "True" : "False");
}

template <BinaryOperator op>
static Eventually<Value> operate(Machine& m, Arguments a) {
  if (!is_integer(a[1])) return m.not_implemented();
  return binary(m, op, a[0], a[1]);
}

static Eventually<Value> boolean_invert(Machine& m, Arguments a) {
  (void)co_await warn(
      m, m.types.DeprecationWarning,
      "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This "
      "returns "
      "the bitwise inversion of the underlying int object and is usually not what you expect from "
      "negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want "
      "the bitwise inversion of the underlying int.");
  co_return integer_invert(m, a[0]);
}

static constexpr NativeMethod methods[] = {
    {"__new__", boolean_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", boolean_repr},
    {"__and__(self, value, /)", operate<BinaryOperator::and_>},
    {"__rand__(self, value, /)", operate<BinaryOperator::and_>},
    {"__or__(self, value, /)", operate<BinaryOperator::or_>},
    {"__ror__(self, value, /)", operate<BinaryOperator::or_>},
    {"__xor__(self, value, /)", operate<BinaryOperator::xor_>},
    {"__rxor__(self, value, /)", operate<BinaryOperator::xor_>},
    {"__invert__(self, /)", boolean_invert},
};

static const TypeDefinition definition = {
    .name = "bool",
    .kind = Kind::integer,
    .size = integer_object_size,
    .methods = methods,
    .subclassable = false,
    .doc =
        "bool(object=False, /)\n--\n\nReturns True when the argument is true, False "
        "otherwise.\nThe builtins True and False are the only two instances of the class "
        "bool.\nThe class bool is a subclass of the class int, and cannot be subclassed.",
};

void define_boolean(Machine& m) {
  m.types.boolean = m.define(definition, m.types.integer);
  m.builtins->set(m.intern("bool"), Value::object(m.types.boolean));
}

}  // namespace looplane::script
