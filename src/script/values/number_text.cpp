#include "script/values/number_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "script/values/utf8.hpp"

namespace looplane::script {

namespace {

/// The zeros of Unicode 15.1; nine digits follow each.
constexpr std::array<char32_t, 68> zeros = {
    0x30,    0x660,   0x6f0,   0x7c0,   0x966,   0x9e6,   0xa66,   0xae6,   0xb66,   0xbe6,
    0xc66,   0xce6,   0xd66,   0xde6,   0xe50,   0xed0,   0xf20,   0x1040,  0x1090,  0x17e0,
    0x1810,  0x1946,  0x19d0,  0x1a80,  0x1a90,  0x1b50,  0x1bb0,  0x1c40,  0x1c50,  0xa620,
    0xa8d0,  0xa900,  0xa9d0,  0xa9f0,  0xaa50,  0xabf0,  0xff10,  0x104a0, 0x10d30, 0x11066,
    0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0,
    0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8,
    0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950, 0x1fbf0};

bool is_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x20) || c == 0x85 || c == 0xa0 ||
         c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
         c == 0x205f || c == 0x3000;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Cuts a word off, in any case of letters.
bool take_word(std::string_view& text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if ((text[i] | 0x20) != word[i]) return false;
  }
  text.remove_prefix(word.size());
  return true;
}

/// The length of a decimal literal without sign at the start of the text; 0: there is none.
std::size_t literal_length(std::string_view text) {
  std::size_t position = 0;
  const auto skip_digits = [&] {
    const std::size_t before = position;
    while (position < text.size() && is_digit(text[position])) ++position;
    return position - before;
  };
  std::size_t digits = skip_digits();
  if (position < text.size() && text[position] == '.') {
    ++position;
    digits += skip_digits();
  }
  if (digits == 0) return 0;
  const std::size_t mantissa = position;
  if (position < text.size() && (text[position] | 0x20) == 'e') {
    ++position;
    if (position < text.size() && (text[position] == '+' || text[position] == '-')) ++position;
    if (skip_digits() > 0) return position;
  }
  return mantissa;
}

}  // namespace

int decimal_digit(char32_t character) {
  const auto* after = std::upper_bound(zeros.begin(), zeros.end(), character);
  if (after == zeros.begin()) return -1;
  const char32_t digit = character - *(after - 1);
  return digit < 10 ? static_cast<int>(digit) : -1;
}

std::string numeric_text(std::string_view text) {
  std::string ascii;
  ascii.reserve(text.size());
  for (const char32_t c : CodePoints(text)) {
    const int digit = decimal_digit(c);
    if (is_space(c)) {
      ascii += ' ';
    } else if (digit >= 0) {
      ascii += static_cast<char>('0' + digit);
    } else {
      ascii += c < 0x80 ? static_cast<char>(c) : '?';
    }
  }
  const std::size_t begin = ascii.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return ascii.substr(begin, ascii.find_last_not_of(' ') - begin + 1);
}

std::optional<double> take_double(std::string_view& text) {
  std::string_view rest = text;
  const bool negative = !rest.empty() && rest.front() == '-';
  if (negative || (!rest.empty() && rest.front() == '+')) rest.remove_prefix(1);
  double value = 0;
  if (take_word(rest, "infinity") || take_word(rest, "inf")) {
    value = std::numeric_limits<double>::infinity();
  } else if (take_word(rest, "nan")) {
    value = std::numeric_limits<double>::quiet_NaN();
  } else {
    const std::size_t length = literal_length(rest);
    if (length == 0) return std::nullopt;
    // Not from_chars, which libc++ does not have for floats. The locale is always "C".
    value = std::strtod(std::string(rest.substr(0, length)).c_str(), nullptr);
    rest.remove_prefix(length);
  }
  text = rest;
  return negative ? -value : value;
}

std::optional<std::string> without_underscores(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') {
      plain += text[i];
    } else if (i == 0 || i + 1 == text.size() || !is_digit(text[i - 1]) || !is_digit(text[i + 1])) {
      return std::nullopt;
    }
  }
  return plain;
}

std::optional<double> double_from_text(std::string_view ascii) {
  const auto plain = without_underscores(ascii);
  if (!plain) return std::nullopt;
  std::string_view rest = *plain;
  const auto value = take_double(rest);
  if (!rest.empty()) return std::nullopt;
  return value;
}

std::string double_to_short_text(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  std::array<char, 32> buffer;
  // "d.ddde+XX": the digits and the exponent, which tells how to write them (float_repr_style).
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::scientific);
  const std::string_view scientific(buffer.data(),
                                    static_cast<std::size_t>(end.ptr - buffer.data()));
  const std::size_t mark = scientific.find('e');
  int exponent = 0;
  std::from_chars(scientific.data() + mark + (scientific[mark + 1] == '+' ? 2 : 1),
                  scientific.data() + scientific.size(), exponent);
  if (exponent < -4 || exponent >= 16) return std::string(scientific);

  const bool negative = scientific.front() == '-';
  std::string digits(scientific.substr(negative ? 1 : 0, mark - (negative ? 1 : 0)));
  std::erase(digits, '.');
  std::string text = negative ? "-" : "";
  if (exponent < 0) {
    text.append("0.").append(static_cast<std::size_t>(-exponent - 1), '0').append(digits);
    return text;
  }
  const auto whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() <= whole) return text.append(digits).append(whole - digits.size(), '0');
  return text.append(digits, 0, whole).append(".").append(digits, whole);
}

std::string double_to_text(double value) {
  std::string text = double_to_short_text(value);
  const bool whole = text.find_first_not_of("-0123456789") == std::string::npos;
  return whole ? text + ".0" : text;
}

}  // namespace looplane::script
