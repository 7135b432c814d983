# global after a use or an assignment, also of a name that is global already; return in except*.
for source in (
    "def f():\n    print(x)\n    x = 1\n    global x",
    "def f():\n    x = 1\n    global x",
    "global x\nx = 1\nglobal x",
    "def f():\n    global x\n    print(x)\n    global x",
    "def f(x):\n    global x",
    "def f():\n    try:\n        pass\n    except* ValueError:\n        return 5",
    "def f():\n    try:\n        pass\n    except* ValueError:\n        return x",
    "def f():\n    try:\n        pass\n    except* ValueError:\n        return",
):
    try:
        compile(source, "source.py", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
