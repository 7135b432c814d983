# Unions of type aliases, type variables and new types; what is subscripted twice is one object.
type Tree = list[Tree | int]
print(Tree.__value__, Tree | int, type(Tree | int), int | Tree, Tree[int] if 0 else '')
type Pair[A, B] = tuple[A, B] | A
print(Pair.__value__, Pair[int, str], Pair.__type_params__, Pair[int, str].__value__)
def f[T](x: T | None) -> T | int | list[T]: ...
print(f.__annotations__)
import typing
T = typing.TypeVar('T')
print(T | int, int | T, type(T | int), T | None, typing.Optional[T], "X" | T, T | "X")
N = typing.NewType('N', int)
print(N | None, type(N | None))
class P(typing.Protocol): ...
print(P | int, typing.Any | int, list[int] | None, type(list[int] | None), typing.List[int] | None, None | list[int], typing.Union[int, str] | float, (int | str) == typing.Union[int, str], int | str | int)

from typing import *
T = TypeVar('T'); UserId = NewType('UserId', int)
print(List[int] is List[int], Optional[int] is Optional[int], Dict[str, int] is Dict[str, int], Union[int, str] is Union[int, str], Literal[1] is Literal[1])
for src in ('T()', 'class X(UserId): pass', 'class X(int | str): pass', 'type(int | str)(1)'):
    try: exec(src)
    except TypeError as e: print(e)
print(list[T].__parameters__, list[T][int], dict[str, T][int], type(T).__name__, type(T))
def star(*args: *tuple[int, ...]) -> list[str]: pass
print(star.__annotations__, star.__annotations__['args'].__unpacked__, tuple[int].__unpacked__, list(tuple[int, str]))
def stars[*Ts](*args: *Ts) -> tuple[*Ts]: return args
print(stars.__annotations__, stars(1, 'a'))
