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

void CodeObject::prepare() {
  std::size_t count = 1;
  for (Instruction& instruction : instructions) {
    if (!remembers(instruction.opcode)) continue;
    if (count <= std::numeric_limits<std::uint16_t>::max()) {
      instruction.cache = static_cast<std::uint16_t>(count++);
    }
  }
  caches.resize(count);
  local_count = static_cast<std::uint32_t>(locals.size());
  frame_values = local_count + stack_size + room_for_defaults;
  binds_in_order = (flags & (has_star_args | has_star_keywords)) == 0 && keyword_only_count == 0;
  exact_arguments =
      binds_in_order ? argument_count : std::numeric_limits<decltype(argument_count)>::max();
}

}  // namespace looplane::script
