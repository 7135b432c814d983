#include "script/modules/math.hpp"
#include "script/values/integer.hpp"

// The functions of math that take and give integers.

namespace looplane::script {

static Eventually<Value> times(Machine& m, const Value& a, const Value& b) {
  return integer_binary(m, BinaryOperator::mul, a, b);
}

/// first * (first + 1) * ... * last. Factors of about the same size are multiplied, which is what
/// keeps it fast.
static Eventually<Value> product_of_range(Machine& m, std::int64_t first, std::int64_t last) {
  if (last - first < 8) {
    Value product = m.integer(first);
    for (std::int64_t factor = first + 1; factor <= last; ++factor) {
      Value next_factor = m.integer(factor);
      product = co_await times(m, product, next_factor);
    }
    co_await m.breathe();
    co_return product;
  }
  const std::int64_t middle = first + (last - first) / 2;
  const Value low = co_await product_of_range(m, first, middle);
  const Value high = co_await product_of_range(m, middle + 1, last);
  co_return co_await times(m, low, high);
}

static Eventually<Value> factorial_of(Machine& m, const Value& n) {
  if (integer_sign(n) < 0) {
    return m.value_error("factorial() not defined for negative values");
  }
  const auto last = integer_to_int64(n);
  if (!last) {
    return m.raise(m.types.OverflowError,
                   "factorial() argument should not exceed 9223372036854775807");
  }
  if (*last < 2) return Value::small_int(1);
  return product_of_range(m, 2, *last);
}

Eventually<Value> math_factorial(Machine& m, Arguments a) {
  const Value n = co_await index(m, a[0]);
  co_return co_await factorial_of(m, n);
}

static Failure negative_argument(Machine& m, std::string_view name) {
  return m.value_error(concat(name, " must be a non-negative integer"));
}

/// n * (n - 1) * ... of k factors, any n.
static Eventually<Value> falling_product(Machine& m, Value n, std::int64_t k) {
  const auto last = integer_to_int64(n);
  if (k == 0) co_return Value::small_int(1);
  if (last) co_return co_await product_of_range(m, *last - k + 1, *last);
  Value product = n;
  const Value one = Value::small_int(1);
  for (std::int64_t i = 1; i < k; ++i) {
    n = co_await integer_binary(m, BinaryOperator::sub, n, one);
    product = co_await times(m, product, n);
    co_await m.breathe();
  }
  co_return product;
}

Eventually<Value> math_perm(Machine& m, Arguments a) {
  const Value n = co_await index(m, a[0]);
  if (a[1].is_none()) co_return co_await factorial_of(m, n);
  const Value k = co_await index(m, a[1]);
  if (integer_sign(n) < 0) co_return negative_argument(m, "n");
  if (integer_sign(k) < 0) co_return negative_argument(m, "k");
  if (integer_compare(n, k) < 0) co_return Value::small_int(0);
  const auto factors = integer_to_int64(k);
  if (!factors) {
    co_return m.raise(m.types.OverflowError, "k must not exceed 9223372036854775807");
  }
  co_return co_await falling_product(m, n, *factors);
}

Eventually<Value> math_comb(Machine& m, Arguments a) {
  const Value n = co_await index(m, a[0]);
  Value k = co_await index(m, a[1]);
  if (integer_sign(n) < 0) co_return negative_argument(m, "n");
  if (integer_sign(k) < 0) co_return negative_argument(m, "k");
  const Value others = co_await integer_binary(m, BinaryOperator::sub, n, k);
  if (integer_sign(others) < 0) co_return Value::small_int(0);
  if (integer_compare(others, k) < 0) k = others;
  const auto chosen = integer_to_int64(k);
  if (!chosen) {
    co_return m.raise(m.types.OverflowError, "min(n - k, k) must not exceed 9223372036854775807");
  }
  const Value above = co_await falling_product(m, n, *chosen);
  const Value below = co_await factorial_of(m, k);
  co_return co_await integer_binary(m, BinaryOperator::floordiv, above, below);
}

Eventually<Value> math_gcd(Machine& m, Arguments a) {
  const Value numbers = a[0];
  Value result = Value::small_int(0);
  for (std::uint32_t i = 0; i < numbers.as<TupleObject>()->count; ++i) {
    const Value number = co_await index(m, numbers.as<TupleObject>()->items[i]);
    result = co_await integer_gcd(m, result, number);
  }
  co_return result;
}

Eventually<Value> math_lcm(Machine& m, Arguments a) {
  const Value numbers = a[0];
  Value result = Value::small_int(1);
  for (std::uint32_t i = 0; i < numbers.as<TupleObject>()->count; ++i) {
    const Value number = co_await index(m, numbers.as<TupleObject>()->items[i]);
    if (integer_sign(result) == 0 || integer_sign(number) == 0) {
      result = Value::small_int(0);
      continue;
    }
    const Value divisor = co_await integer_gcd(m, result, number);
    const Value part = co_await integer_binary(m, BinaryOperator::floordiv, result, divisor);
    const Value product = co_await times(m, part, number);
    result = integer_absolute(m, product);
  }
  co_return result;
}

Eventually<Value> math_isqrt(Machine& m, Arguments a) {
  const Value n = co_await index(m, a[0]);
  if (integer_sign(n) < 0) co_return m.value_error("isqrt() argument must be nonnegative");
  co_return co_await integer_square_root(m, n);
}

}  // namespace looplane::script
