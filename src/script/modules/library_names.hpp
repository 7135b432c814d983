#pragma once

#include <span>
#include <string_view>

namespace looplane::script {

/// sys.stdlib_module_names of CPython 3.13 on Linux, sorted: all of them, whether we have them or
/// not.
std::span<const std::string_view> library_names();
bool is_library_name(std::string_view name);

/// Whether CPython has this module within a package of which we have other parts.
bool is_absent_submodule(std::string_view name);

}  // namespace looplane::script
