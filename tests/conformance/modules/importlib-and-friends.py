# Importing by name; the terminal's size; the one process.
import importlib, shutil, multiprocessing as mp

m = importlib.import_module('math')
print(m.sqrt(4), importlib.import_module('collections.abc').__name__)
try:
    importlib.import_module('nope_mod')
except ModuleNotFoundError as e:
    print(e)
try:
    importlib.import_module('.x')
except TypeError as e:
    print(e)
print(shutil.get_terminal_size(), shutil.get_terminal_size((100, 3)).columns, mp.current_process().name, mp.current_process(), mp.cpu_count() > 0, mp.active_children(), mp.parent_process())
import importlib.util

print(importlib.util.find_spec('nope') is None, importlib.util.find_spec('json').name)
