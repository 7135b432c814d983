"""Streams: there is no network, so every function refuses."""

__all__ = ("StreamReader", "StreamWriter", "StreamReaderProtocol", "open_connection",
           "start_server", "open_unix_connection", "start_unix_server")


def _refuse(name):
    raise NotImplementedError(
        f"asyncio.{name}() is not available in Looplane: a program has no network")


class StreamReader:
    """Reads from a connection."""

    def __init__(self, *args, **keywords):
        _refuse("StreamReader")


class StreamWriter:
    """Writes to a connection."""

    def __init__(self, *args, **keywords):
        _refuse("StreamWriter")


class StreamReaderProtocol:
    """Connects a StreamReader with a transport."""

    def __init__(self, *args, **keywords):
        _refuse("StreamReaderProtocol")


def open_connection(*args, **keywords):
    """Connects to a server."""
    _refuse("open_connection")


def start_server(*args, **keywords):
    """Starts a server."""
    _refuse("start_server")


def open_unix_connection(*args, **keywords):
    """Connects to a server of this machine."""
    _refuse("open_unix_connection")


def start_unix_server(*args, **keywords):
    """Starts a server for this machine."""
    _refuse("start_unix_server")
