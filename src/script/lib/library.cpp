#include "script/lib/library.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace looplane::script {

namespace {

struct Entry {
  std::string_view name;
  LibraryModule module;
};

std::string_view cut(std::string_view& text, char at) {
  const std::string_view front = text.substr(0, text.find(at));
  text.remove_prefix(front.size() + 1);
  return front;
}

std::vector<Entry> read_pack(std::string_view pack) {
  std::vector<Entry> entries;
  std::string_view index = pack.substr(0, pack.find("\n\n") + 1);
  std::size_t position = index.size() + 1;
  while (!index.empty()) {
    std::string_view line = cut(index, '\n');
    const bool package = cut(line, ' ') == "package";
    const std::string_view name = cut(line, ' ');
    std::size_t size = 0;
    std::from_chars(line.data(), line.data() + line.size(), size);
    entries.push_back({name, {pack.substr(position, size), package}});
    position += size;
  }
  return entries;
}

}  // namespace

std::optional<LibraryModule> library_module(std::string_view name) {
  static const std::vector<Entry> entries = read_pack(library_pack());
  const auto found = std::ranges::lower_bound(entries, name, {}, &Entry::name);
  if (found == entries.end() || found->name != name) return std::nullopt;
  return found->module;
}

}  // namespace looplane::script
