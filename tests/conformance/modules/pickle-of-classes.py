# Slots, states, arguments for __new__; what may be found by name.
import pickle, dataclasses, collections, threading, weakref, io, datetime as dt


class Slots:
    __slots__ = ('a', 'b')

    def __init__(s):
        s.a = 1


class Args:

    def __new__(cls, x):
        o = super().__new__(cls)
        o.x = x
        return o

    def __getnewargs__(s):
        return (s.x,)


class L(list):
    pass


class D(dict):

    def __init__(s):
        s.extra = 1


class Res:

    def __init__(s):
        s.lock = threading.Lock()
        s.n = 1

    def __getstate__(s):
        d = s.__dict__.copy()
        del d['lock']
        return d

    def __setstate__(s, d):
        s.__dict__.update(d)
        s.lock = threading.Lock()


class Err(Exception):

    def __init__(s, code):
        super().__init__(code)
        s.code = code


N = collections.namedtuple('N', 'x y')


@dataclasses.dataclass(frozen=True, slots=True)
class F:
    x: int
    y: str = 'q'


for o in (Slots(), Args(5), L([1, 2]), D(), Res(), Err(3), N(1, 2), F(1), dt.datetime(2024, 1, 2, 3, tzinfo=dt.timezone.utc), [1] * 3, {'a': [1, {'b': (1, 2, 3, 4)}]}, 'x' * 300, b'y' * 300, 2 ** 40, -2 ** 63):
    try:
        b = pickle.dumps(o)
        r = pickle.loads(b)
        print(type(r).__name__, getattr(r, '__dict__', None) if not isinstance(o, (Res,)) else r.n, r == o, pickle.dumps(r) == b)
    except Exception as e:
        print(type(o).__name__, type(e).__name__, e)
print(pickle.loads(pickle.dumps(Slots())).a, pickle.loads(pickle.dumps(Args(5))).x, pickle.loads(pickle.dumps(L([1]))), pickle.dumps(['a', 'a', ('b', 1)]), pickle.dumps({1: 2, 3: 4}), pickle.dumps((1, (2,), ())), pickle.dumps(1.5), pickle.dumps(70000), pickle.dumps(-1), pickle.dumps(N(1, 2)))


def local():

    class In:
        pass
    return In()


for f in (lambda: pickle.dumps(local()), lambda: pickle.dumps(threading.Lock()), lambda: pickle.dumps(Res().lock), lambda: pickle.dumps((x for x in [])), lambda: pickle.loads(b'\x80\x04K'), lambda: pickle.dumps(1, protocol=9), lambda: pickle.dumps({'k': lambda: 0})):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class U(pickle.Unpickler):

    def find_class(s, m, n):
        if m == 'builtins':
            return super().find_class(m, n)
        raise pickle.UnpicklingError(f'{m}.{n} is forbidden')


print(U(io.BytesIO(pickle.dumps(range(3)))).load())
try:
    U(io.BytesIO(pickle.dumps(N(1, 2)))).load()
except pickle.UnpicklingError as e:
    print(e)
f = io.BytesIO()
p = pickle.Pickler(f)
p.dump([1])
p.dump('two')
f.seek(0)
print(pickle.load(f), pickle.load(f))
try:
    pickle.load(f)
except EOFError as e:
    print(e)
