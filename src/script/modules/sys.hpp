#pragma once

#include <initializer_list>

#include "script/machine/machine.hpp"

namespace looplane::script {

/// sys.UnraisableHookArgs: exc_type, exc_value, exc_traceback, err_msg, object.
Value unraisable_arguments(Machine& m, std::initializer_list<Value> fields);

/// sys.stdin, stdout and stderr, which read nothing from and write to the host.
void define_standard_streams(Machine& m, ModuleObject* module);
/// What open(0), open(1) and open(2) give.
Value standard_stream(Machine& m, std::int64_t number);
/// version_info, float_info and the other facts about the implementation.
void define_sys_information(Machine& m, ModuleObject* module);

/// sys.getsizeof, about as CPython counts.
std::int64_t size_of_value(const Value& value);

}  // namespace looplane::script
