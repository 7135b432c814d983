class Names:
    def __init__(self):
        self.items = {}

    def __getitem__(self, name):
        return self.items[name]

    def __setitem__(self, name, value):
        print("set", name)
        self.items[name] = value


names = Names()
exec("size: int = 1\ncolor: str", {}, names)
print(names.items)


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return Names()

    def __new__(mcls, name, bases, namespace):
        return super().__new__(mcls, name, bases, namespace.items)


class Point(metaclass=Meta):
    x: int
    y: int = 2


print(Point.__annotations__, Point.y)
