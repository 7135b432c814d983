#pragma once

// The only door to Boost.Multiprecision, which compiles slowly: for the integer_*.cpp files alone.
#include <bit>
#include <limits>

#include <boost/config.hpp>
#ifdef __wasm__
#undef BOOST_HAS_INT128  // Limbs of 32 bits: there, each product of longer ones is a call.
#endif
#include <boost/multiprecision/cpp_int.hpp>

#include "script/machine/machine.hpp"
#include "script/values/heap.hpp"
#include "script/values/integer.hpp"

namespace looplane::script {

using Limb = boost::multiprecision::limb_type;
using Big = boost::multiprecision::number<
    boost::multiprecision::cpp_int_backend<0, 0, boost::multiprecision::signed_magnitude,
                                           boost::multiprecision::unchecked, HeapAllocator<Limb>>,
    boost::multiprecision::et_off>;

/// Results of more bits are refused with MemoryError: arithmetic on them could not be interrupted.
inline constexpr std::size_t largest_bit_length = std::size_t{1} << 26;
/// The same for products and powers, which take more time than their size tells, and for decimal
/// text.
inline constexpr std::size_t largest_product_length = std::size_t{1} << 24;
inline constexpr std::size_t largest_decimal_length = std::size_t{1100000};

struct IntegerObject : Object {
  Big value;
  IntegerObject(Big value, Type* type) : Object(Kind::integer, type), value(std::move(value)) {}
};

/// The value as an int64 when it is at hand without looking at limbs.
inline std::optional<std::int64_t> small_value(const Value& value) {
  if (value.is_small_int()) return value.small_int();
  if (value.is_bool()) return value.is_true() ? 1 : 0;
  return std::nullopt;
}

/// Sees any integer as a Big, without a copy where it is one.
class BigView {
 public:
  explicit BigView(const Value& value) {
    if (value.is_object()) {
      big_ = &value.as<IntegerObject>()->value;
    } else {
      storage_ = *small_value(value);
    }
  }
  BigView(const BigView&) = delete;
  BigView& operator=(const BigView&) = delete;

  const Big& operator*() const { return *big_; }
  const Big* operator->() const { return big_; }

 private:
  Big storage_;
  const Big* big_ = &storage_;
};

/// Puts a result into a Value: small when it fits.
Value integer_value(Machine& m, Big value);

/// Bits of the magnitude. (Boost's msb() takes no negative number, and its abs() makes a copy.)
inline std::size_t bit_length(const Big& value) {
  const auto& backend = value.backend();
  const std::size_t below = backend.size() - 1;
  return below * std::numeric_limits<Limb>::digits +
         static_cast<std::size_t>(std::bit_width(backend.limbs()[below]));
}

struct QuotientAndRemainder {
  Big quotient;
  Big remainder;
};
/// Rounded towards minus infinity; the remainder has the divisor's sign.
QuotientAndRemainder floor_divide(const Big& a, const Big& b);

/// Correctly rounded; infinite when it is too large.
double to_double(const Big& value);

}  // namespace looplane::script
