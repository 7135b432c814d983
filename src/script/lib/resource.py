"""How much a program uses."""

from collections import namedtuple

RUSAGE_SELF = 0
RUSAGE_CHILDREN = -1
RLIMIT_AS = 9
RLIMIT_NOFILE = 7
RLIMIT_STACK = 3
RLIM_INFINITY = -1
error = OSError

struct_rusage = namedtuple(
    'struct_rusage', 'ru_utime ru_stime ru_maxrss ru_ixrss ru_idrss ru_isrss ru_minflt ru_majflt '
    'ru_nswap ru_inblock ru_oublock ru_msgsnd ru_msgrcv ru_nsignals ru_nvcsw ru_nivcsw',
    module='resource')


def getrusage(who, /):
    """The processor time and, in KiB, the memory that were used."""
    from _tracemalloc import heap_used
    from time import process_time
    used = (process_time(), 0.0, heap_used() // 1024) if who == RUSAGE_SELF else (0.0, 0.0, 0)
    return struct_rusage(*used, *[0] * 13)


def getrlimit(resource, /):
    return (RLIM_INFINITY, RLIM_INFINITY)


def setrlimit(resource, limits, /):
    raise NotImplementedError('resource.setrlimit is not available in Looplane: '
                              'the settings of the run are its limits')


def getpagesize():
    return 4096
