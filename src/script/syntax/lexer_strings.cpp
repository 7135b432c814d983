#include <string>

#include "script/syntax/lexer.hpp"

namespace looplane::script::syntax {

bool StringPrefix::accept(int character) {
  const int letter = character | 0x20;
  if (letter == 'b' && !(bytes || unicode || formatted)) return bytes = true;
  if (letter == 'u' && !(bytes || unicode || raw || formatted)) return unicode = true;
  if (letter == 'r' && !(raw || unicode)) return raw = true;
  if (letter == 'f' && !(formatted || bytes || unicode)) return formatted = true;
  return false;
}

std::size_t Lexer::read_opening_quotes(int quote) {
  if (peek() != quote || position_ + 1 >= text_.size() || text_[position_ + 1] != quote) return 1;
  position_ += 2;
  return 3;
}

void Lexer::read_string(int quote) {
  const std::size_t quote_size = read_opening_quotes(quote);
  std::size_t closing = 0;
  bool escaped_quote = false;
  while (closing != quote_size) {
    int character = next();
    if (character == end_of_text || (quote_size == 1 && character == '\n')) {
      return fail_of_unterminated_string(quote, quote_size, escaped_quote);
    }
    if (character == quote) {
      ++closing;
      continue;
    }
    closing = 0;
    if (character == '\\') escaped_quote = next() == quote || escaped_quote;
  }
  emit(TokenKind::String, position_);
}

void Lexer::fail_of_unterminated_string(int quote, std::size_t quote_size, bool escaped_quote) {
  const std::string detected = " (detected at line " + std::to_string(line_) + ")";
  position_ = token_start_ + 1;
  line_ = token_line_;
  line_start_ = token_line_start_;
  if (!f_strings_.empty() && f_strings_.back().quote == quote &&
      f_strings_.back().quote_size == quote_size) {
    // The quote was rather meant to close the f-string around it.
    fail("f-string: expecting '}'");
  } else if (quote_size == 3) {
    fail("unterminated triple-quoted string literal" + detected);
  } else {
    fail("unterminated string literal" + detected +
         (escaped_quote ? "; perhaps you escaped the end quote?" : ""));
  }
}

void Lexer::start_f_string(int quote, bool raw) {
  constexpr std::size_t most_f_strings = 149;
  const std::size_t quote_size = read_opening_quotes(quote);
  if (f_strings_.size() >= most_f_strings) {
    fail("too many nested f-strings");
    return;
  }
  emit(TokenKind::FStringStart, position_);
  f_strings_.push_back(
      {static_cast<char>(quote), quote_size, raw, token_start_, token_line_, token_line_start_});
}

void Lexer::read_f_string_text() {
  start_line_if_due();
  begin_token();
  FString& f_string = f_strings_.back();
  if (peek() == '{' && (position_ + 1 >= text_.size() || text_[position_ + 1] != '{')) {
    if (enter_field()) read_ordinary_token();
    return;
  }
  if (!read_f_string_end(f_string)) read_f_string_middle();
}

bool Lexer::read_f_string_end(const FString& f_string) {
  const std::string_view quotes = text_.substr(position_, f_string.quote_size);
  if (quotes.size() < f_string.quote_size) return false;
  if (quotes.find_first_not_of(f_string.quote) != std::string_view::npos) return false;
  position_ += f_string.quote_size;
  f_strings_.pop_back();
  emit(TokenKind::FStringEnd, position_);
  return true;
}

bool Lexer::enter_field() {
  constexpr int deepest_field = 3;
  FString& f_string = f_strings_.back();
  ++f_string.field_depth;
  if (f_string.field_depth >= deepest_field) {
    return fail("f-string: expressions nested too deeply");
  }
  f_string.reading_text = false;
  return true;
}

void Lexer::read_f_string_middle() {
  FString& f_string = f_strings_.back();
  std::size_t closing = 0;
  bool named_escape = false;
  while (closing != f_string.quote_size) {
    const int character = next();
    const bool in_format_spec = f_string.in_format_spec && f_string.field_depth >= 0;
    if (character == end_of_text || (f_string.quote_size == 1 && character == '\n')) {
      if (!in_format_spec || character != '\n') return fail_of_unterminated_f_string(f_string);
      // The format spec ends with the line; what is wrong is then the parser's to say.
      back_up(character);
      f_string.reading_text = false;
      f_string.in_format_spec = false;
      return emit(TokenKind::FStringMiddle, position_);
    }
    if (character == f_string.quote) {
      ++closing;
      continue;
    }
    closing = 0;
    if (character == '{') {
      if (peek() != '{' || in_format_spec) {
        back_up(character);
        if (enter_field()) emit(TokenKind::FStringMiddle, position_);
        return;
      }
      next();
      return emit_doubled_brace();
    }
    if (character == '}') {
      if (named_escape) return emit(TokenKind::FStringMiddle, position_);
      if (peek() == '}' && !in_format_spec && f_string.depth == 0) {
        next();
        return emit_doubled_brace();
      }
      back_up(character);
      f_string.reading_text = false;
      return emit(TokenKind::FStringMiddle, position_);
    }
    if (character == '\\') skip_f_string_escape(f_string, named_escape);
  }
  position_ -= f_string.quote_size;
  emit(TokenKind::FStringMiddle, position_);
}

/// The token covers both braces; its text has one.
void Lexer::emit_doubled_brace() {
  emit(TokenKind::FStringMiddle, position_);
  stream_.tokens.back().text.remove_suffix(1);
}

void Lexer::skip_f_string_escape(const FString& f_string, bool& named_escape) {
  const int escaped = next();
  if (escaped == '{' || escaped == '}') {
    if (!f_string.raw) {
      const std::uint32_t column = cursor_column();
      stream_.warnings.push_back(
          {std::string("invalid escape sequence '\\") + static_cast<char>(escaped) + "'",
           {line_, column, line_, column}});
    }
    back_up(escaped);
  } else if (escaped == 'N' && !f_string.raw && peek() == '{') {
    next();
    named_escape = true;
  }
}

void Lexer::fail_of_unterminated_f_string(const FString& f_string) {
  const std::string message = std::string("unterminated ") +
                              (f_string.quote_size == 3 ? "triple-quoted " : "") +
                              "f-string literal (detected at line " + std::to_string(line_) + ")";
  position_ = f_string.start + 1;
  line_ = f_string.line;
  line_start_ = f_string.line_start;
  fail(message);
}

bool Lexer::read_f_string_punctuation(int character) {
  FString& f_string = f_strings_.back();
  if (character != ':' || f_string.depth - 1 != f_string.field_depth) return false;
  f_string.reading_text = true;
  f_string.in_format_spec = true;
  emit(TokenKind::Colon, position_);
  return true;
}

}  // namespace looplane::script::syntax
