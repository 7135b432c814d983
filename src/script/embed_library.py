"""Writes the C++ file that holds every module of src/script/lib.

    embed_library.py FOLDER OUTPUT.cpp
"""

import pathlib
import sys

TEMPLATE = """// Made by embed_library.py.
#include "script/lib/library.hpp"

#include <algorithm>
#include <array>

namespace looplane::script {{

namespace {{

struct Module {{
  std::string_view name;
  std::string_view source;
  bool package;
}};

constexpr std::array<Module, {count}> modules{{{{{rows}}}}};

const Module* find_module(std::string_view name) {{
  const auto found = std::ranges::lower_bound(modules, name, {{}}, &Module::name);
  return found == modules.end() || found->name != name ? nullptr : &*found;
}}

}}  // namespace

std::optional<std::string_view> library_source(std::string_view module) {{
  const Module* found = find_module(module);
  if (found == nullptr) return std::nullopt;
  return found->source;
}}

bool is_library_package(std::string_view module) {{
  const Module* found = find_module(module);
  return found != nullptr && found->package;
}}

}}  // namespace looplane::script
"""


def module_name(path):
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def literal(line):
    """One line as a C++ string; what is not plain ASCII as octal escapes of three digits."""
    return '"' + "".join(
        chr(byte) if 32 <= byte < 127 and byte not in b'"\\?' else f"\\{byte:03o}" for byte in line
    ) + '"'


def row(name, path):
    lines = path.read_bytes().splitlines(keepends=True) or [b""]
    text = "\n".join("    " + literal(line) for line in lines)
    package = "true" if path.stem == "__init__" else "false"
    size = sum(map(len, lines))  # said, because counting it is too much for a constant expression
    return f'\n  {{"{name}",\n    std::string_view(\n{text}, {size}), {package}}},'


def main(folder, output):
    folder = pathlib.Path(folder)
    modules = {module_name(path.relative_to(folder)): path for path in folder.rglob("*.py")}
    rows = "".join(row(name, modules[name]) for name in sorted(modules))
    pathlib.Path(output).write_text(TEMPLATE.format(count=len(modules), rows=rows))


main(*sys.argv[1:])
