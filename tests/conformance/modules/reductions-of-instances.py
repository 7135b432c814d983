# What __reduce_ex__ gives of instances that do not say it themselves.
import copyreg
class A:
    def __init__(self): self.a = 1
class B(list): pass
class S: __slots__ = ('x',)
s = S(); s.x = 4
for o in (A(), object(), B([1]), s, {1: 2}, ValueError('v')):
    for p in (0, 1, 2, 4):
        try: r = o.__reduce_ex__(p); print(type(o).__name__, p, getattr(r[0], '__name__', r[0]), *r[1:3], len(r))
        except Exception as e: print(type(o).__name__, p, type(e).__name__, e)
class C(A):
    def __reduce__(self):
        return super().__reduce__()
import pickle
print(pickle.loads(pickle.dumps(C())).a, copyreg.__newobj__)
import copy
print(copy.copy(C()).a, copy.deepcopy(C()).a)
for o in ((i for i in ()), A):
    try: print(o.__reduce_ex__(2))
    except TypeError as e: print(e)
