"""Packs every module of src/script/lib into one file, as script/lib/library.hpp describes it.

    pack_library.py FOLDER OUTPUT        the pack itself, for the page to fetch
    pack_library.py FOLDER OUTPUT.cpp    a C++ file that compiles it in
"""

import pathlib
import sys

CPLUSPLUS = """// Made by pack_library.py.
#include "script/lib/library.hpp"

namespace looplane::script {{

std::string_view library_pack() {{
  return std::string_view(
{text},
      {size});
}}

}}  // namespace looplane::script
"""


def module_name(path):
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def pack(folder):
    paths = {module_name(path.relative_to(folder)): path for path in folder.rglob("*.py")}
    index, sources = "", b""
    for name, path in sorted(paths.items()):
        source = path.read_bytes()
        kind = "package" if path.stem == "__init__" else "module"
        index += f"{kind} {name} {len(source)}\n"
        sources += source
    return f"{index}\n".encode() + sources


def literal(line):
    """One line as a C++ string; what is not plain ASCII as octal escapes of three digits."""
    return '      "' + "".join(
        chr(byte) if 32 <= byte < 127 and byte not in b'"\\?' else f"\\{byte:03o}" for byte in line
    ) + '"'


def main(folder, output):
    packed = pack(pathlib.Path(folder))
    output = pathlib.Path(output)
    if output.suffix != ".cpp":
        output.write_bytes(packed)
        return
    text = "\n".join(literal(line) for line in packed.splitlines(keepends=True))
    output.write_text(CPLUSPLUS.format(text=text, size=len(packed)))


main(*sys.argv[1:])
