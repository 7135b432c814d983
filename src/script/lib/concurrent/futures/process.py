"""An executor of processes, which are simulated by threads: a page has no processes."""

from concurrent.futures import _base, thread


class BrokenProcessPool(_base.BrokenExecutor):
    """A process of the pool has failed in its initializer."""


class ProcessPoolExecutor(thread.ThreadPoolExecutor):
    """Calls functions beside the program."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                 max_tasks_per_child=None):
        super().__init__(max_workers, '', initializer, initargs)
