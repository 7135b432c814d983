import textwrap

text = 'He said: "supercalifragilisticexpialidocious?" and meant well-known-and-liked.'
for width in (1, 7, 9, 12, 20):
    print(width, textwrap.wrap(text, width))
    print(width, textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))
print(textwrap.wrap(text, 9, max_lines=4), textwrap.wrap(text, 9, drop_whitespace=False))
