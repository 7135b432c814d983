#include <array>
#include <cmath>
#include <limits>

#include "script/modules/math.hpp"

// Lanczos' approximation with the parameters that CPython's math module uses (N=13,
// g=6.02468...), so that the last digits agree with it.

namespace looplane::script {

static constexpr double infinity = std::numeric_limits<double>::infinity();
static constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
static constexpr double pi = 3.141592653589793238462643383279502884197;
static constexpr double log_pi = 1.144729885849400174143427351353058711647;
static constexpr double lanczos_g = 6.024680040776729583740234375;
static constexpr double lanczos_g_minus_half = 5.524680040776729583740234375;

static constexpr std::array<double, 13> numerator = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};

// x * (x + 1) * ... * (x + 11)
static constexpr std::array<double, 13> denominator = {
    0,       39916800, 120543840, 150917976, 105258076, 45995730, 13339535,
    2637558, 357423,   32670,     1925,      66,        1};

static double lanczos_sum(double x) {
  double above = 0;
  double below = 0;
  if (x < 5) {
    for (std::size_t i = numerator.size(); i-- > 0;) {
      above = above * x + numerator[i];
      below = below * x + denominator[i];
    }
  } else {  // In powers of 1/x, against overflow.
    for (std::size_t i = 0; i < numerator.size(); ++i) {
      above = above / x + numerator[i];
      below = below / x + denominator[i];
    }
  }
  return above / below;
}

/// sin(pi * x), exact where it is zero.
static double sine_of_pi_times(double x) {
  const double y = std::fmod(std::fabs(x), 2.0);
  double result = 0;
  switch (static_cast<int>(std::round(2.0 * y))) {
    case 0:
      result = std::sin(pi * y);
      break;
    case 1:
      result = std::cos(pi * (y - 0.5));
      break;
    case 2:  // Not sin(pi * (y - 1)), whose zero has the wrong sign.
      result = std::sin(pi * (1.0 - y));
      break;
    case 3:
      result = -std::cos(pi * (y - 1.5));
      break;
    default:
      result = std::sin(pi * (y - 2.0));
  }
  return std::copysign(1.0, x) * result;
}

double gamma_function(double x) {
  if (!std::isfinite(x)) return x > 0 ? x : not_a_number;
  if (x == 0) return not_a_number;
  if (x == std::floor(x)) {
    if (x < 0) return not_a_number;
    if (x <= 23) {  // Factorials that are exact.
      double product = 1;
      for (double factor = 2; factor < x; ++factor) product *= factor;
      return product;
    }
  }
  const double magnitude = std::fabs(x);
  if (magnitude < 1e-20) return 1.0 / x;
  if (magnitude > 200) return x < 0 ? 0.0 / sine_of_pi_times(x) : infinity;

  const double y = magnitude + lanczos_g_minus_half;
  // The rounding error of y, computed so that nothing is lost.
  double error;
  if (magnitude > lanczos_g_minus_half) {
    const double rest = y - magnitude;
    error = rest - lanczos_g_minus_half;
  } else {
    const double rest = y - lanczos_g_minus_half;
    error = rest - magnitude;
  }
  error = error * lanczos_g / y;
  // y ** (magnitude - 0.5), in two steps where one could overflow.
  const bool halves = magnitude >= 140;
  const double power = halves ? std::pow(y, magnitude / 2.0 - 0.25) : std::pow(y, magnitude - 0.5);
  double result;
  if (x < 0) {
    result = -pi / sine_of_pi_times(magnitude) / magnitude * std::exp(y) / lanczos_sum(magnitude);
    result -= error * result;
    result /= power;
    if (halves) result /= power;
  } else {
    result = lanczos_sum(magnitude) / std::exp(y);
    result += error * result;
    result *= power;
    if (halves) result *= power;
  }
  return result;
}

double log_gamma_function(double x) {
  if (std::isnan(x)) return x;
  if (std::isinf(x)) return infinity;
  if (x == std::floor(x) && x <= 2) return x <= 0 ? not_a_number : 0.0;
  const double magnitude = std::fabs(x);
  if (magnitude < 1e-20) return -std::log(magnitude);
  double result = std::log(lanczos_sum(magnitude)) - lanczos_g;
  result += (magnitude - 0.5) * (std::log(magnitude + lanczos_g - 0.5) - 1);
  if (x < 0) {
    result =
        log_pi - std::log(std::fabs(sine_of_pi_times(magnitude))) - std::log(magnitude) - result;
  }
  return result;
}

}  // namespace looplane::script
