#pragma once

#include "script/machine/tables.hpp"

namespace looplane::script {

// What sets can do with any iterable, each as setobject.c does it: the order in which a set's
// elements come depends on every addition and removal that it went through. "set_" functions that
// change a set give None, the others a new set.

inline bool is_set(const Value& value) { return value.is(Kind::set); }
inline SetObject* set_of(const Value& value) { return value.as<SetObject>(); }

Eventually<Value> set_update(Machine& m, Value set, Value other);
Eventually<Value> set_difference_update(Machine& m, Value set, Value other);
Eventually<Value> set_intersection_update(Machine& m, Value set, Value other);
Eventually<Value> set_symmetric_difference_update(Machine& m, Value set, Value other);

/// A set of the same built-in type (set or frozenset) as `like`.
Ref<SetObject> new_set_like(Machine& m, const Value& like);
Value set_copy(Machine& m, const Value& set);
Eventually<Value> set_intersection(Machine& m, Value set, Value other);
Eventually<Value> set_difference(Machine& m, Value set, Value other);
Eventually<Value> set_symmetric_difference(Machine& m, Value set, Value other);

Eventually<bool> set_is_subset(Machine& m, Value set, Value other);  ///< Both are sets.
Eventually<bool> set_is_disjoint(Machine& m, Value set, Value other);

}  // namespace looplane::script
