#pragma once

namespace looplane::script {

class Machine;

/// Called by define_bytes.
void define_bytearray(Machine& m);

}  // namespace looplane::script
