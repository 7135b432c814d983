#include "script/machine/machine.hpp"
#include "script/modules/modules.hpp"

// _weakref: what lib/weakref.py is made of.

namespace looplane::script {

void define_weakref_core(Machine& m, ModuleObject* module) {
  module->namespace_->set(m.intern("ref"), Value::object(m.types.weak_reference));
}

}  // namespace looplane::script
