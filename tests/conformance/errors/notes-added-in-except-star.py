orig = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [ValueError(2)])])
orig.add_note("first")
try:
    try:
        raise orig
    except* ValueError as eg:
        print(eg is orig, eg.__notes__, eg.exceptions[1] is orig.exceptions[1])
        eg.add_note("second")
        eg.exceptions[1].add_note("inner")
        raise
except BaseException as e:
    print(e is orig, e.__notes__, e.exceptions[1] is orig.exceptions[1], getattr(e.exceptions[1], "__notes__", None))
try:
    try:
        raise orig
    except* ExceptionGroup as eg: pass
except TypeError as e: print(e)
m, r = orig.split(ValueError); print(m is orig, r)
m, r = orig.split(ExceptionGroup); print(m is orig, r)
print(orig.subgroup(ValueError) is orig, orig.subgroup(lambda e: True) is orig)
try:
    try: raise orig
    except* TypeError: pass
except BaseException as e: print(e is orig)
try:
    try: raise orig
    except* ValueError as e: raise e
except BaseException as e: print(e is orig, e, e.__notes__)
try:
    try: raise orig
    except* ValueError as e: e.add_note("x"); raise KeyError(1)
except BaseException as e: print(repr(e), repr(e.exceptions[0].__context__), e.exceptions[0].__context__.__notes__)
