# Pins what type() refuses as name, as __qualname__ and as __classcell__.
for make in (
    lambda: type("A", (), {"__qualname__": 5}),
    lambda: type("A", (), {"__qualname__": None}),
    lambda: type("A", (), {"__classcell__": 5}),
    lambda: type("A\0", (), {}),
    lambda: type("a b", (), {"__qualname__": "c.d"}),
):
    try:
        made = make()
        print(made, made.__name__, made.__qualname__)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    class B:
        __qualname__ = 1
except TypeError as error:
    print(error)
