# Attributes that instances get in a loop: shapes, slots, __dict__, and classes that change meanwhile.
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

def make(n):
    return [Point(i, -i) for i in range(n)]

points = make(5)
print([(p.x, p.y) for p in points], points[0].__dict__)
Point.y = property(lambda self: "computed", lambda self, value: print("set", value))
print([p.y for p in make(2)], vars(Point(1, 2)))
del Point.y
print([vars(p) for p in make(2)])

class Many:
    def __init__(self, n):
        for i in range(n):
            setattr(self, f"a{i}", i)
        self.last = n

for n in (0, 3, 4, 5, 63, 64, 65, 70):
    m = Many(n)
    print(n, len(vars(m)), list(vars(m))[-1], m.last)

class Slots:
    __slots__ = ("a", "b")
    def __init__(self):
        self.a = 1
        self.b = 2
        try:
            self.c = 3
        except AttributeError as error:
            print(error)
for _ in range(3):
    s = Slots()
    print(s.a, s.b)

class Mixed(Slots):
    def __init__(self):
        super().__init__()
        self.d = 4
for _ in range(3):
    print(vars(Mixed()), Mixed().a)

class Late:
    def set(self, value):
        self.value = value
        return self
for obj in (Late(), Late(), Late()):
    obj.set(1).set(2)
    obj.__dict__["other"] = 3
    obj.set(4)
    print(obj.__dict__)
    del obj.value
    obj.set(5)
    print(list(obj.__dict__.items()))

class Logged:
    def __setattr__(self, name, value):
        print("set", name)
        object.__setattr__(self, name, value)
    def __init__(self):
        self.one = 1
Logged(); Logged()

class Base:
    def __init__(self): self.kind = type(self).__name__
class One(Base): pass
class Two(Base):
    extra = 1
    def __init__(self):
        self.extra = 2
        super().__init__()
for cls in (One, Two, One, Two, Base):
    print(vars(cls()))
o = One(); o.__class__ = Two; o.set = 1; print(vars(o), o.extra)

class Counter:
    def __init__(self): self.n = 0
    def __del__(self): print("del", self.n)
def churn():
    for i in range(3):
        c = Counter()
        c.n = i
        c.self = None
churn()
for i in range(3):
    try:
        raise ValueError(i, "x")
    except ValueError as e:
        e.note = i
        print(e.args, vars(e))
class Own(Exception):
    def __new__(cls, *args):
        made = super().__new__(cls, "new", *args)
        print(made.args)
        return made
print(Own(1).args)
print("a b\tc\x1fd\xa0e  f\u3000".split(), " x ".split(None, 0), "  a  b ".split(None, 1), b" a\x1fb ".split())
