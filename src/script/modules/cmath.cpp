#include <cmath>
#include <complex>
#include <limits>

#include "script/modules/math.hpp"
#include "script/modules/modules.hpp"
#include "script/values/complex.hpp"
#include "script/values/number.hpp"

// The cmath module. The formulas for finite numbers are Kahan's, arranged as in CPython's
// cmathmodule.c so that they round alike; infinities and NaN are left to the C library, which keeps
// to the same annex of the C standard.

namespace looplane::script {

namespace {

constexpr double pi = 3.141592653589793238462643383279502884197;
constexpr double e = 2.718281828459045235360287471352662498;
constexpr double ln2 = 0.6931471805599453094;
constexpr double ln10 = 2.302585092994045684;
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double large = std::numeric_limits<double>::max() / 4;
constexpr double smallest = std::numeric_limits<double>::min();
const double log_large = std::log(large);
const double sqrt_large = std::sqrt(large);
const double sqrt_smallest = std::sqrt(smallest);

bool is_large(Complex z) { return std::fabs(z.real) > large || std::fabs(z.imaginary) > large; }
/// log(|z|) for large z.
double log_of_large(Complex z) {
  return std::log(std::hypot(z.real / 2, z.imaginary / 2)) + ln2 * 2;
}

Complex square_root(Complex z) {
  double real = std::fabs(z.real);
  const double imaginary = std::fabs(z.imaginary);
  if (real == 0 && imaginary == 0) return {0, z.imaginary};
  double s;
  if (real < smallest && imaginary < smallest) {
    real = std::ldexp(real, 54);
    s = std::ldexp(std::sqrt(real + std::hypot(real, std::ldexp(imaginary, 54))), -27);
  } else {
    real /= 8.0;
    s = 2.0 * std::sqrt(real + std::hypot(real, imaginary / 8.0));
  }
  const double d = imaginary / (2.0 * s);
  if (z.real >= 0) return {s, std::copysign(d, z.imaginary)};
  return {d, std::copysign(s, z.imaginary)};
}

Complex arc_cosine(Complex z) {
  if (is_large(z)) {
    const double size = log_of_large(z);
    return {std::atan2(std::fabs(z.imaginary), z.real),
            z.real < 0 ? -std::copysign(size, z.imaginary) : std::copysign(size, -z.imaginary)};
  }
  const Complex a = square_root({1.0 - z.real, -z.imaginary});
  const Complex b = square_root({1.0 + z.real, z.imaginary});
  return {2.0 * std::atan2(a.real, b.real),
          std::asinh(b.real * a.imaginary - b.imaginary * a.real)};
}

Complex arc_hyperbolic_cosine(Complex z) {
  if (is_large(z)) return {log_of_large(z), std::atan2(z.imaginary, z.real)};
  const Complex a = square_root({z.real - 1.0, z.imaginary});
  const Complex b = square_root({z.real + 1.0, z.imaginary});
  return {std::asinh(a.real * b.real + a.imaginary * b.imaginary),
          2.0 * std::atan2(a.imaginary, b.real)};
}

Complex arc_hyperbolic_sine(Complex z) {
  if (is_large(z)) {
    const double size = log_of_large(z);
    return {z.imaginary >= 0 ? std::copysign(size, z.real) : -std::copysign(size, -z.real),
            std::atan2(z.imaginary, std::fabs(z.real))};
  }
  const Complex a = square_root({1.0 + z.imaginary, -z.real});
  const Complex b = square_root({1.0 - z.imaginary, z.real});
  return {std::asinh(a.real * b.imaginary - b.real * a.imaginary),
          std::atan2(z.imaginary, a.real * b.real - a.imaginary * b.imaginary)};
}

Complex arc_hyperbolic_tangent(Complex z) {
  if (z.real < 0 || (z.real == 0 && std::signbit(z.real))) {
    const Complex mirrored = arc_hyperbolic_tangent({-z.real, -z.imaginary});
    return {-mirrored.real, -mirrored.imaginary};
  }
  const double size = std::fabs(z.imaginary);
  if (z.real > sqrt_large || size > sqrt_large) {
    const double h = std::hypot(z.real / 2, z.imaginary / 2);
    return {z.real / 4 / h / h, -std::copysign(pi / 2, -z.imaginary)};
  }
  if (z.real == 1 && size < sqrt_smallest) {
    if (size == 0) return {not_a_number, not_a_number};  // A pole.
    return {-std::log(std::sqrt(size) / std::sqrt(std::hypot(size, 2.0))),
            std::copysign(std::atan2(2.0, -size) / 2, z.imaginary)};
  }
  const double rest = 1 - z.real;
  return {std::log1p(4 * z.real / (rest * rest + size * size)) / 4,
          -std::atan2(-2 * z.imaginary, rest * (1 + z.real) - size * size) / 2};
}

/// f(z) = -i * g(i * z): what sine, tangent and their inverses have in common with the hyperbolic
/// functions.
template <Complex (*function)(Complex)>
Complex turned(Complex z) {
  const Complex result = function({-z.imaginary, z.real});
  return {result.imaginary, -result.real};
}

Complex hyperbolic_cosine(Complex z) {
  const bool far = std::fabs(z.real) > log_large;
  const double real = far ? z.real - std::copysign(1.0, z.real) : z.real;
  const double scale = far ? e : 1.0;
  return {std::cos(z.imaginary) * std::cosh(real) * scale,
          std::sin(z.imaginary) * std::sinh(real) * scale};
}

Complex hyperbolic_sine(Complex z) {
  const bool far = std::fabs(z.real) > log_large;
  const double real = far ? z.real - std::copysign(1.0, z.real) : z.real;
  const double scale = far ? e : 1.0;
  return {std::cos(z.imaginary) * std::sinh(real) * scale,
          std::sin(z.imaginary) * std::cosh(real) * scale};
}

Complex hyperbolic_tangent(Complex z) {
  if (std::fabs(z.real) > log_large) {
    return {std::copysign(1.0, z.real), 4.0 * std::sin(z.imaginary) * std::cos(z.imaginary) *
                                            std::exp(-2.0 * std::fabs(z.real))};
  }
  const double tx = std::tanh(z.real);
  const double ty = std::tan(z.imaginary);
  const double cx = 1.0 / std::cosh(z.real);
  const double denominator = 1.0 + tx * ty * (tx * ty);
  return {tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx};
}

Complex cosine(Complex z) { return hyperbolic_cosine({-z.imaginary, z.real}); }

Complex exponential(Complex z) {
  const bool far = z.real > log_large;
  const double length = std::exp(far ? z.real - 1.0 : z.real);
  const double scale = far ? e : 1.0;
  return {length * std::cos(z.imaginary) * scale, length * std::sin(z.imaginary) * scale};
}

Complex logarithm(Complex z) {
  const double x = std::fabs(z.real);
  const double y = std::fabs(z.imaginary);
  const double angle = std::atan2(z.imaginary, z.real);
  if (x > large || y > large) return {std::log(std::hypot(x / 2.0, y / 2.0)) + ln2, angle};
  if (x < smallest && y < smallest) {
    if (x == 0 && y == 0) return {not_a_number, not_a_number};  // A pole.
    return {std::log(std::hypot(std::ldexp(x, 53), std::ldexp(y, 53))) - 53 * ln2, angle};
  }
  const double h = std::hypot(x, y);
  if (h < 0.71 || h > 1.73) return {std::log(h), angle};
  const double longer = x > y ? x : y;
  const double shorter = x > y ? y : x;
  return {std::log1p((longer - 1) * (longer + 1) + shorter * shorter) / 2.0, angle};
}

Complex decimal_logarithm(Complex z) {
  const Complex natural = logarithm(z);
  return {natural.real / ln10, natural.imaginary / ln10};
}

using Library = std::complex<double>;

// --- Arguments and results ----------------------------------------------------------------------

bool is_finite(Complex z) { return std::isfinite(z.real) && std::isfinite(z.imaginary); }
bool has_nan(Complex z) { return std::isnan(z.real) || std::isnan(z.imaginary); }

Eventually<Value> finish(Machine& m, Complex argument, Complex result) {
  if (is_finite(argument)) {
    if (std::isinf(result.real) || std::isinf(result.imaginary)) return math_range_error(m);
    if (has_nan(result)) return math_domain_error(m);
  }
  return complex_value(m, result);
}

Eventually<Complex> to_complex(Machine& m, Value value) {
  Complex result;
  const bool known = co_await read_complex(m, value, result);
  if (known) co_return result;
  if (!(*m.type_of(value))[Special::complex].empty()) {
    const Value converted = co_await call_special(m, value, Special::complex);
    if (!converted.is(Kind::complex_number)) {
      co_return m.type_error(concat(m.type_name(value),
                                    ".__complex__() returned non-complex (type ",
                                    m.type_name(converted), ")"));
    }
    co_return converted.as<ComplexObject>()->value;
  }
  result.real = co_await to_double(m, value);
  co_return result;
}

template <Complex (*function)(Complex), Library (*library)(const Library&)>
Eventually<Value> unary(Machine& m, Arguments a) {
  const Complex z = co_await to_complex(m, a[0]);
  if (is_finite(z)) co_return co_await finish(m, z, function(z));
  const Library result = library({z.real, z.imaginary});
  co_return complex_value(m, {result.real(), result.imag()});
}

Eventually<Value> cmath_log(Machine& m, Arguments a) {
  const Complex z = co_await to_complex(m, a[0]);
  Complex result = is_finite(z) ? logarithm(z) : Complex{infinity, std::atan2(z.imaginary, z.real)};
  if (has_nan(z) && !std::isinf(z.real) && !std::isinf(z.imaginary)) result.real = not_a_number;
  if (!a[1].empty()) {
    const Complex base = co_await to_complex(m, a[1]);
    const Complex divisor = logarithm(base);
    if (has_nan(divisor) && !has_nan(base)) co_return math_domain_error(m);
    if (divisor.real == 0 && divisor.imaginary == 0) co_return math_domain_error(m);
    result = complex_divide(result, divisor);
  }
  co_return co_await finish(m, z, result);
}

Eventually<Value> cmath_phase(Machine& m, Arguments a) {
  const Complex z = co_await to_complex(m, a[0]);
  co_return Value::number(std::atan2(z.imaginary, z.real));
}

Eventually<Value> cmath_polar(Machine& m, Arguments a) {
  const Complex z = co_await to_complex(m, a[0]);
  const double length = std::hypot(z.real, z.imaginary);
  if (std::isinf(length) && is_finite(z)) co_return math_range_error(m);
  co_return m.tuple({Value::number(length), Value::number(std::atan2(z.imaginary, z.real))});
}

Eventually<Value> rectangular(Machine& m, const std::array<double, 2>& x) {
  const double length = x[0];
  const double angle = x[1];
  if (length == 0) return complex_value(m, {0, 0});
  if (std::isinf(angle) && !std::isnan(length)) return math_domain_error(m);
  if (angle == 0) return complex_value(m, {length, length * angle});
  return complex_value(m, {length * std::cos(angle), length * std::sin(angle)});
}

template <bool (*test)(Complex)>
Eventually<Value> predicate(Machine& m, Arguments a) {
  const Complex z = co_await to_complex(m, a[0]);
  co_return Value::boolean(test(z));
}
bool is_infinite(Complex z) { return std::isinf(z.real) || std::isinf(z.imaginary); }

Eventually<Value> cmath_isclose(Machine& m, Arguments a) {
  const Complex x = co_await to_complex(m, a[0]);
  const Complex y = co_await to_complex(m, a[1]);
  const double relative = co_await to_double(m, a[2]);
  const double absolute_tolerance = co_await to_double(m, a[3]);
  if (relative < 0 || absolute_tolerance < 0) {
    co_return m.value_error("tolerances must be non-negative");
  }
  if (x.real == y.real && x.imaginary == y.imaginary) co_return Value::boolean(true);
  if (is_infinite(x) || is_infinite(y)) co_return Value::boolean(false);
  const double difference = std::hypot(x.real - y.real, x.imaginary - y.imaginary);
  co_return Value::boolean(difference <= relative * std::hypot(y.real, y.imaginary) ||
                           difference <= relative * std::hypot(x.real, x.imaginary) ||
                           difference <= absolute_tolerance);
}

constexpr NativeMethod functions[] = {
    {"acos(z, /)", unary<arc_cosine, std::acos<double>>},
    {"acosh(z, /)", unary<arc_hyperbolic_cosine, std::acosh<double>>},
    {"asin(z, /)", unary<turned<arc_hyperbolic_sine>, std::asin<double>>},
    {"asinh(z, /)", unary<arc_hyperbolic_sine, std::asinh<double>>},
    {"atan(z, /)", unary<turned<arc_hyperbolic_tangent>, std::atan<double>>},
    {"atanh(z, /)", unary<arc_hyperbolic_tangent, std::atanh<double>>},
    {"cos(z, /)", unary<cosine, std::cos<double>>},
    {"cosh(z, /)", unary<hyperbolic_cosine, std::cosh<double>>},
    {"exp(z, /)", unary<exponential, std::exp<double>>},
    {"isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", cmath_isclose},
    {"isfinite(z, /)", predicate<is_finite>},
    {"isinf(z, /)", predicate<is_infinite>},
    {"isnan(z, /)", predicate<has_nan>},
    {"log(z, base=..., /)", cmath_log},
    {"log10(z, /)", unary<decimal_logarithm, std::log10<double>>},
    {"phase(z, /)", cmath_phase},
    {"polar(z, /)", cmath_polar},
    {"rect(r, phi, /)", with_doubles<2, rectangular>},
    {"sin(z, /)", unary<turned<hyperbolic_sine>, std::sin<double>>},
    {"sinh(z, /)", unary<hyperbolic_sine, std::sinh<double>>},
    {"sqrt(z, /)", unary<square_root, std::sqrt<double>>},
    {"tan(z, /)", unary<turned<hyperbolic_tangent>, std::tan<double>>},
    {"tanh(z, /)", unary<hyperbolic_tangent, std::tanh<double>>},
};

}  // namespace

void define_cmath(Machine& m, ModuleObject* module) {
  m.define_functions(module, functions);
  const auto constant = [&](std::string_view name, Value value) {
    module->namespace_->set(m.intern(name), std::move(value));
  };
  constant("e", Value::number(e));
  constant("inf", Value::number(infinity));
  constant("infj", complex_value(m, {0, infinity}));
  constant("nan", Value::number(not_a_number));
  constant("nanj", complex_value(m, {0, not_a_number}));
  constant("pi", Value::number(pi));
  constant("tau", Value::number(2 * pi));
  module->namespace_->set(m.names.doc, m.string("This module provides access to mathematical "
                                                "functions for complex\nnumbers."));
}

}  // namespace looplane::script
