class Positive:
    def __set_name__(self, owner, name):
        self.name = name

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f"{self.name} must be positive")
        instance.__dict__[self.name] = value


class Order:
    price = Positive()
    quantity = Positive()

    def __init__(self, price, quantity):
        self.price = price
        self.quantity = quantity

    def total(self):
        return self.price * self.quantity


order = Order(5, 2)
print(order.total(), vars(order), type(Order.price).__name__)
for _ in range(3):
    order.price += 1
    print(order.price)
try:
    order.quantity = 0
except ValueError as error:
    print(error)
del order.__dict__["price"]
print(type(order.price).__name__)


class Proxy:
    def __init__(self, target):
        self._target = target

    @property
    def __class__(self):
        return type(self._target)


print(isinstance(Proxy(5), int), isinstance(Proxy([]), (dict, list)), isinstance(Proxy(5), str))
print(type(Proxy(5)).__name__, isinstance(Proxy(5), Proxy))
