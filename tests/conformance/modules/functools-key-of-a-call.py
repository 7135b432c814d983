# functools._make_key, which caches for coroutines are often written with.
import functools

key = functools._make_key
print(key((1,), {}, False), key(("a",), {}, False), key((), {}, False))
print(key((1, 2), {}, False) == key((1, 2), {}, False), key((1,), {"x": 2}, False) == key((1,), {"x": 2}, False))
print(key((1,), {"x": 2}, False) == key((1,), {"y": 2}, False), key((1.0,), {}, True) == key((1,), {}, True))
print(key((3,), {}, True), type(key((1, 2), {}, False)).__name__, len(key((1,), {"a": 1, "b": 2}, False)))
cache = {key((1, "b"), {"c": 3}, False): "found"}
print(cache[key((1, "b"), {"c": 3}, False)])
try:
    key(([],), {}, False)
except TypeError as error:
    print(error)
