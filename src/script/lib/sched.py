"""A scheduler of calls: at a time, and at the same time by priority."""

import heapq
import threading
import time
from collections import namedtuple
from itertools import count
from time import monotonic as _time

__all__ = ['scheduler']

_sequence = count()
_sentinel = object()


class Event(namedtuple('Event', 'time, priority, sequence, action, argument, kwargs')):
    """One call to come; cancel() takes it."""

    __slots__ = ()


Event.time.__doc__ = 'When the action is called, as the time function counts.'
Event.priority.__doc__ = 'Of events of the same time the lowest comes first.'
Event.sequence.__doc__ = 'Of events of the same time and priority the oldest comes first.'
Event.action.__doc__ = 'What is called: action(*argument, **kwargs).'
Event.argument.__doc__ = 'The positional arguments of the action.'
Event.kwargs.__doc__ = 'The keyword arguments of the action.'


class scheduler:
    """Keeps events in order; run() waits for each and makes its call."""

    def __init__(self, timefunc=_time, delayfunc=time.sleep):
        self._queue = []
        self._lock = threading.RLock()
        self.timefunc = timefunc
        self.delayfunc = delayfunc

    def enterabs(self, time, priority, action, argument=(), kwargs=_sentinel):
        """Have the action called at a time; returns the event, by which it can be cancelled."""
        if kwargs is _sentinel:
            kwargs = {}
        with self._lock:
            event = Event(time, priority, next(_sequence), action, argument, kwargs)
            heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_sentinel):
        """Have the action called after a delay."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """Forget an event; ValueError if it is not in the queue."""
        with self._lock:
            self._queue.remove(event)
            heapq.heapify(self._queue)

    def empty(self):
        """Whether no event is to come."""
        with self._lock:
            return not self._queue

    def run(self, blocking=True):
        """Make the calls in order, waiting between them, until no event is left.

        Without blocking: those that are due; returns how long it is until the next.
        """
        while True:
            with self._lock:
                if not self._queue:
                    return None
                event = self._queue[0]
                now = self.timefunc()
                due = event.time <= now
                if due:
                    heapq.heappop(self._queue)
            if due:
                event.action(*event.argument, **event.kwargs)
                self.delayfunc(0)  # lets other threads run
            elif not blocking:
                return event.time - now
            else:
                self.delayfunc(event.time - now)

    @property
    def queue(self):
        """The events to come, in order."""
        with self._lock:
            events = self._queue[:]
        return [heapq.heappop(events) for _ in range(len(events))]
