#include "script/builtins/number_hex.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>

namespace looplane::script {

std::string number_to_hex(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  const auto bits = std::bit_cast<std::uint64_t>(value);
  const std::uint64_t fraction = bits & 0xf'ffff'ffff'ffff;
  const auto biased = static_cast<int>(bits >> 52 & 0x7ff);
  const char* sign = std::signbit(value) ? "-" : "";
  if (value == 0) return std::string(sign) + "0x0.0p+0";
  const int exponent = biased == 0 ? -1022 : biased - 1023;
  char text[40];
  std::snprintf(text, sizeof text, "%s0x%d.%013llxp%+d", sign, biased == 0 ? 0 : 1,
                static_cast<unsigned long long>(fraction), exponent);
  return text;
}

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

/// Reads the text from its front.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool take(char wanted) {
    if (rest_.empty() || lower(rest_.front()) != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool take(std::string_view word) {
    if (rest_.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (lower(rest_[i]) != word[i]) return false;
    }
    rest_.remove_prefix(word.size());
    return true;
  }
  /// The next character as a digit of the base; -1: it is none.
  int take_digit(int base) {
    if (rest_.empty()) return -1;
    const char c = lower(rest_.front());
    int digit = -1;
    if (c >= '0' && c <= '9') digit = c - '0';
    if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
    if (digit >= base) return -1;
    if (digit >= 0) rest_.remove_prefix(1);
    return digit;
  }
  [[nodiscard]] bool empty() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

/// Sixty bits of a number, and whether anything but zeros follows them.
struct Mantissa {
  std::uint64_t bits = 0;
  bool sticky = false;
  long long exponent = 0;
  bool any_digit = false;

  void add(int digit, bool behind_point) {
    any_digit = true;
    if (bits >> 56 == 0) {
      bits = bits << 4 | static_cast<std::uint64_t>(digit);
      if (behind_point) exponent -= 4;
    } else {
      sticky = sticky || digit != 0;
      if (!behind_point) exponent += 4;
    }
  }
};

constexpr long long exponent_limit = 1'000'000'000'000'000;

bool read_exponent(Reader& reader, long long& exponent) {
  const bool negative = reader.take('-');
  if (!negative) reader.take('+');
  long long value = 0;
  int digit = reader.take_digit(10);
  if (digit < 0) return false;
  for (; digit >= 0; digit = reader.take_digit(10)) {
    if (value < exponent_limit) value = value * 10 + digit;
  }
  exponent = negative ? -value : value;
  return true;
}

/// bits * 2**exponent, rounded to the precision that a float of that size has.
double assemble(const Mantissa& mantissa) {
  if (mantissa.bits == 0) return 0;
  const int width = std::bit_width(mantissa.bits);
  const long long top = mantissa.exponent + width;  // 2**(top-1) <= value < 2**top
  if (top > 1024) return std::numeric_limits<double>::infinity();
  if (top < -1074) return 0;
  const long long lowest = std::max<long long>(top - 53, -1074);
  const auto dropped = static_cast<int>(lowest - mantissa.exponent);
  std::uint64_t kept = mantissa.bits;
  if (dropped > 0) {
    kept = dropped < 64 ? mantissa.bits >> dropped : 0;
    const std::uint64_t half = std::uint64_t{1} << (dropped - 1);
    const std::uint64_t rest = mantissa.bits - (dropped < 64 ? kept << dropped : 0);
    if (rest > half || (rest == half && (mantissa.sticky || (kept & 1) != 0))) ++kept;
    return std::ldexp(static_cast<double>(kept), static_cast<int>(lowest));
  }
  return std::ldexp(static_cast<double>(kept), static_cast<int>(mantissa.exponent));
}

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

HexResult number_from_hex(std::string_view text, double& value) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  Reader reader(text);
  const bool negative = reader.take('-');
  if (!negative) reader.take('+');
  if (reader.take("infinity") || reader.take("inf")) {
    value = std::numeric_limits<double>::infinity();
  } else if (reader.take("nan")) {
    value = std::numeric_limits<double>::quiet_NaN();
  } else {
    reader.take("0x");
    Mantissa mantissa;
    for (int digit; (digit = reader.take_digit(16)) >= 0;) mantissa.add(digit, false);
    if (reader.take('.')) {
      for (int digit; (digit = reader.take_digit(16)) >= 0;) mantissa.add(digit, true);
    }
    if (!mantissa.any_digit) return HexResult::invalid;
    long long exponent = 0;
    if (reader.take('p') && !read_exponent(reader, exponent)) return HexResult::invalid;
    if (!reader.empty()) return HexResult::invalid;
    mantissa.exponent += exponent;
    value = assemble(mantissa);
    if (std::isinf(value)) return HexResult::too_large;
  }
  if (!reader.empty()) return HexResult::invalid;
  if (negative) value = -value;
  return HexResult::read;
}

}  // namespace looplane::script
