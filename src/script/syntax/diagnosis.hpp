#pragma once

#include "script/syntax/source.hpp"
#include "script/syntax/syntax_error.hpp"
#include "script/syntax/tokenizer.hpp"

namespace looplane::script::syntax {

/// What CPython 3.13 says of a source that does not parse.
///
/// Its words and their place depend on how its parser works: the order in which alternatives are
/// tried, how far it has looked ahead, and the rules for common mistakes that a second pass adds.
/// So this runs a recogniser of the same kind over the tokens, with the rules in grammar.cpp: first
/// to see how far one gets, then with the rules for mistakes. It costs more than parsing and builds
/// no tree; it runs only when `Rules` has failed.
/// `alone`: an expression is expected, as by eval().
SyntaxError diagnose(const Source& source, const TokenStream& stream, bool alone);

}  // namespace looplane::script::syntax
