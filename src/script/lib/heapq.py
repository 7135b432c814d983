"""Heap queues: lists whose item k is never larger than items 2k+1 and 2k+2."""

from _heapq import heapify, heappop, heappush, heappushpop, heapreplace
from _heapq import _heapify_max, _heappop_max, _heapreplace_max

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge',
           'nlargest', 'nsmallest', 'heappushpop']


def merge(*iterables, key=None, reverse=False):
    """Merge sorted inputs into one sorted output, lazily."""
    heap = []
    if reverse:
        heapify_, heappop_, heapreplace_, direction = (
            _heapify_max, _heappop_max, _heapreplace_max, -1)
    else:
        heapify_, heappop_, heapreplace_, direction = heapify, heappop, heapreplace, 1

    # Entries are [key, order, value, next]; the order decides between equal keys.
    for order, iterator in enumerate(map(iter, iterables)):
        following = iterator.__next__
        try:
            value = following()
        except StopIteration:
            continue
        sort_key = value if key is None else key(value)
        heap.append([sort_key, order * direction, value, following])
    heapify_(heap)
    while len(heap) > 1:
        entry = heap[0]
        yield entry[2]
        try:
            value = entry[3]()
        except StopIteration:
            heappop_(heap)
            continue
        entry[0] = value if key is None else key(value)
        entry[2] = value
        heapreplace_(heap, entry)
    if heap:
        _, _, value, following = heap[0]
        yield value
        yield from following.__self__


def _select(n, iterable, key, take_smallest):
    """The n best of an iterable, in order; of equal ones those that came first."""
    if n == 1:
        nothing = object()
        choose = min if take_smallest else max
        best = choose(iterable, default=nothing, key=key)
        return [] if best is nothing else [best]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=not take_smallest)[:n]

    # A heap of the n best so far, with the worst of them on top.
    if take_smallest:
        heapify_, heapreplace_, step = _heapify_max, _heapreplace_max, 1
    else:
        heapify_, heapreplace_, step = heapify, heapreplace, -1
    iterator = iter(iterable)
    heap = [(value if key is None else key(value), order * step, value)
            for order, value in zip(range(n), iterator)]
    if not heap:
        return heap
    heapify_(heap)
    worst = heap[0][0]
    order = n * step
    for value in iterator:
        sort_key = value if key is None else key(value)
        if (sort_key < worst) if take_smallest else (worst < sort_key):
            heapreplace_(heap, (sort_key, order, value))
            worst, _, _ = heap[0]
            order += step
    heap.sort(reverse=not take_smallest)
    return [value for _, _, value in heap]


def nsmallest(n, iterable, key=None):
    """The n smallest items, like sorted(iterable, key=key)[:n]."""
    return _select(n, iterable, key, True)


def nlargest(n, iterable, key=None):
    """The n largest items, like sorted(iterable, key=key, reverse=True)[:n]."""
    return _select(n, iterable, key, False)
