#pragma once

#include "script/modules/asyncio/state.hpp"

namespace looplane::script {

// How asyncio shows its objects (format_helpers, base_futures, base_tasks, coroutines).

/// A repr that is made at once, without running Python code: "<Widget object>" where that is
/// needed.
std::string quick_repr(Machine& m, const Value& value);
/// reprlib.repr: shortened. A str.
Eventually<Value> short_repr(Machine& m, Value value, int level = 6);
/// _format_callback_source: "on_done() at scenario.py:5". `arguments` is a tuple or nothing; shown
/// in debug mode only.
std::string callback_text(Machine& m, const Value& function, const Value& arguments, bool debug);
/// _format_coroutine: "main() running at scenario.py:5".
std::string coroutine_text(Machine& m, const Value& coroutine);
/// "<Task pending name='Task-1' ...>". `outcome` is the repr of its result or exception.
std::string future_text(Machine& m, const FutureObject* future, const std::string& outcome);
/// The same with an outcome that is made at once.
std::string future_text(Machine& m, const FutureObject* future);
Eventually<Value> future_repr(Machine& m, Value future);
/// Where something is being made, in debug mode: ("file:line", the lines of the stack); nothing
/// when no Python code is at work.
Value place_of_creation(Machine& m);
/// " created at file:line", or nothing.
std::string created_at(const Value& place);
/// "File ..., line ..." of each frame that had it made (format_helpers.extract_stack).
std::string creation_stack(const Value& place);
/// The same as a traceback.StackSummary.
Eventually<Value> stack_summary(Machine& m, Value place);
/// " at asyncio/tasks.py" for functions that asyncio has in Python.
std::string with_source(std::string described);

}  // namespace looplane::script
