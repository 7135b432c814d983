#pragma once

#include <string>
#include <string_view>

#include "script/machine/operations.hpp"

namespace looplane::script {

// What the bytes in a memoryview mean: items of one of the formats of the module struct.

/// How many bytes an item of this format takes; 0: there is no such format.
std::int64_t item_size_of(char format);
/// The item that these bytes are.
Value unpack_item(Machine& m, char format, std::string_view bytes);
/// The bytes of an item, or TypeError or ValueError: it is none of this format.
Eventually<std::string> pack_item(Machine& m, char format, Value item);

}  // namespace looplane::script
