"""Writes unicode_names.cpp: the names that "\\N{BULLET}" knows.

Not all 35,000, which would weigh more than the rest of the tables: letters of Latin, Greek,
Cyrillic, Hebrew and kana, marks, punctuation, currencies, arrows, mathematics, boxes, symbols,
playing cards and emoji. Run it with CPython 3.13, in this folder:
    python3.13 unicode_names.py
"""

import collections
import unicodedata

BLOCKS = [(0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF),
          (0x400, 0x45F), (0x490, 0x491), (0x5D0, 0x5EA), (0x1E80, 0x1E9E), (0x2000, 0x20C0),
          (0x20D0, 0x20F0), (0x2100, 0x22FF), (0x2300, 0x243F), (0x2460, 0x27EF), (0x27F0, 0x27FF),
          (0x2934, 0x2935), (0x2B05, 0x2B55), (0x3000, 0x30FF), (0xFB00, 0xFB06), (0xFE0E, 0xFE0F),
          (0xFEFF, 0xFEFF), (0xFF01, 0xFF9F), (0xFFFC, 0xFFFD), (0x1F0A0, 0x1F0F5), (0x1F1E6, 0x1F1FF),
          (0x1F300, 0x1F5FF), (0x1F600, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F7E0, 0x1F7EB),
          (0x1F900, 0x1F9FF), (0x1FA70, 0x1FAFF)]

# NameAliases.txt, for characters that have no name or are better known by another.
ALIASES = ["NULL", "NUL", "BELL", "ALERT", "BEL", "BACKSPACE", "BS", "CHARACTER TABULATION", "TAB",
           "HT", "LINE FEED", "NEW LINE", "LF", "NL", "EOL", "LINE TABULATION", "VT", "FORM FEED",
           "FF", "CARRIAGE RETURN", "CR", "ESCAPE", "ESC", "DELETE", "DEL", "NEXT LINE", "NEL",
           "NBSP", "SHY", "ZWSP", "ZWNJ", "ZWJ", "LRM", "RLM", "BOM", "BYTE ORDER MARK", "ZWNBSP",
           "NNBSP", "WJ"]

ONE_BYTE = 0xC0  # Numbers of words below this take one byte, others two.


def known_names():
    found = [(ord(character), alias) for character, alias in
             [(unicodedata.lookup(alias), alias) for alias in ALIASES]]
    for first, last in BLOCKS:
        for code in range(first, last + 1):
            name = unicodedata.name(chr(code), None)
            if name is not None:
                found.append((code, name))
    return sorted(found)


def encoded(number):
    if number < ONE_BYTE:
        return bytes([number])
    number -= ONE_BYTE
    return bytes([ONE_BYTE + (number >> 8), number & 0xFF])


def tables(names):
    """The words, the most frequent first, and for each name: step of the code, count, words."""
    count = collections.Counter(word for _, name in names for word in name.split(" "))
    words = [word for word, _ in sorted(count.items(), key=lambda item: (-item[1], item[0]))]
    numbers = {word: number for number, word in enumerate(words)}
    data, last = b"", 0
    for code, name in names:
        step = code - last
        last = code
        parts = name.split(" ")
        # The common case, the next character, is part of the count.
        data += bytes([len(parts) + (0 if step == 1 else 0x80)])
        if step != 1:
            data += bytes([step >> 16, step >> 8 & 0xFF, step & 0xFF])
        data += b"".join(encoded(numbers[part]) for part in parts)
    return words, data


def literal(text, width=84):
    """Lines of a string literal in C++."""
    lines, line = [], ""
    for byte in text:
        c = chr(byte)
        plain = 32 <= byte < 127 and c not in '"\\?'
        line += c if plain else f"\\{byte:03o}"
        if len(line) > width:
            lines.append(f'    "{line}"')
            line = ""
    if line:
        lines.append(f'    "{line}"')
    return "\n".join(lines)


def main():
    words, data = tables(known_names())
    with open("unicode_names.cpp", "w") as file:
        file.write(f"""\
#include "script/values/unicode_names.hpp"

// Written by unicode_names.py from Unicode {unicodedata.unidata_version}.

// clang-format off

namespace looplane::script::unicode {{

const char name_words[] =
{literal(" ".join(words).encode() + b" ")};
const std::size_t name_words_size = sizeof name_words - 1;

const char name_data[] =
{literal(data)};
const std::size_t name_data_size = sizeof name_data - 1;

}}  // namespace looplane::script::unicode
""")


if __name__ == "__main__":
    main()
