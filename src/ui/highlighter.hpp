#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace looplane::ui {

/// A piece of a line that has one colour. Offsets are bytes of the whole text.
struct Token {
  enum class Kind : std::uint8_t { plain, keyword, string, number, comment, function };

  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Kind kind = Kind::plain;
};

/// One line of a text, without its end, and its tokens in order. Blanks belong to no token.
struct CodeLine {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;  ///< One past the last.
};

/// Colours Python by its lines: quick and forgiving, because text in an editor is mostly
/// unfinished.
class HighlightedText {
 public:
  HighlightedText() { assign({}); }

  void assign(std::string text);

  const std::string& text() const { return text_; }
  const std::vector<CodeLine>& lines() const { return lines_; }
  const std::vector<Token>& tokens() const { return tokens_; }
  /// The index of the line that holds byte `offset`.
  std::size_t line_of(std::size_t offset) const;

 private:
  class Scanner;

  std::string text_;
  std::vector<CodeLine> lines_;
  std::vector<Token> tokens_;
};

}  // namespace looplane::ui
