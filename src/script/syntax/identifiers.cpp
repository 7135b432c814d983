#include "script/syntax/identifiers.hpp"

#include "script/values/unicode.hpp"

namespace looplane::script::syntax {

bool starts_identifier(std::uint32_t character) {
  return character == '_' || unicode::has(character, unicode::identifier_start);
}

bool continues_identifier(std::uint32_t character) {
  return unicode::has(character, unicode::identifier_continue);
}

bool is_printable(std::uint32_t character) { return unicode::is_printable(character); }

}  // namespace looplane::script::syntax
