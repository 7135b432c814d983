# A function of C, or a method that is bound already, does not get the instance when it is called
# as a special method.
items = [10, 20, 30]


class View:
    __len__ = items.__len__
    __getitem__ = items.__getitem__
    __contains__ = items.__contains__
    __iter__ = items.__iter__


view = View()
print(len(view), view[1], 20 in view, 5 in view, list(view), view.__len__(), view[::-1], bool(view))
items.append(40)
print(len(view), view[-1], [*view])
try:
    view[9]
except IndexError as error:
    print(error)


class Lookup:
    __getitem__ = {'a': 1}.get
    __call__ = print
    __repr__ = 'a view of nothing'.upper


lookup = Lookup()
print(lookup['a'], lookup['b'], lookup, [lookup], f'{lookup}')
lookup('called', 'plainly', sep='-')


class Loud(Lookup):
    def __repr__(self):
        return 'loud'


print(Loud(), Loud()['a'])
Lookup.__len__ = (1, 2, 3, 4).__len__
print(len(lookup), len(Loud()))


class Borrowed(dict):
    __len__ = dict.__len__
    __contains__ = dict.__contains__
    __setattr__ = dict.__setitem__
    __hash__ = object.__hash__


borrowed = Borrowed(a=1)
borrowed.b = 2
print(len(borrowed), 'b' in borrowed, borrowed, hash(borrowed) == object.__hash__(borrowed))


class Wrong:
    __hash__ = id
    __len__ = len


for function in (hash, len):
    try:
        function(Wrong())
    except TypeError as error:
        print(error)


class Managed:
    __enter__ = 'entered'.upper
    __exit__ = print


with Managed() as text:
    print(text)
