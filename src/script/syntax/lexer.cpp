#include "script/syntax/lexer.hpp"

#include <utility>

namespace looplane::script::syntax {

Character character_at(std::string_view text, std::size_t index) {
  const auto byte = [&](std::size_t offset) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[index + offset]));
  };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (lead < 0xF0) return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {(lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F),
          4};
}

std::string hexadecimal(std::uint32_t code) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (; code != 0; code >>= 4) result.insert(result.begin(), digits[code & 15]);
  while (result.size() < 4) result.insert(result.begin(), '0');
  return result;
}

int Lexer::next() {
  if (position_ >= text_.size()) return end_of_text;
  start_line_if_due();
  const int character = static_cast<unsigned char>(text_[position_++]);
  line_is_over_ = character == '\n';
  return character;
}

int Lexer::peek() const {
  return position_ < text_.size() ? static_cast<unsigned char>(text_[position_]) : end_of_text;
}

void Lexer::back_up(int character) {
  if (character == end_of_text) return;
  --position_;
  line_is_over_ = false;
}

void Lexer::start_line_if_due() {
  if (!line_is_over_ || position_ >= text_.size()) return;
  line_is_over_ = false;
  ++line_;
  line_start_ = position_;
}

void Lexer::skip_line() {
  start_line_if_due();
  position_ = text_.find('\n', position_);
}

void Lexer::begin_token() {
  token_start_ = position_;
  token_line_ = line_;
  token_line_start_ = line_start_;
}

void Lexer::emit(TokenKind kind, std::size_t end) {
  Token token{};
  token.kind = kind;
  token.range = {token_line_, static_cast<std::uint32_t>(token_start_ - token_line_start_), line_,
                 static_cast<std::uint32_t>(end - line_start_)};
  token.text = text_.substr(token_start_, end - token_start_);
  add(token);
}

void Lexer::emit_unplaced(TokenKind kind) {
  Token token{};
  token.kind = kind;
  token.placed = false;
  token.range = {line_, cursor_column(), line_, cursor_column()};
  add(token);
}

void Lexer::add(Token token) {
  token.level = static_cast<std::uint16_t>(brackets_.size());
  token.cursor_line = line_;
  token.cursor_column = cursor_column();
  stream_.tokens.push_back(token);
}

void Lexer::place(SyntaxError& error, std::uint32_t line, std::uint32_t byte_offset,
                  std::int32_t end_offset) const {
  error.line = error.end_line = line;
  error.offset = static_cast<std::int32_t>(source_.character_column(line, byte_offset));
  error.end_offset = end_offset;
  error.text = source_.line(line);
}

void Lexer::stop(SyntaxError error, bool wins) {
  stream_.error = std::move(error);
  stream_.error_wins = wins;
  emit_unplaced(TokenKind::Error);
  done_ = true;
}

void Lexer::raise(SyntaxError error) {
  // An error within an f-string does not win: what the parser has found before it is more likely
  // what is wrong (_PyPegen_tokenize_full_source_to_check_for_errors).
  stop(std::move(error), f_strings_.empty());
  brackets_.clear();
}

bool Lexer::fail(std::string message) {
  SyntaxError error;
  error.message = std::move(message);
  place(error, line_, cursor_column(), 0);
  error.end_offset = error.offset;
  raise(std::move(error));
  return false;
}

void Lexer::fail_between(std::string message, std::size_t start, std::size_t end) {
  SyntaxError error;
  error.message = std::move(message);
  place(error, line_, static_cast<std::uint32_t>(start - line_start_), 0);
  ++error.offset;
  error.end_offset = static_cast<std::int32_t>(
      source_.character_column(line_, static_cast<std::uint32_t>(end - line_start_)));
  raise(std::move(error));
}

void Lexer::fail_at_line_end(SyntaxErrorKind kind, std::string message, std::int32_t offset,
                             std::int32_t end_offset) {
  SyntaxError error;
  error.kind = kind;
  error.message = std::move(message);
  place(error, line_, 0, end_offset);
  error.offset = offset;
  error.text += '\n';
  stop(std::move(error), false);
}

SyntaxError never_closed(const Source& source, const OpenBracket& bracket) {
  SyntaxError error;
  error.message = std::string("'") + bracket.character + "' was never closed";
  error.line = error.end_line = bracket.line;
  error.offset =
      static_cast<std::int32_t>(source.character_column(bracket.line, bracket.column)) + 1;
  error.text = source.line(bracket.line);
  error.text += '\n';
  return error;
}

}  // namespace looplane::script::syntax
