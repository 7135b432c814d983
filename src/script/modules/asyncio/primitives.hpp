#pragma once

#include <looplane/primitive.hpp>

#include "script/machine/machine.hpp"

namespace looplane::script {

// For whoever watches a run: which of the loop's primitives a Python object is. nullptr: none.

const Primitive* lock_in(Machine& m, const Value& value);
const Primitive* queue_in(Machine& m, const Value& value);
const Primitive* task_group_in(Machine& m, const Value& value);

/// What was put last into a queue, borrowed; nullptr: unknown.
const Value* newest_item(const Primitive& queue);

}  // namespace looplane::script
