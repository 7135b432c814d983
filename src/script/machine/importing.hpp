#pragma once

#include <string>
#include <string_view>

#include "script/machine/machine.hpp"
#include "script/syntax/syntax_error.hpp"

namespace looplane::script {

/// Compiles and runs a module's source in its namespace. The result is None.
Eventually<Value> run_source(Machine& m, Value module, std::string filename, std::string text);
/// Shows what the compiler found questionable. The result is the code.
Eventually<Value> show_syntax_warnings(Machine& m, std::vector<syntax::SyntaxWarning> warnings,
                                       std::string filename, Value code);
/// Source to code, with its warnings.
Eventually<Value> compile_source(Machine& m, std::string filename, std::string text);
/// Where the code of these globals finds what it does not find there: what `__builtins__` names,
/// the builtins when there is no such name (_PyEval_BuiltinsFromGlobals).
Ref<DictObject> builtins_of(Machine& m, DictObject& globals);
/// A function without parameters that runs the code of a module in these globals.
Ref<FunctionObject> module_function(Machine& m, Ref<CodeObject> code, Ref<DictObject> globals);

}  // namespace looplane::script
