# Which items sort() compares, in which order: a printing __lt__ shows it.
class Item:
    def __init__(self, key, name=''):
        self.key = key
        self.name = name

    def __lt__(self, other):
        log.append(f'{self!r}<{other!r}')
        return self.key < other.key

    def __repr__(self):
        return f'{self.key}{self.name}'


def show(title, keys, **options):
    global log
    log = []
    items = [Item(key, name) for key, name in zip(keys, 'abcdefghijklmnopqrstuvwxyz')]
    print(title, sorted(items, **options), len(log), *log)


log = []
show('rises, then falls', [3, 1, 2])
show('sorted', [1, 2, 3, 4])
show('reversed', [4, 3, 2, 1])
show('equal', [1, 1, 1])
show('falls with equals', [5, 5, 4, 4, 3, 9, 10, 2])
show('equal, then falls', [7, 7, 6, 5, 5])
show('valley', [3, 2, 3, 4, 1])
show('reverse=True', [2, 1, 2, 3], reverse=True)
show('two', [2, 1])
show('mixed', [5, 3, 8, 1, 9, 2, 7])

log = []
print(min(Item(2), Item(1)), max([Item(1), Item(3), Item(2)]), log)
