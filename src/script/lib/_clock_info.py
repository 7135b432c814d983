"""What time.get_clock_info tells."""

from types import SimpleNamespace

_clocks = {'monotonic': 'CLOCK_MONOTONIC', 'perf_counter': 'CLOCK_MONOTONIC',
           'time': 'CLOCK_REALTIME', 'process_time': 'CLOCK_PROCESS_CPUTIME_ID',
           'thread_time': 'CLOCK_THREAD_CPUTIME_ID'}


def get_clock_info(name):
    """How a clock of the module time counts."""
    if name not in _clocks:
        raise ValueError('unknown clock')
    return SimpleNamespace(implementation=f'clock_gettime({_clocks[name]})',
                           monotonic=name != 'time', adjustable=name == 'time', resolution=1e-09)
