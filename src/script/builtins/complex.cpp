#include "script/values/complex.hpp"

#include <cmath>

#include "script/builtins/define.hpp"
#include "script/builtins/format_spec.hpp"
#include "script/builtins/number_arguments.hpp"
#include "script/builtins/readonly.hpp"
#include "script/builtins/text_arguments.hpp"
#include "script/values/integer.hpp"
#include "script/values/number.hpp"
#include "script/values/number_text.hpp"

namespace looplane::script {

static Complex value_of(const Value& value) { return value.as<ComplexObject>()->value; }

// --- Making -------------------------------------------------------------------------------------

static Value in_class(Machine& m, Type* type, Complex value) {
  return m.make<ComplexObject>(type, value);
}

/// "1+2j", "3", "j", with parentheses around it or not (complex_from_string_inner).
static std::optional<Complex> parse_complex(std::string_view source) {
  std::string ascii = plain_number_text(source);
  std::string_view text = ascii;
  if (text.size() >= 2 && text.front() == '(' && text.back() == ')') {
    ascii = plain_number_text(text.substr(1, text.size() - 2));
    text = ascii;
  }
  const auto plain = without_underscores(text);
  if (!plain) return std::nullopt;
  text = *plain;

  const auto is_sign = [](char c) { return c == '+' || c == '-'; };
  const auto is_unit = [&] { return text.size() == 1 && (text[0] | 0x20) == 'j'; };
  // A sign alone in front of the j stands for one.
  const auto take_unit = [&]() -> double {
    const double one = !text.empty() && text[0] == '-' ? -1.0 : 1.0;
    if (!text.empty() && is_sign(text[0])) text.remove_prefix(1);
    return one;
  };
  std::size_t length = 0;
  const double first = read_float_prefix(text, length);
  if (length == 0) {
    const double one = take_unit();
    if (is_unit()) return Complex{0, one};
    return std::nullopt;
  }
  text.remove_prefix(length);
  if (text.empty()) return Complex{first, 0};
  if (is_unit()) return Complex{0, first};
  if (!is_sign(text[0])) return std::nullopt;
  double second = read_float_prefix(text, length);
  if (length == 0) {
    second = take_unit();
  } else {
    text.remove_prefix(length);
  }
  if (is_unit()) return Complex{first, second};
  return std::nullopt;
}

static bool is_real(Machine& m, const Value& value) {
  const Type& type = *m.type_of(value);
  return !type[Special::float_].empty() || !type[Special::index].empty();
}

/// What an object says of itself through __complex__; nothing when it has no such method.
static Eventually<Value> convert(Machine& m, Value value) {
  if (value.is(Kind::complex_number) || (*m.type_of(value))[Special::complex].empty()) {
    co_return Value();
  }
  Value result = co_await call_special(m, value, Special::complex);
  if (result.is(Kind::complex_number)) co_return result;
  co_return m.type_error(
      concat("__complex__ returned non-complex (type ", m.type_name(result), ")"));
}

// complex_new_impl: complex(a, b) is a + b*1j, also when a and b are complex themselves.
static Eventually<Value> new_from_parts(Machine& m, Value type, Value first, Value second) {
  if (!second.empty() && second.is(Kind::string)) {
    co_return m.type_error("complex() second arg can't be a string");
  }
  const Value converted = co_await convert(m, first);
  if (!converted.empty()) first = converted;
  if (!first.is(Kind::complex_number) && !is_real(m, first)) {
    co_return m.type_error(concat("complex() first argument must be a string or a number, not '",
                                  m.type_name(first), "'"));
  }
  if (!second.empty() && !second.is(Kind::complex_number) && !is_real(m, second)) {
    co_return m.type_error(
        concat("complex() second argument must be a number, not '", m.type_name(second), "'"));
  }
  Complex result;
  if (first.is(Kind::complex_number)) {
    result = value_of(first);
  } else {
    result.real = co_await to_double(m, first);
  }
  if (!second.empty()) {
    Complex other;
    if (second.is(Kind::complex_number)) {
      other = value_of(second);
      result.real -= other.imaginary;
    } else {
      other.real = co_await to_double(m, second);
    }
    result.imaginary = first.is(Kind::complex_number) ? result.imaginary + other.real : other.real;
  }
  co_return in_class(m, type.as<Type>(), result);
}

static Eventually<Value> complex_new(Machine& m, Arguments a) {
  Type* type = a[0].as<Type>();
  const Value& first = a[1];
  const Value& second = a[2];
  if (!first.empty() && first.is(Kind::string)) {
    if (!second.empty()) {
      return m.type_error("complex() can't take second arg if first is a string");
    }
    const auto value = parse_complex(text_of(first));
    if (!value) return m.value_error("complex() arg is a malformed string");
    return in_class(m, type, *value);
  }
  if (first.is_exact(Kind::complex_number) && second.empty() && type == m.types.complex_number) {
    return first;
  }
  return new_from_parts(m, a[0], first.empty() ? Value::small_int(0) : first, second);
}

// --- Operators ----------------------------------------------------------------------------------

using Computation = Eventually<Value> (*)(Machine& m, Complex a, Complex b);

static Eventually<Value> add(Machine& m, Complex a, Complex b) {
  return complex_value(m, complex_add(a, b));
}
static Eventually<Value> subtract(Machine& m, Complex a, Complex b) {
  return complex_value(m, complex_subtract(a, b));
}
static Eventually<Value> multiply(Machine& m, Complex a, Complex b) {
  return complex_value(m, complex_multiply(a, b));
}
static Eventually<Value> divide(Machine& m, Complex a, Complex b) {
  if (b.real == 0 && b.imaginary == 0) {
    return m.raise(m.types.ZeroDivisionError, "complex division by zero");
  }
  return complex_value(m, complex_divide(a, b));
}

template <Computation computation, bool is_reflected>
static Eventually<Value> operate(Machine& m, Arguments a) {
  Complex other;
  Eventually<bool> known = read_complex(m, a[1], other);
  if (known.failed()) return Failure{};
  if (!known.peek()) return m.not_implemented();
  const Complex own = value_of(a[0]);
  return is_reflected ? computation(m, other, own) : computation(m, own, other);
}

template <bool is_reflected>
static Eventually<Value> raise_to_power(Machine& m, Arguments a) {
  if (!a[2].is_none()) return m.value_error("complex modulo");
  return operate<complex_power, is_reflected>(m, std::move(a));
}

template <bool wanted>
static Eventually<Value> equals(Machine& m, Arguments a) {
  const Complex own = value_of(a[0]);
  bool equal = false;
  if (is_integer(a[1])) {
    equal =
        own.imaginary == 0 && integer_compare(a[1], own.real) == std::partial_ordering::equivalent;
  } else if (is_float(a[1])) {
    equal = own.imaginary == 0 && own.real == float_of(a[1]);
  } else if (a[1].is(Kind::complex_number)) {
    const Complex other = value_of(a[1]);
    equal = own.real == other.real && own.imaginary == other.imaginary;
  } else {
    return m.not_implemented();
  }
  return Value::boolean(equal == wanted);
}

static Eventually<Value> no_order(Machine& m, Arguments) { return m.not_implemented(); }

static Eventually<Value> complex_hash(Machine& m, Arguments a) {
  const Complex own = value_of(a[0]);
  const auto real = static_cast<std::uint64_t>(hash_double(own.real));
  const auto imaginary = static_cast<std::uint64_t>(hash_double(own.imaginary));
  const auto hash = static_cast<std::int64_t>(real + 1000003 * imaginary);
  return m.integer(hash == -1 ? -2 : hash);
}

static Eventually<Value> complex_neg(Machine& m, Arguments a) {
  const Complex own = value_of(a[0]);
  return complex_value(m, {-own.real, -own.imaginary});
}
static Eventually<Value> complex_itself(Machine& m, Arguments a) {
  return complex_value(m, value_of(a[0]));
}
static Eventually<Value> complex_conjugate(Machine& m, Arguments a) {
  const Complex own = value_of(a[0]);
  return complex_value(m, {own.real, -own.imaginary});
}
static Eventually<Value> complex_abs(Machine& m, Arguments a) {
  const Complex own = value_of(a[0]);
  const double result = std::hypot(own.real, own.imaginary);
  if (std::isinf(result) && std::isfinite(own.real) && std::isfinite(own.imaginary)) {
    return m.raise(m.types.OverflowError, "absolute value too large");
  }
  return Value::number(result);
}
static Eventually<Value> complex_bool(Machine&, Arguments a) {
  const Complex own = value_of(a[0]);
  return Value::boolean(own.real != 0 || own.imaginary != 0);
}

// --- Text ---------------------------------------------------------------------------------------

static std::string part_text(double part) { return double_text(part, DoubleStyle{}); }

static Eventually<Value> complex_repr(Machine& m, Arguments a) {
  const Complex own = value_of(a[0]);
  const std::string imaginary = part_text(own.imaginary) + "j";
  if (own.real == 0 && !std::signbit(own.real)) return m.string(imaginary);
  const bool has_sign = imaginary.front() == '-';
  return m.string(concat("(", part_text(own.real), has_sign ? "" : "+", imaginary, ")"));
}

static Eventually<Value> complex_format(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) {
    return wrong_argument(m, "__format__() argument", "str", a[1]);
  }
  const std::string_view spec = text_of(a[1]);
  return spec.empty() ? str(m, a[0]) : format_complex(m, a[0], spec);
}

static Eventually<Value> complex_new_arguments(Machine& m, Arguments a) {
  const Complex own = value_of(a[0]);
  return m.tuple({Value::number(own.real), Value::number(own.imaginary)});
}

static Eventually<Value> get_real(Machine&, const Value& self) {
  return Value::number(value_of(self).real);
}
static Eventually<Value> get_imaginary(Machine&, const Value& self) {
  return Value::number(value_of(self).imaginary);
}

// --- The type -----------------------------------------------------------------------------------

static constexpr NativeMethod methods[] = {
    {"__new__(cls, real=..., imag=...)", complex_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", complex_repr},
    {"__hash__(self, /)", complex_hash},
    {"__format__(self, format_spec, /)", complex_format},
    {"__lt__(self, value, /)", no_order},
    {"__le__(self, value, /)", no_order},
    {"__eq__(self, value, /)", equals<true>},
    {"__ne__(self, value, /)", equals<false>},
    {"__gt__(self, value, /)", no_order},
    {"__ge__(self, value, /)", no_order},
    {"__add__(self, value, /)", operate<add, false>},
    {"__radd__(self, value, /)", operate<add, true>},
    {"__sub__(self, value, /)", operate<subtract, false>},
    {"__rsub__(self, value, /)", operate<subtract, true>},
    {"__mul__(self, value, /)", operate<multiply, false>},
    {"__rmul__(self, value, /)", operate<multiply, true>},
    {"__truediv__(self, value, /)", operate<divide, false>},
    {"__rtruediv__(self, value, /)", operate<divide, true>},
    {"__pow__(self, value, mod=None, /)", raise_to_power<false>},
    {"__rpow__(self, value, mod=None, /)", raise_to_power<true>},
    {"__neg__(self, /)", complex_neg},
    {"__pos__(self, /)", complex_itself},
    {"__abs__(self, /)", complex_abs},
    {"__bool__(self, /)", complex_bool},
    {"__complex__(self, /)", complex_itself},
    {"__getnewargs__(self, /)", complex_new_arguments},
    {"conjugate(self, /)", complex_conjugate},
};

static constexpr NativeGetter getters[] = {
    {"real", get_real, readonly_member},
    {"imag", get_imaginary, readonly_member},
};

static const TypeDefinition definition = {
    .name = "complex",
    .kind = Kind::complex_number,
    .size = sizeof(ComplexObject),
    .methods = methods,
    .getters = getters,
    .doc =
        "Create a complex number from a string or numbers.\n\nIf a string is given, parse it as "
        "a complex number.\nIf a single number is given, convert it to a complex number.\nIf the "
        "'real' or 'imag' arguments are given, create a complex number\nwith the specified real "
        "and imaginary components.",
};

void define_complex(Machine& m) {
  m.types.complex_number = m.define(definition, m.types.object);
  m.builtins->set(m.intern("complex"), Value::object(m.types.complex_number));
}

}  // namespace looplane::script
