def deep(make, wrap, depth=100_000):
    value = make()
    for _ in range(depth):
        value = wrap(value)
    return value


def show(name, compute):
    try:
        compute()
    except RecursionError as error:
        print(name, "|", error)


class Mirror:
    def __eq__(self, other):
        return self == other

    def __repr__(self):
        return repr(self)

    def __getattr__(self, name):
        return self.other

    def __call__(self):
        return self()


def generate():
    yield from generate()


one, two = [], []
one.append(two)
two.append(one)
mirror = Mirror()
show("call", mirror)
show("==", lambda: mirror == 1)
show("repr", lambda: repr(mirror))
show("attribute", lambda: mirror.any)
show("generator", lambda: list(generate()))
show("repr of a list", lambda: repr(deep(list, lambda inner: [inner])))
show("repr of a dict", lambda: repr(deep(dict, lambda inner: {1: inner})))
show("== of lists", lambda: deep(list, lambda inner: [inner]) == deep(list, lambda inner: [inner]))
show("== of a cycle", lambda: one == two)
