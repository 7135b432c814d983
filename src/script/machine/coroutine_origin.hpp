#pragma once

#include <string>

#include "script/machine/machine.hpp"

namespace looplane::script {

/// Where a coroutine is being created: tuples (file, line, function), the innermost frame first, as
/// many as sys.set_coroutine_origin_tracking_depth asks for. Nothing when it does not.
Value coroutine_origin(Machine& m);

/// What the warning about a coroutine that was never awaited adds about its origin.
std::string origin_text(Machine& m, const Value& origin);

}  // namespace looplane::script
