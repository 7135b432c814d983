# Pins stat's parts of a mode, and linecache for the program's own lines.
import linecache
import stat

for mode in (0o100644, 0o040755, 0o120777, 0o104755, 0o102644, 0o041777, 0o041776, 0o140000, 0):
    print(stat.filemode(mode), stat.S_ISREG(mode), stat.S_ISDIR(mode), oct(stat.S_IMODE(mode)), stat.S_IFMT(mode))
print(repr(linecache.getline(__file__, 1)), repr(linecache.getline(__file__, 999)), repr(linecache.getline("nope.py", 1)), len(linecache.getlines(__file__)))
