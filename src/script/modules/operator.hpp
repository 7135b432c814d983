#pragma once

#include "script/machine/operations.hpp"

namespace looplane::script {

/// attrgetter, itemgetter and methodcaller.
void define_operator_getters(Machine& m, ModuleObject* module);

}  // namespace looplane::script
