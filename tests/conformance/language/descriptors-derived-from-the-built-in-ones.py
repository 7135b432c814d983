# Pins classes derived from property, classmethod and staticmethod whose __get__, __set__ and __set_name__ are their own.
class classproperty(property):
    def __get__(self, obj, cls=None):
        return super().__get__(cls)

    def __set__(self, obj, value):
        print("set", value)

    def __delete__(self, obj):
        print("delete")


class named(property):
    def __set_name__(self, owner, name):
        super().__set_name__(owner, name)
        print("named", owner.__name__, name)


class loud(staticmethod):
    def __get__(self, obj, cls=None):
        print("get", obj is None)
        return super().__get__(obj, cls)


class louder(classmethod):
    def __get__(self, obj, cls=None):
        print("get", cls.__name__)
        return super().__get__(obj, cls)


class Config:
    size = 5

    @classproperty
    def double(cls):
        return cls.size * 2

    @named
    def plain(self):
        return "plain"

    @loud
    def free():
        return "free"

    @louder
    def made(cls):
        return cls.__name__


config = Config()
print(Config.double, config.double)
config.double = 7
del config.double
print(config.plain, type(Config.__dict__["plain"]).__name__, Config.free(), config.free(), Config.made(), config.made())
try:
    config.plain = 1
except AttributeError as error:
    print(error)
