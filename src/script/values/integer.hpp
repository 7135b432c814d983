#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "script/compile/opcodes.hpp"
#include "script/machine/eventually.hpp"
#include "script/values/value.hpp"

namespace looplane::script {

// Integers of any size. A result that fits 48 bits stands in its Value; a larger one, and any
// instance of a subclass of int, is an object of Kind::integer. bool counts as an integer here.
// What can only fail for want of memory or of a divisor returns an Eventually that is ready or
// failed, never one that has to be awaited, but for the last ones.

[[nodiscard]] inline bool is_integer(const Value& value) {
  return value.is_small_int() || value.is_bool() || value.is(Kind::integer);
}
/// One that operators treat by its value: of int itself, or a bool.
[[nodiscard]] inline bool plain_integer(const Value& value) {
  return value.is_small_int() || value.is_bool() || value.is_exact(Kind::integer);
}

/// The layout behind int, for its TypeDefinition: how large it is, and its destructor.
extern const std::uint32_t integer_object_size;
void finish_integer(Object* object);

// --- Looking at one -----------------------------------------------------------------------------
[[nodiscard]] std::optional<std::int64_t> integer_to_int64(const Value& value);
[[nodiscard]] std::optional<std::uint64_t> integer_to_uint64(const Value& value);
/// Cut off at the ends of int64.
[[nodiscard]] std::int64_t integer_clamped(const Value& value);
/// -1, 0, 1
[[nodiscard]] int integer_sign(const Value& value);
[[nodiscard]] bool integer_is_odd(const Value& value);
[[nodiscard]] std::strong_ordering integer_compare(const Value& a, const Value& b);
/// Exact: the float is not rounded, nor is the integer. Unordered for a NaN.
[[nodiscard]] std::partial_ordering integer_compare(const Value& a, double b);
[[nodiscard]] std::int64_t integer_hash(const Value& value);
[[nodiscard]] std::size_t integer_bit_length(const Value& value);
[[nodiscard]] std::size_t integer_bit_count(const Value& value);
/// Correctly rounded; nothing when it is too large for a float.
[[nodiscard]] std::optional<double> integer_to_double(const Value& value);
/// OverflowError "int too large to convert to float".
Eventually<double> integer_to_double(Machine& m, const Value& value);

// --- Text ---------------------------------------------------------------------------------------
/// Digits of bases 2 to 36, lower case, with a minus and without prefix. Has no limit.
std::string integer_to_text(const Value& value, int base = 10);
/// What str() does: ValueError for a number of more digits than sys.get_int_max_str_digits().
Eventually<Value> integer_to_string(Machine& m, const Value& value);
/// Reads what int(text, base) reads: white space around, a sign, a prefix where the base allows one
/// (base 0 asks the prefix), underscores between digits, decimal digits of any script. Nothing: it
/// is no integer. A failure: it has too many digits.
Eventually<Value> integer_from_text(Machine& m, std::string_view text, int base);

// --- Making one ---------------------------------------------------------------------------------
/// A plain int: of a bool, or of an instance of a subclass.
Value integer_plain(Machine& m, const Value& value);
/// An instance of a subclass of int.
Value integer_of_type(Machine& m, Type* type, const Value& value);
/// The integral part of a finite float.
Value integer_from_double(Machine& m, double value);
/// From bytes, the most significant first; two's complement when `is_signed`.
Value integer_from_bytes(Machine& m, std::string_view bytes, bool is_signed);
/// Of exactly `length` bytes, the most significant first. False: it does not fit.
bool integer_to_bytes(const Value& value, bool is_signed, std::span<std::uint8_t> bytes);

// --- Arithmetic ---------------------------------------------------------------------------------
/// Any operator except matmul; `truediv` and a negative exponent give a float.
Eventually<Value> integer_binary(Machine& m, BinaryOperator op, const Value& a, const Value& b);
/// The tuple of floor quotient and modulus.
Eventually<Value> integer_divmod(Machine& m, const Value& a, const Value& b);
/// The quotient rounded to the nearest, to the even one of two that are equally near; b > 0.
Eventually<Value> integer_divide_near(Machine& m, const Value& a, const Value& b);
Value integer_negative(Machine& m, const Value& value);
Value integer_absolute(Machine& m, const Value& value);
Value integer_invert(Machine& m, const Value& value);

// --- In steps, for long ones: to be awaited -----------------------------------------------------
Eventually<Value> integer_gcd(Machine& m, Value a, Value b);
/// The integral part of the square root of what is not negative.
Eventually<Value> integer_square_root(Machine& m, Value n);
/// base**exponent % modulus, where 0 <= base < modulus and the exponent is not negative.
Eventually<Value> integer_power_of_residue(Machine& m, const Value& base, const Value& exponent,
                                           const Value& modulus);
/// pow(base, exponent, modulus).
Eventually<Value> integer_power_modulo(Machine& m, const Value& base, const Value& exponent,
                                       const Value& modulus);

}  // namespace looplane::script
