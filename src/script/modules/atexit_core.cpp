#include "script/machine/operations.hpp"
#include "script/modules/modules.hpp"

// _atexit: what lib/atexit.py is made of.

namespace looplane::script {

/// The function is called without arguments when the program has ended, the last one first.
static Eventually<Value> call_at_exit(Machine& m, Arguments a) {
  m.exit_functions.push_back(a[0]);
  return Value::none();
}

void define_atexit_core(Machine& m, ModuleObject* module) {
  static const NativeMethod functions[] = {{"call_at_exit(function, /)", call_at_exit}};
  m.define_functions(module, functions);
}

}  // namespace looplane::script
