# A bound method has its function's docstring; __import__ takes a list of names.
class Greeter:
    def greet(self):
        """Say hello."""

    @classmethod
    def make(cls):
        """Make one."""


print(Greeter().greet.__doc__, Greeter.make.__doc__, getattr(Greeter(), "greet").__doc__)
module = __import__("os.path", fromlist=["join"])
print(module.join("a", "b"))
