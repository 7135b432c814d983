# CPython's compiler has a table of 21 nested blocks, one less in generators and coroutines.
def nested(head, depth, before=""):
    start = before.count("\n")
    lines = ["    " * (start + i) + head + "\n" for i in range(depth)]
    return before + "".join(lines) + "    " * (start + depth) + "pass\n"


def deepest(head, before=""):
    for depth in range(15, 30):
        try:
            compile(nested(head, depth, before), "nested", "exec")
        except SyntaxError as error:
            return depth - 1, error.msg, error.lineno, error.offset, error.end_offset
    return None


for head in ("while x:", "for a in x:", "with x:", "with x as y:", "if x:", "def f():"):
    print(f"{head:14}", deepest(head))
print(deepest("while x:", "def f():\n"), deepest("while x:", "async def f():\n"))
print(deepest("async with x:", "async def f():\n"), deepest("for a in x:", "class A:\n"))
