#include "script/values/find_text.hpp"

#include <cstring>

namespace looplane::script {

std::size_t find_text(std::string_view text, std::string_view needle, std::size_t from) {
  if (from > text.size()) return std::string_view::npos;
  if (needle.empty()) return from;
  if (text.size() - from < needle.size()) return std::string_view::npos;  // none has no address
  if (needle.size() == 1) return text.find(needle[0], from);
  // A two-way search, in the C libraries of Linux and of Emscripten.
  const void* found = memmem(text.data() + from, text.size() - from, needle.data(), needle.size());
  if (found == nullptr) return std::string_view::npos;
  return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

}  // namespace looplane::script
