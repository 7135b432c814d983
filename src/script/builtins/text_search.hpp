#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "script/values/heap.hpp"

namespace looplane::script {

// Algorithms that str and bytes share. In UTF-8 one character never begins within another, so
// looking for bytes finds characters.

/// How often the needle, which is not empty, stands in the text without overlapping.
std::size_t count_occurrences(std::string_view text, std::string_view needle, std::size_t limit);

/// Writes the text with the first `limit` occurrences of a needle, which is not empty, replaced:
/// `replaced_size` bytes.
void replace_occurrences(char* result, std::string_view text, std::string_view needle,
                         std::string_view replacement, std::size_t limit);
std::uint64_t replaced_size(std::string_view text, std::string_view needle,
                            std::string_view replacement, std::size_t count);

using Pieces = HeapVector<std::string_view>;

/// The pieces between separators, at most `limit` cuts made from the left or from the right.
Pieces split_at(std::string_view text, std::string_view separator, std::size_t limit);
Pieces split_at_from_right(std::string_view text, std::string_view separator, std::size_t limit);

/// A step over one character of white space at a position; 0 where there is none. `backwards`
/// looks at what ends there.
using SpaceStep = std::size_t (*)(std::string_view text, std::size_t position, bool backwards);

/// The same between runs of white space. What is left when the limit is reached keeps the white
/// space at its far end.
Pieces split_at_spaces(std::string_view text, std::size_t limit, SpaceStep step);
Pieces split_at_spaces_from_right(std::string_view text, std::size_t limit, SpaceStep step);

/// White space of bytes: that of ASCII.
std::size_t step_ascii_space(std::string_view text, std::size_t position, bool backwards);

/// How many bytes the line break at a position takes; 0 where there is none.
using LineBreak = std::size_t (*)(std::string_view text, std::size_t position);
Pieces split_lines(std::string_view text, bool keep_ends, LineBreak line_break);

/// Which end of a text a method works on.
enum class Side : unsigned char { left = 1, right = 2, both = 3 };
constexpr bool includes(Side side, Side part) {
  return (static_cast<unsigned>(side) & static_cast<unsigned>(part)) != 0;
}

}  // namespace looplane::script
