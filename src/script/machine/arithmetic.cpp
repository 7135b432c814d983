#include <array>
#include <cmath>

#include "script/builtins/format_percent.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/warnings.hpp"
#include "script/values/complex.hpp"
#include "script/values/integer.hpp"
#include "script/values/number.hpp"

// The operators that compute, and numbers as other operations ask for them.

namespace looplane::script {

namespace {

/// What belongs to an operator.
struct Operator {
  Special normal;
  Special reflected;
  Special in_place;
  std::string_view symbol;
};

// In the order of BinaryOperator.
constexpr std::array<Operator, 13> operators = {{
    {Special::add, Special::radd, Special::iadd, "+"},
    {Special::sub, Special::rsub, Special::isub, "-"},
    {Special::mul, Special::rmul, Special::imul, "*"},
    {Special::matmul, Special::rmatmul, Special::imatmul, "@"},
    {Special::truediv, Special::rtruediv, Special::itruediv, "/"},
    {Special::floordiv, Special::rfloordiv, Special::ifloordiv, "//"},
    {Special::mod, Special::rmod, Special::imod, "%"},
    {Special::pow, Special::rpow, Special::ipow, "**"},
    {Special::lshift, Special::rlshift, Special::ilshift, "<<"},
    {Special::rshift, Special::rrshift, Special::irshift, ">>"},
    {Special::and_, Special::rand, Special::iand, "&"},
    {Special::xor_, Special::rxor, Special::ixor, "^"},
    {Special::or_, Special::ror, Special::ior, "|"},
}};
constexpr Operator divmod_operator = {Special::divmod, Special::rdivmod, Special::count_,
                                      "divmod()"};

/// The value of a plain int or float operand as a float; nothing for other types and for an int
/// that is too large.
std::optional<double> plain_double(const Value& value) {
  if (value.is_number()) return value.number();
  if (!plain_integer(value)) return std::nullopt;
  return integer_to_double(value);
}

/// Numbers of the built-in types: no method needs to be looked up. Nothing: it is something else.
Eventually<Value> number_operation(Machine& m, BinaryOperator op, const Value& a, const Value& b) {
  if (op == BinaryOperator::matmul) return Value();
  if (plain_integer(a) && plain_integer(b)) {
    if (a.is_bool() && b.is_bool()) {
      if (op == BinaryOperator::and_) return Value::boolean(a.is_true() && b.is_true());
      if (op == BinaryOperator::or_) return Value::boolean(a.is_true() || b.is_true());
      if (op == BinaryOperator::xor_) return Value::boolean(a.is_true() != b.is_true());
    }
    return integer_binary(m, op, a, b);
  }
  if (!a.is_number() && !b.is_number()) return Value();
  const auto left = plain_double(a);
  if (!left) return Value();
  const auto right = plain_double(b);
  if (!right) return Value();
  return number_binary(m, op, *left, *right);
}

/// One method to ask: `special` of `self`, with the other operand.
struct Step {
  Value self;
  Special special;
  Value other;
};

/// The methods that implement `a op b`, in the order in which they are asked.
struct Steps {
  std::array<Step, 3> list;
  std::size_t count = 0;
  std::size_t next = 0;

  void add(const Value& self, Special special, const Value& other) {
    list[count++] = {self, special, other};
  }
};

/// In CPython `+` and `*` of the built-in sequences are no number's operators: whatever the other
/// operand can do as a number comes first (PyNumber_Add, PyNumber_Multiply).
bool belongs_to_sequence(const Value& method) {
  if (!method.is(Kind::native_function)) return false;
  const Type* owner = method.as<NativeFunctionObject>()->owner;
  return owner != nullptr && !(*owner)[Special::len].empty() && !(*owner)[Special::getitem].empty();
}

// The order of CPython's binary_op1 and binary_iop1, seen with slot_nb_add's eyes: a subclass that
// brings its own reflected method comes before its base.
Steps plan(Machine& m, const Operator& op, bool in_place, const Value& a, const Value& b) {
  Type* left = m.type_of(a);
  Type* right = m.type_of(b);
  const Value& normal = (*left)[op.normal];
  const Value& reflected = (*right)[op.reflected];
  const bool has_reflected = left != right && !reflected.empty();
  const bool may_be_sequence = op.normal == Special::add || op.normal == Special::mul;
  const bool normal_waits = may_be_sequence && belongs_to_sequence(normal);
  const bool reflected_waits = may_be_sequence && belongs_to_sequence(reflected);
  const bool reflected_first = has_reflected && !reflected_waits && right->is_subtype_of(left) &&
                               !reflected.same((*left)[op.reflected]);

  Steps steps;
  const bool has_in_place = in_place && !(*left)[op.in_place].empty();
  const bool in_place_waits =
      has_in_place && may_be_sequence && belongs_to_sequence((*left)[op.in_place]);
  if (has_in_place && !in_place_waits) steps.add(a, op.in_place, b);
  if (reflected_first) steps.add(b, op.reflected, a);
  if (!normal.empty() && !normal_waits) steps.add(a, op.normal, b);
  if (has_reflected && !reflected_waits && !reflected_first) steps.add(b, op.reflected, a);
  if (in_place_waits) {
    steps.add(a, op.in_place, b);
  } else if (!normal.empty() && normal_waits) {
    steps.add(a, op.normal, b);
  } else if (has_reflected && reflected_waits) {
    steps.add(b, op.reflected, a);
  }
  return steps;
}

bool is_builtin_print(Machine& m, const Value& value) {
  return value.is(Kind::native_function) && value.as<NativeFunctionObject>()->owner == nullptr &&
         value.as<NativeFunctionObject>()->name.get() == m.intern("print");
}

Failure unsupported(Machine& m, const Operator& op, bool in_place, const Value& a, const Value& b) {
  std::string symbol(op.symbol);
  if (op.normal == Special::pow && !in_place) symbol = "** or pow()";
  if (in_place) symbol += '=';
  std::string message = concat("unsupported operand type(s) for ", symbol, ": '", m.type_name(a),
                               "' and '", m.type_name(b), "'");
  if (op.normal == Special::rshift && !in_place && is_builtin_print(m, a)) {
    message += ". Did you mean \"print(<message>, file=<output_stream>)\"?";
  }
  return m.type_error(message);
}

Eventually<Value> ask(Machine& m, Steps& steps) {
  const Step& step = steps.list[steps.next++];
  return call_special(m, step.self, step.special, step.other);
}

Eventually<Value> ask_others(Machine& m, const Operator& op, bool in_place, Value a, Value b,
                             Steps steps, Eventually<Value> first) {
  Value result = co_await std::move(first);
  while (result.same(m.not_implemented())) {
    if (steps.next == steps.count) co_return unsupported(m, op, in_place, a, b);
    result = co_await ask(m, steps);
  }
  co_return result;
}

Eventually<Value> by_methods(Machine& m, const Operator& op, bool in_place, const Value& a,
                             const Value& b) {
  // str's own method would be the first to be asked, and always has an answer.
  if (op.normal == Special::mod && a.is_exact(Kind::string) &&
      (!b.is(Kind::string) || b.is_exact(Kind::string))) {
    return format_string_percent(m, a, b);
  }
  Steps steps = plan(m, op, in_place, a, b);
  while (steps.next < steps.count) {
    Eventually<Value> result = ask(m, steps);
    if (result.failed()) return Failure{};
    if (!result.ready()) {
      return ask_others(m, op, in_place, a, b, std::move(steps), std::move(result));
    }
    if (!result.peek().same(m.not_implemented())) return result;
  }
  return unsupported(m, op, in_place, a, b);
}

const Operator& operator_of(BinaryOperator op) { return operators[static_cast<std::size_t>(op)]; }

}  // namespace

// --- Operators with two operands ----------------------------------------------------------------

Eventually<Value> binary(Machine& m, BinaryOperator op, const Value& a, const Value& b) {
  Eventually<Value> number = number_operation(m, op, a, b);
  if (number.failed() || !number.peek().empty()) return number;
  return by_methods(m, operator_of(op), false, a, b);
}

Eventually<Value> binary_in_place(Machine& m, BinaryOperator op, const Value& a, const Value& b) {
  Eventually<Value> number = number_operation(m, op, a, b);
  if (number.failed() || !number.peek().empty()) return number;
  return by_methods(m, operator_of(op), true, a, b);
}

Eventually<Value> divide_with_remainder(Machine& m, const Value& a, const Value& b) {
  return by_methods(m, divmod_operator, false, a, b);
}

static Eventually<Value> power_with_modulus(Machine& m, Value a, Value b, Value modulus) {
  if (!(*m.type_of(a))[Special::pow].empty()) {
    Value result = co_await call_special(m, a, Special::pow, b, modulus);
    if (!result.same(m.not_implemented())) co_return result;
  }
  co_return m.type_error(concat("unsupported operand type(s) for ** or pow(): '", m.type_name(a),
                                "', '", m.type_name(b), "', '", m.type_name(modulus), "'"));
}

Eventually<Value> power(Machine& m, const Value& a, const Value& b, const Value& modulus) {
  if (modulus.empty() || modulus.is_none()) return binary(m, BinaryOperator::pow, a, b);
  if (plain_integer(a) && plain_integer(b) && plain_integer(modulus)) {
    return integer_power_modulo(m, a, b, modulus);
  }
  return power_with_modulus(m, a, b, modulus);
}

// --- Operators with one operand -----------------------------------------------------------------

static Eventually<Value> unary(Machine& m, Special special, std::string_view words,
                               const Value& value) {
  if ((*m.type_of(value))[special].empty()) {
    return m.type_error(concat("bad operand type for ", words, ": '", m.type_name(value), "'"));
  }
  return call_special(m, value, special);
}

Eventually<Value> negative(Machine& m, const Value& value) {
  if (plain_integer(value)) return integer_negative(m, value);
  if (value.is_number()) return Value::number(-value.number());
  return unary(m, Special::neg, "unary -", value);
}

Eventually<Value> positive(Machine& m, const Value& value) {
  if (plain_integer(value)) return integer_plain(m, value);
  if (value.is_number()) return value;
  return unary(m, Special::pos, "unary +", value);
}

Eventually<Value> invert(Machine& m, const Value& value) {
  // A bool goes to its method, which warns.
  if (plain_integer(value) && !value.is_bool()) return integer_invert(m, value);
  return unary(m, Special::invert, "unary ~", value);
}

Eventually<Value> absolute(Machine& m, const Value& value) {
  if (plain_integer(value)) return integer_absolute(m, value);
  if (value.is_number()) return Value::number(std::fabs(value.number()));
  return unary(m, Special::abs, "abs()", value);
}

// --- Numbers as other operations want them ------------------------------------------------------

static Eventually<Done> warn_of_subclass(Machine& m, std::string returned, const Value& result,
                                         std::string_view base) {
  const std::string text =
      concat(returned, " (type ", m.type_name(result),
             ").  The ability to return an instance of a strict subclass of ", base,
             " is deprecated, and may be removed in a future version of Python.");
  (void)co_await warn(m, m.types.DeprecationWarning, text);
  co_return Done{};
}

Eventually<Value> integer_returned(Machine& m, std::string_view method, Value result) {
  std::string returned = concat(method, " returned non-int");
  if (!is_integer(result)) {
    co_return m.type_error(concat(returned, " (type ", m.type_name(result), ")"));
  }
  if (!result.is_small_int() && !result.is_exact(Kind::integer)) {
    (void)co_await warn_of_subclass(m, std::move(returned), result, "int");
  }
  co_return integer_plain(m, result);
}

static Eventually<Value> index_of_object(Machine& m, Value value) {
  const Value result = co_await call_special(m, value, Special::index);
  co_return co_await integer_returned(m, "__index__", result);
}

Eventually<Value> index(Machine& m, const Value& value) {
  if (is_integer(value)) return integer_plain(m, value);
  if ((*m.type_of(value))[Special::index].empty()) {
    return m.type_error(
        concat("'", m.type_name(value), "' object cannot be interpreted as an integer"));
  }
  return index_of_object(m, value);
}

static Eventually<std::int64_t> clamped_of_object(Machine& m, Value value) {
  Value integer = co_await index(m, value);
  co_return integer_clamped(integer);
}

Eventually<std::int64_t> index_clamped(Machine& m, const Value& value) {
  if (value.is_small_int()) return value.small_int();
  if (is_integer(value)) return integer_clamped(value);
  return clamped_of_object(m, value);
}

static Eventually<std::int64_t> exact_int64(Machine& m, const Value& integer) {
  if (const auto exact = integer_to_int64(integer)) return *exact;
  return m.raise(m.types.OverflowError, "Python int too large to convert to C ssize_t");
}

static Eventually<std::int64_t> int64_of_object(Machine& m, Value value) {
  Value integer = co_await index(m, value);
  co_return co_await exact_int64(m, integer);
}

Eventually<std::int64_t> index_int64(Machine& m, const Value& value) {
  if (value.is_small_int()) return value.small_int();
  if (is_integer(value)) return exact_int64(m, value);
  return int64_of_object(m, value);
}

Eventually<double> double_by_method(Machine& m, Value value) {
  const Type& type = *m.type_of(value);
  if (!type[Special::float_].empty()) {
    const Value result = co_await call_special(m, value, Special::float_);
    if (result.is_number()) co_return result.number();
    std::string returned = concat(m.type_name(value), ".__float__ returned non-float");
    if (!is_float(result)) {
      co_return m.type_error(concat(returned, " (type ", m.type_name(result), ")"));
    }
    (void)co_await warn_of_subclass(m, std::move(returned), result, "float");
    co_return float_of(result);
  }
  if (type[Special::index].empty()) {
    co_return m.type_error(concat("must be real number, not ", m.type_name(value)));
  }
  Value integer = co_await index(m, value);
  co_return co_await integer_to_double(m, integer);
}

Eventually<double> to_double(Machine& m, const Value& value) {
  if (is_float(value)) return float_of(value);
  if (plain_integer(value)) return integer_to_double(m, value);
  return double_by_method(m, value);
}

}  // namespace looplane::script
