import copy
import weakref


class Holder(weakref.ref):
    pass


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, "goes")


thing = Thing("held")
holder = Holder(thing, lambda reference: print("never heard"))
holder.kept = thing
del thing
print(holder().name)
del holder

chain = None
for number in range(3):
    thing = Thing(number)
    holder = Holder(thing, lambda reference: print("never heard"))
    holder.kept = thing, chain
    chain = holder
del thing, holder
del chain

other = Thing("watched")
watcher = Holder(other, lambda reference: print("heard", reference() is None))
del other


class Node:
    def __init__(self, parent):
        self.parent = weakref.ref(parent)


root = Thing("root")
node = Node(root)
for made in (copy.copy(node), copy.deepcopy(node), copy.deepcopy([node])[0]):
    print(made is node, made.parent() is root)
