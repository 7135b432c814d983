# What the compiler warns of, and warnings.warn.
import warnings
x = 5
if x is 5: print('is')
warnings.warn('careful')
warnings.warn('dep', DeprecationWarning)
def f(): warnings.warn('in f', stacklevel=2)
f()
"\d"
assert (1, 'always')
for i in range(2): warnings.warn('twice')
print((1)(2) if 0 else 'x')
