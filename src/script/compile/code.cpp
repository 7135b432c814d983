#include "script/compile/code.hpp"

#include <limits>

namespace looplane::script {

static bool remembers(Opcode opcode) {
  switch (opcode) {
    case Opcode::load_global:
    case Opcode::load_name:
    case Opcode::load_attr:
    case Opcode::load_method:
    case Opcode::store_attr:
      return true;
    default:
      return false;
  }
}

void CodeObject::number_caches() {
  std::size_t count = 1;
  for (Instruction& instruction : instructions) {
    if (!remembers(instruction.opcode)) continue;
    if (count <= std::numeric_limits<std::uint16_t>::max()) {
      instruction.cache = static_cast<std::uint16_t>(count++);
    }
  }
  caches.resize(count);
}

}  // namespace looplane::script
