#pragma once

#include "script/compile/code.hpp"

namespace looplane::script {

/// How many of a function's locals are parameters, *args and **kwargs included.
std::size_t parameter_count(const CodeObject& code);

}  // namespace looplane::script
