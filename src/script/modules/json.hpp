#pragma once

#include "script/machine/operations.hpp"

namespace looplane::script {

/// Functions of the module _json, see their definitions.
Eventually<Value> json_read(Machine& m, Arguments a);
Eventually<Value> json_write(Machine& m, Arguments a);

}  // namespace looplane::script
