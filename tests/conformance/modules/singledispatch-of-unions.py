from functools import singledispatch
from typing import List, Optional, Union


@singledispatch
def kind(value):
    return "something"


@kind.register
def _(value: Union[int, float]):
    return "a number"


@kind.register
def _(value: str | bytes):
    return "text"


@kind.register(Optional[list])
def _(value):
    return "a list or nothing"


print([kind(value) for value in (1, 2.5, True, "x", b"y", [], None, {}, 3j)])
print(sorted(cls.__name__ for cls in kind.registry))
for annotation in (Union[List[int], str], list[int] | str, List[int], "int | list[str]"):
    try:

        @kind.register
        def _(value: annotation):
            pass

    except TypeError as error:
        print(error)
