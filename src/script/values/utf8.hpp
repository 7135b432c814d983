#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace looplane::script {

// Stepping through the text of a StringObject: valid UTF-8, in which lone surrogates are encoded
// like any other code point.

/// Whether the byte is the second, third or fourth of a character.
constexpr bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

/// How many bytes the character takes that begins with this byte.
constexpr std::uint32_t character_size(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0x80) return 1;
  if (byte < 0xe0) return 2;
  return byte < 0xf0 ? 3 : 4;
}

/// How many bytes the code point takes.
constexpr std::uint32_t encoded_size(char32_t code_point) {
  if (code_point < 0x80) return 1;
  if (code_point < 0x800) return 2;
  return code_point < 0x10000 ? 3 : 4;
}

/// The code point that begins at `position`, which moves behind it.
inline char32_t decode_next(std::string_view text, std::size_t& position) {
  const auto byte = [&](std::size_t offset) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[position + offset]));
  };
  const char32_t first = byte(0);
  char32_t result = first;
  const std::uint32_t size = character_size(text[position]);
  if (size == 2) {
    result = (first & 0x1f) << 6 | (byte(1) & 0x3f);
  } else if (size == 3) {
    result = (first & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
  } else if (size == 4) {
    result =
        (first & 0x07) << 18 | (byte(1) & 0x3f) << 12 | (byte(2) & 0x3f) << 6 | (byte(3) & 0x3f);
  }
  position += size;
  return result;
}

/// The first code point of a text that is not empty.
inline char32_t first_code_point(std::string_view text) {
  std::size_t position = 0;
  return decode_next(text, position);
}

/// The code point that ends at `position`, which moves in front of it.
inline char32_t decode_previous(std::string_view text, std::size_t& position) {
  do --position;
  while (continues_character(text[position]));
  std::size_t start = position;
  return decode_next(text, start);
}

void append_code_point(std::string& text, char32_t code_point);

/// How many code points the text has.
std::uint32_t count_code_points(std::string_view text);

/// Where the `index`-th code point begins: its offset in bytes. `index` may be that of the end.
std::size_t offset_of_index(std::string_view text, std::size_t index);

/// All code points, for what needs to go through them in any order.
std::u32string decode_all(std::string_view text);
std::string encode_all(std::u32string_view code_points);

/// For `for (char32_t c : CodePoints(text))`.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}

  class Iterator {
   public:
    Iterator(std::string_view text, std::size_t position) : text_(text), position_(position) {}
    char32_t operator*() const {
      std::size_t position = position_;
      return decode_next(text_, position);
    }
    Iterator& operator++() {
      position_ += character_size(text_[position_]);
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) {
      return a.position_ == b.position_;
    }

   private:
    std::string_view text_;
    std::size_t position_;
  };
  [[nodiscard]] Iterator begin() const { return {text_, 0}; }
  [[nodiscard]] Iterator end() const { return {text_, text_.size()}; }

 private:
  std::string_view text_;
};

}  // namespace looplane::script
