# Comprehensions of code that has other locals than globals see the locals; functions in it do not.
exec('x = 1\nprint([x for _ in range(2)], {x: x for _ in "a"}, {x for _ in "a"})', {}, {})      # [1, 1] {1: 1} {1}
print(eval('[x + y for y in range(2)]', {}, {'x': 10}))                                          # [10, 11]
def f():
    ns = {'k': 3}
    return eval('[k for i in range(2)]', {}, ns), eval('sum([k * i for i in range(4)])', {'__builtins__': {'sum': sum, 'range': range}}, ns)
print(f())
try: print(eval('list(x for _ in range(2))', {}, {'x': 1}))                                      # NameError (a generator expression is no comprehension)
except NameError as e: print(e)
try: print(eval('(lambda: x)()', {}, {'x': 1}))
except NameError as e: print(e)
exec('class A:\n    k = 5\n    try: print([k for _ in range(1)])\n    except NameError as e: print(e)\n', {}, {})
exec('n = 3\nprint([[n * j for j in range(i)] for i in range(n)], sum([n for _ in range(n)]))', {}, {})
exec(compile('y = 2\nprint([y for y in [y]], {y: z for z in "ab"})', 'f', 'exec'), {}, {})
