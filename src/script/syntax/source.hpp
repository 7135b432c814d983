#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace looplane::script::syntax {

/// The text of a program, as UTF-8, and its lines. A byte order mark is dropped, "\r\n" and "\r"
/// become "\n", and the last line gets a "\n" when it has none, as CPython's tokenizer does.
class Source {
 public:
  explicit Source(std::string_view text, std::string filename = "<string>");

  const std::string& filename() const { return filename_; }
  const std::string& text() const { return text_; }

  /// How many lines there are; a text that ends in "\n" has no line after it.
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }

  /// A line by its number from 1, without its "\n"; empty past the end.
  std::string_view line(std::uint32_t number) const;

  /// Where a line starts in text(); past the end, where the text ends.
  std::size_t line_start(std::uint32_t number) const;

  /// Offset in characters for an offset in bytes within a line, its "\n" included.
  std::uint32_t character_column(std::uint32_t line, std::uint32_t byte_column) const {
    return is_ascii_ ? byte_column : count_characters(line, byte_column);
  }

  /// Offset in bytes of the first byte that is not UTF-8, or npos.
  std::size_t first_invalid_byte() const { return first_invalid_byte_; }

 private:
  std::uint32_t count_characters(std::uint32_t line, std::uint32_t byte_column) const;

  std::string filename_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
  std::size_t first_invalid_byte_ = std::string::npos;
  bool is_ascii_ = true;  // every character is one byte: most programs, and all of the library
};

}  // namespace looplane::script::syntax
