# iterencode() gives the text in CPython's pieces; the messages name the type without its module.
import collections
import datetime
import decimal
import io
import json


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (set, frozenset)):
            return sorted(o)
        return super().default(o)


value = {'a': [1, 2.5, None, {'b': {}}], 'c': (), 3: 'x', None: True, 'd': {2, 1}}
print(list(Encoder().iterencode(value)))
print(list(Encoder(indent=2, sort_keys=False).iterencode([1, [2, {'k': 'v'}]])))
print(list(Encoder(sort_keys=True, separators=(',', ':')).iterencode({'b': [], 'a': {}})))
print(list(json.JSONEncoder().iterencode('text')), list(json.JSONEncoder().iterencode(5)))
print(list(json.JSONEncoder(skipkeys=True).iterencode({(1,): 1, 'a': 2})))
print(''.join(Encoder().iterencode(value)) == Encoder().encode(value))


class Stream(io.StringIO):
    def write(self, text):
        print(repr(text), end=' ')


json.dump([1, {'a': 'b'}], Stream())
print()
for wrong in (decimal.Decimal('1'), datetime.date(2020, 1, 1), collections.deque(), {1}, object()):
    try:
        json.dumps([wrong])
    except TypeError as error:
        print(error)
circle = []
circle.append({'c': circle})
for encode in (json.dumps, lambda o: list(json.JSONEncoder().iterencode(o))):
    try:
        encode(circle)
    except ValueError as error:
        print(error)
try:
    list(json.JSONEncoder().iterencode({(1, 2): 3}))
except TypeError as error:
    print(error)
