import enum
import weakref


class Thing:
    pass


thing = Thing()
first, second = weakref.ref(thing), weakref.ref(thing)
print(first is second, weakref.getweakrefcount(thing))
proxy, other = weakref.proxy(thing), weakref.proxy(thing)
print(proxy is other, weakref.getweakrefcount(thing))
told = weakref.proxy(thing, lambda _: print("gone"))
print(told is proxy, weakref.getweakrefcount(thing))
del proxy, other
print(weakref.getweakrefcount(thing))
again = weakref.proxy(thing)
again.value = 5
print(thing.value)
del thing
try:
    again.value
except ReferenceError as error:
    print(error)


class Color(enum.Enum):
    RED = 1


print(dir(Color))
