#pragma once

#include "script/machine/machine.hpp"

namespace looplane::script {

/// The `set` of an attribute that is a read-only member in CPython (PyMemberDef), whose message
/// differs from that of a computed one.
inline Eventually<Value> readonly_member(Machine& m, const Value& /*self*/,
                                         const Value& /*value*/) {
  return m.raise(m.types.AttributeError, "readonly attribute");
}

}  // namespace looplane::script
