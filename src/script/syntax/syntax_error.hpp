#pragma once

#include <cstdint>
#include <string>

#include "script/syntax/tree.hpp"

namespace looplane::script::syntax {

/// The last two have a message but no place: CPython raises them when a source is nested too deeply
/// for its parser, and for its compiler.
enum class SyntaxErrorKind : std::uint8_t {
  SyntaxError,
  IndentationError,
  TabError,
  MemoryError,
  RecursionError,
};

/// What is wrong with a source, in CPython's words. Columns count characters from 1, as the
/// exception's `offset` and `end_offset` do; an end of 0 line and 0 column means that there is
/// none, and -1 that the error reaches to the end of its line.
struct SyntaxError {
  SyntaxErrorKind kind = SyntaxErrorKind::SyntaxError;
  std::string message;
  std::uint32_t line = 0;
  std::int32_t offset = 0;
  std::uint32_t end_line = 0;
  std::int32_t end_offset = 0;
  /// The source line, with its "\n": the exception's `text`.
  std::string text;
};

/// A SyntaxWarning that the parser found: an invalid escape sequence, or a number that runs into a
/// keyword (`1if x`).
struct SyntaxWarning {
  std::string message;
  Range range;
};

}  // namespace looplane::script::syntax
