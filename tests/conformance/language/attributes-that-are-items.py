# Pins __setattr__ and __delattr__ that are methods of a built-in class.
class dotdict(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


d = dotdict(a=1)
d.b = 2
del d.a
print(d, d.b, d.missing, vars(d))
try:
    del d.a
except KeyError as error:
    print("KeyError", error)


class Only(dict):
    __delattr__ = dict.__delitem__


only = Only(x=1)
del only.x
only.y = 2
print(only, only.y)


class Back(dotdict):
    __setattr__ = object.__setattr__


back = Back()
back.z = 3
print(back, back.__dict__)
