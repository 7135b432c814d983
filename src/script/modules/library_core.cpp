#include "script/machine/operations.hpp"
#include "script/modules/modules.hpp"

// _library: what modules written in Python need to pass for CPython's, which are written in C.

namespace looplane::script {

/// (cls): error messages call it "module.Class" from now on, as they do types written in C.
static Eventually<Value> name_as_native(Machine& m, Arguments a) {
  if (!a[0].is(Kind::type)) return m.type_error("name_as_native() takes a class");
  auto* type = a[0].as<Type>();
  const Value full = qualified_type_name(m, type);
  type->name = Ref<StringObject>::share(m.intern(text_of(full)));
  return a[0];
}

void define_library_core(Machine& m, ModuleObject* module) {
  static const NativeMethod functions[] = {{"name_as_native(cls, /)", name_as_native}};
  m.define_functions(module, functions);
}

}  // namespace looplane::script
