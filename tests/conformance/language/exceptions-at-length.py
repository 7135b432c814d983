# Exceptions at length: chains, groups, notes, and the message of a hundred mistakes.
import traceback, sys
def f():
    try: 1/0
    except ZeroDivisionError as e: raise ValueError('v') from e
try: f()
except ValueError as e:
    print(repr(e.__cause__), e.__context__ is e.__cause__, e.__suppress_context__)
    traceback.print_exc(file=sys.stdout)
try:
    try: {}['k']
    finally: print('fin')
except KeyError as e: print(e, repr(e), e.args)
try:
    try: raise TypeError('a')
    except TypeError: raise RuntimeError('b') from None
except RuntimeError as e: traceback.print_exc(file=sys.stdout)
eg = ExceptionGroup('eg', [ValueError(1), TypeError('t'), ExceptionGroup('in', [KeyError('k'), ValueError(2)])])
try: raise eg
except* ValueError as g: print('V', g.exceptions)
except* (TypeError, KeyError) as g: print('TK', repr(g))
try: raise eg
except ExceptionGroup as g: traceback.print_exception(g, file=sys.stdout)
print(eg.subgroup(ValueError), eg.split(KeyError), eg.derive([OSError()]))
try:
    try: raise ValueError(1)
    except* ValueError: raise KeyError('new')
except Exception as g: print(repr(g))
for bad in ["ExceptionGroup('x', [])","ExceptionGroup('x', [1])","ExceptionGroup(1,[ValueError()])","ExceptionGroup('x')","ExceptionGroup('a',[KeyboardInterrupt()])","raise 5","raise int","raise ValueError from 5","raise ValueError()","try:\n 1/0\nexcept 5: pass","try:\n 1/0\nexcept (ValueError, 'a'): pass", "assert 0, 'msg'","assert False","assert (1,2)==(1,3)","x=1; del x; x","def q():\n print(z); z=1\nq()","int('x')","[1][5]","(1,)[9]","'a'[3]","{}[1]","{}.pop(1)","[].pop()","[].remove(1)","[1].index(5)","'a'.index('b')","set().pop()","{1}.remove(2)","{}.popitem()","1+'a'","'a'+1","[1]+(1,)","'%d'%'a'","'%s %s'%(1,)","'%s'%(1,2)","'{} {}'.format(1)","'{a}'.format()","'{0.x}'.format(1)","float('x')","int('9'*5000)","1<<-1","2**-1.5","(-1)**0.5","1//0","1%0","1.0/0","0.0**-1","divmod(1,0)","pow(2,-1,4)","round('a')","chr(-1)","ord('ab')","range(1,2,0)","[1,2,3][::0]","import nope","import os.nope","next(iter([]))","a,b=1","a,b=[1]","a,b=[1,2,3]","a,*b=[]","(a,b),c=1,2","max([])","min()","sum(['a'])","sorted([1,'a'])","list(5)","dict(5)","dict([1])","dict([[1]])","set([[]])","{[]:1}","hash({})","abs('a')","-'a'","not_defined","print(sep=1)","len(5)","len()","str.join(',',[1])","','.join([1])","''.join(5)","bytes('a')","bytes([300])","b'a'+'a'","'a' in 5","5 in 'a'","None()","None[0]","None+1","1()","'a'()","f(1,2)","f(x=1)","lambda x:x()","(lambda x:x)()","(lambda x,y:x)(1)","(lambda *,k:k)()","(lambda x,/:x)(x=1)","(lambda x:x)(1,x=1)","(lambda x:x)(1,2)","f(*5)","f(**5)","f(**{1:2})","print(**{'a':1})","int('1',base=99)","int(1,2)","bool(1,2)","complex('a')","float()+[]","eval('1+')","exec('x y')","compile('a b','f','exec')","__import__('nope')","globals()['nope']","getattr(1,'x')","setattr(1,'x',1)","delattr(f,'x')","iter(5)","next(5)","reversed(5)","enumerate(5)","zip(1)","map(1)","map(1,2)","filter(1)","isinstance(1)","callable()","vars(1)","dir(1,2)","super()","type()","object(1)","memoryview(1)","slice()","property(1).fget","staticmethod()","raise KeyError","raise KeyError('a','b')","raise OSError(2,'No such')","raise OSError(2,'No such','file')","raise UnicodeDecodeError('utf8',b'a',0,1,'r')","b'\\xff'.decode()","'\\ud800'.encode()","'é'.encode('ascii')","raise SystemExit(3)","raise StopIteration(5)","raise SyntaxError('m',('f',1,2,'text'))","raise ImportError('m',name='n')","raise AttributeError('a')","raise NameError('n')"]:
    try: exec(bad); print('ok', bad)
    except BaseException as e: print(bad.replace('\n','|'), '=>', type(e).__name__, '|', e, '|', repr(e) if 'SyntaxError' not in repr(e) else '')
def notes():
    e = ValueError('n'); e.add_note('note1'); e.add_note('two\nlines'); raise e
try: notes()
except ValueError as e: traceback.print_exc(file=sys.stdout); print(e.__notes__)
def rf():
    try: return 'try'
    finally: return 'finally'
print(rf())
def lp():
    for i in range(3):
        try: continue
        finally: print('f',i)
    else: print('else')
    while True:
        try: break
        finally: print('brk')
lp()
try: raise ValueError
except ValueError as e: err=e
try: e
except NameError as n: print(n)
print(sys.exc_info(), err.__traceback__.tb_lineno, err.with_traceback(None) is err)
class MyE(Exception): pass
class MyE2(MyE): "doc"
try: raise MyE2('x', 1)
except MyE as e: print(type(e).__mro__[:3], e.args, e)
print(traceback.format_exception_only(ValueError('a')), traceback.format_exception_only(MyE('q')))
