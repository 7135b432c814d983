#pragma once

#include "script/machine/operations.hpp"

namespace looplane::script {

/// types.GenericAlias(origin, item)
Value generic_alias(Machine& m, const Value& origin, const Value& item);
/// `list[int]`. As a class's `__class_getitem__(cls, item, /)`.
Eventually<Value> generic_alias_of(Machine& m, Arguments a);
/// `int | str`: types.UnionType, or NotImplemented when one of them is no type.
Eventually<Value> union_of(Machine& m, const Value& a, const Value& b);
/// Whether a value is a type, a generic alias or a union, so that `|` makes a union with it.
bool can_be_in_union(Machine& m, const Value& value);
/// The types of a `types.UnionType`, for isinstance.
TupleObject* union_members(const Value& value);

}  // namespace looplane::script
