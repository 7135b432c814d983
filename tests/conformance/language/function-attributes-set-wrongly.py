def function(a: int, *, b: str = "x") -> bool:
    return True


for name, value in (
    ("__annotations__", 5),
    ("__type_params__", None),
    ("__defaults__", [1]),
    ("__kwdefaults__", ()),
    ("__code__", "text"),
    ("__name__", 1),
):
    try:
        setattr(function, name, value)
    except TypeError as error:
        print(error)
print(function.__annotations__)
function.__annotations__ = None
print(function.__annotations__)
function.__annotations__ = {"a": float}
del function.__annotations__
print(function.__annotations__, function.__type_params__)
