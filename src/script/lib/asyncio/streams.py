"""Streams: a StreamReader can be fed; there is no network, so all else refuses."""

from . import events
from .exceptions import IncompleteReadError, LimitOverrunError

__all__ = ("StreamReader", "StreamWriter", "StreamReaderProtocol", "open_connection",
           "start_server", "open_unix_connection", "start_unix_server")

_DEFAULT_LIMIT = 2 ** 16


def _refuse(name):
    raise NotImplementedError(
        f"asyncio.{name}() is not available in Looplane: a program has no network")


class StreamReader:
    """Bytes that somebody feeds in, for coroutines that wait for them."""

    def __init__(self, limit=_DEFAULT_LIMIT, loop=None):
        if limit <= 0:
            raise ValueError("Limit cannot be <= 0")
        self._limit = limit
        self._loop = events.get_event_loop() if loop is None else loop
        self._buffer = bytearray()
        self._eof = False
        self._waiter = None
        self._exception = None
        self._transport = None

    def __repr__(self):
        info = ["StreamReader"]
        if self._buffer:
            info.append(f"{len(self._buffer)} bytes")
        if self._eof:
            info.append("eof")
        if self._limit != _DEFAULT_LIMIT:
            info.append(f"limit={self._limit}")
        if self._waiter:
            info.append(f"waiter={self._waiter!r}")
        if self._exception:
            info.append(f"exception={self._exception!r}")
        return f"<{' '.join(info)}>"

    # --- For who feeds it ---

    def feed_data(self, data):
        """More bytes."""
        assert not self._eof, "feed_data after feed_eof"
        if data:
            self._buffer.extend(data)
            self._wake()

    def feed_eof(self):
        """There will be no more."""
        self._eof = True
        self._wake()

    def set_transport(self, transport):
        """Where the bytes come from."""
        self._transport = transport

    def set_exception(self, exc):
        """Who reads from now on gets this."""
        self._exception = exc
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_exception(exc)

    def _wake(self):
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_result(None)

    # --- For who reads ---

    def exception(self):
        """What set_exception() was given."""
        return self._exception

    def at_eof(self):
        """Whether all was read and no more will come."""
        return self._eof and not self._buffer

    async def _wait_for_data(self, name):
        if self._waiter is not None:
            raise RuntimeError(f"{name}() called while another coroutine is already waiting for "
                               "incoming data")
        assert not self._eof, "_wait_for_data after EOF"
        self._waiter = self._loop.create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    def _take(self, count):
        data = bytes(self._buffer[:count])
        del self._buffer[:count]
        return data

    async def readline(self):
        """A line with its end, or what is left."""
        try:
            return await self.readuntil(b"\n")
        except IncompleteReadError as error:
            return error.partial
        except LimitOverrunError as error:
            if self._buffer.startswith(b"\n", error.consumed):
                del self._buffer[:error.consumed + 1]
            else:
                self._buffer.clear()
            raise ValueError(error.args[0])

    async def readuntil(self, separator=b"\n"):
        """The bytes up to a separator, with it; of several the one that ends first."""
        separators = sorted(separator, key=len) if isinstance(separator, tuple) else [separator]
        if not separators:
            raise ValueError("Separator should contain at least one element")
        if not separators[0]:
            raise ValueError("Separator should be at least one-byte string")
        if self._exception is not None:
            raise self._exception
        longest, offset = len(separators[-1]), 0
        while True:
            found = [(start + len(mark), start) for mark in separators
                     if (start := self._buffer.find(mark, offset)) >= 0]
            if found:
                end, start = min(found)
                if start > self._limit:
                    raise LimitOverrunError(
                        "Separator is found, but chunk is longer than limit", start)
                return self._take(end)
            offset = max(0, len(self._buffer) + 1 - longest)
            if offset > self._limit:
                raise LimitOverrunError("Separator is not found, and chunk exceed the limit",
                                        offset)
            if self._eof:
                raise IncompleteReadError(self._take(len(self._buffer)), None)
            await self._wait_for_data("readuntil")

    async def read(self, n=-1):
        """Up to n bytes, as soon as there are some; all up to the end without n."""
        if self._exception is not None:
            raise self._exception
        if n == 0:
            return b""
        if n < 0:
            blocks = []
            while block := await self.read(self._limit):
                blocks.append(block)
            return b"".join(blocks)
        if not self._buffer and not self._eof:
            await self._wait_for_data("read")
        return self._take(n)

    async def readexactly(self, n):
        """n bytes."""
        if n < 0:
            raise ValueError("readexactly size can not be less than zero")
        if self._exception is not None:
            raise self._exception
        while len(self._buffer) < n:
            if self._eof:
                raise IncompleteReadError(self._take(len(self._buffer)), n)
            await self._wait_for_data("readexactly")
        return self._take(n)

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line


class StreamWriter:
    """Writes to a connection."""

    def __init__(self, *args, **keywords):
        _refuse("StreamWriter")


class StreamReaderProtocol:
    """Connects a StreamReader with a transport."""

    def __init__(self, *args, **keywords):
        _refuse("StreamReaderProtocol")


async def open_connection(*args, **keywords):
    """Connects to a server."""
    _refuse("open_connection")


async def start_server(*args, **keywords):
    """Starts a server."""
    _refuse("start_server")


async def open_unix_connection(*args, **keywords):
    """Connects to a server of this machine."""
    _refuse("open_unix_connection")


async def start_unix_server(*args, **keywords):
    """Starts a server for this machine."""
    _refuse("start_unix_server")
