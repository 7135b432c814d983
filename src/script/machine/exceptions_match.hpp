#pragma once

#include "script/machine/machine.hpp"

namespace looplane::script {

// What `except` and `except*` ask. The instructions of these names call them.

/// check_exc_match: does `except wanted:` catch it? TypeError when `wanted` is not made of
/// exception classes. Never runs Python code.
Eventually<bool> except_matches(Machine& m, const Value& exception, const Value& wanted);

/// check_eg_match: a tuple of the match and of the rest; None where there is none. What matches
/// becomes the exception being handled.
Eventually<Value> match_group(Machine& m, Value exception, Value wanted);

/// prep_reraise_star: what is raised after the clauses of `except*`, or None. `raised` is the list
/// of what the clauses have raised or left over.
Eventually<Value> exceptions_to_reraise(Machine& m, const Value& original, const Value& raised);

}  // namespace looplane::script
