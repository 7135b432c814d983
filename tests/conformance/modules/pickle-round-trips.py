# Objects as bytes and back: what they are made of, what cannot be written.
import pickle, dataclasses, datetime, collections, enum, decimal


@dataclasses.dataclass
class P:
    x: int
    y: list


class Q:

    def __init__(s):
        s.a = 1
        s.b = {2}

    def __getstate__(s):
        return {'a': s.a + 1}

    def __setstate__(s, st):
        s.a = st['a']
        s.b = 'restored'


class R:

    def __reduce__(s):
        return (complex, (1, 2))


class C(enum.Enum):
    A = 1


for o in (1, -5, 2 ** 100, 1.5, 'é', b'x', None, True, [1, [2]], (1, 2), {'a': {1, 2}}, frozenset([3]), P(1, [2]), datetime.date(2024, 1, 1), collections.OrderedDict(a=1), collections.Counter('aab'), C.A, decimal.Decimal('1.5'), range(3), len, P, collections.deque([1], 3), bytearray(b'z'), 1 + 2j, datetime.timedelta(1), ..., slice(1, 2)):
    print(repr(o)[:40], pickle.loads(pickle.dumps(o)) == o)
q = pickle.loads(pickle.dumps(Q()))
print(q.a, q.b, pickle.loads(pickle.dumps(R())))
l = [1]
l.append(l)
m = pickle.loads(pickle.dumps(l))
print(m[1] is m)
s = [1]
a, b = pickle.loads(pickle.dumps((s, s)))
print(a is b, pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL)
for bad in (lambda: pickle.dumps(lambda: 1), lambda: pickle.dumps(open) and 0, lambda: pickle.loads(b''), lambda: pickle.dumps((i for i in [])), lambda: pickle.dumps(__import__('threading').Lock()), lambda: pickle.dumps(__import__('math'))):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, str(e).split(' at 0x')[0])
print(pickle.dumps(1), pickle.dumps('hi'), pickle.dumps([1, 2]), pickle.dumps({'a': 1}), len(pickle.dumps({'a': [1, 2, (3,)]})), len(pickle.dumps(P(1, [2]))))
import io

b = io.BytesIO()
pickle.dump([1], b)
pickle.dump('x', b)
b.seek(0)
print(pickle.load(b), pickle.load(b))
