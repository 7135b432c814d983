#pragma once

#include "script/machine/operations.hpp"

namespace looplane::script {

/// list.sort: stable, with CPython's order of comparisons. `key` may be None; `reverse` is any
/// value with a truth. Gives None.
Eventually<Value> sort_list(Machine& m, Value list, Value key, Value reverse);

}  // namespace looplane::script
