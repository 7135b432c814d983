#pragma once

#include <string>
#include <string_view>

namespace looplane::script {

/// repr() of a str: quotes around, what is not printable escaped.
std::string quoted_text(std::string_view text);

/// repr() of bytes, without the `b` in front.
std::string quoted_bytes(std::string_view bytes);

/// The text with every character that is not ASCII written as \x, \u or \U.
std::string escape_non_ascii(std::string_view text);

/// The text in the encoding "unicode_escape".
std::string escaped_text(std::string_view text);

/// Appends \x.., \u.... or \U........, whichever the character needs.
void append_escape(std::string& text, char32_t character);

}  // namespace looplane::script
