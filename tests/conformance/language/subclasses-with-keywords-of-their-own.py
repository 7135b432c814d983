# A subclass of a built-in type may take keywords in one of __new__ and __init__: the other, built-in
# one takes no notice of them.
class Row(tuple):
    def __init__(self, cells, label=None):
        self.label = label


class Stack(list):
    def __new__(cls, items=(), limit=None):
        stack = super().__new__(cls)
        stack.limit = limit
        return stack


class Tags(frozenset):
    def __init__(self, tags, color="none"):
        self.color = color


class Bag(set):  # set.__init__ always looks
    def __new__(cls, items=(), name=None):
        return super().__new__(cls)


class Shown(map):
    def __init__(self, function, *iterables, name):
        self.name = name


class Plain(tuple):
    pass


class Both(list):
    def __init__(self, items, *, name):
        super().__init__(items)
        self.name = name


for made in (Row([1, 2], label="x"), Stack([3, 4], limit=9), Tags("a", color="red"),
             Shown(str, [1], name="mapped"), Both([1], name="both")):
    print(type(made).__name__, list(made), vars(made))
for make in (tuple, list, set, frozenset, zip, map, Plain, Bag):
    try:
        print(make(name=1))
    except TypeError as error:
        print(error)
