class Box[T]:
    T = "the class's"
    shown = T
    type Alias = T

    def method(self):
        return T

    def generic[U](self, first: T, second: U): ...


print(Box.shown, Box.Alias.__value__, Box().method(), Box.generic.__annotations__)


class Shop:
    class Item:
        pass

    default = 5

    def first[T](self, items: list[Item], other: T = default) -> Item: ...

    type Items = list[Item]

    class Shelf[T: Item](Item):
        pass


print(Shop.first.__annotations__, Shop.first.__defaults__)
print(Shop.Items.__value__, Shop.Shelf.__bases__, Shop.Shelf.__type_params__[0].__bound__)


class Tree[Node: Leaf, Pair: (Leaf, "Tree"), Default = list[Node]]:
    pass


class Leaf:
    pass


node, pair, default = Tree.__type_params__
print(node.__bound__, pair.__constraints__, default.__default__, node.__constraints__, pair.__bound__)


def typo[T: Undefined](value: T):
    return value


print(typo(1))
try:
    print(typo.__type_params__[0].__bound__)
except NameError as error:
    print(error)

for source in (
    "def f[T: (yield)](): pass",
    "def f[T: (int, (yield))](): pass",
    "def f[*Ts = (yield)](): pass",
    "type A = (x := 3)",
    "class C[T](x := int): pass",
    "async def f():\n    type A[T: (await 3)] = int",
):
    try:
        compile(source, "<source>", "exec")
    except SyntaxError as error:
        print(error.msg)
