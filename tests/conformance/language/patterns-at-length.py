# Every kind of pattern of the match statement.
from dataclasses import dataclass
@dataclass
class Point:
    x: int
    y: int = 0
class Pt:
    __match_args__=('a','b')
    def __init__(s,a,b): s.a=a; s.b=b
def f(v):
    match v:
        case 0 | 1: return 'zero-one'
        case int(n) if n > 100: return f'big {n}'
        case int(): return 'int'
        case float(x): return f'float {x}'
        case '': return 'empty'
        case str(s): return f'str {s}'
        case []: return 'empty seq'
        case [x]: return f'one {x}'
        case [x, y]: return f'two {x} {y}'
        case [1, *rest]: return f'1.. {rest}'
        case [first, *_, last]: return f'{first}..{last}'
        case {'k': v, **rest}: return f'k={v} {rest}'
        case {'a': {'b': [1, {'c': z}]}}: return f'deep {z}'
        case Point(x=0, y=yy): return f'P0 {yy}'
        case Point(x, y): return f'P {x} {y}'
        case Pt(1, b): return f'Pt1 {b}'
        case None: return 'none'
        case True: return 'true'
        case {}: return 'map'
        case (1j as c): return 'complex'
        case _: return 'other'
for v in [0,1,5,500,2.5,'','hey',[],[1],(1,2),[1,2,3],[4,5,6],{'k':1,'z':2},{'a':{'b':[1,{'c':7}]}},Point(0,3),Point(1,2),Pt(1,9),Pt(2,9),None,True,{},1j,b'abc',{1,2},range(3),object]:
    print(repr(v) if not isinstance(v,Pt) else 'pt', '->', f(v))
def g(c):
    match c.split():
        case ['go', ('north'|'south') as d]: return d
        case ['quit' | 'exit']: return 'bye'
        case [cmd, *args]: return cmd, args
        case _: return None
print(g('go north'), g('exit'), g('a b c'), g(''))
match (1,2,3):
    case (a, b, *c): print(a,b,c)
import enum
class Color(enum.Enum): RED=1; BLUE=2
match Color.RED:
    case Color.BLUE: print('b')
    case Color.RED: print('r')
try:
    match Point(1,2):
        case Point(1,2,3): pass
except TypeError as e: print(e)
try:
    match 5:
        case Pt(1,2,3): pass
    class NoArgs: pass
    match NoArgs():
        case NoArgs(1): pass
except TypeError as e: print(e)
try:
    match 1:
        case int(1,2): pass
except TypeError as e: print(e)
for src in ["match x:\n case a: pass\n case b: pass","match x:\n case a|b: pass","match x:\n case [a,a]: pass","match x:\n case {**r, 'a':1}: pass","match x:\n case 1+a: pass","match x:\n  pass","match x:\n case a.b: pass", "match x:\n case -1|-1.5|1-2j: pass", "match x:\n case f'a': pass", "match x:\n case {a: 1}: pass"]:
    try: compile(src,'<s>','exec'); print('ok')
    except SyntaxError as e: print(e.msg, e.lineno, e.offset)
