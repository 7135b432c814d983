#pragma once

#include <cstddef>
#include <string_view>

namespace looplane::script {

/// text.find(needle, from), in time that grows with the text alone: std::string_view's own takes as
/// many steps as the text times the needle has characters, and nothing can interrupt it.
std::size_t find_text(std::string_view text, std::string_view needle, std::size_t from = 0);

}  // namespace looplane::script
