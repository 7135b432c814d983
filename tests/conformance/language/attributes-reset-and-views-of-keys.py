# A __dict__ that is deleted, the mapping behind a view, characters written by their names.
class Box:
    kind = 'box'

    def __init__(self):
        self.size = 3
        self.kind = 'own'


box = Box()
before = box.__dict__
del box.__dict__
print(box.__dict__, hasattr(box, 'size'), box.kind, before)
box.again = 1
print(vars(box), before)
try:
    box.__dict__ = 3
except TypeError as error:
    print(error)

prices = {'a': 1, 'b': 2}
for view in (prices.keys(), prices.values(), prices.items()):
    print(view.mapping, type(view.mapping).__name__, view.mapping == prices)
keys = prices.keys()
prices['c'] = 3
print(keys.mapping['c'], len(keys))
try:
    keys.mapping['d'] = 4
except TypeError as error:
    print(error)
try:
    keys.mapping = {}
except AttributeError as error:
    print(error)

print('é→😀\x00'.encode('ascii', 'namereplace'), 'naïve'.encode('latin-1', 'namereplace'))
try:
    b'\xff'.decode('ascii', 'namereplace')
except TypeError as error:
    print(error)
