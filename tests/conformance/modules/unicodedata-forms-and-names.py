import unicodedata as u
for c in 'aÀ5½² 漢\u0301€\n🎉ﬁあ가':
    print(ascii(c), u.name(c, '-'), u.category(c), u.combining(c), u.decomposition(c), u.east_asian_width(c), u.bidirectional(c), u.mirrored(c), u.numeric(c, None), u.digit(c, None), u.decimal(c, None))
for f in ('NFC', 'NFD', 'NFKC', 'NFKD'): print(f, ascii(u.normalize(f, 'Café ﬁ ① ½ ｱ Å 각')), u.is_normalized(f, 'é'))
print(''.join(c for c in u.normalize('NFKD', 'Crème Brûlée Ñandú Łódź') if not u.combining(c)), u.lookup('GREEK SMALL LETTER ALPHA'), u.lookup('snowman'))
for x in ["u.lookup('NO SUCH')", "u.name('\\n')", "u.name('ab')", "u.numeric('a')", "u.digit('½')", "u.decimal('²')", "u.normalize('X', 'é')", "u.category(5)", "u.normalize('NFC', 5)"]:
    try: print(x, eval(x))
    except Exception as e: print(x, type(e).__name__, e)
print(u.unidata_version, sorted('éeèfa', key=lambda c: u.normalize('NFD', c)), u.normalize('NFC', 'e\u0301') == 'é', len(u.normalize('NFD', 'é')))
def width(s): return sum(2 if u.east_asian_width(c) in 'WF' else 1 for c in s)
print(width('日本語abc'), u.name('\u200b'), u.name('\u200e'), u.name('\ufeff'), u.name('\xa0'), u.name('漢'))
