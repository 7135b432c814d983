import re
print(re.findall(r'\N{DIGIT ONE}+', '1121'), re.sub(r'[\N{GREEK SMALL LETTER ALPHA}-\N{GREEK SMALL LETTER OMEGA}]+', '<>', 'abc αβγ'))
for p in (r'\N{NO SUCH}', r'\N', r'\N{}', r'\N{DIGIT ONE'):
    try: re.compile(p)
    except re.error as e: print(e, e.pos)
