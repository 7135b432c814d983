# The same bytes as items of another kind.
import struct

data = bytearray(struct.pack('<4I', 1, 2, 3, 0xFFFFFFFF))
view = memoryview(data)
words = view.cast('I')
print(words.format, words.itemsize, len(words), words.nbytes, words.shape, words.strides, words.ndim, words.tolist())
words[1] = 0x01020304
print(data.hex(), words[1:3].tolist(), words[::-1].tolist(), words[-1], list(words), 3 in words)
print(words.tobytes() == bytes(data), words.cast('B')[4], words[::2].contiguous, words.contiguous)
words[2:4] = memoryview(struct.pack('<2I', 7, 8)).cast('I')
print(words.tolist(), sum(words), max(words), words == memoryview(bytes(data)).cast('I'), words == view)
for format in 'bBhHiIlLqQfd?c':
    cast = memoryview(bytes(range(120, 136))).cast(format)
    print(format, cast.itemsize, len(cast), cast[0], cast[-1])
signed = memoryview(bytearray(4)).cast('h')
signed[0], signed[1] = -1, 32767
print(signed.tolist(), signed.obj)
floats = memoryview(bytearray(8)).cast('d')
floats[0] = 1
print(floats[0], floats.tolist(), memoryview(bytearray(4)).cast('@f')[0])
for wrong in ("view[:3].cast('I')", "view.cast('x')", "view.cast('II')", "words.cast('H')", "view[::2].cast('H')",
              "view.cast(3)", "words.__setitem__(0, -1)", "words.__setitem__(0, 2 ** 32)", "words.__setitem__(0, 'a')",
              "words.__setitem__(0, 1.5)", "signed.__setitem__(0, 40000)", "floats.__setitem__(0, 'x')",
              "words.__setitem__(slice(0, 1), b'abcd')", "words[9]", "hash(memoryview(bytes(4)).cast('I'))", "words.__setitem__(0, None)"):
    try:
        print(wrong, '=>', eval(wrong))
    except Exception as error:
        print(wrong, '->', type(error).__name__, error)
