"""What only the compiler finds. The exception's text is that of a file: there is none here."""

sources = [
    "return 1", "break", "def f(a, a): pass", "f(a=1, a=2)", "f(__debug__=1)", "x.__debug__ = 1",
    "def f():\n  global x\n  nonlocal x", "[x for x in (y := z)]", "[x for x in [y for y in (w := z)]]",
    "def f[T, T](): pass", "type X[T=int, U] = 1", "from __future__ import braces",
    "from __future__ import nope", "try: pass\nexcept* A:\n  break",
    "def f():\n  try: pass\n  except* A: return",
    "for x in y:\n  try: pass\n  except* A: continue",
    "for x in y:\n  try: pass\n  except* A:\n    for z in x: break",
    "match x:\n  case [*a, *b]: pass", "match x:\n  case {'a': 1, 'a': 2}: pass",
    "match x:\n  case {1: a, -1: b, 1: c}: pass", "match x:\n  case 1 - 2j: pass",
]
for source in sources:
    try:
        compile(source + "\n", "<test>", "exec")
    except SyntaxError as error:
        print(repr(source), error.msg, error.lineno, error.offset, repr(error.text))
    else:
        print(repr(source), "is fine")
for source in ("match x:\n  case 1 + 2: pass", "match x:\n  case 1j + 2j: pass"):
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_offset)
