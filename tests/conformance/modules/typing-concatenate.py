import asyncio
import functools
from collections.abc import Awaitable, Callable
from typing import Callable as OldCallable
from typing import Concatenate, ParamSpec, TypeVar, get_args, get_origin, get_type_hints

P = ParamSpec("P")
R = TypeVar("R")


class Session:
    def __init__(self, name: str) -> None:
        self.name = name


def with_session(
    function: Callable[Concatenate[Session, P], Awaitable[R]],
) -> Callable[P, Awaitable[R]]:
    @functools.wraps(function)
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        return await function(Session("main"), *args, **kwargs)

    return wrapper


@with_session
async def greet(session: Session, who: str, *, loud: bool = False) -> str:
    text = f"{session.name}: hello {who}"
    return text.upper() if loud else text


print(asyncio.run(greet("you")), asyncio.run(greet("all", loud=True)))
form = Callable[Concatenate[int, P], R]
print(form, OldCallable[Concatenate[int, P], R])
print(get_origin(form), get_args(form))
print(get_type_hints(with_session)["function"])
for wrong in (int, "text", 3):
    try:
        print(Callable[wrong, int])
    except TypeError as error:
        print(error)
