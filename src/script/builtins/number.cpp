#include "script/values/number.hpp"

#include <cmath>

#include "script/builtins/define.hpp"
#include "script/builtins/format_spec.hpp"
#include "script/builtins/number_arguments.hpp"
#include "script/builtins/number_hex.hpp"
#include "script/builtins/text_arguments.hpp"
#include "script/values/integer.hpp"
#include "script/values/number_text.hpp"

// float: what it is made from, and its methods.

namespace looplane::script {

// --- Making -------------------------------------------------------------------------------------

static Eventually<Value> in_class(Machine& m, Type* type, double number) {
  if (type == m.types.number) return Value::number(number);
  Ref<NumberObject> object = m.make<NumberObject>(type);
  object->value = number;
  return object;
}

static Eventually<Value> new_slowly(Machine& m, Value type, Value value) {
  const Type& source = *m.type_of(value);
  if (source[Special::float_].empty() && source[Special::index].empty()) {
    co_return m.type_error(concat("float() argument must be a string or a real number, not '",
                                  m.type_name(value), "'"));
  }
  // Of the __float__ of a subclass of float only float() takes notice.
  const Value& method = source[Special::float_];
  double number = 0;
  if (!method.empty() && method.object() != (*m.types.number)[Special::float_].object()) {
    number = co_await double_by_method(m, value);
  } else {
    number = co_await to_double(m, value);
  }
  co_return co_await in_class(m, type.as<Type>(), number);
}

static Eventually<Value> number_new(Machine& m, Arguments a) {
  Type* type = a[0].as<Type>();
  if (a.keywords != nullptr && a.keywords->count > 0 && type == m.types.number) {
    return m.type_error("float() takes no keyword arguments");
  }
  if (a.count > 2) {
    return m.type_error(
        concat("float expected at most 1 argument, got ", std::to_string(a.count - 1)));
  }
  if (a.count < 2) return in_class(m, type, 0);
  const Value& value = a[1];
  if (value.is_number()) return in_class(m, type, value.number());
  if (const auto text = number_source(value)) {
    if (const auto number = parse_float(*text)) return in_class(m, type, *number);
    return bad_literal(m, "could not convert string to float: ", value);
  }
  return new_slowly(m, a[0], value);
}

// --- Operators ----------------------------------------------------------------------------------

enum class Operand { number, other, failed };

/// The other operand as a float.
static Operand read_operand(Machine& m, const Value& value, double& number) {
  if (is_float(value)) {
    number = float_of(value);
    return Operand::number;
  }
  if (!is_integer(value)) return Operand::other;
  Eventually<double> result = integer_to_double(m, value);
  if (result.failed()) return Operand::failed;
  number = result.take();
  return Operand::number;
}

using Computation = Eventually<Value> (*)(Machine& m, double a, double b);

static Eventually<Value> compute(Machine& m, const Value& self, const Value& value,
                                 bool is_reflected, Computation computation) {
  double other = 0;
  switch (read_operand(m, value, other)) {
    case Operand::other:
      return m.not_implemented();
    case Operand::failed:
      return Failure{};
    default:
      break;
  }
  const double own = float_of(self);
  return is_reflected ? computation(m, other, own) : computation(m, own, other);
}

template <BinaryOperator op>
static Eventually<Value> compute_binary(Machine& m, double a, double b) {
  return number_binary(m, op, a, b);
}
template <BinaryOperator op>
static Eventually<Value> operate(Machine& m, Arguments a) {
  return compute(m, a[0], a[1], false, compute_binary<op>);
}
template <BinaryOperator op>
static Eventually<Value> operate_reflected(Machine& m, Arguments a) {
  return compute(m, a[0], a[1], true, compute_binary<op>);
}

static Eventually<Value> number_pow(Machine& m, Arguments a) {
  if (!a[2].is_none()) {
    return m.type_error("pow() 3rd argument not allowed unless all arguments are integers");
  }
  return compute(m, a[0], a[1], false, compute_binary<BinaryOperator::pow>);
}
static Eventually<Value> number_rpow(Machine& m, Arguments a) {
  if (!a[2].is_none()) {
    return m.type_error("pow() 3rd argument not allowed unless all arguments are integers");
  }
  return compute(m, a[0], a[1], true, compute_binary<BinaryOperator::pow>);
}
static Eventually<Value> number_divmod_method(Machine& m, Arguments a) {
  return compute(m, a[0], a[1], false, number_divmod);
}
static Eventually<Value> number_rdivmod(Machine& m, Arguments a) {
  return compute(m, a[0], a[1], true, number_divmod);
}

template <Special op>
static Eventually<Value> compare_with(Machine& m, Arguments a) {
  const double own = float_of(a[0]);
  std::partial_ordering order = std::partial_ordering::unordered;
  if (is_float(a[1])) {
    order = own <=> float_of(a[1]);
  } else if (is_integer(a[1])) {
    order = 0 <=> integer_compare(a[1], own);
  } else {
    return m.not_implemented();
  }
  switch (op) {
    case Special::lt:
      return Value::boolean(order < 0);
    case Special::le:
      return Value::boolean(order <= 0);
    case Special::eq:
      return Value::boolean(order == 0);
    case Special::ne:
      return Value::boolean(order != 0);
    case Special::gt:
      return Value::boolean(order > 0);
    default:
      return Value::boolean(order >= 0);
  }
}

static Eventually<Value> number_neg(Machine&, Arguments a) {
  return Value::number(-float_of(a[0]));
}
static Eventually<Value> number_itself(Machine&, Arguments a) {
  return Value::number(float_of(a[0]));
}
static Eventually<Value> number_abs(Machine&, Arguments a) {
  return Value::number(std::fabs(float_of(a[0])));
}
static Eventually<Value> number_bool(Machine&, Arguments a) {
  return Value::boolean(float_of(a[0]) != 0);
}
static Eventually<Value> number_hash(Machine& m, Arguments a) {
  return m.integer(hash_double(float_of(a[0])));
}

// --- To integers --------------------------------------------------------------------------------

static Eventually<Value> number_trunc(Machine& m, Arguments a) {
  return whole_part(m, float_of(a[0]));
}
static Eventually<Value> number_floor(Machine& m, Arguments a) {
  return whole_part(m, std::floor(float_of(a[0])));
}
static Eventually<Value> number_ceil(Machine& m, Arguments a) {
  return whole_part(m, std::ceil(float_of(a[0])));
}

static Eventually<Value> round_to_digits(Machine& m, Value self, Value digits_value) {
  const std::int64_t digits = co_await index_clamped(m, digits_value);
  co_return co_await number_round(m, float_of(self), digits);
}

static Eventually<Value> number_round_method(Machine& m, Arguments a) {
  if (!a[1].is_none()) return round_to_digits(m, a[0], a[1]);
  return whole_part(m, std::nearbyint(float_of(a[0])));  // Half to even.
}

static Eventually<Value> number_as_ratio(Machine& m, Arguments a) {
  const double value = float_of(a[0]);
  if (std::isnan(value)) return m.value_error("cannot convert NaN to integer ratio");
  if (std::isinf(value)) {
    return m.raise(m.types.OverflowError, "cannot convert Infinity to integer ratio");
  }
  int exponent;
  double fraction = std::frexp(value, &exponent);
  while (fraction != std::floor(fraction)) {
    fraction *= 2;
    --exponent;
  }
  Eventually<Value> scale = integer_binary(m, BinaryOperator::lshift, Value::small_int(1),
                                           Value::small_int(exponent < 0 ? -exponent : exponent));
  if (scale.failed()) return Failure{};
  const Value whole = integer_from_double(m, fraction);
  if (exponent < 0) return m.tuple({whole, scale.take()});
  Eventually<Value> numerator = integer_binary(m, BinaryOperator::mul, whole, scale.peek());
  if (numerator.failed()) return Failure{};
  return m.tuple({numerator.take(), Value::small_int(1)});
}

static Eventually<Value> number_is_integer(Machine&, Arguments a) {
  const double value = float_of(a[0]);
  return Value::boolean(std::isfinite(value) && value == std::floor(value));
}

// --- Text ---------------------------------------------------------------------------------------

static Eventually<Value> number_repr(Machine& m, Arguments a) {
  return m.string(float_repr(float_of(a[0])));
}

static Eventually<Value> number_format(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) {
    return wrong_argument(m, "__format__() argument", "str", a[1]);
  }
  const std::string_view spec = text_of(a[1]);
  if (spec.empty()) return str(m, a[0]);
  return format_number(m, float_of(a[0]), spec, m.type_name(a[0]));
}

static Eventually<Value> number_hex(Machine& m, Arguments a) {
  return m.string(number_to_hex(float_of(a[0])));
}

static Eventually<Value> number_fromhex(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) {
    return m.type_error("bad argument type for built-in operation");
  }
  double number = 0;
  switch (number_from_hex(text_of(a[1]), number)) {
    case HexResult::invalid:
      return m.value_error("invalid hexadecimal floating-point string");
    case HexResult::too_large:
      return m.raise(m.types.OverflowError, "hexadecimal value too large to represent as a float");
    default:
      break;
  }
  if (a[0].same(Value::object(m.types.number))) return Value::number(number);
  return call(m, a[0], Value::number(number));
}

static Eventually<Value> number_getformat(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) {
    return m.type_error(concat("__getformat__() argument must be str, not ", m.type_name(a[1])));
  }
  if (text_of(a[1]) != "double" && text_of(a[1]) != "float") {
    return m.value_error("__getformat__() argument 1 must be 'double' or 'float'");
  }
  return m.string("IEEE, little-endian");
}

static Eventually<Value> number_new_arguments(Machine& m, Arguments a) {
  return m.tuple({Value::number(float_of(a[0]))});
}

static Eventually<Value> get_itself(Machine&, const Value& self) {
  return Value::number(float_of(self));
}
static Eventually<Value> get_zero(Machine&, const Value&) { return Value::number(0); }

// --- The type -----------------------------------------------------------------------------------

#define LOOPLANE_OPERATOR(name)                                               \
  {"__" #name "__(self, value, /)", operate<BinaryOperator::name>}, {         \
    "__r" #name "__(self, value, /)", operate_reflected<BinaryOperator::name> \
  }

static constexpr NativeMethod methods[] = {
    {"__new__", number_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", number_repr},
    {"__hash__(self, /)", number_hash},
    {"__format__(self, format_spec, /)", number_format},
    {"__lt__(self, value, /)", compare_with<Special::lt>},
    {"__le__(self, value, /)", compare_with<Special::le>},
    {"__eq__(self, value, /)", compare_with<Special::eq>},
    {"__ne__(self, value, /)", compare_with<Special::ne>},
    {"__gt__(self, value, /)", compare_with<Special::gt>},
    {"__ge__(self, value, /)", compare_with<Special::ge>},
    LOOPLANE_OPERATOR(add),
    LOOPLANE_OPERATOR(sub),
    LOOPLANE_OPERATOR(mul),
    LOOPLANE_OPERATOR(truediv),
    LOOPLANE_OPERATOR(floordiv),
    LOOPLANE_OPERATOR(mod),
    {"__pow__(self, value, mod=None, /)", number_pow},
    {"__rpow__(self, value, mod=None, /)", number_rpow},
    {"__divmod__(self, value, /)", number_divmod_method},
    {"__rdivmod__(self, value, /)", number_rdivmod},
    {"__neg__(self, /)", number_neg},
    {"__pos__(self, /)", number_itself},
    {"__abs__(self, /)", number_abs},
    {"__bool__(self, /)", number_bool},
    {"__int__(self, /)", number_trunc},
    {"__float__(self, /)", number_itself},
    {"__trunc__(self, /)", number_trunc},
    {"__floor__(self, /)", number_floor},
    {"__ceil__(self, /)", number_ceil},
    {"__round__(self, ndigits=None, /)", number_round_method},
    {"__getnewargs__(self, /)", number_new_arguments},
    {"__getformat__(cls, typestr, /)", number_getformat, NativeMethod::Binding::of_class},
    {"conjugate(self, /)", number_itself},
    {"as_integer_ratio(self, /)", number_as_ratio},
    {"is_integer(self, /)", number_is_integer},
    {"hex(self, /)", number_hex},
    {"fromhex(cls, string, /)", number_fromhex, NativeMethod::Binding::of_class},
};
#undef LOOPLANE_OPERATOR

static constexpr NativeGetter getters[] = {
    {"real", get_itself},
    {"imag", get_zero},
};

static const TypeDefinition definition = {
    .name = "float",
    .kind = Kind::number,
    .size = sizeof(NumberObject),
    .methods = methods,
    .getters = getters,
    .doc = "Convert a string or number to a floating-point number, if possible.",
};

void define_number(Machine& m) {
  m.types.number = m.define(definition, m.types.object);
  m.builtins->set(m.intern("float"), Value::object(m.types.number));
}

}  // namespace looplane::script
