#pragma once

#include <initializer_list>
#include <string_view>

#include "script/machine/machine.hpp"

namespace looplane::script::syntax {
struct SyntaxError;
}

namespace looplane::script {

// Making exceptions natively: no Python code runs, no __init__ is called. `detail` and
// `second_detail` are filled as the class's own __init__ would (see ExceptionObject).

/// An exception that nobody has raised yet.
Ref<ExceptionObject> new_exception(Machine& m, Type* type, std::span<const Value> arguments);
Ref<ExceptionObject> new_exception(Machine& m, Type* type, std::initializer_list<Value> arguments);

/// NameError or UnboundLocalError; `name` is what suggestions are made for.
Failure name_error(Machine& m, Type* type, std::string_view message, const Value& name);

/// ImportError or ModuleNotFoundError. Each of the values may be empty.
Failure import_error(Machine& m, Type* type, std::string_view message, const Value& name,
                     const Value& path = {}, const Value& name_from = {});

/// The SyntaxError that the parser or compiler has found in a file.
Failure syntax_error(Machine& m, const syntax::SyntaxError& error, std::string_view filename);

/// Makes what is being handled right now the context of an exception that is about to be raised,
/// without making a cycle of contexts (_PyErr_SetObject).
void chain_to_handled(Machine& m, const Value& exception);

/// The exception that is being handled right now: sys.exception(). Empty: none.
Value handled_exception(Machine& m);

/// One more entry in front of an exception's traceback: it passes through `frame`
/// (PyTraceBack_Here).
void add_traceback(Machine& m, ExceptionObject* exception, PythonFrame* frame);

}  // namespace looplane::script
