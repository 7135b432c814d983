#include <cmath>
#include <limits>

#include "script/modules/math.hpp"
#include "script/values/integer.hpp"
#include "script/values/number.hpp"

// The functions of math that add up or multiply what an iterable gives.

namespace looplane::script {

namespace {

/// A sum or product of two floats and the error that rounding it made.
struct DoubleLength {
  double high;
  double low;
};

DoubleLength exact_product(double x, double y) {
  const double product = x * y;
  return {product, std::fma(x, y, -product)};
}

/// Needs |a| >= |b|.
DoubleLength exact_sum_ordered(double a, double b) {
  const double sum = a + b;
  return {sum, (a - sum) + b};
}

DoubleLength exact_sum(double a, double b) {
  const double sum = a + b;
  const double part = sum - a;
  return {sum, (a - (sum - part)) + (b - part)};
}

/// Shewchuk's exact sum of floats (math.fsum).
class ExactSum {
 public:
  /// False: the sum went beyond the floats.
  bool add(double x) {
    const double given = x;
    std::size_t kept = 0;
    for (double partial : partials_) {
      if (std::fabs(x) < std::fabs(partial)) std::swap(x, partial);
      const DoubleLength sum = exact_sum_ordered(x, partial);
      if (sum.low != 0) partials_[kept++] = sum.low;
      x = sum.high;
    }
    partials_.resize(kept);
    if (x == 0) return true;
    if (std::isfinite(x)) {
      partials_.push_back(x);
      return true;
    }
    if (std::isfinite(given)) return false;
    if (std::isinf(given)) infinities_ += given;
    specials_ += given;
    partials_.clear();
    return true;
  }

  [[nodiscard]] bool has_special() const { return specials_ != 0; }
  [[nodiscard]] bool infinities_cancel() const { return std::isnan(infinities_); }
  [[nodiscard]] double special() const { return specials_; }

  /// The partial sums rounded once, half to even.
  [[nodiscard]] double total() const {
    std::size_t n = partials_.size();
    if (n == 0) return 0;
    DoubleLength sum{partials_[--n], 0};
    while (n > 0) {
      sum = exact_sum_ordered(sum.high, partials_[--n]);
      if (sum.low != 0) break;
    }
    // What is half way goes where the next partial points.
    if (n > 0 && ((sum.low < 0 && partials_[n - 1] < 0) || (sum.low > 0 && partials_[n - 1] > 0))) {
      const double twice = sum.low * 2;
      const double rounded = sum.high + twice;
      if (twice == rounded - sum.high) return rounded;
    }
    return sum.high;
  }

 private:
  HeapVector<double> partials_;  // Not overlapping, growing in magnitude.
  double infinities_ = 0;
  double specials_ = 0;
};

/// Products of floats, added in three times their precision (math.sumprod).
class TripleSum {
 public:
  void add_product(double x, double y) {
    const DoubleLength product = exact_product(x, y);
    const DoubleLength sum = exact_sum(high_, product.high);
    const DoubleLength middle = exact_sum(low_, product.low);
    const DoubleLength rest = exact_sum(middle.high, sum.low);
    high_ = sum.high;
    low_ = rest.high;
    tiny_ += middle.low + rest.low;
  }
  [[nodiscard]] double total() const {
    const DoubleLength last = exact_sum(low_, high_);
    return tiny_ + last.low + last.high;
  }

 private:
  double high_ = 0;
  double low_ = 0;
  double tiny_ = 0;
};

/// The length of a vector whose largest magnitude is known; changes the vector (vector_norm).
double vector_norm(std::span<double> vector, double largest, bool found_nan) {
  if (std::isinf(largest)) return largest;
  if (found_nan) return std::numeric_limits<double>::quiet_NaN();
  if (largest == 0 || vector.size() <= 1) return largest;
  int exponent;
  std::frexp(largest, &exponent);
  constexpr double smallest = std::numeric_limits<double>::min();
  if (exponent < -1023) {  // 2**-exponent would be infinite.
    for (double& x : vector) x /= smallest;
    return smallest * vector_norm(vector, largest / smallest, found_nan);
  }
  const double scale = std::ldexp(1.0, -exponent);
  double sum = 1.0;
  double products_rest = 0.0;
  double sums_rest = 0.0;
  const auto add = [&](DoubleLength product) {
    const DoubleLength next = exact_sum_ordered(sum, product.high);
    sum = next.high;
    products_rest += product.low;
    sums_rest += next.low;
  };
  for (const double x : vector) add(exact_product(x * scale, x * scale));
  double root = std::sqrt(sum - 1.0 + (products_rest + sums_rest));
  add(exact_product(-root, root));
  root += (sum - 1.0 + (products_rest + sums_rest)) / (2.0 * root);
  return root / scale;
}

/// Collects a vector's parts and what vector_norm wants to know of them.
struct Vector {
  HeapVector<double> parts;
  double largest = 0;
  bool found_nan = false;

  void add(double x) {
    x = std::fabs(x);
    parts.push_back(x);
    found_nan = found_nan || std::isnan(x);
    if (x > largest) largest = x;
  }
  double length() { return vector_norm(parts, largest, found_nan); }
};

}  // namespace

Eventually<Value> math_hypot(Machine& m, Arguments a) {
  const Value coordinates = a[0];
  Vector vector;
  for (std::uint32_t i = 0; i < coordinates.as<TupleObject>()->count; ++i) {
    const double x = co_await to_double(m, coordinates.as<TupleObject>()->items[i]);
    vector.add(x);
  }
  co_return Value::number(vector.length());
}

Eventually<Value> math_dist(Machine& m, Arguments a) {
  const Value p = co_await tuple_from(m, a[0]);
  const Value q = co_await tuple_from(m, a[1]);
  const std::uint32_t count = p.as<TupleObject>()->count;
  if (count != q.as<TupleObject>()->count) {
    co_return m.value_error("both points must have the same number of dimensions");
  }
  Vector vector;
  for (std::uint32_t i = 0; i < count; ++i) {
    const double x = co_await to_double(m, p.as<TupleObject>()->items[i]);
    const double y = co_await to_double(m, q.as<TupleObject>()->items[i]);
    vector.add(x - y);
  }
  co_return Value::number(vector.length());
}

Eventually<Value> math_fsum(Machine& m, Arguments a) {
  const Value iterator = co_await get_iterator(m, a[0]);
  ExactSum sum;
  while (true) {
    const Value item = co_await next(m, iterator);
    if (item.empty()) break;
    const double x = co_await to_double(m, item);
    if (!sum.add(x)) co_return m.raise(m.types.OverflowError, "intermediate overflow in fsum");
    co_await m.breathe();
  }
  if (!sum.has_special()) co_return Value::number(sum.total());
  if (sum.infinities_cancel()) co_return m.value_error("-inf + inf in fsum");
  co_return Value::number(sum.special());
}

Eventually<Value> math_prod(Machine& m, Arguments a) {
  const Value iterator = co_await get_iterator(m, a[0]);
  Value product = a[1];
  while (true) {
    const Value item = co_await next(m, iterator);
    if (item.empty()) co_return product;
    product = co_await binary(m, BinaryOperator::mul, product, item);
    co_await m.breathe();
  }
}

/// Whether the pair can be multiplied as floats: two of them, or one and an int.
static bool float_pair(const Value& p, const Value& q, double& x, double& y) {
  if (!p.is_number() && !q.is_number()) return false;
  const auto read = [](const Value& value, double& number) {
    if (value.is_number()) {
      number = value.number();
      return true;
    }
    if (!value.is_small_int() && !value.is_bool() && !value.is_exact(Kind::integer)) return false;
    const auto converted = integer_to_double(value);
    if (!converted) return false;
    number = *converted;
    return true;
  };
  return read(p, x) && read(q, y);
}

// Integers are added as they are, floats with more precision from the first pair that has one to
// the first that has none, then everything as objects (math_sumprod_impl).
Eventually<Value> math_sumprod(Machine& m, Arguments a) {
  const Value p_iterator = co_await get_iterator(m, a[0]);
  const Value q_iterator = co_await get_iterator(m, a[1]);
  Value total = Value::small_int(0);
  TripleSum floats;
  bool in_floats = false;
  bool floats_over = false;
  while (true) {
    const Value p = co_await next(m, p_iterator);
    const Value q = co_await next(m, q_iterator);
    if (p.empty() != q.empty()) co_return m.value_error("Inputs are not the same length");
    double x = 0;
    double y = 0;
    const bool as_floats = !p.empty() && !floats_over && float_pair(p, q, x, y);
    if (in_floats && !as_floats) {
      const Value sum = Value::number(floats.total());
      total = co_await binary(m, BinaryOperator::add, total, sum);
      in_floats = false;
      floats_over = true;
    }
    if (p.empty()) co_return total;
    if (as_floats) {
      in_floats = true;
      floats.add_product(x, y);
    } else {
      const Value product = co_await binary(m, BinaryOperator::mul, p, q);
      total = co_await binary(m, BinaryOperator::add, total, product);
    }
    co_await m.breathe();
  }
}

}  // namespace looplane::script
