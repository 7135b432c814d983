"""Writes ../lib/_unicode_data.py: what the module unicodedata knows of each character.

Run it with CPython 3.13, in this folder, when the version of Python that we follow changes:
    python3.13 unicode_data.py
"""

import fractions
import textwrap
import unicodedata

CHARACTERS = [chr(code) for code in range(0x110000)]
HANGUL = range(0xAC00, 0xD7A4)


def runs(answers, usual):
    """[answer, how many characters have it], all through Unicode; what is `usual` is empty."""
    result = []
    for answer in answers:
        text = "" if answer == usual else answer
        if result and result[-1][0] == text:
            result[-1][1] += 1
        else:
            result.append([text, 1])
    return result


def packed_runs(answers, usual):
    """"Lu26" where 26 have it; "LuLl*20": in turn; a count of one is left out."""
    packed, pending = [], runs(answers, usual)
    at = 0
    while at < len(pending):
        text, count = pending[at]
        pair = 0
        if count == 1 and at + 1 < len(pending):
            wanted = [pending[at], pending[at + 1]]
            while pending[at + 2 * pair:at + 2 * pair + 2] == wanted and wanted[1][1] == 1:
                pair += 1
        if pair > 1:
            packed.append(f"{text}+{pending[at + 1][0]}*{pair}")
            at += 2 * pair
            continue
        packed.append(f"{text}{count}" if count > 1 or not text else text)
        at += 1
    return " ".join(packed[:-1] if pending[-1][0] == "" else packed)


def decompositions():
    """"start count tag code...": as many characters, for whom the only code rises by one."""
    found = []
    for code, character in enumerate(CHARACTERS):
        text = unicodedata.decomposition(character)
        if not text or code in HANGUL:
            continue
        tag, _, rest = text.rpartition("> ")
        tag = tag.removeprefix("<")
        codes = [int(part, 16) for part in rest.split()]
        if not tag and len(codes) == 2 and unicodedata.normalize("NFC", character) != character:
            tag = "!"  # It is not put together again.
        last = found[-1] if found else None
        if (last and len(codes) == 1 and len(last[3]) == 1 and last[2] == tag
                and last[0] + last[1] == code and last[3][0] + last[1] == codes[0]):
            last[1] += 1
        else:
            found.append([code, 1, tag, codes])
    lines, after = [], 0
    for code, count, tag, codes in found:
        step = code - after
        after = code + count
        lines.append(",".join([f"{step:x}" if step else "", f"{count:x}" if count > 1 else "",
                               tag, *(f"{each:x}" for each in codes)]))
    return " ".join(lines)


def numbers():
    """"start count value step": as many characters whose values rise by as much."""
    found = []
    for code, character in enumerate(CHARACTERS):
        value = unicodedata.numeric(character, None)
        if value is None or unicodedata.decimal(character, None) is not None:
            continue
        value = fractions.Fraction(value).limit_denominator(1000)
        digit = unicodedata.digit(character, None) is not None
        last = found[-1] if found else None
        if last and last[0] + last[1] == code and last[4] == digit:
            if last[1] == 1 and value - last[2] in (0, 1):
                last[3] = value - last[2]
            if last[3] is not None and last[2] + last[3] * last[1] == value:
                last[1] += 1
                continue
        found.append([code, 1, value, None, digit])
    lines, after = [], 0
    for code, count, value, step, digit in found:
        lines.append(",".join([f"{code - after:x}", str(count) if count > 1 else "",
                               str(value), str(step) if step else "", "d" if digit else ""]
                              ).rstrip(","))
        after = code + count
    return " ".join(lines)


def assignment(name, text):
    lines = textwrap.wrap(text, 96, break_on_hyphens=False, break_long_words=False)
    return f'{name} = """\\\n' + "\n".join(lines) + '"""\n'


def main():
    with open("../lib/_unicode_data.py", "w") as file:
        file.write(f'"""Tables of unicodedata, written by values/unicode_data.py."""\n\n'
                   f'version = {unicodedata.unidata_version!r}\n\n')
        for name, usual in ("category", "Cn"), ("bidirectional", ""), ("east_asian_width", "N"):
            answers = map(getattr(unicodedata, name), CHARACTERS)
            file.write(assignment(name, packed_runs(answers, usual)) + "\n")
        for name in "combining", "mirrored":
            answers = [format(getattr(unicodedata, name)(c), "x") for c in CHARACTERS]
            packed = runs(answers, "0")
            text = " ".join(f"{answer}:{count}" for answer, count in packed[:-1])
            file.write(assignment(name, text) + "\n")
        file.write(assignment("decomposition", decompositions()) + "\n")
        file.write(assignment("numeric", numbers()))


if __name__ == "__main__":
    main()
