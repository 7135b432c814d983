#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace looplane::script::unicode {

/// The character of this Unicode name, in any case; nothing: none is known by it.
std::optional<std::uint32_t> character_by_name(std::string_view name);

/// Its name; empty: none is known.
std::string character_name(std::uint32_t character);

// Written by unicode_names.py: the words that names are made of, each with a space behind it, and
// the names. A name is a byte that counts its words (plus 0x80: three bytes follow that say how far
// it is from the character before; else it is the next one), then the numbers of the words: one
// byte below 0xc0, else two.
extern const char name_words[];
extern const std::size_t name_words_size;
extern const char name_data[];
extern const std::size_t name_data_size;

}  // namespace looplane::script::unicode
