#include "script/values/integer.hpp"

#include <algorithm>
#include <cmath>

#include "script/builtins/define.hpp"
#include "script/builtins/format_spec.hpp"
#include "script/builtins/number_arguments.hpp"
#include "script/builtins/text_arguments.hpp"
#include "script/machine/warnings.hpp"
#include "script/values/bytearray.hpp"
#include "script/values/number.hpp"
#include "script/values/utf8.hpp"

// int: what it is made from, and its methods.

namespace looplane::script {

// --- Making -------------------------------------------------------------------------------------

std::optional<std::string> number_source(const Value& value) {
  if (value.is(Kind::string)) return std::string(text_of(value));
  std::string text;
  if (value.is(Kind::bytes)) {
    text = value.as<BytesObject>()->view();
  } else if (value.is(Kind::bytearray)) {
    text = value.as<BytearrayObject>()->view();
  } else {
    return std::nullopt;
  }
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
  return text;
}

Eventually<Value> bad_literal(Machine& m, std::string message, Value value) {
  const Value shown = co_await repr(m, value);
  std::string_view text = text_of(shown);
  if (count_code_points(text) > 200) text = text.substr(0, offset_of_index(text, 200));
  co_return m.value_error(message.append(text));
}

Eventually<Value> whole_part(Machine& m, double value) {
  if (std::isnan(value)) return m.value_error("cannot convert float NaN to integer");
  if (std::isinf(value)) {
    return m.raise(m.types.OverflowError, "cannot convert float infinity to integer");
  }
  return integer_from_double(m, value);
}

static Eventually<Value> read_literal(Machine& m, const std::string& text, int base,
                                      const Value& value) {
  Eventually<Value> number = integer_from_text(m, text, base);
  if (number.failed() || !number.peek().empty()) return number;
  return bad_literal(m, concat("invalid literal for int() with base ", std::to_string(base), ": "),
                     value);
}

static Eventually<Value> integer_of_object(Machine& m, Value value) {
  const Value result = co_await call_special(m, value, Special::int_);
  co_return co_await integer_returned(m, "__int__", result);
}

static Eventually<Value> integer_by_truncation(Machine& m, Value value) {
  (void)co_await warn(m, m.types.DeprecationWarning,
                      "The delegation of int() to __trunc__ is deprecated.");
  const Value result = co_await call_special(m, value, Special::trunc);
  if (!is_integer(result) && (*m.type_of(result))[Special::index].empty()) {
    co_return m.type_error(
        concat("__trunc__ returned non-Integral (type ", m.type_name(result), ")"));
  }
  co_return co_await index(m, result);
}

// PyNumber_Long
Eventually<Value> to_integer(Machine& m, const Value& value) {
  if (value.is_small_int() || value.is_bool() || value.is_exact(Kind::integer)) {
    return integer_plain(m, value);
  }
  if (value.is_number()) return whole_part(m, value.number());
  const Type& type = *m.type_of(value);
  if (!type[Special::int_].empty()) return integer_of_object(m, value);
  if (!type[Special::index].empty()) return index(m, value);
  if (!type[Special::trunc].empty()) return integer_by_truncation(m, value);
  if (const auto text = number_source(value)) return read_literal(m, *text, 10, value);
  return m.type_error(
      concat("int() argument must be a string, a bytes-like object or a real number, not '",
             m.type_name(value), "'"));
}

static Eventually<Value> in_class(Machine& m, Type* type, Value number) {
  if (type == m.types.integer) return number;
  return integer_of_type(m, type, number);
}

static Eventually<Value> new_from_text(Machine& m, Value type, Value text, Value base_value) {
  const std::int64_t base = co_await index_clamped(m, base_value);
  if (base != 0 && (base < 2 || base > 36)) {
    co_return m.value_error("int() base must be >= 2 and <= 36, or 0");
  }
  const auto source = number_source(text);
  if (!source) co_return m.type_error("int() can't convert non-string with explicit base");
  const Value number = co_await read_literal(m, *source, static_cast<int>(base), text);
  co_return co_await in_class(m, type.as<Type>(), number);
}

static Eventually<Value> new_from_value(Machine& m, Value type, Eventually<Value> pending) {
  const Value number = co_await std::move(pending);
  co_return co_await in_class(m, type.as<Type>(), number);
}

/// The value and the base of int(x, /, base=10); both may be missing. A text: what is wrong.
static std::string read_arguments(const Arguments& a, Value& value, Value& base) {
  const std::uint32_t named = a.keywords == nullptr ? 0 : a.keywords->count;
  const std::uint32_t count = a.count - 1;
  if (named == 0 && count > 2) {
    return concat("int expected at most 2 arguments, got ", std::to_string(count));
  }
  if (count + named > 2) {
    return concat("int() takes at most 2 arguments (", std::to_string(count + named), " given)");
  }
  if (count > 0) value = a[1];
  if (count > 1) base = a[2];
  for (std::uint32_t i = 0; i < named; ++i) {
    const std::string_view name = text_of(a.keywords->items[i]);
    if (name != "base") return concat("int() got an unexpected keyword argument '", name, "'");
    base = a[a.count + i];
  }
  return {};
}

static Eventually<Value> integer_new(Machine& m, Arguments a) {
  Type* type = a[0].as<Type>();
  Value value;
  Value base;
  const std::string mistake = read_arguments(a, value, base);
  if (!mistake.empty()) return m.type_error(mistake);
  if (!base.empty()) {
    if (value.empty()) return m.type_error("int() missing string argument");
    return new_from_text(m, a[0], value, base);
  }
  if (value.empty()) return in_class(m, type, Value::small_int(0));
  Eventually<Value> number = to_integer(m, value);
  if (number.failed() || type == m.types.integer) return number;
  return new_from_value(m, a[0], std::move(number));
}

// --- Operators ----------------------------------------------------------------------------------

template <BinaryOperator op>
static Eventually<Value> operate(Machine& m, Arguments a) {
  if (!is_integer(a[1])) return m.not_implemented();
  return integer_binary(m, op, a[0], a[1]);
}

template <BinaryOperator op>
static Eventually<Value> operate_reflected(Machine& m, Arguments a) {
  if (!is_integer(a[1])) return m.not_implemented();
  return integer_binary(m, op, a[1], a[0]);
}

template <Special op>
static Eventually<Value> compare_with(Machine& m, Arguments a) {
  if (!is_integer(a[1])) return m.not_implemented();
  const auto order = integer_compare(a[0], a[1]);
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

static Eventually<Value> integer_pow(Machine& m, Arguments a) {
  if (!is_integer(a[1])) return m.not_implemented();
  if (a[2].is_none()) return integer_binary(m, BinaryOperator::pow, a[0], a[1]);
  if (!is_integer(a[2])) return m.not_implemented();
  return integer_power_modulo(m, a[0], a[1], a[2]);
}

static Eventually<Value> integer_rpow(Machine& m, Arguments a) {
  if (!is_integer(a[1]) || !a[2].is_none()) return m.not_implemented();
  return integer_binary(m, BinaryOperator::pow, a[1], a[0]);
}

static Eventually<Value> integer_divmod_method(Machine& m, Arguments a) {
  if (!is_integer(a[1])) return m.not_implemented();
  return integer_divmod(m, a[0], a[1]);
}

static Eventually<Value> integer_rdivmod(Machine& m, Arguments a) {
  if (!is_integer(a[1])) return m.not_implemented();
  return integer_divmod(m, a[1], a[0]);
}

static Eventually<Value> integer_neg(Machine& m, Arguments a) { return integer_negative(m, a[0]); }
static Eventually<Value> integer_abs(Machine& m, Arguments a) { return integer_absolute(m, a[0]); }
static Eventually<Value> integer_inverted(Machine& m, Arguments a) {
  return integer_invert(m, a[0]);
}
static Eventually<Value> integer_itself(Machine& m, Arguments a) { return integer_plain(m, a[0]); }

static Eventually<Value> integer_bool(Machine&, Arguments a) {
  return Value::boolean(integer_sign(a[0]) != 0);
}

static Eventually<Value> integer_hash_method(Machine& m, Arguments a) {
  return m.integer(integer_hash(a[0]));
}

static Eventually<Value> integer_float(Machine& m, Arguments a) {
  Eventually<double> number = integer_to_double(m, a[0]);
  if (number.failed()) return Failure{};
  return Value::number(number.take());
}

// --- Text ---------------------------------------------------------------------------------------

static Eventually<Value> integer_repr(Machine& m, Arguments a) {
  return integer_to_string(m, a[0]);
}

static Eventually<Value> integer_format(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) {
    return wrong_argument(m, "__format__() argument", "str", a[1]);
  }
  const std::string_view spec = text_of(a[1]);
  return spec.empty() ? str(m, a[0]) : format_integer(m, a[0], spec);
}

// --- Methods ------------------------------------------------------------------------------------

static Eventually<Value> round_to_place(Machine& m, const Value& self, const Value& digits) {
  if (integer_sign(digits) >= 0) return integer_plain(m, self);
  // A number of n bits has at most n / 3 + 1 digits: it is 0 to a place beyond them.
  const std::int64_t place = integer_clamped(digits);
  const auto most = static_cast<std::int64_t>(integer_bit_length(self) / 3 + 2);
  if (place < -most) return Value::small_int(0);
  Eventually<Value> unit =
      integer_binary(m, BinaryOperator::pow, Value::small_int(10), Value::small_int(-place));
  if (unit.failed()) return Failure{};
  Eventually<Value> count = integer_divide_near(m, self, unit.peek());
  if (count.failed()) return Failure{};
  return integer_binary(m, BinaryOperator::mul, count.peek(), unit.peek());
}

static Eventually<Value> round_slowly(Machine& m, Value self, Value digits_value) {
  const Value digits = co_await index(m, digits_value);
  co_return co_await round_to_place(m, self, digits);
}

static Eventually<Value> integer_round(Machine& m, Arguments a) {
  if (a[1].is_none()) return integer_plain(m, a[0]);
  if (is_integer(a[1])) return round_to_place(m, a[0], a[1]);
  return round_slowly(m, a[0], a[1]);
}

static Eventually<Value> integer_bit_length_method(Machine& m, Arguments a) {
  return m.integer(static_cast<std::int64_t>(integer_bit_length(a[0])));
}

static Eventually<Value> integer_bit_count_method(Machine& m, Arguments a) {
  return m.integer(static_cast<std::int64_t>(integer_bit_count(a[0])));
}

static Eventually<Value> integer_as_ratio(Machine& m, Arguments a) {
  return m.tuple({integer_plain(m, a[0]), Value::small_int(1)});
}

static Eventually<Value> integer_is_integer(Machine&, Arguments) { return Value::boolean(true); }

static Eventually<Value> integer_new_arguments(Machine& m, Arguments a) {
  return m.tuple({integer_plain(m, a[0])});
}

/// Whether the bytes come the most significant first.
static Eventually<bool> read_byte_order(Machine& m, const Value& value, std::string_view function) {
  if (!value.is(Kind::string)) {
    return m.type_error(
        concat(function, "() argument 'byteorder' must be str, not ", m.type_name(value)));
  }
  if (text_of(value) == "big") return true;
  if (text_of(value) == "little") return false;
  return m.value_error("byteorder must be either 'little' or 'big'");
}

static Eventually<Value> integer_to_bytes_method(Machine& m, Arguments a) {
  const std::int64_t length = co_await index_int64(m, a[1]);
  const bool big_end_first = co_await read_byte_order(m, a[2], "to_bytes");
  const bool is_signed = co_await truth(m, a[3]);
  if (length < 0) co_return m.value_error("length argument must be non-negative");
  const auto size = static_cast<std::uint64_t>(length);
  if (size > largest_text || !m.heap().has_room(static_cast<std::size_t>(size))) {
    co_return m.memory_error();
  }
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (integer_sign(a[0]) < 0 && !is_signed) {
    co_return m.raise(m.types.OverflowError, "can't convert negative int to unsigned");
  }
  auto* first = reinterpret_cast<std::uint8_t*>(bytes.data());
  if (!integer_to_bytes(a[0], is_signed, {first, bytes.size()})) {
    co_return m.raise(m.types.OverflowError, "int too big to convert");
  }
  if (!big_end_first) std::reverse(bytes.begin(), bytes.end());
  co_return m.bytes(bytes);
}

/// bytes(value), for what is no integer and no str.
static Eventually<Value> bytes_of(Machine& m, Value value) {
  if (value.is(Kind::bytes)) co_return value;
  const Type& type = *m.type_of(value);
  const bool iterable = !type[Special::iter].empty() || !type[Special::getitem].empty() ||
                        !type[Special::bytes].empty();
  if (value.is(Kind::string) || !iterable) {
    co_return m.type_error(concat("cannot convert '", m.type_name(value), "' object to bytes"));
  }
  co_return co_await call(m, Value::object(m.types.bytes), value);
}

static Eventually<Value> integer_from_bytes_method(Machine& m, Arguments a) {
  const bool big_end_first = co_await read_byte_order(m, a[2], "from_bytes");
  const bool is_signed = co_await truth(m, a[3]);
  const Value source = co_await bytes_of(m, a[1]);
  std::string bytes(source.as<BytesObject>()->view());
  if (!big_end_first) std::reverse(bytes.begin(), bytes.end());
  Value number = integer_from_bytes(m, bytes, is_signed);
  if (a[0].same(Value::object(m.types.integer))) co_return number;
  co_return co_await call(m, a[0], number);
}

static Eventually<Value> get_itself(Machine& m, const Value& self) {
  return integer_plain(m, self);
}
static Eventually<Value> get_zero(Machine&, const Value&) { return Value::small_int(0); }
static Eventually<Value> get_one(Machine&, const Value&) { return Value::small_int(1); }

// --- The type -----------------------------------------------------------------------------------

#define LOOPLANE_OPERATOR(name, op)                                         \
  {"__" #name "__(self, value, /)", operate<BinaryOperator::op>}, {         \
    "__r" #name "__(self, value, /)", operate_reflected<BinaryOperator::op> \
  }

static constexpr NativeMethod methods[] = {
    {"__new__", integer_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", integer_repr},
    {"__hash__(self, /)", integer_hash_method},
    {"__format__(self, format_spec, /)", integer_format},
    {"__lt__(self, value, /)", compare_with<Special::lt>},
    {"__le__(self, value, /)", compare_with<Special::le>},
    {"__eq__(self, value, /)", compare_with<Special::eq>},
    {"__ne__(self, value, /)", compare_with<Special::ne>},
    {"__gt__(self, value, /)", compare_with<Special::gt>},
    {"__ge__(self, value, /)", compare_with<Special::ge>},
    LOOPLANE_OPERATOR(add, add),
    LOOPLANE_OPERATOR(sub, sub),
    LOOPLANE_OPERATOR(mul, mul),
    LOOPLANE_OPERATOR(truediv, truediv),
    LOOPLANE_OPERATOR(floordiv, floordiv),
    LOOPLANE_OPERATOR(mod, mod),
    LOOPLANE_OPERATOR(lshift, lshift),
    LOOPLANE_OPERATOR(rshift, rshift),
    LOOPLANE_OPERATOR(and, and_),
    LOOPLANE_OPERATOR(xor, xor_),
    LOOPLANE_OPERATOR(or, or_),
    {"__pow__(self, value, mod=None, /)", integer_pow},
    {"__rpow__(self, value, mod=None, /)", integer_rpow},
    {"__divmod__(self, value, /)", integer_divmod_method},
    {"__rdivmod__(self, value, /)", integer_rdivmod},
    {"__neg__(self, /)", integer_neg},
    {"__pos__(self, /)", integer_itself},
    {"__abs__(self, /)", integer_abs},
    {"__invert__(self, /)", integer_inverted},
    {"__bool__(self, /)", integer_bool},
    {"__int__(self, /)", integer_itself},
    {"__index__(self, /)", integer_itself},
    {"__trunc__(self, /)", integer_itself},
    {"__floor__(self, /)", integer_itself},
    {"__ceil__(self, /)", integer_itself},
    {"__float__(self, /)", integer_float},
    {"__round__(self, ndigits=None, /)", integer_round},
    {"__getnewargs__(self, /)", integer_new_arguments},
    {"conjugate(self, /)", integer_itself},
    {"bit_length(self, /)", integer_bit_length_method},
    {"bit_count(self, /)", integer_bit_count_method},
    {"as_integer_ratio(self, /)", integer_as_ratio},
    {"is_integer(self, /)", integer_is_integer},
    {"to_bytes(self, /, length=1, byteorder='big', *, signed=False)", integer_to_bytes_method},
    {"from_bytes(cls, /, bytes, byteorder='big', *, signed=False)", integer_from_bytes_method,
     NativeMethod::Binding::of_class},
};
#undef LOOPLANE_OPERATOR

static constexpr NativeGetter getters[] = {
    {"real", get_itself},
    {"imag", get_zero},
    {"numerator", get_itself},
    {"denominator", get_one},
};

static const TypeDefinition definition = {
    .name = "int",
    .kind = Kind::integer,
    .size = integer_object_size,
    .finish = finish_integer,
    .methods = methods,
    .getters = getters,
    .doc =
        "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an "
        "integer, or return 0 if no arguments\nare given.  If x is a number, return "
        "x.__int__().  For floating-point\nnumbers, this truncates towards zero.\n\nIf x is not "
        "a number or if base is given, then x must be a string,\nbytes, or bytearray instance "
        "representing an integer literal in the\ngiven base.  The literal can be preceded by '+' "
        "or '-' and be surrounded\nby whitespace.  The base defaults to 10.  Valid bases are 0 "
        "and 2-36.\nBase 0 means to interpret the base from the string as an integer "
        "literal.\n>>> int('0b100', base=0)\n4",
};

void define_integer(Machine& m) {
  m.types.integer = m.define(definition, m.types.object);
  m.builtins->set(m.intern("int"), Value::object(m.types.integer));
  define_boolean(m);
}

}  // namespace looplane::script
