from collections import deque

for items in ([1, 2], (1, 2), deque([1, 2]), "12", b"12"):
    wanted = items[0]
    for bounds in (("a",), (0, 1.5), (None,), (0, None)):
        try:
            print(items.index(wanted, *bounds))
        except TypeError as error:
            print(type(items).__name__, bounds, error)

error = ImportError("first", name="n", path="p")
error.msg = "second"
print(error, error.msg, error.args, error.name, error.path)
error.msg = 3
print(error, error.msg)
del error.msg
print(error, error.msg, error.path)
