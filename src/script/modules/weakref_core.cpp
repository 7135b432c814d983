#include "script/machine/operations.hpp"
#include "script/modules/modules.hpp"

// _weakref: what lib/weakref.py is made of.

namespace looplane::script {

static std::vector<Object*> references_to(Machine& m, const Value& value) {
  return value.is_object() ? m.weak_references_to(value.object()) : std::vector<Object*>();
}

static Eventually<Value> get_count(Machine& m, Arguments a) {
  return m.unsigned_integer(references_to(m, a[0]).size());
}

static Eventually<Value> get_references(Machine& m, Arguments a) {
  Ref<ListObject> list = m.new_list();
  for (Object* reference : references_to(m, a[0])) {
    list->items.push_back(Value::object(reference));
  }
  return Value(list);
}

void define_weakref_core(Machine& m, ModuleObject* module) {
  static const NativeMethod functions[] = {
      {"getweakrefcount(object, /)", get_count},
      {"getweakrefs(object, /)", get_references},
  };
  m.define_functions(module, functions);
  module->namespace_->set(m.intern("ref"), Value::object(m.types.weak_reference));
}

}  // namespace looplane::script
