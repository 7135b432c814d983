#include "script/values/complex.hpp"

#include <cmath>
#include <limits>

#include "script/machine/machine.hpp"
#include "script/values/integer.hpp"
#include "script/values/number.hpp"

namespace looplane::script {

Complex complex_add(Complex a, Complex b) { return {a.real + b.real, a.imaginary + b.imaginary}; }

Complex complex_subtract(Complex a, Complex b) {
  return {a.real - b.real, a.imaginary - b.imaginary};
}

Complex complex_multiply(Complex a, Complex b) {
  return {a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real};
}

// Divides by the larger part first, against overflow (_Py_c_quot).
Complex complex_divide(Complex a, Complex b) {
  if (std::fabs(b.real) >= std::fabs(b.imaginary)) {
    const double ratio = b.imaginary / b.real;
    const double denominator = b.real + b.imaginary * ratio;
    return {(a.real + a.imaginary * ratio) / denominator,
            (a.imaginary - a.real * ratio) / denominator};
  }
  if (std::fabs(b.imaginary) >= std::fabs(b.real)) {
    const double ratio = b.real / b.imaginary;
    const double denominator = b.real * ratio + b.imaginary;
    return {(a.real * ratio + a.imaginary) / denominator,
            (a.imaginary * ratio - a.real) / denominator};
  }
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  return {nan, nan};
}

Value complex_value(Machine& m, Complex value) {
  return m.make<ComplexObject>(m.types.complex_number, value);
}

static Complex whole_power(Complex base, unsigned exponent) {
  Complex result{1, 0};
  for (; exponent != 0; exponent >>= 1) {
    if ((exponent & 1) != 0) result = complex_multiply(result, base);
    base = complex_multiply(base, base);
  }
  return result;
}

static Complex general_power(Complex base, Complex exponent) {
  const double magnitude = std::hypot(base.real, base.imaginary);
  const double angle = std::atan2(base.imaginary, base.real);
  double length = std::pow(magnitude, exponent.real);
  double phase = angle * exponent.real;
  if (exponent.imaginary != 0) {
    length /= std::exp(angle * exponent.imaginary);
    phase += exponent.imaginary * std::log(magnitude);
  }
  return {length * std::cos(phase), length * std::sin(phase)};
}

Eventually<Value> complex_power(Machine& m, Complex base, Complex exponent) {
  const bool base_is_zero = base.real == 0 && base.imaginary == 0;
  const bool whole = exponent.imaginary == 0 && exponent.real == std::floor(exponent.real) &&
                     std::fabs(exponent.real) <= 100;
  Complex result{1, 0};
  if (base_is_zero && (exponent.imaginary != 0 || exponent.real < 0)) {
    return m.raise(m.types.ZeroDivisionError, "0.0 to a negative or complex power");
  }
  if (whole) {
    const auto times = static_cast<int>(exponent.real);
    result = whole_power(base, static_cast<unsigned>(times < 0 ? -times : times));
    if (times < 0) result = complex_divide({1, 0}, result);
  } else {
    result = base_is_zero ? Complex{} : general_power(base, exponent);
  }
  if (std::isinf(result.real) || std::isinf(result.imaginary)) {
    return m.raise(m.types.OverflowError, "complex exponentiation");
  }
  return complex_value(m, result);
}

Eventually<bool> read_complex(Machine& m, const Value& value, Complex& result) {
  if (value.is(Kind::complex_number)) {
    result = value.as<ComplexObject>()->value;
  } else if (is_float(value)) {
    result = {float_of(value), 0};
  } else if (is_integer(value)) {
    Eventually<double> real = integer_to_double(m, value);
    if (real.failed()) return Failure{};
    result = {real.take(), 0};
  } else {
    return false;
  }
  return true;
}

}  // namespace looplane::script
