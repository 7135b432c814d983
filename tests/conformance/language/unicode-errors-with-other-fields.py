error = UnicodeEncodeError("baz", "xxxxx", 1, 5, "foo")
print(error)
error.end = 2
print(error)
error.end = 5
error.reason = 0x345
error.encoding = 4000
error.start = 1000
print(error)
error = UnicodeDecodeError("baz", b"xxxxx", 1, 5, "foo")
error.start = 3
error.end = 4
error.reason = None
print(error)
error = UnicodeTranslateError("xxxx", 1, 5, "foo")
error.reason = ["why"]
print(error)
