#pragma once

#include <array>

#include "script/machine/operations.hpp"

namespace looplane::script {

// The pieces of the math module, by file.

// --- math_integers.cpp --------------------------------------------------------------------------
Eventually<Value> math_comb(Machine& m, Arguments a);
Eventually<Value> math_factorial(Machine& m, Arguments a);
Eventually<Value> math_gcd(Machine& m, Arguments a);
Eventually<Value> math_isqrt(Machine& m, Arguments a);
Eventually<Value> math_lcm(Machine& m, Arguments a);
Eventually<Value> math_perm(Machine& m, Arguments a);

// --- math_sums.cpp ------------------------------------------------------------------------------
Eventually<Value> math_dist(Machine& m, Arguments a);
Eventually<Value> math_fsum(Machine& m, Arguments a);
Eventually<Value> math_hypot(Machine& m, Arguments a);
Eventually<Value> math_prod(Machine& m, Arguments a);
Eventually<Value> math_sumprod(Machine& m, Arguments a);

// --- math_gamma.cpp -----------------------------------------------------------------------------
/// NaN for a pole; infinite beyond the floats.
double gamma_function(double x);
double log_gamma_function(double x);

// --- math.cpp -----------------------------------------------------------------------------------
Failure math_domain_error(Machine& m);
Failure math_range_error(Machine& m);

/// Calls `compute` with the first `count` arguments as floats.
template <std::size_t count>
using DoublesCode = Eventually<Value> (*)(Machine& m, const std::array<double, count>& x);

template <std::size_t count>
Eventually<Value> with_doubles_slowly(Machine& m, Arguments a, DoublesCode<count> compute) {
  std::array<double, count> x;
  for (std::size_t i = 0; i < count; ++i) x[i] = co_await to_double(m, a[i]);
  co_return co_await compute(m, x);
}

template <std::size_t count, DoublesCode<count> compute>
Eventually<Value> with_doubles(Machine& m, Arguments a) {
  std::array<double, count> x;
  for (std::size_t i = 0; i < count; ++i) {
    if (a[i].is_number()) {
      x[i] = a[i].number();
    } else if (a[i].is_small_int()) {
      x[i] = static_cast<double>(a[i].small_int());
    } else {
      return with_doubles_slowly<count>(m, std::move(a), compute);
    }
  }
  return compute(m, x);
}

}  // namespace looplane::script
