#include "script/modules/modules.hpp"

namespace looplane::script {

/// `import builtins`: the very namespace in which names are found last.
void define_builtins(Machine& m, ModuleObject* module) {
  Ref<DictObject> own = std::move(module->namespace_);
  module->namespace_ = m.builtins;
  for (const DictEntry& entry : own->entries) {
    if (entry.key.is(Kind::string)) m.builtins->set(entry.key.as<StringObject>(), entry.value);
  }
}

}  // namespace looplane::script
