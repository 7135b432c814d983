#pragma once

#include <optional>
#include <string_view>

namespace looplane::script {

/// The source of a standard-library module that is written in the scenario language itself, by its
/// dotted name: `lib/functools.py` is "functools", `lib/asyncio/__init__.py` is "asyncio" and
/// `lib/asyncio/locks.py` is "asyncio.locks". None where there is no such module.
/// The build makes the table from the files (see ../embed_library.py).
std::optional<std::string_view> library_source(std::string_view module);
/// Whether such a module is a package, as `lib/asyncio/__init__.py` is.
bool is_library_package(std::string_view module);

}  // namespace looplane::script
