#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "script/syntax/source.hpp"

namespace looplane::script {

/// The texts of the files that were compiled, for whoever shows a line of them (CPython's
/// linecache).
class SourceLines {
 public:
  /// Whoever compiles a file adds it, under the name that its code objects have.
  void add(std::string_view filename, std::string_view text) {
    std::string name(filename);
    files_[name] = std::make_unique<syntax::Source>(text, name);
  }

  /// A line by its number from 1, without its "\n"; empty when there is no such line or file.
  [[nodiscard]] std::string_view line(std::string_view filename, std::int64_t number) const {
    const auto file = files_.find(std::string(filename));
    if (file == files_.end() || number < 1) return {};
    return file->second->line(static_cast<std::uint32_t>(number));
  }

 private:
  std::unordered_map<std::string, std::unique_ptr<syntax::Source>> files_;
};

/// Modules of the library are compiled under names that begin like this. Their frames are not
/// shown.
inline constexpr std::string_view library_folder = "/usr/lib/python3.13/";

}  // namespace looplane::script
