#include "script/machine/operations.hpp"
#include "script/modules/modules.hpp"

// _tracemalloc: what lib/tracemalloc.py is made of.

namespace looplane::script {

static Eventually<Value> heap_used(Machine& m, Arguments) {
  return m.unsigned_integer(m.heap().used());
}

void define_tracemalloc_core(Machine& m, ModuleObject* module) {
  static const NativeMethod functions[] = {{"heap_used()", heap_used}};
  m.define_functions(module, functions);
}

}  // namespace looplane::script
