"""Writes unicode_tables.cpp: what CPython's str knows of each character.

Run it with CPython 3.13, in this folder, when the version of Python that we follow changes:
    python3.13 unicode_tables.py
"""

import sys
import unicodedata

LAST = 0x110000

FLAGS = ["alpha", "decimal", "digit", "numeric", "lower", "upper", "title", "space",
         "printable", "identifier_start", "identifier_continue", "case_ignorable"]


def case_ignorable(c):
    # Seen through the rule for a final sigma, the only place where str uses the property.
    return (c + "Σ").lower()[-1] != "ς" and ("A" + c + "Σ").lower()[-1] == "ς"


def flags(code):
    c = chr(code)
    answers = [c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.islower(), c.isupper(),
               unicodedata.category(c) == "Lt", c.isspace(), c.isprintable(), c.isidentifier(),
               ("a" + c).isidentifier(), case_ignorable(c)]
    return sum(1 << i for i, answer in enumerate(answers) if answer)


def runs(mapping):
    """(first, count, stride, delta) for the single characters that map to single ones."""
    result = []
    for code in sorted(mapping):
        delta = mapping[code] - code
        if result:
            first, count, stride, last_delta = result[-1]
            last = first + (count - 1) * stride
            step = code - last
            if delta == last_delta and step in (1, 2) and (count == 1 or step == stride):
                result[-1] = (first, count + 1, step, delta)
                continue
        result.append((code, 1, 1, delta))
    return result


def mappings(function, base=lambda c: c):
    """What `function` makes of characters, where that is not what `base` makes of them."""
    single, special = {}, {}
    for code in range(LAST):
        if 0xD800 <= code < 0xE000:
            continue
        result = function(chr(code))
        if result == base(chr(code)):
            continue
        if len(result) == 1:
            single[code] = ord(result)
        else:
            special[code] = result
    return runs(single), special


def write_array(out, type_name, name, values):
    out.write(f"const {type_name} {name}[] = {{\n")
    line = "   "
    for value in values:
        text = f" {value},"
        if len(line) + len(text) > 98:
            out.write(line + "\n")
            line = "   "
        line += text
    out.write(line + "\n};\n\n")


def main():
    assert sys.version_info[:2] == (3, 13)
    values = [flags(code) for code in range(LAST)]
    combinations = sorted(set(values))
    assert len(combinations) <= 256
    record = {value: i for i, value in enumerate(combinations)}
    changes = [code for code in range(LAST) if code == 0 or values[code] != values[code - 1]]

    lower = mappings(str.lower)
    upper = mappings(str.upper)
    title = mappings(str.title, str.upper)
    fold = mappings(str.casefold, str.lower)
    zeros = [code for code in range(LAST)
             if chr(code).isdecimal() and unicodedata.decimal(chr(code)) == 0]
    for zero in zeros:
        assert all(unicodedata.decimal(chr(zero + i)) == i for i in range(10))

    with open("unicode_tables.cpp", "w", encoding="utf-8") as out:
        out.write('#include "script/values/unicode_tables.hpp"\n\n')
        out.write(f"// Written by unicode_tables.py from Unicode {unicodedata.unidata_version}.\n\n")
        out.write("// clang-format off\n\nnamespace looplane::script::unicode {\n\n")
        write_array(out, "std::uint16_t", "flag_combinations", combinations)
        write_array(out, "std::uint32_t", "flag_changes",
                    [f"0x{code << 8 | record[values[code]]:x}" for code in changes])
        out.write(f"const std::size_t flag_change_count = {len(changes)};\n\n")
        write_array(out, "std::uint32_t", "decimal_zeros", [f"0x{z:x}" for z in zeros])
        out.write(f"const std::size_t decimal_zero_count = {len(zeros)};\n\n")
        for name, (single, special) in [("lower", lower), ("upper", upper), ("title", title),
                                        ("fold", fold)]:
            write_array(out, "CaseRun", f"{name}_runs",
                        [f"{{0x{first:x}, {count}, {stride}, {delta}}}"
                         for first, count, stride, delta in single])
            cells = []
            for code, text in sorted(special.items()):
                units = [ord(c) for c in text] + [0] * (3 - len(text))
                cells.append(f"{{0x{code:x}, {{" + ", ".join(f"0x{u:x}" for u in units) + "}}")
            write_array(out, "SpecialCase", f"{name}_specials", cells or ["{}"])
            out.write(f"const CaseTable {name}_table = {{{name}_runs, {len(single)}, "
                      f"{name}_specials, {len(special)}}};\n\n")
        out.write("}  // namespace looplane::script::unicode\n")

    with open("unicode_tables.hpp", "w", encoding="utf-8") as out:
        out.write(HEADER.format(flags="\n".join(
            f"inline constexpr std::uint16_t {name} = 1 << {i};"
            for i, name in enumerate(FLAGS))))


HEADER = """#pragma once

#include <cstddef>
#include <cstdint>

// Written by unicode_tables.py.

namespace looplane::script::unicode {{

{flags}

/// Which flags the characters have: from each entry's character (its upper 24 bits) to the next
/// entry's, the combination that its lower 8 bits number.
extern const std::uint32_t flag_changes[];
extern const std::size_t flag_change_count;
extern const std::uint16_t flag_combinations[];

/// The zero of each script's ten digits, which follow it in order.
extern const std::uint32_t decimal_zeros[];
extern const std::size_t decimal_zero_count;

/// `count` characters, the first and then every `stride`-th, map to themselves plus `delta`.
struct CaseRun {{
  std::uint32_t first;
  std::uint16_t count;
  std::uint16_t stride;
  std::int32_t delta;
}};

/// A character that maps to several; unused places are zero.
struct SpecialCase {{
  std::uint32_t character;
  std::uint16_t mapped[3];
}};

struct CaseTable {{
  const CaseRun* runs;
  std::size_t run_count;
  const SpecialCase* specials;
  std::size_t special_count;
}};
extern const CaseTable lower_table;
extern const CaseTable upper_table;
extern const CaseTable title_table;  ///< What differs from upper_table.
extern const CaseTable fold_table;   ///< What differs from lower_table.

}}  // namespace looplane::script::unicode
"""

main()
