#pragma once

#include <looplane/context.hpp>

#include "script/machine/machine.hpp"

namespace looplane::script {

/// The Python object of a context. A null context is empty.
Value context_value(Machine& m, looplane::Ref<Context> context);
bool is_context(const Value& value);
/// The context of such an object.
looplane::Ref<Context> context_of(const Value& value);

}  // namespace looplane::script
