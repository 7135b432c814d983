#include <bit>

#include "script/values/big_integer.hpp"

// Division of long integers.

namespace looplane::script {

namespace {

using DoubleLimb = boost::multiprecision::double_limb_type;
constexpr unsigned limb_bits = std::numeric_limits<Limb>::digits;

/// The low limb of a double one, and the high one.
Limb low(DoubleLimb value) { return static_cast<Limb>(value); }
Limb high(DoubleLimb value) { return static_cast<Limb>(value >> limb_bits); }

/// Limbs of a magnitude times 2**shift, with one more in front.
HeapVector<Limb> shifted_limbs(const Big& value, unsigned shift) {
  const auto& backend = value.backend();
  HeapVector<Limb> limbs(backend.size() + 1);
  Limb carry = 0;
  for (std::size_t i = 0; i < backend.size(); ++i) {
    const DoubleLimb wide = DoubleLimb{backend.limbs()[i]} << shift;
    limbs[i] = low(wide) | carry;
    carry = high(wide);
  }
  limbs.back() = carry;
  return limbs;
}

/// One limb of the quotient: what the divisor's two highest limbs say, which is at most one too
/// much (Knuth, The Art of Computer Programming, volume 2, 4.3.1, algorithm D, step D3). `rest`
/// points at the highest of the three limbs that are divided.
Limb estimate(const Limb* rest, Limb divisor, Limb next_of_divisor) {
  const DoubleLimb dividend = DoubleLimb{rest[0]} << limb_bits | rest[-1];
  DoubleLimb quotient = dividend / divisor;
  DoubleLimb remainder = dividend - quotient * divisor;
  while (high(quotient) != 0 ||
         low(quotient) * DoubleLimb{next_of_divisor} > (remainder << limb_bits | rest[-2])) {
    --quotient;
    remainder += divisor;
    if (high(remainder) != 0) break;
  }
  return low(quotient);
}

/// Subtracts the divisor times `factor`. false: that was more than there is (step D4).
bool subtract_multiple(Limb* rest, const Limb* divisor, std::size_t count, Limb factor) {
  Limb carry = 0;  // Of product and difference. Below the highest product's high limb is a zero.
  for (std::size_t i = 0; i < count; ++i) {
    const DoubleLimb product = DoubleLimb{factor} * divisor[i] + carry;
    carry = high(product) + (rest[i] < low(product) ? 1 : 0);
    rest[i] -= low(product);
  }
  const bool enough = rest[count] >= carry;
  rest[count] -= carry;
  return enough;
}

void add_back(Limb* rest, const Limb* divisor, std::size_t count) {
  Limb carry = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const DoubleLimb sum = DoubleLimb{rest[i]} + divisor[i] + carry;
    rest[i] = low(sum);
    carry = high(sum);
  }
  rest[count] += carry;
}

/// A number of these limbs, shifted back.
Big from_limbs(const Limb* limbs, std::size_t count, unsigned shift) {
  Big value;
  auto& backend = value.backend();
  backend.resize(static_cast<unsigned>(count), static_cast<unsigned>(count));
  for (std::size_t i = 0; i < count; ++i) {
    const DoubleLimb wide = DoubleLimb{limbs[i + 1]} << limb_bits | limbs[i];
    backend.limbs()[i] = low(wide >> shift);
  }
  backend.normalize();
  return value;
}

/// Of magnitudes: the dividend is not smaller than the divisor, which has more than one limb.
QuotientAndRemainder divide_magnitudes(const Big& a, const Big& b) {
  const std::size_t count = b.backend().size();
  const auto shift = static_cast<unsigned>(std::countl_zero(b.backend().limbs()[count - 1]));
  const HeapVector<Limb> divisor = shifted_limbs(b, shift);
  HeapVector<Limb> rest = shifted_limbs(a, shift);
  HeapVector<Limb> quotient(rest.size() - count + 1);
  for (std::size_t place = rest.size() - count; place-- > 0;) {
    Limb* part = rest.data() + place;
    Limb factor = estimate(part + count, divisor[count - 1], divisor[count - 2]);
    if (!subtract_multiple(part, divisor.data(), count, factor)) {
      --factor;
      add_back(part, divisor.data(), count);
    }
    quotient[place] = factor;
  }
  return {from_limbs(quotient.data(), quotient.size() - 1, 0),
          from_limbs(rest.data(), count, shift)};
}

/// Rounded towards zero. Boost's own way takes several divisions of double limbs for each limb.
QuotientAndRemainder divide(const Big& a, const Big& b) {
  QuotientAndRemainder result;
  const std::size_t count = b.backend().size();
  if (count == 1 || a.backend().size() <= count) {
    boost::multiprecision::divide_qr(a, b, result.quotient, result.remainder);
    return result;
  }
  result = divide_magnitudes(a, b);
  if ((a.sign() < 0) != (b.sign() < 0)) result.quotient = -result.quotient;
  if (a.sign() < 0) result.remainder = -result.remainder;
  return result;
}

}  // namespace

// Not with -- and ++: the latter loses the sign of some negative numbers in Boost 1.74.
QuotientAndRemainder floor_divide(const Big& a, const Big& b) {
  QuotientAndRemainder result = divide(a, b);
  if (!result.remainder.is_zero() && (result.remainder.sign() < 0) != (b.sign() < 0)) {
    result.quotient -= 1;
    result.remainder += b;
  }
  return result;
}

}  // namespace looplane::script
