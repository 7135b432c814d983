# str, formats and their errors at length.
def attempt(v, sp):
    try: return format(v, sp)
    except ValueError as e: return str(e)
s = "Hello, World"
for m in ['upper','lower','title','capitalize','swapcase','casefold','strip','split','isalpha','islower','istitle','isupper','isspace','isidentifier','isnumeric','isprintable','encode','expandtabs','splitlines']:
    print(m, [repr(getattr(x, m)()) for x in (s, '', ' a b\t', 'ABC', 'abc1', '123', 'ǆ', 'ß', 'ŉ', 'Σας', 'İI', 'ﬁ', 'they\'re "x"', 'a\x0bb\x1cc\u2028d', '٣', '½', 'x²', 'ﬀ', 'ᾳ', '\u1e9e')])
print(s.find('o'), s.rfind('o'), s.index('W'), s.count('l'), s.replace('l', 'L', 1), s.partition(', '), s.rpartition('o'), s.startswith(('He', 'x')), s.endswith('d', 0, 5))
print(s.center(20, '*'), s.ljust(15, '.'), s.rjust(15), '42'.zfill(5), '-42'.zfill(5), '+x'.zfill(4))
print(' a  b c '.split(), ' a  b c '.split(' '), 'a,b,c'.split(',', 1), 'a,b,c'.rsplit(',', 1), 'a\nb\r\nc\n'.splitlines(), 'a\nb'.splitlines(True))
print('-'.join('abc'), ''.join([]), ', '.join(map(str, [1, 2])))
print('abc'[::-1], 'abc'[-2:], 'abc'[5:], 'abc'[:-1], 'abcdef'[1:5:2], 'abcdef'[::-2])
print('a' in 'abc', 'ac' in 'abc', '' in 'abc', 'abc' < 'abd', 'Z' < 'a', 'a' * 3, 'ab' + 'cd')
print('{:<10}|{:>10}|{:^10}|{:*^10}|{:=+10}|{:010.3f}|{:,}|{:_}|{:e}|{:.3g}|{:%}|{:x}|{:#b}|{:c}'.format('l', 'r', 'c', 'm', 5, 3.14159, 1234567, 1234567, 12345.678, 0.00012345, 0.256, 255, 5, 65))
for v in [0, 1, -1, 1.0, 1.5, -0.0, 1e100, 1e-100, float('inf'), float('nan'), 123456789, 0.1, 1/3, 100, 1e16, 1e15, 123456.7]:
    print([attempt(v, sp) for sp in ['', '10', '<10', '+', ' ', '.3', '.0f', '.2f', 'e', '.1e', 'g', 'G', 'n', '%', ',', '010', '_>10', '.10g', '#.3g', '#.0f', ',.2f', '_.1f', 'z.1f', '+.1%', '=+8', 'E', 'F']])
for v in [0, 5, -5, 255, 10**20, True]:
    print([attempt(v, sp) for sp in ['d', 'b', 'o', 'x', 'X', '#x', '#X', '#b', '#o', '08b', '+d', ' d', ',', '_', '_b', '_x', ',d', '5', '<5', '^5', '=5', '*>6', '06', '+06', 'n', 'e', '.2f', '%', '#010x', '^+7', '=+7']])
for v in ['', 'abc', 'é', '日本']:
    print([attempt(v, sp) for sp in ['', 's', '5', '<5', '>5', '^5', '*^7', '.1', '.2s', '5.1', '05', '日>4']])
for sp, v in [('d', 1.5), ('x', 1.5), ('s', 5), ('c', -1), ('c', 1114112), (',s', 'a'), ('=5', 'a'), ('+', 'a'), ('.2d', 5), ('zz', 5), ('5q', 5), ('5q', 'a'), ('5q', 1.5), (',_', 5), ('_,', 5), (',x', 5), ('_x', 5), ('_e', 5), ('+c', 5), ('#s', 'a'), ('z', 5), ('z', 'a'), ('0', 'a'), ('.', 5.0), ('.a', 5.0), ('<<<', 5), ('5', None), ('5', [1]), ('5', 2j), ('%', 2j), ('=5', 2j), ('05', 2j), ('n', 'a'), (',n', 5), ('_d', 'a'), ('99999999999', 1), ('.99999999999', 1.5), ('{', 1)]:
    try: print(sp, repr(format(v, sp)))
    except Exception as e: print(sp, v, type(e).__name__, e)
for t in ['{', '}', '{0', '{a}', '{0.}', '{0[}', '{0[a]}', '{!x}', '{!}', '{0!r', '{:{}}', '{:{}{}}', '{0}{}', '{}{0}', '{{}', '{}}', '{0:{1:{2}}}', '{0.a}', '{[0]}', '{.real}', '{0!r:>5}', '{ }', '{0 }', '{-1}', '{0[-1]}', '{0[x y]}', '{:>{w}}']:
    try: print(t, repr(t.format(5, 6, w=3)))
    except Exception as e: print(t, type(e).__name__, e)
for t, v in [('%d', 'a'), ('%d', 1.7), ('%x', 1.7), ('%c', 'ab'), ('%c', 1114112), ('%s', ()), ('%s %s', 'a'), ('%(a)s', 5), ('%(a)s', {'b': 1}), ('%', 1), ('%q', 1), ('%5', 1), ('%*d', (5, 3)), ('%-*d|', (5, 3)), ('%.*f', (2, 3.14159)), ('%ld', 5), ('%r', ('a',)), ('%a', 'é'), ('%i %u', (1, 2)), ('%#x %#o', (255, 8)), ('%+.2e', 12345.6), ('%s', {'a': 1}), ('%s%%', 5), ('%(a)d %(a)s', {'a': 1}), ('x', 5), ('x', ()), ('x', {}), ('%s', None), ('%5s|%-5s|', ('a', 'b')), ('%.2s', 'abc'), ('%05d', -3), ('%+d', 5), ('% d', 5), ('%e', 0), ('%g', 1e20), ('%G', 1e-10), ('%F', float('nan')), ('%d', 10**20), ('%s', b'a'), ('%d', True), ('%f', 'x'), ('%c', 65), ('%c', ''), ('%(a', {'a': 1}), ('%()s', {'': 1})]:
    try: print(t, repr(t % v))
    except Exception as e: print(t, v, type(e).__name__, e)
print(repr('\'"'), repr("'"), repr('"'), repr('\\'), repr('\t\n\r\x00\x7f\x80\xa0\xad\u200b\ud800\U0010ffff'), ascii('é日🐍'))
print('aé'.encode(), 'é'.encode('latin-1'), 'é'.encode('ascii', 'ignore'), 'é'.encode('ascii', 'replace'), 'é'.encode('ascii', 'xmlcharrefreplace'), 'é'.encode('ascii', 'backslashreplace'), 'é'.encode('ascii', 'namereplace') if 0 else '', 'a'.encode('utf-16'), 'a'.encode('utf-32-be'))
print(str.maketrans('ab', 'xy', 'c'), 'abcd'.translate(str.maketrans('ab', 'xy', 'c')), 'abc'.translate({97: None, 98: 'BB', 99: 100}))
print('%s' % 'x' 'y', 'a\\b', "tab\tq", 'x'.isalnum(), ''.isalnum(), 'ab12'.isalnum())
print(sorted('bca'), list('abc'), tuple('ab'), set('a'), 'abc'.__contains__('b'), len('日本'), 'é' == 'e\u0301', max('abc'), min('abc'))
print('Hello'.removeprefix('He'), 'Hello'.removesuffix('lo'), 'x'.removeprefix('xx'))
print(hash('') == 0, hash('a') == hash('a'), id('a') == id('a'))
print(str(b'ab'), str(b'ab', 'ascii'), str(5.0), str(None), str(['a', 1.5]), str({'k': 'v'}), repr({1, 2}), str((1,)), str(()), str(1e22), str(1e21), str(123456789012345678), str(0.1 + 0.2), str(1e-5), str(0.0001), str(-0.0), str(2j), str(1+2j), str(-1-0j), str(complex('nan')))
