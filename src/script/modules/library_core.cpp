#include "script/builtins/generic_alias.hpp"
#include "script/machine/operations.hpp"
#include "script/modules/modules.hpp"
#include "script/values/unicode_names.hpp"
#include "script/values/utf8.hpp"

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

/// (character): its name in Unicode; None: it is not known.
static Eventually<Value> name_of_character(Machine& m, Arguments a) {
  const std::string name = unicode::character_name(first_code_point(text_of(a[0])));
  return name.empty() ? Value::none() : m.string(name);
}

/// (name): the character; None: the name is not known.
static Eventually<Value> character_by_name(Machine& m, Arguments a) {
  const std::optional<std::uint32_t> code = unicode::character_by_name(text_of(a[0]));
  if (!code) return Value::none();
  std::string text;
  append_code_point(text, *code);
  return m.string(text);
}

/// (a, b): the types.UnionType of them, or NotImplemented.
static Eventually<Value> library_union_of(Machine& m, Arguments a) {
  return union_of(m, a[0], a[1]);
}

void define_library_core(Machine& m, ModuleObject* module) {
  static const NativeMethod functions[] = {{"name_as_native(cls, /)", name_as_native},
                                           {"is_async_function(function, /)", is_async_function},
                                           {"name_of_character(character, /)", name_of_character},
                                           {"character_by_name(name, /)", character_by_name},
                                           {"union_of(a, b, /)", library_union_of}};
  m.define_functions(module, functions);
}

}  // namespace looplane::script
