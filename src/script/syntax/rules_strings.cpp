#include "script/syntax/lexer.hpp"
#include "script/syntax/literals.hpp"
#include "script/syntax/rules.hpp"

namespace looplane::script::syntax {

namespace {

bool is_text(const Expr* part) {
  return is<Constant>(part) && as<Constant>(part)->constant == ConstantKind::Text;
}

bool is_bytes(const Expr* part) {
  return is<Constant>(part) && as<Constant>(part)->constant == ConstantKind::Bytes;
}

bool is_ascii(std::string_view text) {
  for (const char character : text) {
    if (static_cast<unsigned char>(character) >= 0x80) return false;
  }
  return true;
}

/// The text without its comments, as CPython keeps it for `{value = }`.
std::string without_comments(std::string_view text) {
  std::string result;
  char quote = '\0';
  for (std::size_t index = 0; index < text.size(); ++index) {
    const char character = text[index];
    if (quote != '\0') {
      if (character == quote) quote = '\0';
    } else if (character == '"' || character == '\'') {
      quote = character;
    } else if (character == '#') {
      index = text.find('\n', index);
      if (index == std::string_view::npos) break;
      result += '\n';
      continue;
    }
    result += character;
  }
  return result;
}

}  // namespace

std::string_view Rules::decode(const Token& token, std::string_view text, bool bytes) {
  if (text.find('\\') == std::string_view::npos) return tree_.arena.copy(text);
  const DecodedLiteral decoded = bytes ? decode_bytes(text) : decode_text(text);
  if (!decoded.error.empty()) fail_with(error_between(token.range, decoded.error));
  if (!decoded.invalid_escape.empty()) {
    const bool octal = decoded.invalid_escape.size() == 4;
    tree_.warnings.push_back({std::string("invalid ") + (octal ? "octal " : "") +
                                  "escape sequence '" + decoded.invalid_escape + "'",
                              token.range});
  }
  return tree_.arena.copy(std::string_view(decoded.text));
}

Expr* Rules::text_constant(Range range, std::string_view text) {
  Constant* result = tree_.arena.make<Constant>(range);
  result->constant = ConstantKind::Text;
  result->text = text;
  return result;
}

Expr* Rules::string() {
  const Token& token = advance();
  StringPrefix prefix;
  std::string_view text = token.text;
  while (prefix.accept(text.front())) text.remove_prefix(1);
  const std::size_t quote_size =
      text.size() >= 6 && text[1] == text[0] && text[2] == text[0] ? 3 : 1;
  text = text.substr(quote_size, text.size() - 2 * quote_size);
  if (prefix.bytes && !is_ascii(text)) {
    fail_with(error_between(token.range, "bytes can only contain ASCII literal characters"));
  }
  Constant* result = make<Constant>(token);
  result->constant = prefix.bytes ? ConstantKind::Bytes : ConstantKind::Text;
  result->unicode_prefix = prefix.unicode;
  result->text = prefix.raw ? tree_.arena.copy(text) : decode(token, text, prefix.bytes);
  return result;
}

Expr* Rules::strings() {
  const Token& start = current();
  std::vector<Expr*> parts;
  bool bytes = false;
  bool text = false;
  bool formatted = false;
  std::size_t literals = 0;
  for (; !failed_; ++literals) {
    if (at(TokenKind::String)) {
      parts.push_back(string());
      (is_bytes(parts.back()) ? bytes : text) = true;
    } else if (at(TokenKind::FStringStart)) {
      formatted = true;
      f_string(parts);
    } else {
      break;
    }
  }
  if (failed_) return make<Name>(start);
  if (bytes && (text || formatted)) {
    // Said of the token behind, which CPython has looked at by then.
    fail_with(error_between(current().range, "cannot mix bytes and nonbytes literals"));
    return make<Name>(start);
  }
  if (bytes && literals > 1) return join_bytes(start, parts);
  if (!formatted && literals == 1) return parts.front();
  parts = join_constants(parts);
  if (!formatted) return parts.front();
  std::erase_if(parts,
                [](const Expr* part) { return is_text(part) && as<Constant>(part)->text.empty(); });
  JoinedStr* joined = make<JoinedStr>(start);
  joined->values = keep(parts);
  return joined;
}

Expr* Rules::join_bytes(const Token& start, const std::vector<Expr*>& parts) {
  std::string bytes;
  for (Expr* part : parts) bytes += as<Constant>(part)->text;
  Constant* result = make<Constant>(start);
  result->constant = ConstantKind::Bytes;
  result->text = tree_.arena.copy(std::string_view(bytes));
  return result;
}

std::vector<Expr*> Rules::join_constants(const std::vector<Expr*>& parts) {
  std::vector<Expr*> result;
  for (std::size_t index = 0; index < parts.size();) {
    std::size_t end = index;
    while (end < parts.size() && is_text(parts[end])) ++end;
    if (end - index < 2) {
      result.push_back(parts[index++]);
      continue;
    }
    std::string text;
    for (std::size_t part = index; part < end; ++part) text += as<Constant>(parts[part])->text;
    const Constant* first = as<Constant>(parts[index]);
    Range range = first->range;
    range.end_line = parts[end - 1]->range.end_line;
    range.end_column = parts[end - 1]->range.end_column;
    Constant* joined = as<Constant>(text_constant(range, tree_.arena.copy(std::string_view(text))));
    joined->unicode_prefix = first->unicode_prefix;
    result.push_back(joined);
    index = end;
  }
  return result;
}

void Rules::f_string(std::vector<Expr*>& parts) {
  Nesting nesting(*this);
  const Token& start = advance();
  const bool raw = start.text.find_first_of("rR") != std::string_view::npos;
  while (!at(TokenKind::FStringEnd) && !failed_) {
    if (at(TokenKind::FStringMiddle)) {
      Expr* text = f_string_text(advance(), raw);
      if (!as<Constant>(text)->text.empty()) parts.push_back(text);
    } else {
      replacement_field(parts, raw);
    }
  }
  expect(TokenKind::FStringEnd);
}

Expr* Rules::f_string_text(const Token& token, bool raw) {
  return text_constant(token.range,
                       raw ? tree_.arena.copy(token.text) : decode(token, token.text, false));
}

void Rules::replacement_field(std::vector<Expr*>& parts, bool raw) {
  const Token& start = current();
  expect(TokenKind::LeftBrace);
  Expr* value = yield_or_star_expressions();
  const bool debug = accept(TokenKind::Equal);
  const Token& value_end = current();
  char conversion_letter = 0;
  if (at(TokenKind::Exclamation)) conversion_letter = conversion(advance());
  Expr* spec = at(TokenKind::Colon) ? format_spec(raw) : nullptr;
  expect(TokenKind::RightBrace);
  if (failed_) return;
  FormattedValue* field = make<FormattedValue>(start);
  field->value = value;
  field->conversion = debug && conversion_letter == 0 && spec == nullptr ? 'r' : conversion_letter;
  field->format_spec = spec;
  if (debug) parts.push_back(debug_text(start, value_end));
  parts.push_back(field);
}

/// The text of `{value = }` from behind the brace to what ends it.
Expr* Rules::debug_text(const Token& brace, const Token& end) {
  const char* const start = brace.text.data() + brace.text.size();
  const std::string_view text(start, static_cast<std::size_t>(end.text.data() - start));
  return text_constant(
      {brace.range.end_line, brace.range.end_column, end.range.line, end.range.column},
      tree_.arena.copy(std::string_view(without_comments(text))));
}

char Rules::conversion(const Token& exclamation) {
  const Token& name = current();
  if (!at(TokenKind::Name)) {
    fail();
    return 0;
  }
  advance();
  if (name.range.line != exclamation.range.line ||
      name.range.column != exclamation.range.end_column) {
    fail_with(
        error_between({exclamation.range.line, exclamation.range.column, name.range.end_line,
                       name.range.end_column},
                      "f-string: conversion type must come right after the exclamanation mark"));
    return 0;
  }
  if (name.text != "s" && name.text != "r" && name.text != "a") {
    fail_with(error_between(name.range, "f-string: invalid conversion character '" +
                                            std::string(name.text) +
                                            "': expected 's', 'r', or 'a'"));
    return 0;
  }
  return name.text.front();
}

Expr* Rules::format_spec(bool raw) {
  const Token& start = advance();
  std::vector<Expr*> parts;
  while (!at(TokenKind::RightBrace) && !failed_) {
    if (at(TokenKind::FStringMiddle)) {
      parts.push_back(f_string_text(advance(), raw));
    } else {
      replacement_field(parts, raw);
    }
  }
  JoinedStr* spec = make<JoinedStr>(start);
  std::erase_if(parts,
                [](const Expr* part) { return is_text(part) && as<Constant>(part)->text.empty(); });
  spec->values = keep(join_constants(parts));
  return spec;
}

}  // namespace looplane::script::syntax
