#pragma once

#include <cstdint>
#include <string_view>

#include "script/machine/machine.hpp"

namespace looplane::script {

bool is_group(const Machine& m, const Value& value);
/// The exceptions in a group.
TupleObject* members_of(const Value& group);
/// BaseExceptionGroup(message, members): a tuple or list of exceptions that is not empty.
Eventually<Value> make_group(Machine& m, std::string_view message, Value members);

/// What a part of a group is chosen by.
enum class GroupMatcher : std::uint8_t {
  types,      ///< An exception class, or a tuple of them.
  predicate,  ///< A function that is called with each exception.
  members,    ///< A list of the very objects to keep.
};

/// A tuple of what matches, in groups nested as before, and of the rest (None without `with_rest`).
Eventually<Value> split_group(Machine& m, Value exception, Value matcher, GroupMatcher how,
                              bool with_rest);

}  // namespace looplane::script
