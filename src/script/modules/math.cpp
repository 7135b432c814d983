#include "script/modules/math.hpp"

#include <bit>
#include <cmath>
#include <limits>

#include "script/builtins/number_arguments.hpp"
#include "script/modules/modules.hpp"
#include "script/values/integer.hpp"
#include "script/values/number.hpp"

// The math module: its table, and the functions of single numbers.

namespace looplane::script {

static constexpr double infinity = std::numeric_limits<double>::infinity();
static constexpr double pi = 3.141592653589793238462643383279502884197;

Failure math_domain_error(Machine& m) { return m.value_error("math domain error"); }
Failure math_range_error(Machine& m) { return m.raise(m.types.OverflowError, "math range error"); }

// --- Functions of the C library -----------------------------------------------------------------

/// What an infinite result of a finite argument means.
enum class Infinite { domain, range };

static Eventually<Value> checked(Machine& m, double result, bool any_nan, bool all_finite,
                                 Infinite infinite) {
  if (std::isnan(result) && !any_nan) return math_domain_error(m);
  if (std::isinf(result) && all_finite) {
    if (infinite == Infinite::domain) return math_domain_error(m);
    return math_range_error(m);
  }
  return Value::number(result);
}

template <double (*function)(double), Infinite infinite>
static Eventually<Value> call_one(Machine& m, const std::array<double, 1>& x) {
  return checked(m, function(x[0]), std::isnan(x[0]), std::isfinite(x[0]), infinite);
}
template <double (*function)(double), Infinite infinite = Infinite::domain>
static Eventually<Value> unary(Machine& m, Arguments a) {
  return with_doubles<1, call_one<function, infinite>>(m, std::move(a));
}

template <double (*function)(double, double)>
static Eventually<Value> call_two(Machine& m, const std::array<double, 2>& x) {
  return checked(m, function(x[0], x[1]), std::isnan(x[0]) || std::isnan(x[1]),
                 std::isfinite(x[0]) && std::isfinite(x[1]), Infinite::range);
}
template <double (*function)(double, double)>
static Eventually<Value> binary_function(Machine& m, Arguments a) {
  return with_doubles<2, call_two<function>>(m, std::move(a));
}

template <bool (*test)(double)>
static Eventually<Value> call_test(Machine&, const std::array<double, 1>& x) {
  return Value::boolean(test(x[0]));
}
template <bool (*test)(double)>
static Eventually<Value> predicate(Machine& m, Arguments a) {
  return with_doubles<1, call_test<test>>(m, std::move(a));
}

static bool is_finite(double x) { return std::isfinite(x); }
static bool is_infinite(double x) { return std::isinf(x); }
static bool is_nan(double x) { return std::isnan(x); }
static double to_degrees(double x) { return x * (180.0 / pi); }
static double to_radians(double x) { return x * (pi / 180.0); }
static double log_one_plus(double x) { return x == 0 ? x : std::log1p(x); }  // Keeps -0.0.

static double unit_in_last_place(double x) {
  x = std::fabs(x);
  if (!std::isfinite(x)) return x;
  const double above = std::nextafter(x, infinity);
  return std::isinf(above) ? x - std::nextafter(x, -infinity) : above - x;
}

// --- Powers and remainders ----------------------------------------------------------------------

static Eventually<Value> power_of(Machine& m, const std::array<double, 2>& x) {
  const double result = std::pow(x[0], x[1]);
  if (std::isfinite(x[0]) && std::isfinite(x[1])) {
    if (std::isnan(result)) return math_domain_error(m);
    if (std::isinf(result)) {
      if (x[0] == 0) return math_domain_error(m);
      return math_range_error(m);
    }
  }
  return Value::number(result);
}

static double remainder_of_division(double x, double y) {
  if (std::isinf(y) && std::isfinite(x)) return x;
  return std::fmod(x, y);
}

static Eventually<Value> fused_multiply_add(Machine& m, const std::array<double, 3>& x) {
  const double result = std::fma(x[0], x[1], x[2]);
  if (std::isfinite(result)) return Value::number(result);
  if (std::isnan(result)) {
    if (!std::isnan(x[0]) && !std::isnan(x[1]) && !std::isnan(x[2])) {
      return m.value_error("invalid operation in fma");
    }
  } else if (std::isfinite(x[0]) && std::isfinite(x[1]) && std::isfinite(x[2])) {
    return m.raise(m.types.OverflowError, "overflow in fma");
  }
  return Value::number(result);
}

// --- Logarithms ---------------------------------------------------------------------------------

using Logarithm = double (*)(double);

/// Of an integer of any size too: log(x) = log(x / 2**e) + e * log(2).
template <Logarithm logarithm>
static Eventually<Value> logarithm_of(Machine& m, Value value) {
  if (is_integer(value)) {
    if (integer_sign(value) <= 0) co_return math_domain_error(m);
    const auto number = integer_to_double(value);
    if (number) co_return Value::number(logarithm(*number));
    const auto bits = static_cast<std::int64_t>(integer_bit_length(value));
    const Value shift = Value::small_int(bits - 64);
    const Value top = co_await integer_binary(m, BinaryOperator::rshift, value, shift);
    // Rounded once: the last of the 64 bits tells that something follows, which it nearly always
    // does.
    const double mantissa = std::ldexp(static_cast<double>(*integer_to_uint64(top) | 1), -64);
    co_return Value::number(logarithm(mantissa) + logarithm(2.0) * static_cast<double>(bits));
  }
  const double x = co_await to_double(m, value);
  if (std::isnan(x) || (std::isinf(x) && x > 0)) co_return Value::number(x);
  if (x <= 0) co_return math_domain_error(m);
  co_return Value::number(logarithm(x));
}

static Eventually<Value> math_log(Machine& m, Arguments a) {
  if (a.keywords != nullptr && a.keywords->count > 0) {
    co_return m.type_error("math.log() takes no keyword arguments");
  }
  if (a.count < 1) co_return m.type_error("log expected at least 1 argument, got 0");
  if (a.count > 2) {
    co_return m.type_error(
        concat("log expected at most 2 arguments, got ", std::to_string(a.count)));
  }
  const Value result = co_await logarithm_of<std::log>(m, a[0]);
  if (a.count == 1) co_return result;
  const Value base = co_await logarithm_of<std::log>(m, a[1]);
  co_return co_await binary(m, BinaryOperator::truediv, result, base);
}

template <Logarithm logarithm>
static Eventually<Value> math_log_of_base(Machine& m, Arguments a) {
  return logarithm_of<logarithm>(m, a[0]);
}

// --- Gamma --------------------------------------------------------------------------------------

static Eventually<Value> gamma_of(Machine& m, const std::array<double, 1>& x) {
  return checked(m, gamma_function(x[0]), std::isnan(x[0]), std::isfinite(x[0]), Infinite::range);
}
static Eventually<Value> log_gamma_of(Machine& m, const std::array<double, 1>& x) {
  return checked(m, log_gamma_function(x[0]), std::isnan(x[0]), std::isfinite(x[0]),
                 Infinite::range);
}

// --- Rounding -----------------------------------------------------------------------------------

template <double (*function)(double), Special special>
static Eventually<Value> rounded(Machine& m, Arguments a) {
  const Value value = a[0];
  const Type& type = *m.type_of(value);
  if (!is_float(value) || !value.is_number()) {
    if (!type[special].empty()) co_return co_await call_special(m, value, special);
  }
  const double x = co_await to_double(m, value);
  co_return co_await whole_part(m, function(x));
}

static Eventually<Value> math_trunc(Machine& m, Arguments a) {
  if (a[0].is_number()) return whole_part(m, a[0].number());
  if ((*m.type_of(a[0]))[Special::trunc].empty()) {
    return m.type_error(concat("type ", m.type_name(a[0]), " doesn't define __trunc__ method"));
  }
  return call_special(m, a[0], Special::trunc);
}

// --- Taking floats apart ------------------------------------------------------------------------

static Eventually<Value> fraction_and_exponent(Machine& m, const std::array<double, 1>& x) {
  int exponent = 0;
  if (!std::isfinite(x[0])) return m.tuple({Value::number(x[0]), Value::small_int(0)});
  const double fraction = std::frexp(x[0], &exponent);
  return m.tuple({Value::number(fraction), Value::small_int(exponent)});
}

static Eventually<Value> fraction_and_whole(Machine& m, const std::array<double, 1>& x) {
  double whole = x[0];
  const double fraction = std::modf(x[0], &whole);
  return m.tuple({Value::number(fraction), Value::number(whole)});
}

static Eventually<Value> math_ldexp(Machine& m, Arguments a) {
  const double x = co_await to_double(m, a[0]);
  if (!is_integer(a[1])) co_return m.type_error("Expected an int as second argument to ldexp.");
  if (x == 0 || !std::isfinite(x)) co_return Value::number(x);
  const std::int64_t exponent = integer_clamped(a[1]);
  constexpr std::int64_t most = 1 << 20;
  const auto shift = static_cast<int>(exponent > most ? most : exponent < -most ? -most : exponent);
  const double result = std::ldexp(x, shift);
  if (std::isinf(result)) co_return math_range_error(m);
  co_return Value::number(result);
}

/// The float that stands `steps` floats from x in the direction of y (math_nextafter_impl).
static double step_towards(double x, double y, std::uint64_t steps) {
  if (steps == 0 || std::isnan(x)) return x;
  if (std::isnan(y) || x == y) return y;
  if (steps == 1) return std::nextafter(x, y);
  // Floats of one sign are ordered like their bits: count from zero.
  constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;
  const auto bits_x = std::bit_cast<std::uint64_t>(x);
  const auto bits_y = std::bit_cast<std::uint64_t>(y);
  const std::uint64_t magnitude_x = bits_x & ~sign_bit;
  const std::uint64_t magnitude_y = bits_y & ~sign_bit;
  if ((bits_x ^ bits_y) & sign_bit) {  // Through zero.
    if (steps >= magnitude_x + magnitude_y) return y;
    if (magnitude_x < steps) {
      return std::bit_cast<double>((bits_y & sign_bit) | (steps - magnitude_x));
    }
    return std::bit_cast<double>((bits_x & sign_bit) | (magnitude_x - steps));
  }
  if (magnitude_x > magnitude_y) {
    return magnitude_x - magnitude_y <= steps ? y : std::bit_cast<double>(bits_x - steps);
  }
  return magnitude_y - magnitude_x <= steps ? y : std::bit_cast<double>(bits_x + steps);
}

static Eventually<Value> math_nextafter(Machine& m, Arguments a) {
  const double x = co_await to_double(m, a[0]);
  const double y = co_await to_double(m, a[1]);
  if (a[2].is_none()) co_return Value::number(std::nextafter(x, y));
  const Value steps = co_await index(m, a[2]);
  if (integer_sign(steps) < 0) co_return m.value_error("steps must be a non-negative integer");
  const auto count = integer_to_uint64(steps);
  co_return Value::number(
      step_towards(x, y, count ? *count : std::numeric_limits<std::uint64_t>::max()));
}

static Eventually<Value> is_close(Machine& m, const std::array<double, 4>& x) {
  const double relative = x[2];
  const double absolute_tolerance = x[3];
  if (relative < 0 || absolute_tolerance < 0) {
    return m.value_error("tolerances must be non-negative");
  }
  if (x[0] == x[1]) return Value::boolean(true);
  if (std::isinf(x[0]) || std::isinf(x[1])) return Value::boolean(false);
  const double difference = std::fabs(x[1] - x[0]);
  return Value::boolean(difference <= std::fabs(relative * x[1]) ||
                        difference <= std::fabs(relative * x[0]) ||
                        difference <= absolute_tolerance);
}

// --- The module ---------------------------------------------------------------------------------

static constexpr NativeMethod functions[] = {
    {"acos(x, /)", unary<std::acos>},
    {"acosh(x, /)", unary<std::acosh>},
    {"asin(x, /)", unary<std::asin>},
    {"asinh(x, /)", unary<std::asinh>},
    {"atan(x, /)", unary<std::atan>},
    {"atan2(y, x, /)", binary_function<std::atan2>},
    {"atanh(x, /)", unary<std::atanh>},
    {"cbrt(x, /)", unary<std::cbrt>},
    {"ceil(x, /)", rounded<std::ceil, Special::ceil>},
    {"comb(n, k, /)", math_comb},
    {"copysign(x, y, /)", binary_function<std::copysign>},
    {"cos(x, /)", unary<std::cos>},
    {"cosh(x, /)", unary<std::cosh, Infinite::range>},
    {"degrees(x, /)", unary<to_degrees>},
    {"dist(p, q, /)", math_dist},
    {"erf(x, /)", unary<std::erf>},
    {"erfc(x, /)", unary<std::erfc>},
    {"exp(x, /)", unary<std::exp, Infinite::range>},
    {"exp2(x, /)", unary<std::exp2, Infinite::range>},
    {"expm1(x, /)", unary<std::expm1, Infinite::range>},
    {"fabs(x, /)", unary<std::fabs>},
    {"factorial(n, /)", math_factorial},
    {"floor(x, /)", rounded<std::floor, Special::floor>},
    {"fma(x, y, z, /)", with_doubles<3, fused_multiply_add>},
    {"fmod(x, y, /)", binary_function<remainder_of_division>},
    {"frexp(x, /)", with_doubles<1, fraction_and_exponent>},
    {"fsum(seq, /)", math_fsum},
    {"gamma(x, /)", with_doubles<1, gamma_of>},
    {"gcd(*integers)", math_gcd},
    {"hypot(*coordinates)", math_hypot},
    {"isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", with_doubles<4, is_close>},
    {"isfinite(x, /)", predicate<is_finite>},
    {"isinf(x, /)", predicate<is_infinite>},
    {"isnan(x, /)", predicate<is_nan>},
    {"isqrt(n, /)", math_isqrt},
    {"lcm(*integers)", math_lcm},
    {"ldexp(x, i, /)", math_ldexp},
    {"lgamma(x, /)", with_doubles<1, log_gamma_of>},
    {"log", math_log},
    {"log10(x, /)", math_log_of_base<std::log10>},
    {"log1p(x, /)", unary<log_one_plus>},
    {"log2(x, /)", math_log_of_base<std::log2>},
    {"modf(x, /)", with_doubles<1, fraction_and_whole>},
    {"nextafter(x, y, /, *, steps=None)", math_nextafter},
    {"perm(n, k=None, /)", math_perm},
    {"pow(x, y, /)", with_doubles<2, power_of>},
    {"prod(iterable, /, *, start=1)", math_prod},
    {"radians(x, /)", unary<to_radians>},
    {"remainder(x, y, /)", binary_function<std::remainder>},
    {"sin(x, /)", unary<std::sin>},
    {"sinh(x, /)", unary<std::sinh, Infinite::range>},
    {"sqrt(x, /)", unary<std::sqrt>},
    {"sumprod(p, q, /)", math_sumprod},
    {"tan(x, /)", unary<std::tan>},
    {"tanh(x, /)", unary<std::tanh>},
    {"trunc(x, /)", math_trunc},
    {"ulp(x, /)", unary<unit_in_last_place>},
};

void define_math(Machine& m, ModuleObject* module) {
  m.define_functions(module, functions);
  const auto constant = [&](std::string_view name, double value) {
    module->namespace_->set(m.intern(name), Value::number(value));
  };
  constant("e", 2.718281828459045235360287471352662498);
  constant("inf", infinity);
  constant("nan", std::numeric_limits<double>::quiet_NaN());
  constant("pi", pi);
  constant("tau", 2 * pi);
  module->namespace_->set(m.names.doc, m.string("This module provides access to the mathematical "
                                                "functions\ndefined by the C standard."));
}

}  // namespace looplane::script
