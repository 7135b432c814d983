# Mocks, what is asserted of them, patches and specs.
from unittest.mock import *

m = Mock(return_value=3, name='m')
print(m(1, x=2), m.called, m.call_count, m.call_args, m.call_args_list, m.mock_calls, m.call_args.args, m.call_args.kwargs)
m.assert_called_with(1, x=2)
m.assert_called_once_with(1, x=2)
m.assert_any_call(1, x=2)
m(5)
for f in (lambda: m.assert_called_once(), lambda: m.assert_called_with(1), lambda: m.assert_called_once_with(1), lambda: m.assert_any_call(9), lambda: m.assert_not_called(), lambda: m.assert_has_calls([call(7)]), lambda: Mock().assert_called(), lambda: Mock().assert_called_with(3), lambda: Mock().assert_called_once(), lambda: m.assert_has_calls([call(9)], any_order=True), lambda: Mock().asert_foo, lambda: Mock(spec=['a']).b):
    try:
        f()
    except (AssertionError, AttributeError) as e:
        print(type(e).__name__, e)
m.assert_has_calls([call(1, x=2), call(5)])
m.reset_mock()
print(m.called, m.mock_calls)
s = Mock(side_effect=[1, ValueError('v'), 3])
print(s())
try:
    s()
except ValueError as e:
    print(e)
print(s())
try:
    s()
except StopIteration:
    print('stop')
s = Mock(side_effect=lambda x: x * 2)
print(s(4))
s.side_effect = KeyError('k')
try:
    s(1)
except KeyError as e:
    print(e)
p = Mock()
p.a.b(1)
p.a.c.return_value = 9
print(p.a.c(), p.x(2).y(3) is p.x.return_value.y.return_value, p.mock_calls, p.method_calls, p.a.mock_calls)
print(p.mock_calls == [call.a.b(1), call.a.c(), call.x(2), call.x().y(3)], call.a(1) == call.a(1), call(1) == ((1,),), call(1, a=2))
mm = MagicMock()
mm.__len__.return_value = 4
mm.__getitem__.side_effect = lambda k: k * 2
print(len(mm), mm[3], list(mm), bool(mm), int(mm), 3 in mm, float(mm), mm == mm, mm == 3)
mm.__iter__.return_value = [1, 2]
print(list(mm), list(mm))
mm.__str__.return_value = 'STR' if False else None
mm.__enter__.return_value = 'ent'
with mm as x:
    print(x)
mm['k'] = 5
mm.__setitem__.assert_called_once_with('k', 5)
mm.__exit__.assert_called_once_with(None, None, None)


class C:
    attr = 1

    def meth(self, a):
        return a


c = Mock(spec=C)
print(isinstance(c, C))
c.meth(1)
try:
    c.nope
except AttributeError as e:
    print(e)
try:
    c.nope2 = 1
    print('set ok')
    Mock(spec_set=C).zzz = 1
except AttributeError as e:
    print(e)
with patch.object(C, 'meth', return_value=7) as pm:
    print(C().meth(1), pm.call_args)
print(C().meth(1))


@patch('__main__.C')
@patch('math.sqrt', return_value=2)
def t(sq, cls):
    import math
    print(math.sqrt(9), cls, sq.called) if False else print(math.sqrt(9), sq.called, cls is C)
    cls.return_value.meth.return_value = 'z'
    print(C().meth())


t()
import math

print(math.sqrt(9))
d = {'a': 1}
with patch.dict(d, {'b': 2}, clear=True):
    print(d)
print(d)
with patch('builtins.print') as pr:
    print('hidden')
print(pr.mock_calls)
with patch('builtins.input', side_effect=['x', 'y']):
    print(input(), input())
print(sentinel.foo, sentinel.foo is sentinel.foo, ANY == 3, call(ANY) == call(5), DEFAULT)


class K:

    @property
    def p(self):
        return 1


with patch.object(K, 'p', new_callable=PropertyMock, return_value=9) as pm:
    print(K().p)
    pm.assert_called_once_with()
a = create_autospec(C)
a.meth(1)
try:
    a.meth()
except TypeError as e:
    print(e)
f = create_autospec(lambda x, y=1: 0, return_value=4)
print(f(1))
try:
    f()
except TypeError as e:
    print(e)
with patch('builtins.open', mock_open(read_data='l1\nl2\n')) as mo:
    with open('f') as fh:
        print(fh.read())
    with open('f', 'w') as fh:
        fh.write('data')
mo.assert_called_with('f', 'w')
print(mo().write.mock_calls)
w = Mock(wraps=C())
print(w.meth(5))
w.meth.assert_called_once_with(5)
m = Mock(**{'foo.return_value': 1, 'bar': 2})
print(m.foo(), m.bar)
try:
    patch('nodots').start()
except TypeError as e:
    print(e)
try:
    with patch('__main__.nothere'):
        pass
except AttributeError as e:
    print(type(e))
m = Mock()
del m.x
try:
    m.x
except AttributeError as e:
    print('AE', e)
seal(m)
try:
    m.new
except AttributeError as e:
    print(e)
print(m._mock_name if False else '', Mock.__name__, MagicMock().__class__.__name__)
