#include "script/values/number.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "script/machine/machine.hpp"
#include "script/values/complex.hpp"

namespace looplane::script {

Value Value::not_a_number() {
  constexpr std::uint64_t payloads = 0x0007'ffff'ffff'ffff;
  return from_bits((canonical_nan | (nan_count_++ & payloads)) + double_offset);
}

// The quotient is made whole from the exact remainder, so that it agrees with it
// (_float_div_mod in CPython's floatobject.c).
double floor_divide(double a, double b) {
  double remainder = std::fmod(a, b);
  double quotient = (a - remainder) / b;
  if (remainder != 0 && (b < 0) != (remainder < 0)) quotient -= 1.0;
  if (quotient == 0) return std::copysign(0.0, a / b);
  double whole = std::floor(quotient);
  if (quotient - whole > 0.5) whole += 1.0;
  return whole;
}

double floor_modulo(double a, double b) {
  const double remainder = std::fmod(a, b);
  if (remainder == 0) return std::copysign(0.0, b);
  return (b < 0) != (remainder < 0) ? remainder + b : remainder;
}

static Failure zero_division(Machine& m, std::string_view message) {
  return m.raise(m.types.ZeroDivisionError, message);
}

// errno's ERANGE with its words in the C library that CPython is used with.
static Failure result_out_of_range(Machine& m) {
  return m.raise(m.types.OverflowError,
                 m.tuple({Value::small_int(34), m.string("Numerical result out of range")}));
}

static Eventually<Value> number_power(Machine& m, double base, double exponent) {
  if (base == 0 && exponent < 0 && std::isfinite(exponent)) {
    return zero_division(m, "0.0 cannot be raised to a negative power");
  }
  if (base < 0 && std::isfinite(base) && std::isfinite(exponent) &&
      exponent != std::floor(exponent)) {
    return complex_power(m, {base, 0}, {exponent, 0});
  }
  const double result = std::pow(base, exponent);
  if (std::isinf(result) && std::isfinite(base) && std::isfinite(exponent)) {
    return result_out_of_range(m);
  }
  return Value::number(result);
}

Eventually<Value> number_binary(Machine& m, BinaryOperator op, double a, double b) {
  switch (op) {
    case BinaryOperator::add:
      return Value::number(a + b);
    case BinaryOperator::sub:
      return Value::number(a - b);
    case BinaryOperator::mul:
      return Value::number(a * b);
    case BinaryOperator::truediv:
      if (b == 0) return zero_division(m, "float division by zero");
      return Value::number(a / b);
    case BinaryOperator::floordiv:
      if (b == 0) return zero_division(m, "float floor division by zero");
      return Value::number(floor_divide(a, b));
    case BinaryOperator::mod:
      if (b == 0) return zero_division(m, "float modulo by zero");
      return Value::number(floor_modulo(a, b));
    case BinaryOperator::pow:
      return number_power(m, a, b);
    default:
      return Value();
  }
}

Eventually<Value> number_divmod(Machine& m, double a, double b) {
  if (b == 0) return zero_division(m, "float divmod()");
  return m.tuple({Value::number(floor_divide(a, b)), Value::number(floor_modulo(a, b))});
}

/// The magnitude rounded to a multiple of 10**place, half to even.
static double round_whole(double magnitude, std::size_t place) {
  // printf shows all digits of what is in front of the point.
  double whole;
  const bool has_fraction = std::modf(magnitude, &whole) != 0;
  std::string digits(320, '\0');
  digits.resize(static_cast<std::size_t>(
      std::snprintf(digits.data(), digits.size(), "%0*.0f", static_cast<int>(place) + 1, whole)));
  const std::string dropped = digits.substr(digits.size() - place);
  const std::string half = "5" + std::string(place - 1, '0');
  digits.resize(digits.size() - place);
  const bool odd = ((digits.back() - '0') & 1) != 0;
  if (dropped > half || (dropped == half && (has_fraction || odd))) {
    std::size_t last = digits.size();
    while (last > 0 && digits[last - 1] == '9') digits[--last] = '0';
    if (last > 0) {
      ++digits[last - 1];
    } else {
      digits.insert(digits.begin(), '1');
    }
  }
  return std::strtod((digits + "e" + std::to_string(place)).c_str(), nullptr);
}

Eventually<Value> number_round(Machine& m, double value, std::int64_t digits) {
  // Beyond these nothing is rounded, or all is (float___round___impl).
  if (!std::isfinite(value) || digits > 323) return Value::number(value);
  if (digits < -308) return Value::number(0.0 * value);
  double rounded;
  if (digits < 0) {
    rounded =
        std::copysign(round_whole(std::fabs(value), static_cast<std::size_t>(-digits)), value);
  } else {
    // printf rounds the exact value, half to even.
    std::string text(700, '\0');
    std::snprintf(text.data(), text.size(), "%.*f", static_cast<int>(digits), value);
    rounded = std::strtod(text.c_str(), nullptr);
  }
  if (std::isinf(rounded)) {
    return m.raise(m.types.OverflowError, "rounded value too large to represent");
  }
  return Value::number(rounded);
}

}  // namespace looplane::script
