class Config:
    def __init__(self):
        self.timeout = 5

    def __getattr__(self, name):
        raise AttributeError(f"no setting {name!r}")


class Lazy:
    @property
    def value(self):
        raise AttributeError("not computed yet")


config = Config()
for ask in (lambda: config.timeot, lambda: config.timeot(), lambda: Lazy().value, lambda: Lazy().value()):
    try:
        ask()
    except AttributeError as error:
        print(error, "|", error.name, "|", type(error.obj).__name__)

print(config.timeuot)
