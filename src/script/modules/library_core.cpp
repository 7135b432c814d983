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

/// (function): whether CPython has this function of the library as `async def`.
static Eventually<Value> is_async_function(Machine&, Arguments a) {
  if (!a[0].is(Kind::native_function)) return Value::boolean(false);
  const NativeMethod& method = *a[0].as<NativeFunctionObject>()->method;
  return Value::boolean(method.signature.starts_with("async def "));
}

void define_library_core(Machine& m, ModuleObject* module) {
  static const NativeMethod functions[] = {{"name_as_native(cls, /)", name_as_native},
                                           {"is_async_function(function, /)", is_async_function}};
  m.define_functions(module, functions);
}

}  // namespace looplane::script
