"""Streams in memory. There are no files."""

__all__ = ["BlockingIOError", "open", "IOBase", "RawIOBase", "BytesIO", "StringIO",
           "BufferedIOBase", "TextIOBase", "BufferedReader", "BufferedWriter", "BufferedRandom",
           "TextIOWrapper", "FileIO", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END",
           "DEFAULT_BUFFER_SIZE", "text_encoding"]

BlockingIOError = BlockingIOError
open = open

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    """The stream cannot do that."""


class IOBase:
    """Base class of all streams."""

    _closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def seek(self, pos, whence=0, /):
        """Go to a position."""
        self._unsupported("seek")

    def tell(self):
        """The position."""
        return self.seek(0, 1)

    def truncate(self, pos=None, /):
        """Cut off what is behind a position."""
        self._unsupported("truncate")

    def fileno(self):
        """Streams in memory have no number."""
        self._unsupported("fileno")

    def flush(self):
        """Nothing is kept back."""
        self._check_open()

    def close(self):
        """No more reading and writing."""
        self._closed = True

    @property
    def closed(self):
        """Whether it was closed."""
        return self._closed

    _closed_message = "I/O operation on closed file."

    def _check_open(self):
        if self.closed:
            raise ValueError(self._closed_message)

    def seekable(self):
        """Whether seek() works."""
        return False

    def readable(self):
        """Whether read() works."""
        return False

    def writable(self):
        """Whether write() works."""
        return False

    def isatty(self):
        """It is no terminal."""
        self._check_open()
        return False

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=None, /):
        """All lines that follow, or as many as have `hint` characters."""
        if hint is None or hint <= 0:
            return list(self)
        size, lines = 0, []
        for line in self:
            lines.append(line)
            size += len(line)
            if size >= hint:
                break
        return lines

    def writelines(self, lines, /):
        """Write each of several texts."""
        self._check_open()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Base class of streams of bytes."""


class BufferedIOBase(IOBase):
    """Base class of buffered streams of bytes."""

    def detach(self):
        """There is nothing behind it."""
        self._unsupported("detach")


class TextIOBase(IOBase):
    """Base class of streams of text."""

    encoding = errors = newlines = None

    def detach(self):
        """There is nothing behind it."""
        self._unsupported("detach")


class _Memory:
    """What BytesIO and StringIO have in common: `_data` and a position in it."""

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def getvalue(self):
        """All that is in it."""
        self._check_open()
        return self._whole()

    def close(self):
        self._data = self._nothing
        self._more = []
        self._closed = True

    def _whole(self):
        if self._more:
            self._data += self._nothing.join(self._more)
            self._more = []
        return self._data

    def tell(self):
        self._check_open()
        return self._position

    def read(self, size=-1, /):
        """What follows, at most `size` characters of it."""
        self._check_open()
        data, start = self._whole(), self._position
        end = len(data) if size is None or size < 0 else min(start + size, len(data))
        self._position = max(start, end)
        return data[start:end]

    def readline(self, size=-1, /):
        """The rest of the line, at most `size` characters of it."""
        self._check_open()
        data, start = self._whole(), self._position
        end = self._line_end(data, start)
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._position = max(start, end)
        return data[start:end]

    def _line_end(self, data, start):
        return data.find(self._line_feed, start) + 1 or len(data)

    def _put(self, data):
        position = self._position
        if position == self._size:
            self._more.append(data)
        else:
            old = self._whole()
            if position > len(old):
                old += self._zero * (position - len(old))
            self._data = old[:position] + data + old[position + len(data):]
        self._position = position + len(data)
        self._size = max(self._size, self._position)
        return len(data)

    def truncate(self, pos=None, /):
        self._check_open()
        if pos is None:
            pos = self._position
        elif pos < 0:
            raise ValueError(f"{self._negative_size} {pos}")
        self._data = self._whole()[:pos]
        self._size = len(self._data)
        return pos


class StringIO(_Memory, TextIOBase):
    """A stream of text in memory."""

    _nothing, _zero, _line_feed, _negative_size = "", "\0", "\n", "Negative size value"
    _closed_message = "I/O operation on closed file"

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, "
                            f"not {type(initial_value).__name__}")
        self._newline = newline
        self._data, self._more, self._position, self._size = "", [], 0, 0
        if initial_value:
            self.write(initial_value)
            self._position = 0

    line_buffering = False

    def write(self, s, /):
        """Write a text; gives its length."""
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        self._check_open()
        if s:
            text = s
            if self._newline is None:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            elif self._newline in ("\r", "\r\n"):
                text = text.replace("\n", self._newline)
            self._put(text)
        return len(s)

    def _line_end(self, data, start):
        if self._newline in ("\r", "\r\n"):
            found = data.find(self._newline, start)
            return len(data) if found < 0 else found + len(self._newline)
        end = data.find("\n", start) + 1 or len(data)
        if self._newline == "":
            found = data.find("\r", start, end)
            if found >= 0:
                end = found + (2 if data[found + 1:found + 2] == "\n" else 1)
        return end

    def seek(self, pos, whence=0, /):
        self._check_open()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence == 1:
            pos = self._position
        elif whence == 2:
            pos = self._size
        self._position = pos
        return pos


class BytesIO(_Memory, BufferedIOBase):
    """A stream of bytes in memory."""

    _nothing, _zero, _line_feed, _negative_size = b"", b"\0", b"\n", "negative size value"

    def __init__(self, initial_bytes=b""):
        data = b"" if initial_bytes is None else _bytes_of(initial_bytes)
        self._data, self._more, self._position, self._size = data, [], 0, len(data)

    def write(self, b, /):
        """Write bytes; gives their number."""
        self._check_open()
        data = _bytes_of(b)
        return self._put(data) if data else 0

    read1 = _Memory.read

    def readinto(self, buffer, /):
        """Read into a buffer as much as it takes; gives the number of bytes."""
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def getbuffer(self):
        """A view of a copy: there are no views into a stream."""
        return memoryview(bytearray(self.getvalue()))

    def seek(self, pos, whence=0, /):
        self._check_open()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
        elif whence == 1:
            pos = max(0, self._position + pos)
        elif whence == 2:
            pos = max(0, self._size + pos)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        self._position = pos
        return pos


def _bytes_of(value):
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    if isinstance(value, (str, int)):
        raise TypeError(f"a bytes-like object is required, not '{type(value).__name__}'")
    return bytes(value)


for _class in (UnsupportedOperation, StringIO, BytesIO):
    _class.__module__ = "_io" if _class is not UnsupportedOperation else "io"


def text_encoding(encoding, stacklevel=2, /):
    """The encoding, or the one that stands for none."""
    return "utf-8" if encoding is None else encoding


class _Buffered(BufferedIOBase):
    """What stands before a stream of bytes; nothing is kept back."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self.raw = raw

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def seekable(self):
        return self.raw.seekable()

    def fileno(self):
        return self.raw.fileno()

    def seek(self, pos, whence=0, /):
        return self.raw.seek(pos, whence)

    def tell(self):
        return self.raw.tell()

    def flush(self):
        self.raw.flush()

    def close(self):
        self.raw.close()

    def detach(self):
        """The stream itself."""
        return self.raw

    @property
    def closed(self):
        return self.raw.closed


class BufferedReader(_Buffered):
    """Reads bytes."""

    def read(self, size=-1, /):
        """Up to so many bytes."""
        return self.raw.read(-1 if size is None else size)

    read1 = read

    def peek(self, size=0, /):
        """The bytes that come next, which stay."""
        position = self.raw.tell()
        data = self.raw.read()
        self.raw.seek(position)
        return data

    def readline(self, size=-1, /):
        """The next line."""
        return self.raw.readline(size)

    def readinto(self, buffer, /):
        """Fill a buffer."""
        return self.raw.readinto(buffer)


class BufferedWriter(_Buffered):
    """Writes bytes."""

    def write(self, b, /):
        """Write bytes."""
        return self.raw.write(b)


class BufferedRandom(BufferedWriter, BufferedReader):
    """Reads and writes bytes."""


class TextIOWrapper(TextIOBase):
    """Text over a stream of bytes."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False,
                 write_through=False):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline}")
        self.buffer = buffer
        self.encoding = encoding or "utf-8"
        self.errors = errors or "strict"
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._newline = newline
        self._text = None

    def _ahead(self):
        """What was decoded and not read yet."""
        if self._text is None:
            text = self.buffer.read().decode(self.encoding, self.errors)
            self._text = StringIO(text, self._newline)
        return self._text

    def read(self, size=-1, /):
        """Up to so many characters."""
        return self._ahead().read(size)

    def readline(self, size=-1, /):
        """The next line."""
        return self._ahead().readline(size)

    def write(self, s, /):
        """Write text."""
        if not isinstance(s, str):
            raise TypeError(f"write() argument must be str, not {type(s).__name__}")
        end = {None: "\n", "": "\n"}.get(self._newline, self._newline)
        self.buffer.write(s.replace("\n", end).encode(self.encoding, self.errors))
        return len(s)

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def seek(self, pos, whence=0, /):
        self._text = None
        return self.buffer.seek(pos, whence)

    def tell(self):
        return self.buffer.tell()

    def flush(self):
        self.buffer.flush()

    def close(self):
        self.buffer.close()

    def detach(self):
        """The stream of bytes."""
        return self.buffer

    @property
    def closed(self):
        return self.buffer.closed


for _class in (BufferedReader, BufferedWriter, BufferedRandom, TextIOWrapper):
    _class.__module__ = "_io"


class FileIO(RawIOBase):
    """The bytes of a standard stream. Others are refused: there are no files."""

    def __init__(self, *args, **kwargs):
        raise OSError("io.FileIO is not available in Looplane: there are no files")

    def read(self, size=-1, /):
        """Up to so many bytes."""
        return self._text.read(size).encode()

    def readline(self, size=-1, /):
        """The next line."""
        return self._text.readline(size).encode()

    def write(self, b, /):
        """Write bytes."""
        self._text.write(_bytes_of(b).decode(errors="replace"))
        return len(b)

    def fileno(self):
        """0, 1 or 2."""
        return self._text.fileno()

    def readable(self):
        return self._text.readable()

    def writable(self):
        return self._text.writable()


def _standard_buffer(text):
    """What sys.stdout.buffer is."""
    raw = FileIO.__new__(FileIO)
    raw._text = text
    return (BufferedReader if text.readable() else BufferedWriter)(raw)
