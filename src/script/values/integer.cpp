#include "script/values/integer.hpp"

#include <bit>
#include <cmath>
#include <exception>

#include "script/values/big_integer.hpp"

// What Boost asks for where exceptions are off. Each of its causes (division by zero, a conversion
// of what is not finite) is looked for before.
void boost::throw_exception(const std::exception&, const source_location&) { std::terminate(); }

namespace looplane::script {

namespace multiprecision = boost::multiprecision;

const std::uint32_t integer_object_size = sizeof(IntegerObject);

void finish_integer(Object* object) { static_cast<IntegerObject*>(object)->~IntegerObject(); }

// --- Machine's own ------------------------------------------------------------------------------

Value Machine::integer(std::int64_t value) {
  if (Value::fits(value)) return Value::small_int(value);
  return make<IntegerObject>(types.integer, Big(value));
}

Value Machine::unsigned_integer(std::uint64_t value) {
  if (value <= static_cast<std::uint64_t>(Value::largest_int)) {
    return Value::small_int(static_cast<std::int64_t>(value));
  }
  return make<IntegerObject>(types.integer, Big(value));
}

Value integer_value(Machine& m, Big value) {
  if (value.backend().size() * sizeof(Limb) <= sizeof(std::int64_t)) {
    const Big& constant = value;
    const auto magnitude = static_cast<std::uint64_t>(multiprecision::abs(constant));
    if (magnitude <= static_cast<std::uint64_t>(Value::largest_int)) {
      const auto small = static_cast<std::int64_t>(magnitude);
      return Value::small_int(value.sign() < 0 ? -small : small);
    }
  }
  if (value == Value::smallest_int) return Value::small_int(Value::smallest_int);
  return m.make<IntegerObject>(m.types.integer, std::move(value));
}

// --- Looking at one -----------------------------------------------------------------------------

std::optional<std::int64_t> integer_to_int64(const Value& value) {
  if (const auto small = small_value(value)) return small;
  const Big& big = value.as<IntegerObject>()->value;
  if (big < std::numeric_limits<std::int64_t>::min() ||
      big > std::numeric_limits<std::int64_t>::max()) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(big);
}

std::optional<std::uint64_t> integer_to_uint64(const Value& value) {
  if (const auto small = small_value(value)) {
    if (*small < 0) return std::nullopt;
    return static_cast<std::uint64_t>(*small);
  }
  const Big& big = value.as<IntegerObject>()->value;
  if (big.sign() < 0 || bit_length(big) > 64) return std::nullopt;
  return static_cast<std::uint64_t>(big);
}

std::int64_t integer_clamped(const Value& value) {
  if (const auto exact = integer_to_int64(value)) return *exact;
  return integer_sign(value) < 0 ? std::numeric_limits<std::int64_t>::min()
                                 : std::numeric_limits<std::int64_t>::max();
}

int integer_sign(const Value& value) {
  if (const auto small = small_value(value)) return *small < 0 ? -1 : *small > 0 ? 1 : 0;
  return value.as<IntegerObject>()->value.sign();
}

bool integer_is_odd(const Value& value) {
  if (const auto small = small_value(value)) return (*small & 1) != 0;
  return (value.as<IntegerObject>()->value.backend().limbs()[0] & 1) != 0;
}

std::strong_ordering integer_compare(const Value& a, const Value& b) {
  const auto small_a = small_value(a);
  const auto small_b = small_value(b);
  if (small_a && small_b) return *small_a <=> *small_b;
  return BigView(a)->compare(*BigView(b)) <=> 0;
}

std::int64_t integer_hash(const Value& value) {
  if (const auto small = small_value(value)) {
    if (*small == -1) return -2;  // -1 is CPython's mark of an error.
    return *small;
  }
  constexpr std::uint64_t modulus = (std::uint64_t{1} << 61) - 1;
  const Big& big = value.as<IntegerObject>()->value;
  const Big& magnitude = multiprecision::abs(big);
  auto hash = static_cast<std::int64_t>(static_cast<std::uint64_t>(magnitude % modulus));
  if (big.sign() < 0) hash = -hash;
  return hash == -1 ? -2 : hash;
}

std::size_t integer_bit_length(const Value& value) {
  if (const auto small = small_value(value)) {
    return static_cast<std::size_t>(
        std::bit_width(static_cast<std::uint64_t>(*small < 0 ? -*small : *small)));
  }
  return bit_length(value.as<IntegerObject>()->value);
}

std::size_t integer_bit_count(const Value& value) {
  const BigView big(value);
  const auto& backend = big->backend();
  std::size_t count = 0;
  for (std::size_t i = 0; i < backend.size(); ++i) {
    count +=
        static_cast<std::size_t>(std::popcount(static_cast<std::uint64_t>(backend.limbs()[i])));
  }
  return count;
}

// --- Making one ---------------------------------------------------------------------------------

Value integer_plain(Machine& m, const Value& value) {
  if (const auto small = small_value(value)) return Value::small_int(*small);
  if (value.object()->exact) return value;
  return integer_value(m, value.as<IntegerObject>()->value);
}

Value integer_of_type(Machine& m, Type* type, const Value& value) {
  return m.make<IntegerObject>(type, Big(*BigView(value)));
}

Value integer_from_bytes(Machine& m, std::string_view bytes, bool is_signed) {
  if (bytes.empty()) return Value::small_int(0);
  Big value;
  const auto* first = reinterpret_cast<const unsigned char*>(bytes.data());
  multiprecision::import_bits(value, first, first + bytes.size(), 8);
  if (is_signed && first[0] >= 0x80) value -= Big(1) << (bytes.size() * 8);
  return integer_value(m, std::move(value));
}

bool integer_to_bytes(const Value& value, bool is_signed, std::span<std::uint8_t> bytes) {
  const BigView view(value);
  Big big = *view;
  const std::size_t bits = bytes.size() * 8;
  const bool negative = big.sign() < 0;
  if (negative && !is_signed) return false;
  // In two's complement, -2**(bits-1) is the smallest. Like in CPython, 0 and -1 need no bytes.
  const std::size_t magnitude = bit_length(negative ? Big(big + 1) : big);
  if (magnitude + (is_signed && bits > 0 ? 1 : 0) > bits) return false;
  if (negative) big += Big(1) << bits;
  std::fill(bytes.begin(), bytes.end(), std::uint8_t{0});
  if (big.is_zero()) return true;
  const std::size_t length = (bit_length(big) + 7) / 8;
  multiprecision::export_bits(big, bytes.end() - static_cast<std::ptrdiff_t>(length), 8);
  return true;
}

// --- Arithmetic ---------------------------------------------------------------------------------

static Failure division_by_zero(Machine& m, std::string_view message) {
  return m.raise(m.types.ZeroDivisionError, message);
}

static Eventually<Value> multiply(Machine& m, const Big& a, const Big& b) {
  const std::size_t bits = bit_length(a) + bit_length(b);
  const bool both_long = std::min(bit_length(a), bit_length(b)) > 4096;
  const std::size_t limit = both_long ? largest_product_length : largest_bit_length;
  if (bits > limit || !m.heap().has_room(bits / 4)) return m.memory_error();
  return integer_value(m, a * b);
}

/// Long division takes a step for each pair of limbs of the quotient and the divisor, and nothing
/// can interrupt it.
static bool divides_quickly(const Big& a, const Big& b) {
  constexpr std::uint64_t most_steps = std::uint64_t{1} << 30;
  const std::uint64_t dividend = bit_length(a) / 64 + 1;
  const std::uint64_t divisor = bit_length(b) / 64 + 1;
  return dividend <= divisor || (dividend - divisor) * divisor <= most_steps;
}

static Eventually<Value> shift_left(Machine& m, const Big& a, const Value& count) {
  if (integer_sign(count) < 0) return m.value_error("negative shift count");
  if (a.is_zero()) return Value::small_int(0);
  const auto places = integer_to_int64(count);
  if (!places) return m.raise(m.types.OverflowError, "too many digits in integer");
  const auto bits = static_cast<std::uint64_t>(*places) + bit_length(a);
  if (bits > largest_bit_length || !m.heap().has_room(static_cast<std::size_t>(bits / 4))) {
    return m.memory_error();
  }
  return integer_value(m, a << static_cast<std::size_t>(*places));
}

static Eventually<Value> shift_right(Machine& m, const Big& a, const Value& count) {
  if (integer_sign(count) < 0) return m.value_error("negative shift count");
  const std::int64_t places = integer_clamped(count);
  if (static_cast<std::uint64_t>(places) > bit_length(a)) {
    return Value::small_int(a.sign() < 0 ? -1 : 0);
  }
  // Boost shifts the magnitude of a negative number: towards minus infinity is ~(~a >> n).
  if (a.sign() < 0)
    return integer_value(m, Big(-1) - (Big(Big(-1) - a) >> static_cast<std::size_t>(places)));
  return integer_value(m, a >> static_cast<std::size_t>(places));
}

static Eventually<Value> raise_to_power(Machine& m, const Value& a, const Value& b) {
  if (integer_sign(b) < 0) {
    const auto base = integer_to_double(a);
    const auto exponent = integer_to_double(b);
    if (!base || !exponent) {
      return m.raise(m.types.OverflowError, "int too large to convert to float");
    }
    if (*base == 0) return division_by_zero(m, "0.0 cannot be raised to a negative power");
    return Value::number(std::pow(*base, *exponent));
  }
  const BigView base(a);
  const std::size_t base_bits = bit_length(*base);
  if (base_bits <= 1) {  // -1, 0, 1: any exponent will do.
    if (base->sign() < 0) return Value::small_int(integer_is_odd(b) ? -1 : 1);
    return Value::small_int(base->is_zero() && integer_sign(b) != 0 ? 0 : 1);
  }
  const std::int64_t exponent = integer_clamped(b);
  // base**exponent has more than (base_bits - 1) * exponent bits.
  if (static_cast<std::uint64_t>(exponent) > largest_bit_length / (base_bits - 1) ||
      !m.heap().has_room(static_cast<std::size_t>(exponent) / 2 * base_bits)) {
    return m.memory_error();
  }
  const Big magnitude = multiprecision::abs(*base);
  const bool shifts = (magnitude & (magnitude - 1)).is_zero();
  if (!shifts && static_cast<std::uint64_t>(exponent) > largest_product_length / (base_bits - 1)) {
    return m.memory_error();
  }
  if (shifts) {
    Big power = Big(1) << ((base_bits - 1) * static_cast<std::size_t>(exponent));
    if (base->sign() < 0 && (exponent & 1) != 0) power = -power;
    return integer_value(m, std::move(power));
  }
  return integer_value(m, multiprecision::pow(*base, static_cast<unsigned>(exponent)));
}

static Eventually<Value> small_binary(Machine& m, BinaryOperator op, std::int64_t a,
                                      std::int64_t b) {
  switch (op) {
    case BinaryOperator::add:
      return m.integer(a + b);
    case BinaryOperator::sub:
      return m.integer(a - b);
    case BinaryOperator::mul: {
      std::int64_t product;
      if (!__builtin_mul_overflow(a, b, &product)) return m.integer(product);
      return integer_value(m, Big(a) * b);
    }
    case BinaryOperator::floordiv: {
      if (b == 0) return division_by_zero(m, "integer division or modulo by zero");
      const std::int64_t quotient = a / b;
      return m.integer(a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient);
    }
    case BinaryOperator::mod: {
      if (b == 0) return division_by_zero(m, "integer modulo by zero");
      const std::int64_t remainder = a % b;
      return m.integer(remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder);
    }
    case BinaryOperator::truediv:  // Both are exact as floats.
      if (b == 0) return division_by_zero(m, "division by zero");
      return Value::number(static_cast<double>(a) / static_cast<double>(b));
    case BinaryOperator::and_:
      return Value::small_int(a & b);
    case BinaryOperator::or_:
      return Value::small_int(a | b);
    case BinaryOperator::xor_:
      return Value::small_int(a ^ b);
    case BinaryOperator::lshift:
      if (b >= 0 && b < 15) return m.integer(a * (std::int64_t{1} << b));
      return shift_left(m, Big(a), Value::small_int(b));
    case BinaryOperator::rshift:
      if (b < 0) return m.value_error("negative shift count");
      return Value::small_int(a >> (b < 63 ? b : 63));
    default:
      return raise_to_power(m, Value::small_int(a), Value::small_int(b));
  }
}

static Eventually<Value> true_divide(Machine& m, const Big& a, const Big& b);

Eventually<Value> integer_binary(Machine& m, BinaryOperator op, const Value& a, const Value& b) {
  const auto small_a = small_value(a);
  const auto small_b = small_value(b);
  if (small_a && small_b) return small_binary(m, op, *small_a, *small_b);
  const BigView left(a);
  const BigView right(b);
  switch (op) {
    case BinaryOperator::add:
      return integer_value(m, *left + *right);
    case BinaryOperator::sub:
      return integer_value(m, *left - *right);
    case BinaryOperator::mul:
      return multiply(m, *left, *right);
    case BinaryOperator::floordiv:
      if (right->is_zero()) return division_by_zero(m, "integer division or modulo by zero");
      if (!divides_quickly(*left, *right)) return m.memory_error();
      return integer_value(m, floor_divide(*left, *right).quotient);
    case BinaryOperator::mod:
      if (right->is_zero()) return division_by_zero(m, "integer modulo by zero");
      if (!divides_quickly(*left, *right)) return m.memory_error();
      return integer_value(m, floor_divide(*left, *right).remainder);
    case BinaryOperator::truediv:
      if (right->is_zero()) return division_by_zero(m, "division by zero");
      return true_divide(m, *left, *right);
    case BinaryOperator::and_:
      return integer_value(m, *left & *right);
    case BinaryOperator::or_:
      return integer_value(m, *left | *right);
    case BinaryOperator::xor_:
      return integer_value(m, *left ^ *right);
    case BinaryOperator::lshift:
      return shift_left(m, *left, b);
    case BinaryOperator::rshift:
      return shift_right(m, *left, b);
    default:
      return raise_to_power(m, a, b);
  }
}

Eventually<Value> integer_divmod(Machine& m, const Value& a, const Value& b) {
  if (integer_sign(b) == 0) return division_by_zero(m, "integer division or modulo by zero");
  const auto small_a = small_value(a);
  const auto small_b = small_value(b);
  if (small_a && small_b) {
    Value quotient = small_binary(m, BinaryOperator::floordiv, *small_a, *small_b).take();
    Value remainder = small_binary(m, BinaryOperator::mod, *small_a, *small_b).take();
    return m.tuple({std::move(quotient), std::move(remainder)});
  }
  const BigView dividend(a);
  const BigView divisor(b);
  if (!divides_quickly(*dividend, *divisor)) return m.memory_error();
  QuotientAndRemainder result = floor_divide(*dividend, *divisor);
  Value quotient = integer_value(m, std::move(result.quotient));
  Value remainder = integer_value(m, std::move(result.remainder));
  return m.tuple({std::move(quotient), std::move(remainder)});
}

Eventually<Value> integer_divide_near(Machine& m, const Value& a, const Value& b) {
  const BigView divisor(b);
  QuotientAndRemainder result = floor_divide(*BigView(a), *divisor);
  const int order = Big(result.remainder * 2).compare(*divisor);
  const bool odd = !result.quotient.is_zero() && (result.quotient.backend().limbs()[0] & 1) != 0;
  if (order > 0 || (order == 0 && odd)) result.quotient += 1;
  return integer_value(m, std::move(result.quotient));
}

/// The number whose product with `value` is 1 modulo `modulus` > 0; zero when there is none and the
/// modulus is not 1 (long_invmod).
static std::optional<Big> inverse(const Big& value, const Big& modulus) {
  Big a = modulus;
  Big b = floor_divide(value, modulus).remainder;
  Big previous = 0;
  Big current = 1;
  while (!b.is_zero()) {
    QuotientAndRemainder division = floor_divide(a, b);
    a = std::move(b);
    b = std::move(division.remainder);
    Big next = previous - division.quotient * current;
    previous = std::move(current);
    current = std::move(next);
  }
  if (a != 1) return std::nullopt;
  return floor_divide(previous, modulus).remainder;
}

/// A residue has the sign of the modulus, which is negative.
static Eventually<Value> below_zero(Machine& m, Eventually<Value> power, Value modulus) {
  Value result = co_await std::move(power);
  if (integer_sign(result) == 0) co_return result;
  co_return co_await integer_binary(m, BinaryOperator::add, result, modulus);
}

Eventually<Value> integer_power_modulo(Machine& m, const Value& base, const Value& exponent,
                                       const Value& modulus) {
  if (integer_sign(modulus) == 0) return m.value_error("pow() 3rd argument cannot be 0");
  const BigView signed_modulus(modulus);
  const Big positive = multiprecision::abs(*signed_modulus);
  Big factor = *BigView(base);
  Big times = *BigView(exponent);
  if (times.sign() < 0) {
    auto inverted = inverse(factor, positive);
    if (!inverted) return m.value_error("base is not invertible for the given modulus");
    factor = std::move(*inverted);
    times = -times;
  }
  const Value residue = integer_value(m, floor_divide(factor, positive).remainder);
  const Value steps = integer_value(m, std::move(times));
  Eventually<Value> power = integer_power_of_residue(m, residue, steps, integer_value(m, positive));
  if (signed_modulus->sign() > 0) return power;
  return below_zero(m, std::move(power), modulus);
}

Value integer_negative(Machine& m, const Value& value) {
  if (const auto small = small_value(value)) return m.integer(-*small);
  return integer_value(m, -value.as<IntegerObject>()->value);
}

Value integer_absolute(Machine& m, const Value& value) {
  return integer_sign(value) < 0 ? integer_negative(m, value) : integer_plain(m, value);
}

Value integer_invert(Machine& m, const Value& value) {
  if (const auto small = small_value(value)) return m.integer(~*small);
  return integer_value(m, Big(-1) - value.as<IntegerObject>()->value);
}

// --- Floats -------------------------------------------------------------------------------------

double to_double(const Big& value) {
  Big magnitude = multiprecision::abs(value);
  const std::size_t bits = bit_length(magnitude);
  double result;
  if (bits <= 64) {
    result = static_cast<double>(static_cast<std::uint64_t>(magnitude));
  } else if (bits > 1024) {
    result = std::numeric_limits<double>::infinity();
  } else {
    // The conversion of 64 bits rounds; the last of them tells that something follows.
    const std::size_t dropped = bits - 64;
    auto top = static_cast<std::uint64_t>(Big(magnitude >> dropped));
    if (multiprecision::lsb(magnitude) < dropped) top |= 1;
    result = std::ldexp(static_cast<double>(top), static_cast<int>(dropped));
  }
  return value.sign() < 0 ? -result : result;
}

std::optional<double> integer_to_double(const Value& value) {
  if (const auto small = small_value(value)) return static_cast<double>(*small);
  const double result = to_double(value.as<IntegerObject>()->value);
  if (std::isinf(result)) return std::nullopt;
  return result;
}

Eventually<double> integer_to_double(Machine& m, const Value& value) {
  if (const auto result = integer_to_double(value)) return *result;
  return m.raise(m.types.OverflowError, "int too large to convert to float");
}

Value integer_from_double(Machine& m, double value) {
  if (std::fabs(value) < 9e18) return m.integer(static_cast<std::int64_t>(value));
  int exponent;
  const double fraction = std::frexp(value, &exponent);
  const auto mantissa = static_cast<std::int64_t>(std::ldexp(fraction, 53));
  return integer_value(m, Big(mantissa) << (exponent - 53));
}

std::partial_ordering integer_compare(const Value& a, double b) {
  if (const auto small = small_value(a)) return static_cast<double>(*small) <=> b;
  if (std::isnan(b)) return std::partial_ordering::unordered;
  const Big& big = a.as<IntegerObject>()->value;
  if (std::isinf(b)) return 0 <=> b;
  // Beyond 48 bits; equal integral parts leave the fraction to tell.
  int exponent;
  const double whole = std::trunc(b);
  const double fraction = std::frexp(whole, &exponent);
  const auto mantissa = static_cast<std::int64_t>(std::ldexp(fraction, 53));
  const Big integral =
      exponent > 53 ? Big(mantissa) << (exponent - 53) : Big(static_cast<std::int64_t>(whole));
  const int order = big.compare(integral);
  return order != 0 ? std::partial_ordering(order <=> 0) : whole <=> b;
}

// The quotient with two bits more than a float has, the last one sticky, is then rounded once, to
// the precision that its size has (long_true_divide in CPython's longobject.c).
static Eventually<Value> true_divide(Machine& m, const Big& a, const Big& b) {
  const bool negative = (a.sign() < 0) != (b.sign() < 0);
  const double zero = negative ? -0.0 : 0.0;
  if (a.is_zero()) return Value::number(zero);
  Big dividend = multiprecision::abs(a);
  Big divisor = multiprecision::abs(b);
  const auto difference = static_cast<std::int64_t>(bit_length(dividend)) -
                          static_cast<std::int64_t>(bit_length(divisor));
  constexpr std::string_view too_large = "integer division result too large for a float";
  if (difference > 1024) return m.raise(m.types.OverflowError, too_large);
  if (difference < -1075) return Value::number(zero);
  const int shift = static_cast<int>(std::max<std::int64_t>(difference, -1021)) - 55;
  if (shift <= 0) {
    dividend <<= -shift;
  } else {
    divisor <<= shift;
  }
  QuotientAndRemainder division = floor_divide(dividend, divisor);
  auto quotient = static_cast<std::uint64_t>(division.quotient);
  if (!division.remainder.is_zero()) quotient |= 1;
  const int extra_bits = std::max(static_cast<int>(std::bit_width(quotient)), -1021 - shift) - 53;
  const std::uint64_t mask = std::uint64_t{1} << (extra_bits - 1);
  if ((quotient & mask) != 0 && (quotient & (3 * mask - 1)) != 0) quotient += mask;
  quotient &= ~(2 * mask - 1);
  const double result = std::ldexp(static_cast<double>(quotient), shift);
  if (std::isinf(result)) return m.raise(m.types.OverflowError, too_large);
  return Value::number(negative ? -result : result);
}

}  // namespace looplane::script
