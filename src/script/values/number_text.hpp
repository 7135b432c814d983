#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace looplane::script {

/// 0 to 9 for the decimal digits of every script, else -1.
int decimal_digit(char32_t character);

/// The text in ASCII as int(), float() and complex() read it: the decimal digits of any script
/// become 0 to 9, white space becomes blanks and is cut off at both ends; every other character
/// beyond ASCII becomes '?' (_PyUnicode_TransformDecimalAndSpaceToASCII).
std::string numeric_text(std::string_view text);

/// Reads what float() reads of such a text, underscores included: nothing when it is no number.
std::optional<double> double_from_text(std::string_view ascii);

/// Reads the longest number at the start of the text, without underscores, and cuts it off: a
/// decimal literal with a sign, "inf", "infinity" or "nan" (PyOS_string_to_double).
std::optional<double> take_double(std::string_view& text);

/// Drops the underscores that stand between two digits; nothing when one stands elsewhere.
std::optional<std::string> without_underscores(std::string_view text);

/// repr() of a float: the shortest digits that read back as the same number.
std::string double_to_text(double value);

/// double_to_text without the ".0" of whole numbers, for the parts of complex numbers.
std::string double_to_short_text(double value);

}  // namespace looplane::script
