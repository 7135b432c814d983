#include "script/values/number_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

#include "script/values/unicode.hpp"
#include "script/values/utf8.hpp"

namespace looplane::script {

namespace {

/// A positive number as 0.DIGITS * 10^point, without trailing zeros; zero is "0" with point 1.
struct Decimal {
  std::string digits;
  int point = 1;
};

/// Reads "d.ddde+xx".
Decimal from_scientific(std::string_view text) {
  Decimal result;
  const std::size_t exponent_mark = text.find('e');
  for (const char c : text.substr(0, exponent_mark)) {
    if (c != '.') result.digits += c;
  }
  result.point = std::atoi(std::string(text.substr(exponent_mark + 1)).c_str()) + 1;
  return result;
}

void drop_trailing_zeros(Decimal& number) {
  while (number.digits.size() > 1 && number.digits.back() == '0') number.digits.pop_back();
  if (number.digits == "0") number.point = 1;
}

Decimal shortest(double magnitude) {
  char buffer[32];
  const std::to_chars_result end =
      std::to_chars(buffer, buffer + sizeof buffer, magnitude, std::chars_format::scientific);
  return from_scientific({buffer, static_cast<std::size_t>(end.ptr - buffer)});
}

// The C library rounds the exact value half to even, at any precision, as CPython's dtoa does.
std::string print(const char* format, int precision, double magnitude) {
  const int size = std::snprintf(nullptr, 0, format, precision, magnitude);
  std::string text(static_cast<std::size_t>(size), '\0');
  std::snprintf(text.data(), text.size() + 1, format, precision, magnitude);
  return text;
}

/// Correctly rounded to so many digits in all.
Decimal significant(double magnitude, int count) {
  Decimal result = from_scientific(print("%.*e", count - 1, magnitude));
  drop_trailing_zeros(result);
  return result;
}

/// magnitude * 10^places, rounded half to even, where that is easily done: nothing for numbers with
/// very many digits, before the point or behind it.
std::optional<std::uint64_t> scaled(double magnitude, int places) {
  static constexpr int most_places = 15;
  static constexpr int mantissa_bits = 53;
  static constexpr double largest = 1e18;
  if (places > most_places) return std::nullopt;
  std::uint64_t factor = 1;
  for (int i = 0; i < places; ++i) factor *= 10;
  if (magnitude * static_cast<double>(factor) >= largest) return std::nullopt;
  int exponent = 0;
  const auto mantissa =
      static_cast<std::uint64_t>(std::ldexp(std::frexp(magnitude, &exponent), mantissa_bits));
  const int shift = mantissa_bits - exponent;
  if (shift <= 0 || shift > 100) return std::nullopt;
  __extension__ typedef unsigned __int128 Wide;
  const Wide product = Wide{mantissa} * factor;
  const Wide rest = product & ((Wide{1} << shift) - 1);
  const Wide half = Wide{1} << (shift - 1);
  const auto whole = static_cast<std::uint64_t>(product >> shift);
  return rest > half || (rest == half && whole % 2 == 1) ? whole + 1 : whole;
}

/// Correctly rounded to so many places behind the point.
Decimal fixed(double magnitude, int places) {
  if (const std::optional<std::uint64_t> number = scaled(magnitude, places)) {
    Decimal result;
    result.digits = std::to_string(*number);
    result.point = static_cast<int>(result.digits.size()) - places;
    drop_trailing_zeros(result);
    return result;
  }
  std::string text = print("%.*f", places, magnitude);
  Decimal result;
  const std::size_t point = std::min(text.find('.'), text.size());
  result.point = static_cast<int>(point);
  text.erase(point, 1);
  const std::size_t zeros = std::min(text.find_first_not_of('0'), text.size() - 1);
  result.point -= static_cast<int>(zeros);
  result.digits = text.substr(zeros);
  drop_trailing_zeros(result);
  return result;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void append_exponent(std::string& text, int exponent) {
  text += exponent < 0 ? "e-" : "e+";
  const std::string digits = std::to_string(std::abs(exponent));
  if (digits.size() < 2) text += '0';
  text += digits;
}

/// Python/pystrtod.c: format_float_short.
std::string finite_text(double magnitude, DoubleStyle style) {
  Decimal number;
  bool exponential = false;
  int last_digit = 0;  // How many digits are wanted at least, from the first on.
  switch (style.code) {
    case 'e':
      number = significant(magnitude, style.precision + 1);
      exponential = true;
      last_digit = style.precision + 1;
      break;
    case 'f':
      number = fixed(magnitude, style.precision);
      last_digit = number.point + style.precision;
      break;
    case 'g': {
      const int precision = std::max(style.precision, 1);
      number = significant(magnitude, precision);
      exponential = number.point <= -4 || number.point > precision - (style.point_zero ? 1 : 0);
      if (style.alternate) last_digit = precision;
      break;
    }
    default:
      number = shortest(magnitude);
      exponential = number.point <= -4 || number.point > 16;
  }
  const int exponent = number.point - 1;
  int point = exponential ? 1 : number.point;
  last_digit = std::max(last_digit, !exponential && style.point_zero ? point + 1 : point);
  last_digit = std::max(last_digit, static_cast<int>(number.digits.size()));
  std::string digits = std::move(number.digits);
  if (point <= 0) {
    digits.insert(0, static_cast<std::size_t>(1 - point), '0');
    last_digit += 1 - point;
    point = 1;
  }
  digits.resize(static_cast<std::size_t>(last_digit), '0');
  if (last_digit > point || style.alternate) digits.insert(static_cast<std::size_t>(point), 1, '.');
  if (exponential) append_exponent(digits, exponent);
  return digits;
}

}  // namespace

std::string double_text(double value, DoubleStyle style) {
  const bool capitals = style.code >= 'A' && style.code <= 'Z';
  if (capitals) style.code = static_cast<char>(style.code - 'A' + 'a');
  std::string text;
  if (std::isnan(value)) {
    text = "nan";
  } else {
    if (std::signbit(value)) text += '-';
    text += std::isinf(value) ? "inf" : finite_text(std::fabs(value), style);
  }
  if (capitals) {
    for (char& c : text) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
  }
  return text;
}

std::string float_repr(double value) { return double_text(value, {.point_zero = true}); }

std::string plain_number_text(std::string_view text) {
  std::string plain;
  for (const char32_t c : CodePoints(text)) {
    if (c < 0x7f) {
      plain += static_cast<char>(unicode::is_space(c) ? ' ' : c);
    } else if (unicode::is_space(c)) {
      plain += ' ';
    } else {
      const int digit = unicode::decimal_value(c);
      plain += digit < 0 ? '?' : static_cast<char>('0' + digit);
    }
  }
  const std::size_t first = plain.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return plain.substr(first, plain.find_last_not_of(' ') - first + 1);
}

std::optional<std::string> without_underscores(std::string_view text) {
  std::string result;
  char previous = '\0';
  for (const char c : text) {
    if (c == '_') {
      if (!is_digit(previous)) return std::nullopt;
    } else {
      if (previous == '_' && !is_digit(c)) return std::nullopt;
      result += c;
    }
    previous = c;
  }
  if (previous == '_') return std::nullopt;
  return result;
}

namespace {

/// Whether the text begins with the word, in any case.
bool begins_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(),
                                                  [](char w, char c) { return (c | 0x20) == w; });
}

/// How many bytes of a decimal number without sign the text begins with.
std::size_t decimal_size(std::string_view text) {
  std::size_t position = 0;
  std::size_t digits = 0;
  const auto skip_digits = [&] {
    const std::size_t start = position;
    while (position < text.size() && is_digit(text[position])) ++position;
    return position - start;
  };
  digits = skip_digits();
  if (position < text.size() && text[position] == '.') {
    ++position;
    digits += skip_digits();
  }
  if (digits == 0) return 0;
  const std::size_t mantissa_end = position;
  if (position < text.size() && (text[position] | 0x20) == 'e') {
    ++position;
    if (position < text.size() && (text[position] == '+' || text[position] == '-')) ++position;
    if (skip_digits() == 0) return mantissa_end;
  }
  return position;
}

}  // namespace

double read_float_prefix(std::string_view text, std::size_t& length) {
  const bool sign = !text.empty() && (text[0] == '-' || text[0] == '+');
  const std::string_view rest = text.substr(sign ? 1 : 0);
  double value = 0;
  if (begins_with_word(rest, "inf")) {
    length = begins_with_word(rest, "infinity") ? 8 : 3;
    value = std::numeric_limits<double>::infinity();
  } else if (begins_with_word(rest, "nan")) {
    length = 3;
    value = std::numeric_limits<double>::quiet_NaN();
  } else {
    length = decimal_size(rest);
    if (length == 0) return 0;
    value = std::strtod(std::string(rest.substr(0, length)).c_str(), nullptr);
  }
  if (sign) ++length;
  return sign && text[0] == '-' ? -value : value;
}

std::optional<double> parse_float(std::string_view text) {
  const std::optional<std::string> plain = without_underscores(plain_number_text(text));
  if (!plain) return std::nullopt;
  std::size_t length = 0;
  const double value = read_float_prefix(*plain, length);
  if (length == 0 || length != plain->size()) return std::nullopt;
  return value;
}

}  // namespace looplane::script
