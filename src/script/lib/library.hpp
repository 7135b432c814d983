#pragma once

#include <optional>
#include <string_view>

namespace looplane::script {

/// A standard-library module that is written in the scenario language itself.
struct LibraryModule {
  std::string_view source;
  bool package;  ///< as `lib/asyncio/__init__.py` is
};

/// By its dotted name: `lib/functools.py` is "functools", `lib/asyncio/__init__.py` is "asyncio"
/// and `lib/asyncio/locks.py` is "asyncio.locks". None where there is no such module.
std::optional<LibraryModule> library_module(std::string_view name);

/// All of them, as ../pack_library.py writes them: a line "module functools 15353" or "package
/// asyncio 210" for each, an empty line, then the sources of so many bytes one after the other.
/// A command has it compiled in; the page fetches it while it starts (platform/web/library.cpp), so
/// that its program is smaller. It stays where it is, from the first question on.
std::string_view library_pack();

}  // namespace looplane::script
