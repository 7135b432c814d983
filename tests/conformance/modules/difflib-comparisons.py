# Diffs in all formats, close matches, and many small random texts.
import difflib, random

a = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n'.splitlines(True)
b = 'one\ntoo\nthree\nfour\nfive\nsix\nseven\neight\nnine!\nten\n'.splitlines(True)
print(''.join(difflib.unified_diff(a, b, 'a.txt', 'b.txt', n=1)), end='')
print(''.join(difflib.context_diff(a, b, 'a.txt', 'b.txt', 'd1', 'd2', n=1)), end='')
print(''.join(difflib.ndiff(a, b)), end='')
print('\n'.join(difflib.unified_diff(['x'], ['y'], lineterm='')))
print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']), difflib.get_close_matches('x', ['y']), difflib.get_close_matches('wheel', ['while', 'where', 'heel'], n=1, cutoff=0.3))
s = difflib.SequenceMatcher(None, 'qabxcd', 'abycdf')
print(s.ratio(), s.quick_ratio(), s.real_quick_ratio(), s.get_matching_blocks(), s.get_opcodes(), s.find_longest_match(0, 6, 0, 6))
print(round(difflib.SequenceMatcher(lambda c: c == ' ', 'private Thread currentThread;', 'private volatile Thread currentThread;').ratio(), 3))
d = list(difflib.Differ().compare(['abc\n', 'x\n', 'hello world\n'], ['abd\n', 'hello  wurld\n', 'y\n']))
print(d)
print(list(difflib.restore(difflib.ndiff(['a\n', 'b\n'], ['a\n', 'c\n']), 2)))
rnd = random.Random(3)
for _ in range(40):
    x = [''.join(rnd.choices('abc ', k=rnd.randint(1, 8))) + '\n' for _ in range(rnd.randint(0, 7))]
    y = [l if rnd.random() < 0.5 else ''.join((c if rnd.random() < 0.8 else 'z' for c in l)) for l in x if rnd.random() < 0.8]
    print(list(difflib.ndiff(x, y)), list(difflib.unified_diff(x, y)))
s = difflib.SequenceMatcher(None, 'ab' * 150, 'ba' * 150)
print(s.ratio(), len(s.bpopular))
try:
    difflib.get_close_matches('x', [], n=0)
except ValueError as e:
    print(e)
