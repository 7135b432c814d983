#include "script/values/utf8.hpp"

#include <algorithm>

namespace looplane::script {

void append_code_point(std::string& text, char32_t code_point) {
  if (code_point < 0x80) {
    text += static_cast<char>(code_point);
    return;
  }
  const auto continuation = [&](int shift) {
    text += static_cast<char>(0x80 | ((code_point >> shift) & 0x3f));
  };
  if (code_point < 0x800) {
    text += static_cast<char>(0xc0 | code_point >> 6);
  } else if (code_point < 0x10000) {
    text += static_cast<char>(0xe0 | code_point >> 12);
    continuation(6);
  } else {
    text += static_cast<char>(0xf0 | code_point >> 18);
    continuation(12);
    continuation(6);
  }
  continuation(0);
}

std::uint32_t count_code_points(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues_character(c); }));
}

std::size_t offset_of_index(std::string_view text, std::size_t index) {
  std::size_t offset = 0;
  for (; index > 0; --index) offset += character_size(text[offset]);
  return offset;
}

std::u32string decode_all(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (const char32_t c : CodePoints(text)) result += c;
  return result;
}

std::string encode_all(std::u32string_view code_points) {
  std::string result;
  result.reserve(code_points.size());
  for (const char32_t c : code_points) append_code_point(result, c);
  return result;
}

}  // namespace looplane::script
