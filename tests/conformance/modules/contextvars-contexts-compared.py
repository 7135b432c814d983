from contextvars import Context, ContextVar, copy_context

size = ContextVar("size")
color = ContextVar("color")
empty, another = Context(), Context()
print(empty == another, empty != another, empty == {})
empty.run(size.set, 1)
print(empty == another)
another.run(size.set, 1.0)
print(empty == another)
another.run(color.set, "red")
print(empty == another)
copied = another.copy()
print(copied == another, copied is another, copied in [another])
copied.run(color.set, "blue")
print(copied == another)
print(copy_context() == Context())
try:
    hash(empty)
except TypeError as error:
    print(error)
