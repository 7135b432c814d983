# Pins what typing says of arguments too few, of one argument for Callable, and of variables with a subscript.
from typing import Callable, Dict, Generic, Literal, ParamSpec, TypeVar

T, U, P = TypeVar("T"), TypeVar("U"), ParamSpec("P")


class Pair(Generic[T, U]):
    pass


for make in (lambda: Dict[T, U][int], lambda: Pair[int], lambda: Pair[int, int, int], lambda: Dict[int], lambda: Callable[int, str],
             lambda: Callable[(int, str), str], lambda: Callable["x", str], lambda: Callable[P, T], lambda: Callable[[int]], lambda: Literal[()]):
    try:
        print(make())
    except TypeError as error:
        print(error)
