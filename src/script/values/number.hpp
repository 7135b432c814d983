#pragma once

#include <cstdint>

#include "script/compile/opcodes.hpp"
#include "script/machine/eventually.hpp"
#include "script/values/functions.hpp"

namespace looplane::script {

[[nodiscard]] inline bool is_float(const Value& value) {
  return value.is_number() || value.is(Kind::number);
}
[[nodiscard]] inline double float_of(const Value& value) {
  return value.is_number() ? value.number() : value.as<NumberObject>()->value;
}

/// CPython's float_floor_div and float_rem, for a divisor that is not zero.
double floor_divide(double a, double b);
double floor_modulo(double a, double b);

/// Any operator of float: ready or failed at once. Empty: floats do not have it. The power of a
/// negative number may be complex.
Eventually<Value> number_binary(Machine& m, BinaryOperator op, double a, double b);
Eventually<Value> number_divmod(Machine& m, double a, double b);
/// round(value, digits), half to even of what the decimal expansion says (double_round).
Eventually<Value> number_round(Machine& m, double value, std::int64_t digits);

}  // namespace looplane::script
