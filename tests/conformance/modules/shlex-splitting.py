# Command lines cut into words, with and without a POSIX shell's rules.
import shlex

for x in ['a b c', "a 'b c' d", 'x "y \\"z\\" w" v', 'a\\ b c', '', '   ', "a''b", "'' x", 'a #b c', "k=v --flag='x y'", 'a\tb\nc']:
    print(repr(x), shlex.split(x), shlex.split(x, posix=False), shlex.split(x, comments=True))
for bad in ("a 'b", 'x "y', 'z\\'):
    try:
        shlex.split(bad)
    except ValueError as e:
        print(e)
print(shlex.quote('a b'), shlex.quote('ok'), shlex.quote("it's"), shlex.quote(''), shlex.join(['echo', 'a b', '$x']))
l = shlex.shlex("a = b + 'c d' # comment\nfoo.bar")
print(list(l), l.lineno)
print(list(shlex.shlex('a && b || c; d >file (x)', punctuation_chars=True)))
print(list(shlex.shlex('~/a && b-c --color=auto', posix=True, punctuation_chars=True)))
l = shlex.shlex("one,two,'three four'", posix=True)
l.whitespace = ','
l.whitespace_split = True
print(list(l))
