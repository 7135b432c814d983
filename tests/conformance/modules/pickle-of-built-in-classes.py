import pickle
import sys

print("builtins" in sys.modules)


class AppError(Exception):
    def __init__(self, code, text):
        super().__init__(code, text)
        self.code = code


for value in (int, [list, {"kind": dict}], range(2, 9, 3), slice(1, None), ValueError("bad", 3),
              KeyError("k"), AppError(404, "missing"), print, len):
    print(repr(pickle.loads(pickle.dumps(value))))
error = pickle.loads(pickle.dumps(OSError(2, "No such thing")))
print(error, error.errno, type(error))
