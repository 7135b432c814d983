#pragma once

#include <string>
#include <string_view>

#include "script/machine/machine.hpp"

namespace looplane::script {

/// Compiles and runs a module's source in its namespace. The result is None.
Eventually<Value> run_source(Machine& m, Value module, std::string filename, std::string text);
/// What the compiler found questionable.
Eventually<Value> compile_source(Machine& m, std::string filename, std::string text);
/// A function without parameters that runs the code of a module in these globals.
Ref<FunctionObject> module_function(Machine& m, Ref<CodeObject> code, Ref<DictObject> globals);

}  // namespace looplane::script
