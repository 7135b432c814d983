#include "script/machine/operations.hpp"
#include "script/values/big_integer.hpp"
#include "script/values/integer.hpp"

// What takes integers of a million bits longer than a slice may last, so it is done in steps that
// end in `breathe`. Short ones are left to Boost.

namespace looplane::script {

/// Of what Boost may do in one go.
static constexpr std::size_t short_length = 1 << 14;
static constexpr std::size_t short_modulus = 1 << 11;

static bool is_long(const Value& value) { return integer_bit_length(value) > short_length; }

Eventually<Value> integer_gcd(Machine& m, Value a, Value b) {
  while ((is_long(a) || is_long(b)) && integer_sign(b) != 0) {
    Value rest = co_await integer_binary(m, BinaryOperator::mod, a, b);
    a = std::move(b);
    b = std::move(rest);
    co_await m.breathe();
  }
  if (integer_sign(b) == 0) co_return integer_absolute(m, a);
  co_return integer_value(m, boost::multiprecision::gcd(*BigView(a), *BigView(b)));
}

/// mathmodule.c, "isqrt": each step doubles the number of the root's bits that are known. The
/// result may be one too large.
static Eventually<Value> near_square_root(Machine& m, Value n) {
  const std::size_t wanted = (integer_bit_length(n) - 1) / 2;
  Value root = Value::small_int(1);
  std::size_t known = 0;
  for (int step = std::bit_width(wanted) - 1; step >= 0; --step) {
    const std::size_t before = known;
    known = wanted >> step;
    const Value up = m.unsigned_integer(known - before - 1);
    const Value down = m.unsigned_integer(2 * wanted - before - known + 1);
    const Value high = co_await integer_binary(m, BinaryOperator::lshift, root, up);
    const Value top = co_await integer_binary(m, BinaryOperator::rshift, n, down);
    const Value low = co_await integer_binary(m, BinaryOperator::floordiv, top, root);
    root = co_await integer_binary(m, BinaryOperator::add, high, low);
    co_await m.breathe();
  }
  co_return root;
}

Eventually<Value> integer_square_root(Machine& m, Value n) {
  if (!is_long(n)) co_return integer_value(m, boost::multiprecision::sqrt(*BigView(n)));
  Value root = co_await near_square_root(m, n);
  const Value square = co_await integer_binary(m, BinaryOperator::mul, root, root);
  if (integer_compare(square, n) <= 0) co_return root;
  const Value one = Value::small_int(1);
  co_return co_await integer_binary(m, BinaryOperator::sub, root, one);
}

/// base**exponent % modulus, where 0 <= base < modulus and the exponent is not negative.
static Eventually<Value> power_in_steps(Machine& m, Value base, Value exponent, Value modulus) {
  Value power = Value::small_int(1);
  for (std::size_t bit = integer_bit_length(exponent); bit-- > 0;) {
    const Value square = co_await integer_binary(m, BinaryOperator::mul, power, power);
    power = co_await integer_binary(m, BinaryOperator::mod, square, modulus);
    if (bit_test(*BigView(exponent), static_cast<unsigned>(bit))) {
      const Value product = co_await integer_binary(m, BinaryOperator::mul, power, base);
      power = co_await integer_binary(m, BinaryOperator::mod, product, modulus);
    }
    co_await m.breathe();
  }
  co_return power;
}

Eventually<Value> integer_power_of_residue(Machine& m, const Value& base, const Value& exponent,
                                           const Value& modulus) {
  if (integer_bit_length(modulus) > short_modulus) {
    return power_in_steps(m, base, exponent, modulus);
  }
  const BigView divisor(modulus);
  if (*divisor == 1) return Value::small_int(0);
  return integer_value(m,
                       boost::multiprecision::powm(*BigView(base), *BigView(exponent), *divisor));
}

}  // namespace looplane::script
