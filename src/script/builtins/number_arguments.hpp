#pragma once

#include <optional>
#include <string>

#include "script/machine/operations.hpp"

namespace looplane::script {

/// The text that int(), float() and complex() read from a str, or from what holds bytes (of which
/// those that are not ASCII become '?', which is in no number). Nothing: it is neither.
std::optional<std::string> number_source(const Value& value);

/// ValueError: `message`, then the first 200 characters of the value's repr.
Eventually<Value> bad_literal(Machine& m, std::string message, Value value);

/// What int(value) gives, as a plain int.
Eventually<Value> to_integer(Machine& m, const Value& value);

/// The integral part of a float: ValueError for NaN, OverflowError for an infinity.
Eventually<Value> whole_part(Machine& m, double value);

}  // namespace looplane::script
