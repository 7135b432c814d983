#!/usr/bin/env python3
"""The names and trees of classes, what modules say of the system."""
# A comment that is not at the top.
import enum
import inspect
import os
import sys
import sysconfig
class A: pass
class B(A): pass
class C: pass
class D(A): pass
print(inspect.getclasstree([A, B, C, D]))
print(inspect.getclasstree([A, B, C, D], unique=True))
print(inspect.walktree([], [], None))
print(inspect.getcomments(sys.modules[__name__]))
class M(enum.Enum): A = 1
class I(enum.IntEnum): A = 1
print(dir(M)); print(dir(I))
print(sysconfig.get_config_var('Py_GIL_DISABLED'), sysconfig.get_python_version(), sysconfig.get_config_vars('Py_GIL_DISABLED', 'nothing'))
print(os.uname().sysname == os.uname()[0], len(os.getloadavg()), os.isatty(0), os.EX_USAGE, os.EX_CONFIG)
print(sys.orig_argv[-1] == sys.argv[0], 'sys' in sys.builtin_module_names, type(sys.builtin_module_names))
def f(): pass
print(f.__builtins__['len'] is len, '__builtins__' in dir(f))
import asyncio
print(asyncio.log.logger.name, asyncio.constants.DEBUG_STACK_DEPTH)
try: asyncio.slep
except AttributeError as e: print(e, e.name, e.obj is asyncio)
asyncio.slep
