# What tomllib reads, and what it says of texts that are no TOML.
import decimal
import io
import tomllib

DOCUMENT = '''
# A comment
title = "TOML \\u00e9\\t\\"x\\""
path = 'C:\\raw'
dotted.key.here = 1
"quoted key" = true

[owner]
name = """
several
  lines \\
     joined"""
raw = \'\'\'
as 'it' is\'\'\'
dob = 1979-05-27T07:32:00-08:00
local = 1979-05-27 07:32:00.25
day = 1979-05-27
time = 07:32:00

[numbers]
hex = 0xDEAD_BEEF
octal = 0o755
binary = 0b1101
big = 1_000_000
float = 6.26e-3
special = [inf, -inf]
empty = []
nested = [[1, 2], ["a", 'b'],  # a comment
]

[servers.alpha]
ip = "10.0.0.1"
inline = { x = 1, y.z = 2, list = [{ a = 1 }] }

[[products]]
name = "Hammer"
[[products.parts]]
id = 1
[[products]]
name = "Nail"
'''
for key, value in tomllib.loads(DOCUMENT).items():
    print(key, '=', value)
print(tomllib.load(io.BytesIO(b'a = 1')), tomllib.loads('x = 0.1', parse_float=decimal.Decimal))
for wrong in ('a = ', 'a', 'a = 1 b = 2', '[a', 'a = 1\na = 2', '[a]\n[a]', 'a = "x', 'a = "\\q"',
              'a = 01', 'a = [1, 2', 'a = {b = 1', '= 1', 'a = 2020-13-01', 'a = "\\ud800"', 'a.b = 1\na = 2',
              '[a]\nb = 1\n[a.b]', 'a = {b = 1}\n[a]', 'x = [1]\n[[x]]', 'a = """x', "a = 'x\ny'", 'a = truth',
              'a = {b = 1, b = 2}', 'ä = 1', '[[a]]\n[a]', 'a = \x01', '# \x01'):
    try:
        print(repr(wrong), tomllib.loads(wrong))
    except tomllib.TOMLDecodeError as error:
        print(repr(wrong), '->', error)
for call in ("tomllib.loads(b'')", "tomllib.load(io.StringIO('a = 1'))",
             "tomllib.loads('a = 1.5', parse_float=lambda s: [])"):
    try:
        print(eval(call))
    except Exception as error:
        print(call, '->', type(error).__name__, error)
