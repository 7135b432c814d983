"""The base classes of transports."""

__all__ = ("BaseTransport", "ReadTransport", "WriteTransport", "Transport", "DatagramTransport",
           "SubprocessTransport")


class BaseTransport:
    """A way to the outside."""

    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        """What is known about it."""
        return self._extra.get(name, default)


class ReadTransport(BaseTransport):
    """One to read from."""


class WriteTransport(BaseTransport):
    """One to write to."""


class Transport(ReadTransport, WriteTransport):
    """One for both."""


class DatagramTransport(BaseTransport):
    """One for datagrams."""


class SubprocessTransport(BaseTransport):
    """The pipes of another process."""
