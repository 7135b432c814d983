# What is raised through finally, except, except* and with is no longer handled afterwards.
import sys
try:
    try: {}['k']
    except ValueError: pass
except KeyError: pass
print(sys.exception())
try:
    try: {}['k']
    finally: pass
except KeyError: pass
print(sys.exception())
try:
    try: {}['k']
    except* ValueError: pass
except KeyError: pass
print(sys.exception())
class C:
    def __enter__(s): pass
    def __exit__(s,*a): pass
try:
    with C(): {}['k']
except KeyError: pass
print(sys.exception())
