# Finders in sys.meta_path are asked, before the built-in ones and behind; a program's own __import__ too.
import sys, importlib.abc, importlib.machinery
class Noisy:
    def find_spec(self, fullname, path=None, target=None):
        print('looking for', fullname, path)
        return None
sys.meta_path.insert(0, Noisy())
try: import target_module
except ImportError as e: print('Import failed:', e)
sys.meta_path.pop(0)
class VirtualFinder(importlib.abc.MetaPathFinder):
    def find_spec(self, fullname, path, target=None):
        if fullname == 'virtual_mod': return importlib.machinery.ModuleSpec(fullname, VirtualLoader())
class VirtualLoader(importlib.abc.Loader):
    def create_module(self, spec): return None
    def exec_module(self, module): exec('x = 42\ndef f(): return x', module.__dict__)
sys.meta_path.append(VirtualFinder())
import virtual_mod
print(virtual_mod.f(), virtual_mod.__name__, virtual_mod)
import builtins
orig = builtins.__import__
def tracing(name, globals=None, locals=None, fromlist=(), level=0):
    print('IMPORT', name, fromlist, level)
    return orig(name, globals, locals, fromlist, level)
builtins.__import__ = tracing
import string
import os.path as p
from collections import abc, OrderedDict
builtins.__import__ = orig
def safe(name, *a):
    if name not in ('math',): raise ImportError(f'{name} is blocked')
    return orig(name, *a)
try: exec('import math; print(math.floor(2.5)); import os', {'__builtins__': {'__import__': safe, 'print': print}})
except ImportError as e: print(e)
builtins.__import__ = orig
print(orig('os.path').__name__, orig('os.path', fromlist=['join']).__name__, orig('math', {}, {}, [], 0).__name__)
for wrong in (lambda: orig(5), lambda: orig('math', level=-1)):
    try: wrong()
    except (TypeError, ValueError) as e: print(e)
import importlib.util
spec = importlib.util.spec_from_loader('made', VirtualLoader(), origin='nowhere')
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module, module.x, module.__spec__ is spec, spec.parent, spec)
