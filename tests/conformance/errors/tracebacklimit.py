# sys.tracebacklimit: how many frames tracebacks show; none shows no head either.
import sys, traceback
def deep(n): return deep(n - 1) if n else 1 / 0
sys.tracebacklimit = 1
try: deep(3)
except ZeroDivisionError: traceback.print_exc(file=sys.stdout)
sys.tracebacklimit = 0
try: deep(3)
except ZeroDivisionError: traceback.print_exc(file=sys.stdout)
sys.tracebacklimit = 2
try:
    deep(3)
except ZeroDivisionError as error:
    print(traceback.format_exc(), traceback.format_exc(limit=1), len(traceback.extract_tb(error.__traceback__)))
    try:
        raise ValueError('second') from error
    except ValueError:
        traceback.print_exc(file=sys.stdout)
def inner(): return traceback.extract_stack()
def outer(): return inner()
print([frame.name for frame in outer()])
sys.tracebacklimit = None
print([frame.name for frame in outer()][-2:])
sys.tracebacklimit = 0
deep(3)
