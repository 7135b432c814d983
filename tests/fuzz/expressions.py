"""Random expressions, formats and methods: `generate(seed)` gives the source of a program.

Each line of a program shows the value of one expression, or the exception that it ends in. What is
put together has mostly the right type, and now and then another one, so that messages are compared
too. Nothing is shown that CPython does not show alike in each run: no addresses, no sets of strings
in their own order.
"""

import random

HEAD = """\
def show(compute):
    try:
        value = compute()
        print(type(value).__name__, repr(value))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

"""

INTS = ["0", "1", "2", "3", "5", "7", "10", "12", "16", "64", "100", "255", "256", "1000", "-1", "-2", "-3", "-7",
        "-10", "-128", "10**9", "2**31", "2**47", "-2**47", "2**63 - 1", "-2**63", "2**64", "10**18", "10**20",
        "-10**20", "123456789123456789123", "True", "False", "0xff", "0b1011", "1_000_000"]
FLOATS = ["0.0", "-0.0", "0.5", "1.0", "1.5", "2.5", "-2.5", "0.1", "0.3", "3.14159", "-1.25", "100.0", "1e16", "1e22",
          "1e-5", "1e-7", "123456.789", "1e300", "5e-324", "9007199254740993.0", "float('inf')", "-float('inf')",
          "float('nan')", "2.675", "1e15", "0.1 + 0.2", "1/3", "12345678.9"]
STRINGS = ["''", "'a'", "'abc'", "'Hello, World'", "'hello world'", "'  padded  '", "'a,b,,c'", "'one two  three'",
           "'UPPER'", "'MiXeD'", "'12'", "'-7'", "' 42 '", "'3.5'", "'1e3'", "'0x1f'", "'a\\tb\\nc'", "'line1\\nline2\\r\\nline3'",
           "'naïve café'", "'ß'", "'ÀÉÎ'", "'日本語'", "'🐍🎉'", "'\\x00\\x1f\\x7f'", "'it\\'s'", "'say \"hi\"'", "('a' * 5)",
           "'xyzzy'", "'aaa'", "'mississippi'", "'title case here'", "\"they're bill's\"", "'_private'", "'for'", "'x1'",
           "'1x'", "'%'", "'{}'", "'İ'", "'ǅ'", "'\\u0660\\u0661'", "'½'", "'²'", "'e\\u0301'", "'\\xa0'", "'\\u2028a'"]
BYTES = ["b''", "b'abc'", "b'Hello World'", "b'a,b,c'", "b'\\x00\\xff'", "b'  pad '", "b'12'", "b'caf\\xc3\\xa9'", "bytes(3)",
         "bytes([1, 2, 3])", "bytearray(b'xyz')", "b'aXbXc'"]
FILLS = ["'*'", "'-'", "'0'", "' '", "'é'", "'ab'", "''"]
CODECS = ["'utf-8'", "'ascii'", "'latin-1'", "'utf-16'", "'utf-16-le'", "'cp1252'", "'nope'"]
HANDLERS = ["'strict'", "'ignore'", "'replace'", "'backslashreplace'", "'xmlcharrefreplace'"]
COMPARISONS = ["<", "<=", ">", ">=", "==", "!="]


class Writer:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = []  # of the variables of comprehensions around
        self.depth = 0

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, one_in):
        return self.random.randrange(one_in) == 0

    # --- One expression of a kind ---

    def of(self, kind):
        """An expression of the kind; now and then of another one."""
        if self.chance(25):
            kind = self.pick(*KINDS)
        self.depth += 1
        written = self.simple(kind) if self.depth > 3 or self.chance(3) else self.composed(kind)
        self.depth -= 1
        return written

    def simple(self, kind):
        if kind == "int" and self.names and self.chance(2):
            return self.random.choice(self.names)
        return {
            "int": lambda: self.number(INTS),
            "float": lambda: self.number(FLOATS),
            "str": lambda: self.pick(*STRINGS),
            "bytes": lambda: self.pick(*BYTES),
            "bool": lambda: self.pick("True", "False"),
            "list": lambda: f"[{self.items(INTS)}]",
            "tuple": self.tuple,
            "dict": lambda: self.pick("{}", "{'a': 1, 'b': 2}", "{1: 'x', 2: 'y', 3: 'z'}", "dict(k=1)", "{(1, 2): []}"),
            "set": lambda: self.pick("set()", "{1, 2, 3}", "{0, 5, 10, 20}", "frozenset([1, 2])", "{7}"),
            "other": lambda: self.pick("None", "...", "NotImplemented", "int", "range(5)", "range(10, 0, -3)", "slice(1, 2)",
                                       "2j", "(1 + 0j)", "ValueError('v', 1)", "len"),
        }[kind]()

    def number(self, choices):
        text = self.pick(*choices)
        return text if text.isalnum() else f"({text})"

    def items(self, choices):
        return ", ".join(self.pick(*choices) for _ in range(self.random.choice([0, 1, 2, 3, 4])))

    def tuple(self):
        inner = self.items(INTS)
        return f"({inner},)" if inner and ", " not in inner else f"({inner})"

    def composed(self, kind):
        return self.random.choice(COMPOSERS[kind])(self)

    # --- Numbers ---

    def int_operation(self):
        operator = self.pick("+", "-", "*", "//", "%", "&", "|", "^")
        return f"({self.of('int')} {operator} {self.of('int')})"

    def int_call(self):
        return self.pick(
            lambda: f"abs({self.of('int')})", lambda: f"(-({self.of('int')}))", lambda: f"(~{self.of('int')})",
            lambda: f"len({self.sequence()})", lambda: f"int({self.of('float')})", lambda: f"int({self.of('str')})",
            lambda: f"int({self.pick('\"ff\"', '\"101\"', '\"0x1F\"', '\"z\"', '\"1_0\"', '\"_1\"')}, {self.pick('2', '16', '36', '0', '10', '1')})",
            lambda: f"sum({self.of('list')})", lambda: f"ord({self.of('str')})", lambda: f"hash({self.of('int')})",
            lambda: f"({self.of('int')}).bit_length()", lambda: f"({self.of('int')}).bit_count()",
            lambda: f"round({self.of('float')})", lambda: f"round({self.of('int')}, {self.pick('-1', '-2', '0', '1')})",
            lambda: f"pow({self.of('int')}, {self.pick('0', '1', '2', '3', '10', '-1')}, {self.pick('None', '7', '1000', '-5', '0')})",
            lambda: f"({self.of('int')} {self.pick('<<', '>>')} {self.pick('0', '1', '3', '40', '100', '-1')})",
            lambda: f"(({self.of('int')}) ** {self.pick('0', '1', '2', '3', '5', '-1')})",
            lambda: f"divmod({self.of('int')}, {self.of('int')})", lambda: f"max({self.sequence()})",
            lambda: f"min({self.of('int')}, {self.of('int')}, {self.of('float')})",
            lambda: f"int.from_bytes({self.of('bytes')}, {self.pick('\"big\"', '\"little\"')}, signed={self.pick('True', 'False')})",
            lambda: f"{self.of('str')}.{self.pick('find', 'rfind', 'index', 'rindex', 'count')}({self.arguments('str', 'int', 'int', least=1)})",
            lambda: f"{self.of('list')}.{self.pick('index', 'count')}({self.of('int')})",
            lambda: f"({self.of('int')} if {self.of('bool')} else {self.of('int')})",
        )()

    def float_operation(self):
        return f"({self.of(self.pick('float', 'int'))} {self.pick('+', '-', '*', '/', '//', '%', '**')} {self.of('float')})"

    def float_call(self):
        return self.pick(
            lambda: f"float({self.of('str')})", lambda: f"float({self.of('int')})", lambda: f"abs({self.of('float')})",
            lambda: f"round({self.of('float')}, {self.pick('0', '1', '2', '5', '-1', '-2', '20')})",
            lambda: f"{self.of('float')}.{self.pick('is_integer()', 'as_integer_ratio()', 'hex()', '__trunc__()', 'conjugate()')}",
            lambda: f"divmod({self.of('float')}, {self.of('float')})", lambda: f"sum([{self.of('float')}, {self.of('float')}, 0.1])",
            lambda: f"hash({self.of('float')})", lambda: f"float.fromhex({self.of('str')})",
            lambda: f"({self.of('int')} / {self.of('int')})", lambda: f"complex({self.of('float')}, {self.of('float')})",
            lambda: f"({self.of('float')} {self.pick('+', '*', '-', '/')} 2j)",
        )()

    def comparison(self):
        kind = self.pick(*KINDS)
        return f"({self.of(kind)} {self.pick(*COMPARISONS)} {self.of(kind)})"

    def bool_call(self):
        return self.pick(
            lambda: f"bool({self.of(self.pick(*KINDS))})", lambda: f"(not {self.of(self.pick(*KINDS))})",
            lambda: f"({self.of('int')} {self.pick('in', 'not in')} {self.of(self.pick('list', 'tuple', 'set', 'dict'))})",
            lambda: f"({self.of('str')} in {self.of('str')})", lambda: f"any({self.sequence()})",
            lambda: f"all({self.sequence()})",
            lambda: f"({self.of('bool')} {self.pick('and', 'or')} {self.of('int')})",
            lambda: f"({self.of('int')} < {self.of('int')} <= {self.of('int')})",
            lambda: f"isinstance({self.of(self.pick(*KINDS))}, {self.pick('int', '(str, bytes)', 'int | None', 'list', '1')})",
            lambda: f"{self.of('str')}.{self.pick('startswith', 'endswith')}({self.pick(self.of('str'), '(\"a\", \"H\")')})",
            lambda: f"{self.of('str')}.{self.pick('isalpha', 'isdigit', 'isnumeric', 'isdecimal', 'isalnum', 'isspace', 'isupper', 'islower', 'istitle', 'isidentifier', 'isprintable', 'isascii')}()",
            lambda: f"{self.of('set')}.{self.pick('issubset', 'issuperset', 'isdisjoint')}({self.of('set')})",
        )()

    # --- Text ---

    def specification(self):
        """Of a format: fill, align, sign, #, 0, width, grouping, precision, type; mostly sensible."""
        part = lambda one_in, *choices: self.pick(*choices) if self.chance(one_in) else ""
        return (part(3, "<", ">", "^", "=", "*^", "é>", "0=") + part(4, "+", "-", " ") + part(8, "z") + part(6, "#")
                + part(5, "0") + part(2, "1", "5", "8", "12", "20") + part(4, ",", "_") + part(3, ".0", ".1", ".2", ".3", ".10")
                + part(2, *"bcdeEfFgGnosxX%"))

    def formatted(self):
        value = self.of(self.pick("int", "float", "str", "bool"))
        return self.pick(
            lambda: f"format({value}, '{self.specification()}')",
            lambda: f"'{{:{self.specification()}}}'.format({value})",
            lambda: f"f'{{({value})!{self.pick(*'rsa')}:{self.pick('', '>10', '<8', '^12', '.3', '*^9')}}}'" if self.plain(value) else "''",
            lambda: f"f'{{({value}):{self.specification()}}}'" if self.plain(value) else "''",
            lambda: f"f'{{({value})=}}'" if self.plain(value) else "''",
            lambda: f"'{{0}} {{1!r}} {{0!s:>5}} {{k}}'.format({value}, {self.of('str')}, k={self.of('int')})",
            lambda: f"'{{0[1]}} {{x.real}} {{:d}}'.format({self.of('list')}, x={self.of('int')})",
            lambda: f"('%{self.pick('', '-', '+', '0', '#', ' ')}{self.pick('', '5', '10', '.2', '8.3', '*')}{self.pick(*'dioxXeEfFgGcrsa%')}' % ({value}))",
            lambda: f"('%s %r %5.1f|%-6s|%06d' % ({self.of('str')}, {self.of('str')}, {self.of('float')}, {self.of('str')}, {self.of('int')}))",
            lambda: f"('%(a)s %(b)r' % {{'a': {self.of('int')}, 'b': {self.of('str')}}})",
        )()

    @staticmethod
    def plain(value):
        """Whether it can stand within an f-string of one quote."""
        return "\\" not in value and "'" not in value

    def str_method(self):
        return f"{self.of('str')}." + self.pick(
            lambda: self.pick("upper()", "lower()", "title()", "capitalize()", "swapcase()", "casefold()", "strip()", "lstrip()",
                              "rstrip()", "split()", "rsplit()", "splitlines()", "splitlines(True)", "expandtabs()",
                              "expandtabs(3)", "encode()", "__len__()"),
            lambda: f"{self.pick('center', 'ljust', 'rjust')}({self.arguments('int', 'fill', least=1, small=True)})",
            lambda: f"zfill({self.pick('0', '3', '8', '10')})",
            lambda: f"{self.pick('strip', 'lstrip', 'rstrip')}({self.pick(self.of('str'), 'None', '\"a \"')})",
            lambda: f"{self.pick('split', 'rsplit')}({self.pick('None', '\",\"', '\" \"', '\"\"', self.of('str'))}, {self.pick('-1', '0', '1', '2')})",
            lambda: f"{self.pick('partition', 'rpartition')}({self.of('str')})",
            lambda: f"replace({self.of('str')}, {self.of('str')}{self.pick('', ', 1', ', -1', ', 0', ', count=2')})",
            lambda: f"{self.pick('removeprefix', 'removesuffix')}({self.of('str')})",
            lambda: f"join({self.pick('[\"x\", \"y\"]', self.of('str'), self.of('list'), 'map(str, ' + self.of('list') + ')')})",
            lambda: f"translate({self.pick('{97: \"A\", 98: None}', 'str.maketrans(\"abc\", \"xyz\")', 'str.maketrans({\"l\": \"LL\"})', self.of('dict'))})",
            lambda: f"encode({self.pick(*CODECS)}, {self.pick(*HANDLERS)})",
        )()

    def str_other(self):
        return self.pick(
            lambda: f"({self.of('str')} + {self.of('str')})", lambda: f"({self.of('str')} * {self.pick('0', '1', '2', '3', '-1')})",
            lambda: f"{self.of('str')}[{self.slice()}]", lambda: f"{self.of('str')}[{self.pick('0', '-1', '1', '100')}]",
            lambda: f"{self.pick('str', 'repr', 'ascii')}({self.of(self.pick(*KINDS))})",
            lambda: f"{self.pick('bin', 'oct', 'hex')}({self.of('int')})",
            lambda: f"chr({self.pick('65', '233', '8364', '128013', '0', '-1', '1114112', self.of('int'))})",
            lambda: f"''.join(sorted({self.of('str')}))", lambda: f"''.join(reversed({self.of('str')}))",
            lambda: f"{self.of('bytes')}.decode({self.pick(*CODECS)}, {self.pick(*HANDLERS)})",
            lambda: f"max({self.of('str')}, key=str.lower)", lambda: f"({self.of('str')} {self.pick(*COMPARISONS)} {self.of('str')})",
        )()

    def bytes_call(self):
        return self.pick(
            lambda: f"({self.of('bytes')} + {self.of('bytes')})", lambda: f"{self.of('bytes')}[{self.slice()}]",
            lambda: f"{self.of('bytes')}[{self.pick('0', '-1', '9')}]", lambda: f"({self.of('bytes')} * 2)",
            lambda: f"{self.of('bytes')}.{self.pick('upper()', 'lower()', 'title()', 'hex()', 'hex(\"-\")', 'hex(\":\", 2)', 'strip()', 'split()', 'splitlines()', 'swapcase()', 'isalpha()', 'isdigit()', 'capitalize()')}",
            lambda: f"{self.of('bytes')}.{self.pick('split', 'partition', 'find', 'count', 'startswith', 'join', 'replace', 'index', 'rfind')}({self.arguments('bytes', 'bytes', least=1)})",
            lambda: f"bytes({self.pick(self.of('list'), self.of('str'), '\"é\", \"utf-8\"', '5', '-1', '[256]')})",
            lambda: f"bytes.fromhex({self.pick('\"00ff\"', '\"0 1\"', '\"zz\"', '\"ab cd\"')})",
            lambda: f"({self.of('int')}).to_bytes({self.pick('1', '2', '8', '16')}, {self.pick('\"big\"', '\"little\"')}, signed={self.pick('True', 'False')})",
            lambda: f"list({self.of('bytes')})", lambda: f"(b'%d %s %x' % ({self.of('int')}, {self.of('bytes')}, {self.of('int')}))",
            lambda: f"{self.of('bytes')}.{self.pick('center', 'ljust', 'rjust')}({self.pick('2', '7')}{self.pick('', ', b\"*\"')})",
        )()

    # --- Containers ---

    def sequence(self):
        return self.of(self.pick("list", "tuple", "str", "set", "dict", "list"))

    def slice(self):
        bound = lambda: self.pick("", "", "0", "1", "2", "3", "-1", "-2", "10", "-10")
        return f"{bound()}:{bound()}" + (f":{self.pick('1', '2', '-1', '-2', '0', '')}" if self.chance(2) else "")

    def arguments(self, *kinds, least=0, small=False):
        written = []
        for kind in kinds[:self.random.randint(least, len(kinds))]:
            if kind == "fill":
                written.append(self.pick(*FILLS))
            else:
                written.append(self.pick("0", "3", "8", "11", "-1") if kind == "int" and (small or self.chance(2)) else self.of(kind))
        return ", ".join(written)

    def comprehension(self, opening, closing, element=None):
        name = f"v{len(self.names)}"
        source = self.pick(self.of("list"), f"range({self.pick('0', '3', '5', '10')})", self.of("tuple"))
        self.names.append(name)
        element = self.of("int") if element is None else element(name)
        condition = f" if {self.of('bool')}" if self.chance(2) else ""
        self.names.pop()
        return f"{opening}{element} for {name} in {source}{condition}{closing}"

    def list_call(self):
        numbers = f"[{self.items(INTS)}]"
        return self.pick(
            lambda: self.comprehension("[", "]"), lambda: f"({self.of('list')} + {self.of('list')})",
            lambda: f"({self.of('list')} * {self.pick('0', '1', '2', '-1')})", lambda: f"{self.of('list')}[{self.slice()}]",
            lambda: f"sorted({self.sequence()}{self.pick('', ', reverse=True', ', key=str', ', key=abs', ', key=lambda v: -v')})",
            lambda: f"list({self.pick('reversed', 'enumerate', 'iter')}({self.of('list')}))",
            lambda: f"list(zip({self.of('list')}, {self.of('str')}{self.pick('', ', strict=True')}))",
            lambda: f"list(map({self.pick('str', 'abs', 'float', 'lambda v: v * 2', 'bool', 'None')}, {self.of('list')}))",
            lambda: f"list(filter({self.pick('None', 'lambda v: v > 2', 'bool')}, {self.of('list')}))",
            lambda: f"list({self.of('dict')}.{self.pick('keys', 'values', 'items')}())",
            lambda: f"[*{self.of('list')}, *{self.of('tuple')}, {self.of('int')}]", lambda: f"list(range({self.pick('5', '2, 9', '9, 2, -2', '0', '1, 5, 0')}))",
            lambda: f"(lambda v: (v.{self.pick('append(1)', 'extend((1, 2))', 'insert(1, 9)', 'insert(-1, 9)', 'pop()', 'pop(0)', 'pop(5)', 'remove(1)', 'reverse()', 'sort()', 'sort(reverse=True)', 'clear()', 'copy()', '__delitem__(0)', '__delitem__(slice(None, None, 2))', '__setitem__(0, 5)', '__setitem__(slice(1, 2), [7, 8, 9])', '__setitem__(slice(None, None, 2), [0])')}, v))({numbers})",
            lambda: f"(lambda a, *b, c=3, **d: [a, b, c, d])(*{self.of('list')}, **{self.of('dict')})",
        )()

    def tuple_call(self):
        return self.pick(
            lambda: f"tuple({self.sequence()})", lambda: f"({self.of('tuple')} + {self.of('tuple')})", lambda: f"{self.of('tuple')}[{self.slice()}]",
            lambda: f"({self.of('int')}, {self.of('str')}, {self.of('float')})", lambda: f"tuple({self.comprehension('', '')})",
            lambda: f"{self.of('tuple')}.{self.pick('index', 'count')}({self.of('int')})", lambda: f"hash({self.of('tuple')})",
            lambda: f"({self.of('tuple')} {self.pick(*COMPARISONS)} {self.of('tuple')})", lambda: f"divmod({self.of('int')}, {self.of('int')})",
        )()

    def dict_call(self):
        return self.pick(
            lambda: self.comprehension("{", "}", lambda name: f"{name}: {self.of('int')}"), lambda: f"({self.of('dict')} | {self.of('dict')})",
            lambda: f"{self.of('dict')}[{self.of(self.pick('int', 'str'))}]", lambda: f"{self.of('dict')}.get({self.of('int')}, {self.of('str')})",
            lambda: f"{{**{self.of('dict')}, 'n': {self.of('int')}}}", lambda: f"dict(zip({self.of('str')}, {self.of('list')}))",
            lambda: f"dict({self.pick('[(1, 2)]', '[1]', '[(1, 2, 3)]', '5', 'a=1', '[\"ab\"]', self.of('dict') + ', z=0')})",
            lambda: f"dict.fromkeys({self.of('list')}{self.pick('', ', 0')})", lambda: f"{self.of('dict')}.{self.pick('keys()', 'values()', 'items()', 'copy()')}",
            lambda: f"(lambda d: (d.{self.pick('pop(1)', 'pop(1, None)', 'popitem()', 'setdefault(1, 9)', 'setdefault(\"q\")', 'update(a=5)', 'update([(3, 4)])', 'clear()', '__delitem__(1)', '__setitem__([], 1)', 'keys() & {1, \"a\"}', 'items() - {(1, \"x\")}')}, d))({self.of('dict')})",
            lambda: f"({self.of('dict')} == {self.of('dict')})",
        )()

    def set_call(self):
        return self.pick(
            lambda: self.comprehension("{", "}"), lambda: f"({self.of('set')} {self.pick('|', '&', '-', '^', '<', '<=', '==')} {self.of('set')})",
            lambda: f"{self.pick('set', 'frozenset')}({self.of('list')})", lambda: f"sorted({self.of('set')})",
            lambda: f"{self.of('set')}.{self.pick('union', 'intersection', 'difference', 'symmetric_difference')}({self.of(self.pick('list', 'set', 'tuple'))})",
            lambda: f"(lambda s: (s.{self.pick('add(4)', 'add([])', 'discard(1)', 'remove(1)', 'remove(99)', 'update([8, 9])', 'clear()', 'pop()')}, s))({{1, 2}} | {self.of('set')})",
            lambda: f"len({self.of('set')})",
        )()

    def other_call(self):
        return self.pick(
            lambda: f"slice({self.arguments('int', 'int', 'int', least=1)}).indices({self.pick('5', '0', '-1')})",
            lambda: f"range({self.arguments('int', 'int', least=1, small=True)})[{self.pick('0', '-1', '1:', '::-1', '99')}]",
            lambda: f"(({self.of('float')} + 1j) {self.pick('*', '-', '**', '/')} {self.of('int')})", lambda: f"type({self.of(self.pick(*KINDS))})",
            lambda: f"next(iter({self.sequence()}))", lambda: f"next(iter({self.of('list')}), 'end')", lambda: f"{self.of(self.pick(*KINDS))}.missing",
            lambda: f"{self.of(self.pick(*KINDS))}()", lambda: f"{self.of(self.pick(*KINDS))}[{self.of('int')}]",
            lambda: f"({self.of(self.pick(*KINDS))} {self.pick('+', '-', '*', '@', '%', '//', '<', '|')} {self.of(self.pick(*KINDS))})",
            lambda: f"{self.pick('len', 'abs', 'iter', 'int', 'float', 'sum', 'sorted', 'ord', 'round', 'list')}({self.of(self.pick(*KINDS))})".replace("iter(", "list("),
            lambda: f"eval({self.pick('\"1 +\"', '\"2 * 3\"', '\"x\"', '\"(1, 2\"', '\"[i for i in range(3)]\"')})",
        )()


COMPOSERS = {
    "int": [Writer.int_operation, Writer.int_call, Writer.int_call],
    "float": [Writer.float_operation, Writer.float_call],
    "str": [Writer.str_method, Writer.str_other, Writer.formatted, Writer.str_method],
    "bytes": [Writer.bytes_call],
    "bool": [Writer.comparison, Writer.bool_call],
    "list": [Writer.list_call],
    "tuple": [Writer.tuple_call],
    "dict": [Writer.dict_call],
    "set": [Writer.set_call],
    "other": [Writer.other_call],
}
KINDS = list(COMPOSERS)
WEIGHTS = [3, 3, 6, 2, 2, 3, 1, 2, 2, 2]


def generate(seed):
    writer = Writer(seed)
    lines = []
    while len(lines) < 40:
        expression = writer.composed(writer.random.choices(KINDS, WEIGHTS)[0])
        if len(expression) < 200:
            lines.append(f"show(lambda: {expression})\n")
    return HEAD + "".join(lines)
