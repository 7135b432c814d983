#include "script/values/quoting.hpp"

#include "script/values/unicode.hpp"
#include "script/values/utf8.hpp"

namespace looplane::script {

namespace {

/// Single quotes, unless that would need escapes and double quotes would not.
char choose_quote(std::string_view text) {
  const bool has_single = text.find('\'') != std::string_view::npos;
  const bool has_double = text.find('"') != std::string_view::npos;
  return has_single && !has_double ? '"' : '\'';
}

/// Appends what is escaped in any quoted text; false: the character is none of these.
bool append_simple_escape(std::string& result, char32_t character, char quote) {
  switch (character) {
    case '\\':
      result += "\\\\";
      return true;
    case '\n':
      result += "\\n";
      return true;
    case '\r':
      result += "\\r";
      return true;
    case '\t':
      result += "\\t";
      return true;
    default:
      break;
  }
  if (character != static_cast<char32_t>(quote)) return false;
  result += '\\';
  result += quote;
  return true;
}

}  // namespace

void append_escape(std::string& text, char32_t character) {
  static constexpr char hex_digits[] = "0123456789abcdef";
  int digits = 2;
  if (character > 0xffff) {
    text += "\\U";
    digits = 8;
  } else if (character > 0xff) {
    text += "\\u";
    digits = 4;
  } else {
    text += "\\x";
  }
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
    text += hex_digits[character >> shift & 0xf];
  }
}

std::string quoted_text(std::string_view text) {
  const char quote = choose_quote(text);
  std::string result(1, quote);
  result.reserve(text.size() + 2);
  for (const char32_t c : CodePoints(text)) {
    if (append_simple_escape(result, c, quote)) continue;
    if (unicode::is_printable(c)) {
      append_code_point(result, c);
    } else {
      append_escape(result, c);
    }
  }
  result += quote;
  return result;
}

std::string quoted_bytes(std::string_view bytes) {
  const char quote = choose_quote(bytes);
  std::string result(1, quote);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (append_simple_escape(result, byte, quote)) continue;
    if (byte >= 0x20 && byte < 0x7f) {
      result += c;
    } else {
      append_escape(result, byte);
    }
  }
  result += quote;
  return result;
}

std::string escaped_text(std::string_view text) {
  std::string result;
  for (const char32_t c : CodePoints(text)) {
    if (append_simple_escape(result, c, '\\')) continue;  // quotes stay as they are
    if (c >= 0x20 && c < 0x7f) {
      result += static_cast<char>(c);
    } else {
      append_escape(result, c);
    }
  }
  return result;
}

std::string escape_non_ascii(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char32_t c : CodePoints(text)) {
    if (c < 0x80) {
      result += static_cast<char>(c);
    } else {
      append_escape(result, c);
    }
  }
  return result;
}

}  // namespace looplane::script
