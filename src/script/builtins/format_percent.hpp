#pragma once

#include "script/machine/operations.hpp"

namespace looplane::script {

/// `format % values`, where the format is the text of a str, or of bytes: the result is a str, or
/// bytes. The caller keeps the text alive.
Eventually<Value> format_percent(Machine& m, std::string_view format, Value values, bool as_bytes);

/// The same of a str and its values.
Eventually<Value> format_string_percent(Machine& m, const Value& format, const Value& values);

}  // namespace looplane::script
