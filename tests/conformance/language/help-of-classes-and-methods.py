class Animal:
    """An animal.

    Lives somewhere.
    """

    legs = 4
    kingdom: str = "animalia"

    def __init__(self, name, *, age=0):
        self.name = name

    def speak(self, loud: bool = False) -> str:
        """Make a sound."""
        return ""

    def __repr__(self):
        return "Animal"

    @property
    def title(self):
        """The title."""
        return 1

    @title.setter
    def title(self, value):
        pass

    @property
    def reading(self):
        return 1


class Dog(Animal):
    legs = 3
    _hidden = 1

    def fetch(self, item):
        "Fetch it."

    def speak(self):
        return "woof"

    # What goes before it.
    @staticmethod
    def plain(a, b=1):
        pass

    @classmethod
    def make(cls, *args, **options):
        "Make one."

    async def run(self):
        "Runs."

    alias = fetch
    names = ["a name that is long enough to be cut"] * 10
    tool = len

    class Tail:
        "At the end."


class Empty:
    pass


class Slotted:
    __slots__ = ("x", "y")

    def go(self): ...


def documented(a, /, b: int = 2, *rest, key=None, **more):
    """Does something.

        Indented.
    """


for subject in (Dog, Empty, Slotted, documented, Animal.speak, Dog("x").speak, Dog.make, Dog("x"), len):
    help(subject)
print(object.__init__.__doc__, (5).__add__.__doc__, [].__len__.__doc__)
