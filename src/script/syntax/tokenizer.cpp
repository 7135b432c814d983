#include "script/syntax/tokenizer.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "script/syntax/lexer.hpp"

namespace looplane::script::syntax {

namespace {

constexpr std::size_t longest_keyword = 8;

TokenKind keyword_or_name(std::string_view text) {
  static const auto keywords = [] {
    std::unordered_map<std::string_view, TokenKind> result;
    for (int kind = static_cast<int>(TokenKind::False); kind <= static_cast<int>(TokenKind::Yield);
         ++kind) {
      result.emplace(spelling(static_cast<TokenKind>(kind)), static_cast<TokenKind>(kind));
    }
    return result;
  }();
  if (text.size() > longest_keyword) return TokenKind::Name;
  const auto found = keywords.find(text);
  return found == keywords.end() ? TokenKind::Name : found->second;
}

/// The operators that begin with one character, the longest first.
using Operators = std::vector<TokenKind>;

const Operators& operators_beginning_with(int character) {
  static const auto table = [] {
    std::array<Operators, 128> result;
    for (int kind = static_cast<int>(TokenKind::LeftParenthesis);
         kind <= static_cast<int>(TokenKind::Exclamation); ++kind) {
      const std::string_view text = spelling(static_cast<TokenKind>(kind));
      result[static_cast<std::size_t>(text[0])].push_back(static_cast<TokenKind>(kind));
    }
    for (Operators& operators : result) {
      std::sort(operators.begin(), operators.end(), [](TokenKind left, TokenKind right) {
        return spelling(left).size() > spelling(right).size();
      });
    }
    return result;
  }();
  static const Operators none;
  return character >= 0 && character < 128 ? table[static_cast<std::size_t>(character)] : none;
}

bool is_operator_start(int character) { return !operators_beginning_with(character).empty(); }

}  // namespace

TokenStream Lexer::run() {
  stream_.tokens.reserve(text_.size() / 3 + 2);
  while (!done_) read_token();
  stream_.open_brackets = std::move(brackets_);
  return std::move(stream_);
}

void Lexer::read_token() {
  if (!f_strings_.empty() && f_strings_.back().reading_text) {
    read_f_string_text();
  } else {
    read_ordinary_token();
  }
}

void Lexer::read_ordinary_token() {
  for (;;) {
    bool blank = false;
    if (at_line_start_) {
      at_line_start_ = false;
      if (!read_indentation(blank)) return;
    }
    begin_token();
    if (pending_indents_ != 0) return emit_pending_indent();
    for (;;) {
      const Outcome outcome = read_after_spaces(blank);
      if (outcome == Outcome::Done) return;
      if (outcome == Outcome::NextLine) break;
    }
  }
}

void Lexer::emit_pending_indent() {
  const bool indent = pending_indents_ > 0;
  pending_indents_ += indent ? -1 : 1;
  emit_unplaced(indent ? TokenKind::Indent : TokenKind::Dedent);
}

bool Lexer::read_indentation(bool& blank) {
  // CPython's tab stops are every 8 columns, and every single one for the second measure; that
  // both measures agree on every comparison is what "consistent" means.
  Indentation indentation;
  std::uint32_t continued = 0;
  int character;
  for (;;) {
    character = next();
    if (character == ' ') {
      ++indentation.column;
      ++indentation.alternative;
    } else if (character == '\t') {
      indentation.column = (indentation.column / 8 + 1) * 8;
      ++indentation.alternative;
    } else if (character == '\f') {
      indentation = {};
    } else if (character == '\\') {
      if (continued == 0) continued = indentation.column;
      if (!continue_line()) return false;
    } else {
      break;
    }
  }
  back_up(character);
  blank = character == '#' || character == '\n';
  if (blank || !brackets_.empty()) return true;
  if (continued != 0) indentation = {continued, continued};
  return compare_indentation(indentation);
}

bool Lexer::compare_indentation(Indentation indentation) {
  constexpr std::size_t most_indents = 100;
  if (indentation.column > indents_.back().column) {
    if (indents_.size() >= most_indents) {
      fail_at_line_end(SyntaxErrorKind::IndentationError, "too many levels of indentation", 1, 0);
      return false;
    }
    if (indentation.alternative <= indents_.back().alternative) return fail_of_tabs();
    ++pending_indents_;
    indents_.push_back(indentation);
    return true;
  }
  while (indents_.size() > 1 && indentation.column < indents_.back().column) {
    --pending_indents_;
    indents_.pop_back();
  }
  if (indentation.column != indents_.back().column) {
    skip_line();
    fail_at_line_end(
        SyntaxErrorKind::IndentationError, "unindent does not match any outer indentation level",
        static_cast<std::int32_t>(source_.character_column(line_, cursor_column())) + 1, -1);
    return false;
  }
  if (indentation.alternative != indents_.back().alternative) return fail_of_tabs();
  return true;
}

bool Lexer::fail_of_tabs() {
  skip_line();
  fail_at_line_end(SyntaxErrorKind::TabError, "inconsistent use of tabs and spaces in indentation",
                   1, 0);
  return false;
}

Lexer::Outcome Lexer::read_after_spaces(bool blank) {
  int character;
  do {
    character = next();
  } while (character == ' ' || character == '\t' || character == '\f');
  token_start_ = position_ - (character == end_of_text ? 0 : 1);
  token_line_ = line_;
  token_line_start_ = line_start_;
  if (character == '#') {
    do {
      character = next();
    } while (character != end_of_text && character != '\n');
  }
  if (character == end_of_text) return read_end();
  if (is_identifier_byte(character) && !is_digit(character)) return read_name(character);
  if (character == '\n') {
    at_line_start_ = true;
    if (blank || !brackets_.empty()) return Outcome::NextLine;
    emit(TokenKind::Newline, position_);
    return Outcome::Done;
  }
  if (is_digit(character) || (character == '.' && is_digit(peek()))) {
    read_number(character);
    return Outcome::Done;
  }
  if (character == '"' || character == '\'') {
    read_string(character);
    return Outcome::Done;
  }
  if (character == '\\') return continue_line() ? Outcome::Again : Outcome::Done;
  read_operator(character);
  return Outcome::Done;
}

Lexer::Outcome Lexer::read_end() {
  if (brackets_.empty()) {
    emit_unplaced(TokenKind::EndMarker);
    done_ = true;
    return Outcome::Done;
  }
  stop(never_closed(source_, brackets_.back()), false);
  return Outcome::Done;
}

bool Lexer::continue_line() {
  if (next() != '\n') {
    SyntaxError error;
    error.message = "unexpected character after line continuation character";
    // CPython's tokenizer stands behind the character that it did not expect.
    place(error, line_, cursor_column(), 0);
    stop(std::move(error), false);
    return false;
  }
  if (peek() != end_of_text) {
    start_line_if_due();
    return true;
  }
  if (!brackets_.empty()) {
    stop(never_closed(source_, brackets_.back()), false);
    return false;
  }
  SyntaxError error;
  error.message = "unexpected EOF while parsing";
  place(error, line_, cursor_column(), -1);
  stop(std::move(error), false);
  return false;
}

Lexer::Outcome Lexer::read_name(int character) {
  StringPrefix prefix;
  while (prefix.accept(character)) {
    character = next();
    if (character == '"' || character == '\'') {
      if (prefix.formatted) {
        start_f_string(character, prefix.raw);
      } else {
        read_string(character);
      }
      return Outcome::Done;
    }
  }
  bool ascii = true;
  while (is_identifier_byte(character)) {
    ascii = ascii && character < 0x80;
    character = next();
  }
  back_up(character);
  if (!ascii && !verify_identifier()) return Outcome::Done;
  emit(keyword_or_name(text_.substr(token_start_, position_ - token_start_)), position_);
  return Outcome::Done;
}

void Lexer::read_operator(int character) {
  if (inside_f_string_field() && read_f_string_punctuation(character)) return;
  if (character == '<' && peek() == '>') {
    // A token of its own in CPython, for a joke of PEP 401, that no rule of the grammar takes.
    next();
    return emit(TokenKind::Unknown, position_);
  }
  if (is_operator_start(character)) {
    if (is_opening(character)) {
      if (!open_bracket(static_cast<char>(character))) return;
    } else if (is_closing(character)) {
      if (!close_bracket(static_cast<char>(character))) return;
    }
    const std::string_view rest = text_.substr(position_ - 1);
    for (const TokenKind kind : operators_beginning_with(character)) {
      if (!rest.starts_with(spelling(kind))) continue;
      position_ += spelling(kind).size() - 1;
      return emit(kind, position_);
    }
  }
  if (character < 0x20 || character == 0x7F) {
    fail("invalid non-printable character U+" + hexadecimal(static_cast<std::uint32_t>(character)));
    return;
  }
  emit(TokenKind::Unknown, position_);
}

bool Lexer::open_bracket(char character) {
  constexpr std::size_t most_brackets = 200;
  if (brackets_.size() >= most_brackets) {
    fail("too many nested parentheses");
    return false;
  }
  brackets_.push_back({character, line_, static_cast<std::uint32_t>(token_start_ - line_start_)});
  if (!f_strings_.empty()) ++f_strings_.back().depth;
  return true;
}

bool Lexer::close_bracket(char character) {
  FString* const f_string = f_strings_.empty() ? nullptr : &f_strings_.back();
  if (f_string != nullptr && f_string->depth == 0 && character == '}') {
    return fail("f-string: single '}' is not allowed");
  }
  if (brackets_.empty()) return fail(std::string("unmatched '") + character + "'");
  const OpenBracket opening = brackets_.back();
  brackets_.pop_back();
  if (!matches(opening.character, character)) {
    // f"{)}": the bracket around the field is not one that the reader thinks of closing here.
    if (f_string != nullptr && opening.character == '{' &&
        f_string->depth - 1 == f_string->field_depth) {
      return fail(std::string("f-string: unmatched '") + character + "'");
    }
    std::string message = std::string("closing parenthesis '") + character +
                          "' does not match opening parenthesis '" + opening.character + "'";
    if (opening.line != line_) message += " on line " + std::to_string(opening.line);
    return fail(std::move(message));
  }
  if (f_string == nullptr) return true;
  if (--f_string->depth < 0) {
    return fail(std::string("f-string: unmatched '") + character + "'");
  }
  if (character == '}' && f_string->depth == f_string->field_depth) {
    --f_string->field_depth;
    f_string->reading_text = true;
    f_string->in_format_spec = false;
  }
  return true;
}

bool Lexer::verify_identifier() {
  const std::string_view name = text_.substr(token_start_, position_ - token_start_);
  std::size_t index = 0;
  while (index < name.size()) {
    const Character character = character_at(name, index);
    const bool accepted =
        index == 0 ? starts_identifier(character.code) : continues_identifier(character.code);
    index += character.size;
    if (accepted) continue;
    position_ = token_start_ + index;
    std::string code = hexadecimal(character.code);
    const std::string_view shown = name.substr(index - character.size, character.size);
    return fail(is_printable(character.code)
                    ? "invalid character '" + std::string(shown) + "' (U+" + code + ")"
                    : "invalid non-printable character U+" + code);
  }
  return true;
}

TokenStream tokenize(const Source& source) { return Lexer(source).run(); }

}  // namespace looplane::script::syntax
