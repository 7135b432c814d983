# While a memoryview looks at a bytearray, its size cannot change.
data = bytearray(b"abcdef")
view = memoryview(data)


def tell(name, function):
    try:
        function()
        print(name, data)
    except BufferError as error:
        print(name, error)


def delete():
    del data[0]


def add():
    global data
    data += b"x"


def replace(value):
    data[1:3] = value


tell("append", lambda: data.append(1))
tell("extend", lambda: data.extend(b"xy"))
tell("insert", lambda: data.insert(0, 1))
tell("pop", lambda: data.pop())
tell("remove", lambda: data.remove(97))
tell("clear", lambda: data.clear())
tell("del", delete)
tell("+=", add)
tell("shorter", lambda: replace(b"1"))
tell("as long", lambda: replace(b"12"))
view[0] = 65
tell("reverse", lambda: data.reverse())
part = view[2:4]
view.release()
tell("still", lambda: data.append(1))
print(bytes(part))
del part
tell("free", lambda: data.append(33))
with memoryview(data) as other:
    tell("within", lambda: data.clear())
tell("after", lambda: data.clear())
