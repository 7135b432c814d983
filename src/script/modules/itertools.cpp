#include "script/modules/itertools.hpp"

#include "script/modules/modules.hpp"

namespace looplane::script {

void define_itertools(Machine& m, ModuleObject* module) {
  define_itertools_stages(m, module);
  define_itertools_selections(m, module);
  define_itertools_groups(m, module);
}

}  // namespace looplane::script
