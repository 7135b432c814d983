#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace looplane::script {

/// repr(x): the shortest text that reads back as the same number.
std::string float_repr(double value);

/// How PyOS_double_to_string is asked to write a number.
struct DoubleStyle {
  char code = 'r';          ///< e, f, g, their capitals, or r: the shortest.
  int precision = 0;        ///< Digits behind the point; for g: all digits.
  bool alternate = false;   ///< `#`: keeps the point, and the zeros of g.
  bool point_zero = false;  ///< Adds ".0" to what looks like an integer.
};

/// The number as text: sign when negative, "inf" and "nan" ("INF", "NAN" for capital codes).
std::string double_text(double value, DoubleStyle style);

/// float(text): spaces around it, underscores between digits, digits of any script, inf, nan.
/// Nothing: it is not a number.
std::optional<double> parse_float(std::string_view text);

/// The text without surrounding spaces, its digits in ASCII, as int() and float() read numbers.
/// Any other character that is not ASCII becomes '?'.
std::string plain_number_text(std::string_view text);

/// The number that stands at the start of ASCII text, in the grammar of float() without spaces and
/// underscores; `length` is set to what it takes, 0 when there is none (complex() needs that).
double read_float_prefix(std::string_view text, std::size_t& length);

/// Takes out the underscores; nothing when one does not stand between two digits.
std::optional<std::string> without_underscores(std::string_view text);

}  // namespace looplane::script
