#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "script/syntax/arena.hpp"
#include "script/syntax/source.hpp"
#include "script/syntax/syntax_error.hpp"
#include "script/syntax/tree.hpp"

namespace looplane::script::syntax {

/// How deep expressions and blocks may be nested within each other (operators that chain, such as
/// `a + b + c`, `a.b.c` and `elif`, do not count). Beyond it the parse fails with CPython's
/// MemoryError; CPython's own limit is some 6,000 of its parser's calls.
inline constexpr int deepest_nesting = 500;

/// What parsing gave, and the memory that it lives in. The source must outlive it.
struct SyntaxTree {
  Arena arena;
  /// Set by parse(), when there is no error.
  Module* module = nullptr;
  /// Set by parse_expression(), when there is no error.
  Expr* expression = nullptr;
  std::optional<SyntaxError> error;
  /// In the order of the source; CPython shows each text once per line.
  std::vector<SyntaxWarning> warnings;
};

/// Parses a program, as compile(..., "exec") does.
SyntaxTree parse(const Source& source);

/// Parses one expression, as compile(..., "eval") does.
SyntaxTree parse_expression(const Source& source);

}  // namespace looplane::script::syntax
