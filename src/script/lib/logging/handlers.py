"""Handlers that keep records or pass them on. Those that write files or talk to servers are
refused: there are none."""

import copy
import logging
import queue
import threading


class BufferingHandler(logging.Handler):
    """Keeps records until there are enough of them."""

    def __init__(self, capacity):
        logging.Handler.__init__(self)
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        """Whether it is time."""
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        """Keep a record."""
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        """Forget the records; subclasses do something with them first."""
        with self.lock:
            self.buffer.clear()

    def close(self):
        """Flush, then close."""
        try:
            self.flush()
        finally:
            logging.Handler.close(self)


class MemoryHandler(BufferingHandler):
    """Keeps records, and gives them to another handler when one of them is grave."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        BufferingHandler.__init__(self, capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        """Whether there are enough, or this one is grave."""
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        """Where the records go."""
        with self.lock:
            self.target = target

    def flush(self):
        """Give the records to the target."""
        with self.lock:
            if self.target:
                for record in self.buffer:
                    self.target.handle(record)
                self.buffer.clear()

    def close(self):
        """Flush, if that was wished, then close."""
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            with self.lock:
                self.target = None
            BufferingHandler.close(self)


class QueueHandler(logging.Handler):
    """Puts records into a queue."""

    def __init__(self, queue):
        logging.Handler.__init__(self)
        self.queue = queue
        self.listener = None

    def enqueue(self, record):
        """Put a record into the queue."""
        self.queue.put_nowait(record)

    def prepare(self, record):
        """A copy of the record whose message is made, so that it can be handled elsewhere."""
        message = self.format(record)
        record = copy.copy(record)
        record.message = record.msg = message
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        """Put a copy of the record into the queue."""
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Takes records out of a queue, in a thread, and gives them to handlers."""

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self._thread = None
        self.respect_handler_level = respect_handler_level

    def dequeue(self, block):
        """The next record."""
        return self.queue.get(block)

    def start(self):
        """Begin."""
        self._thread = threading.Thread(target=self._monitor)
        self._thread.daemon = True
        self._thread.start()

    def prepare(self, record):
        """What is handled instead of the record."""
        return record

    def handle(self, record):
        """Give a record to the handlers."""
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self):
        has_task_done = hasattr(self.queue, 'task_done')
        while True:
            try:
                record = self.dequeue(True)
                if record is not self._sentinel:
                    self.handle(record)
                if has_task_done:
                    self.queue.task_done()
                if record is self._sentinel:
                    break
            except queue.Empty:
                break

    def enqueue_sentinel(self):
        """Put the end into the queue."""
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        """Handle what is in the queue, then end."""
        if self._thread:
            self.enqueue_sentinel()
            self._thread.join()
            self._thread = None


# --- Refused ------------------------------------------------------------------------------------

def _refused(name, missing):
    class Refused(logging.Handler):
        __doc__ = f"Refused: there {missing}."

        def __init__(self, *args, **kwargs):
            raise OSError(f"logging.handlers.{name} is not available in Looplane: "
                          f"there {missing}")

    Refused.__name__ = Refused.__qualname__ = name
    return Refused


BaseRotatingHandler = _refused('BaseRotatingHandler', 'are no files')
RotatingFileHandler = _refused('RotatingFileHandler', 'are no files')
TimedRotatingFileHandler = _refused('TimedRotatingFileHandler', 'are no files')
WatchedFileHandler = _refused('WatchedFileHandler', 'are no files')
SocketHandler = _refused('SocketHandler', 'is no network')
DatagramHandler = _refused('DatagramHandler', 'is no network')
SysLogHandler = _refused('SysLogHandler', 'is no network')
SMTPHandler = _refused('SMTPHandler', 'is no network')
HTTPHandler = _refused('HTTPHandler', 'is no network')
