#pragma once

#include "script/machine/machine.hpp"

namespace looplane::script {

// What `except` and `except*` ask. The instructions of these names call them.

/// check_exc_match: does `except wanted:` catch it? TypeError when `wanted` is not made of
/// exception classes. Never runs Python code.
Eventually<bool> check_exception_match(Machine& m, const Value& exception, const Value& wanted);

/// check_eg_match: a tuple of the rest and of the match, as the instruction pushes them. What
/// matches becomes the exception being handled.
Eventually<Value> check_group_match(Machine& m, const Value& exception, const Value& wanted);

/// prep_reraise_star: what is raised after the clauses of `except*`, or None. `raised` is the list
/// of what the clauses have raised or left over.
Eventually<Value> prepare_reraise_star(Machine& m, const Value& original, const Value& raised);

}  // namespace looplane::script
