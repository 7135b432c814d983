"""literal_eval(). Syntax trees are not available."""

import re

__all__ = ['literal_eval']

_token = re.compile(r'''
    [ \t\f]* (?: (?P<string> [bBrRuUfF]{0,2} (?: \'\'\'.*?\'\'\' | """.*?"""
                             | \'(?:\\.|[^\'\\\n])*\' | "(?:\\.|[^"\\\n])*" ) )
               | (?P<number> (?: 0[xX][\da-fA-F_]+ | 0[oO][0-7_]+ | 0[bB][01_]+
                             | (?: \d[\d_]* (?: \.[\d_]* )? | \.\d[\d_]* ) (?: [eE][+-]?\d[\d_]* )?
                               [jJ]? ) )
               | (?P<word> \w+ ) | (?P<mark> \.\.\. | [][(){},:+-] ) | (?P<line> \n | \#[^\n]* ) )
    ''', re.VERBOSE | re.DOTALL)
_constants = {'None': None, 'True': True, 'False': False}


_trailer = re.compile(r'((?:\s*\.\s*\w+)*)\s*([(\[]?)')
_first_words = {'lambda': 'Lambda', 'not': 'UnaryOp', 'await': 'Await'}


class _Malformed(Exception):
    """An expression, but no literal; its message is the kind of expression."""


class _Reader:
    """Reads one literal; _Malformed: what stands there is something else."""

    def __init__(self, text):
        self.text = text
        self.position = 0
        self._advance()

    def _advance(self):
        while True:
            found = _token.match(self.text, self.position)
            if found is None:
                rest = self.text[self.position:].strip()
                self.kind, self.token = 'other' if rest else 'end', rest
                return
            self.position = found.end()
            self.kind, self.token = found.lastgroup, found[found.lastgroup]
            if self.kind != 'line':
                return

    def _take(self, token):
        taken = self.kind == 'mark' and self.token == token
        if taken:
            self._advance()
        return taken

    def _expect(self, token):
        if not self._take(token):
            raise _Malformed

    def whole(self):
        """The literal that all of the text is."""
        value = self._tuple_or_one('')
        if self.kind != 'end':
            raise _Malformed
        return value

    def _tuple_or_one(self, end):
        first = self._sum()
        if not self._take(','):
            return first
        return (first, *self._items(end))

    def _items(self, end):
        """What follows up to the bracket, which stays."""
        items = []
        while self.kind != 'end' and self.token != end:
            items.append(self._sum())
            if not self._take(','):
                break
        return items

    def _sum(self):
        """A literal, or a real and an imaginary number."""
        left = self._signed()
        if self.kind != 'mark' or self.token not in ('+', '-'):
            return left
        sign = -1 if self.token == '-' else 1
        self._advance()
        right = self._atom()
        if type(left) not in (int, float) or type(right) is not complex:
            raise _Malformed('BinOp')
        return left + right if sign > 0 else left - right

    def _signed(self):
        for mark in '+-':
            if self._take(mark):
                value = self._signed()
                if type(value) not in (int, float, complex):
                    raise _Malformed('Constant')
                return -value if mark == '-' else value
        return self._atom()

    def _atom(self):
        kind, token = self.kind, self.token
        trailer = _trailer.match(self.text, self.position)
        self._advance()
        if kind == 'number':
            return eval(token)
        if kind == 'string':
            return self._strings(token)
        if kind == 'word':
            return self._word(token, trailer)
        if token == '...':
            return ...
        if token == '(':
            value = () if self.token == ')' else self._tuple_or_one(')')
            self._expect(')')
            return value
        if token == '[':
            value = self._items(']')
            self._expect(']')
            return value
        if token == '{':
            return self._braces()
        raise _Malformed

    def _word(self, token, trailer):
        if token in _constants:
            return _constants[token]
        if token == 'set' and self._take('('):
            if self._take(')'):
                return set()
            raise _Malformed('Call')
        kind = ('Call' if trailer[2] == '(' else 'Subscript' if trailer[2] else
                'Attribute' if trailer[1] else 'Name')
        raise _Malformed(_first_words.get(token, kind))

    def _strings(self, token):
        tokens = [token]
        while self.kind == 'string':
            tokens.append(self.token)
            self._advance()
        if any('f' in token[:token.find(token[-1])].lower() for token in tokens):
            raise _Malformed('JoinedStr')
        return eval(' '.join(tokens))

    def _braces(self):
        if self._take('}'):
            return {}
        first = self._sum()
        if not self._take(':'):
            items = [first, *(self._items('}') if self._take(',') else ())]
            self._expect('}')
            return set(items)
        result = {first: self._sum()}
        while self._take(',') and self.token != '}':
            key = self._sum()
            self._expect(':')
            result[key] = self._sum()
        self._expect('}')
        return result


def literal_eval(node_or_string):
    """The value of a literal: numbers, strings, containers of them; nothing is called."""
    if not isinstance(node_or_string, str):
        raise ValueError(f'malformed node or string: {node_or_string!r}')
    text = node_or_string.lstrip(' \t')
    compile(text, '<unknown>', 'eval')  # SyntaxError first
    try:
        return _Reader(text).whole()
    except _Malformed as found:
        shown = f'<ast.{str(found) or "expr"} object at {id(found):#x}>'
        raise ValueError(f'malformed node or string on line 1: {shown}') from None


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(name)
    raise NotImplementedError(f'ast.{name} is not available in Looplane: only ast.literal_eval is')
