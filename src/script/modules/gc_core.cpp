#include "script/machine/cycles.hpp"
#include "script/machine/operations.hpp"
#include "script/modules/modules.hpp"

// _gc: what lib/gc.py is made of.

namespace looplane::script {

static Eventually<Value> collect(Machine& m, Arguments) { return collect_cycles(m); }

void define_gc_core(Machine& m, ModuleObject* module) {
  static const NativeMethod functions[] = {{"collect_cycles()", collect}};
  m.define_functions(module, functions);
}

}  // namespace looplane::script
