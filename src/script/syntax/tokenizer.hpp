#pragma once

#include <optional>
#include <vector>

#include "script/syntax/source.hpp"
#include "script/syntax/syntax_error.hpp"
#include "script/syntax/token.hpp"

namespace looplane::script::syntax {

/// A bracket that was opened and not closed yet.
struct OpenBracket {
  char character;
  std::uint32_t line;
  std::uint32_t column;
};

/// The tokens of a source, as far as they can be told. CPython reads tokens as its parser asks for
/// them and lets most errors of the tokenizer win over those of the parser, wherever they are; the
/// others count only when the parser gets there. Reading everything first gives the same answers.
struct TokenStream {
  /// Ends with an EndMarker, or with an Error.
  std::vector<Token> tokens;
  /// Set when the last token is an Error: what is wrong there.
  std::optional<SyntaxError> error;
  /// Whether `error` wins over whatever the parser finds.
  bool error_wins = false;
  /// The brackets that were open where the text ended too early.
  std::vector<OpenBracket> open_brackets;
  std::vector<SyntaxWarning> warnings;
};

TokenStream tokenize(const Source& source);

/// "'(' was never closed", said of the innermost of the brackets.
SyntaxError never_closed(const Source& source, const OpenBracket& bracket);

}  // namespace looplane::script::syntax
