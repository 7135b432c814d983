# Literals are read; anything else is refused by its kind.
import ast

for s in ('1', '-2.5', '+3', "'a' 'b'", "[1, (2,), {3: 'x'}, {4}, None, True]", '1 + 2j', "b'x'", '...', ' 5', '(1)', '{}', 'set()', '[]', '-1j', '1_000', '0x1f', "'\\n'", '[1,\n2]', '"""t"""', "{'a': [1, 2, {'b': (None,)}]}", '(1, 2)', '1, 2', "r'\\d'"):
    print(repr(s), repr(ast.literal_eval(s)))
for s in ('x', 'f(1)', '1 + 1', '[x]', 'a.b', "f'{1}'", "__import__('os')", 'lambda: 1', '{1: y}', "-'a'", 'not 1', "os.system('ls')"):
    try:
        print(ast.literal_eval(s))
    except ValueError as e:
        print(s, '|', e)
for s in ('1 +', '[1', "'a", '1 2'):
    try:
        ast.literal_eval(s)
    except SyntaxError as e:
        print(s, '|', type(e).__name__, e.msg)
