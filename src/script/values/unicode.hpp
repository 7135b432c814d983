#pragma once

#include <cstdint>
#include <string>

#include "script/values/unicode_tables.hpp"

namespace looplane::script::unicode {

/// The flags of unicode_tables.hpp that hold for the character.
std::uint16_t flags(char32_t character);

inline bool has(char32_t character, int wanted) { return (flags(character) & wanted) != 0; }
inline bool is_space(char32_t character) { return has(character, space); }
inline bool is_printable(char32_t character) { return has(character, printable); }
/// Whether it has case at all.
inline bool is_cased(char32_t character) { return has(character, lower | upper | title); }

/// The value of a decimal digit of any script; -1: not one.
int decimal_value(char32_t character);

// What the character becomes, in full: "ß" in upper case is "SS". Lowering does not know of the
// sigma that ends a word.
void append_lower(std::u32string& text, char32_t character);
void append_upper(std::u32string& text, char32_t character);
void append_title(std::u32string& text, char32_t character);
void append_folded(std::u32string& text, char32_t character);

}  // namespace looplane::script::unicode
