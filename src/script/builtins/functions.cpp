#include "script/builtins/functions.hpp"

#include "script/builtins/define.hpp"

namespace looplane::script {

void define_builtin_functions(Machine& m) {
  define_site_builtins(m);
  for (const auto& functions : {iteration_functions(), object_functions(), number_functions(),
                                code_functions(), text_functions()}) {
    for (const NativeMethod& method : functions) {
      const Value function = m.native_function(method);
      auto* native = function.as<NativeFunctionObject>();
      native->module = m.interned("builtins");
      m.builtins->set(native->name.get(), function);
    }
  }
  // A class statement in exec(code, {}) finds its module's name here.
  m.builtins->set(m.names.name, m.interned("builtins"));
  m.build_class_function = m.builtins->get(m.intern("__build_class__"));
}

}  // namespace looplane::script
