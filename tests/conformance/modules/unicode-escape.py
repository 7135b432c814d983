import codecs

for text in ("tab\tand\nline\\", "'quotes\"", "\x00\x7f\x80é", "☃ and 😀"):
    escaped = text.encode("unicode_escape")
    print(escaped, escaped.decode("unicode-escape") == text, codecs.encode(text, "unicode_escape"))
for source in (rb"\x41\u00e9\U0001f600\N{SNOWMAN}\101\'\"\a", b"caf\xe9\\n", b"a\\\nb", rb"\\n", b""):
    print(ascii(source.decode("unicode_escape")))
print(codecs.decode(r"from\ttext: \u20ac", "unicode_escape"))
for source in (rb"ab\x4", b"\xe9\\u12g4", rb"\U00110000", rb"\N{NO SUCH NAME}", rb"\N{", rb"\Nx", b"end\\",
               b"\\\\\\"):
    for errors in ("strict", "ignore", "replace"):
        try:
            print(ascii(source.decode("unicode_escape", errors)))
        except UnicodeDecodeError as error:
            print(error, error.start, error.end, error.object)
print(rb"\q\d".decode("unicode_escape"))
