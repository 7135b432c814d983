#pragma once

#include <cstdint>
#include <string_view>

#include "script/syntax/tree.hpp"

namespace looplane::script::syntax {

/// The tokens of CPython 3.13's tokenizer; keywords are told from names here, soft keywords
/// (match, case, type, _) are names. X(name, spelling).
// The formatter would indent each line further than the one before.
// clang-format off
#define LOOPLANE_FIXED_TOKENS(X) \
  X(LeftParenthesis, "(") X(RightParenthesis, ")") X(LeftBracket, "[") X(RightBracket, "]") \
  X(LeftBrace, "{") X(RightBrace, "}") X(Colon, ":") X(Comma, ",") X(Semicolon, ";") \
  X(Plus, "+") X(Minus, "-") X(Star, "*") X(Slash, "/") X(VerticalBar, "|") X(Ampersand, "&") \
  X(Less, "<") X(Greater, ">") X(Equal, "=") X(Dot, ".") X(Percent, "%") X(EqualEqual, "==") \
  X(NotEqual, "!=") X(LessEqual, "<=") X(GreaterEqual, ">=") X(Tilde, "~") X(Circumflex, "^") \
  X(LeftShift, "<<") X(RightShift, ">>") X(DoubleStar, "**") X(PlusEqual, "+=") \
  X(MinusEqual, "-=") X(StarEqual, "*=") X(SlashEqual, "/=") X(PercentEqual, "%=") \
  X(AmpersandEqual, "&=") X(VerticalBarEqual, "|=") X(CircumflexEqual, "^=") \
  X(LeftShiftEqual, "<<=") X(RightShiftEqual, ">>=") X(DoubleStarEqual, "**=") \
  X(DoubleSlash, "//") X(DoubleSlashEqual, "//=") X(At, "@") X(AtEqual, "@=") X(Arrow, "->") \
  X(Ellipsis, "...") X(ColonEqual, ":=") X(Exclamation, "!") X(False, "False") X(None, "None") \
  X(True, "True") X(And, "and") X(As, "as") X(Assert, "assert") X(Async, "async") \
  X(Await, "await") X(Break, "break") X(Class, "class") X(Continue, "continue") X(Def, "def") \
  X(Del, "del") X(Elif, "elif") X(Else, "else") X(Except, "except") X(Finally, "finally") \
  X(For, "for") X(From, "from") X(Global, "global") X(If, "if") X(Import, "import") X(In, "in") \
  X(Is, "is") X(Lambda, "lambda") X(Nonlocal, "nonlocal") X(Not, "not") X(Or, "or") \
  X(Pass, "pass") X(Raise, "raise") X(Return, "return") X(Try, "try") X(While, "while") \
  X(With, "with") X(Yield, "yield")
// clang-format on

enum class TokenKind : std::uint8_t {
  EndMarker,
  Name,
  Number,
  String,
  Newline,
  Indent,
  Dedent,
  FStringStart,
  FStringMiddle,
  FStringEnd,
  /// A character that no token begins with, such as `$` or `?`.
  Unknown,
  /// Where the tokenizer gave up; the last token. The parser fails when it gets here.
  Error,
#define LOOPLANE_TOKEN_NAME(name, spelling) name,
  LOOPLANE_FIXED_TOKENS(LOOPLANE_TOKEN_NAME)
#undef LOOPLANE_TOKEN_NAME
};

/// How a token of a fixed spelling is written; empty for the others.
constexpr std::string_view spelling(TokenKind kind) {
  switch (kind) {
#define LOOPLANE_TOKEN_SPELLING(name, text) \
  case TokenKind::name:                     \
    return text;
    LOOPLANE_FIXED_TOKENS(LOOPLANE_TOKEN_SPELLING)
#undef LOOPLANE_TOKEN_SPELLING
    default:
      return {};
  }
}

struct Token {
  TokenKind kind;
  /// Indent, Dedent and EndMarker have no place of their own: an error there is put where the
  /// tokenizer's cursor stood.
  bool placed = true;
  /// How many brackets are open after this token.
  std::uint16_t level = 0;
  Range range;
  /// Where the tokenizer stood when it had read the token.
  std::uint32_t cursor_line = 0;
  std::uint32_t cursor_column = 0;
  std::string_view text;
};

}  // namespace looplane::script::syntax
