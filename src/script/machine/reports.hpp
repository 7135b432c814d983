#pragma once

#include <string_view>

#include "script/machine/machine.hpp"

namespace looplane::script {

// What the interpreter itself writes to stderr.

/// Prints what an exception prints that ends the program, through sys.excepthook when the program
/// has replaced it. The result is the exit status: SystemExit's own, else 1. Never fails.
Eventually<Value> report_uncaught(Machine& m, Value exception);

/// What sys.__excepthook__ does.
Eventually<Value> print_uncaught(Machine& m, Value exception);

/// An exception that nobody can catch, of a finalizer or callback: "Exception ignored in: " and
/// repr(object), the traceback and the message; through sys.unraisablehook when the program has
/// replaced it. `where`, when not empty, stands for "Exception ignored in"; `object` may be empty.
/// Never fails.
Eventually<Value> report_unraisable(Machine& m, Value exception, std::string_view where,
                                    Value object);

/// What sys.__unraisablehook__ does. `message` and `object` may be None.
Eventually<Value> print_unraisable(Machine& m, Value exception, Value traceback, Value message,
                                   Value object);

/// Writes to sys.stderr, which may be the program's own object; nothing when it is None.
Eventually<Value> write_error(Machine& m, Value text);

/// An attribute of the module sys; empty before it is imported.
Value sys_attribute(Machine& m, std::string_view name);

}  // namespace looplane::script
