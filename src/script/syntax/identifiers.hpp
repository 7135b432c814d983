#pragma once

#include <cstdint>

namespace looplane::script::syntax {

/// Whether an identifier may begin with the character.
bool starts_identifier(std::uint32_t character);

/// Whether the character may stand in an identifier after its first.
bool continues_identifier(std::uint32_t character);

/// Whether an error message may show the character itself.
bool is_printable(std::uint32_t character);

}  // namespace looplane::script::syntax
