# A class may be given other bases: what it and the classes below it find changes.
class Loud:
    def speak(self):
        return 'LOUD'


class Quiet:
    def speak(self):
        return 'quiet'

    def __len__(self):
        return 3


class Animal(Loud):
    pass


class Dog(Animal):
    pass


dog = Dog()
print(dog.speak(), [cls.__name__ for cls in Dog.__mro__])
Animal.__bases__ = (Quiet,)
print(dog.speak(), len(dog), [cls.__name__ for cls in Dog.__mro__])
print(Animal.__base__, Loud.__subclasses__(), Quiet.__subclasses__())
Animal.__bases__ = (Quiet, Loud)
print(Animal.__mro__, issubclass(Dog, Loud))


class Plain:
    pass


def attempt(cls, bases):
    try:
        cls.__bases__ = bases
    except TypeError as error:
        print(type(error).__name__, error)
    else:
        print(cls.__bases__)


attempt(Plain, (Loud,))
attempt(Animal, ())
attempt(Animal, [Loud])
attempt(Animal, (Loud, 3))
attempt(Animal, (Dog,))
attempt(Animal, (int,))
attempt(int, (str,))
attempt(Animal, (object, Loud))
print(Animal.__mro__)
try:
    del Animal.__bases__
except TypeError as error:
    print(error)


# Other things that are said of classes and objects.
class Slotted:
    __slots__ = ('a', 'b')


slotted = Slotted()
for statement in ('slotted.a', 'del slotted.a', 'slotted.c = 1'):
    try:
        exec(statement)
    except AttributeError as error:
        print(statement, '->', error)
print({1} in {frozenset([1])}, {2} in {frozenset([1])}, {1} in frozenset([frozenset([1])]))
