"""The base classes of protocols."""

__all__ = ("BaseProtocol", "Protocol", "DatagramProtocol", "SubprocessProtocol",
           "BufferedProtocol")


class BaseProtocol:
    """What a transport tells its protocol."""

    def connection_made(self, transport):
        """A connection is there."""

    def connection_lost(self, exc):
        """The connection is gone."""

    def pause_writing(self):
        """The transport's buffer is full."""

    def resume_writing(self):
        """The transport's buffer has room again."""


class Protocol(BaseProtocol):
    """For streams of bytes."""

    def data_received(self, data):
        """Bytes have come."""

    def eof_received(self):
        """The other end will send no more."""


class BufferedProtocol(BaseProtocol):
    """For streams of bytes that are read into a buffer of the protocol's."""

    def get_buffer(self, sizehint):
        """The buffer to read into."""

    def buffer_updated(self, nbytes):
        """Bytes have come."""

    def eof_received(self):
        """The other end will send no more."""


class DatagramProtocol(BaseProtocol):
    """For datagrams."""

    def datagram_received(self, data, addr):
        """A datagram has come."""

    def error_received(self, exc):
        """Sending or receiving has failed."""


class SubprocessProtocol(BaseProtocol):
    """For the pipes of another process."""

    def pipe_data_received(self, fd, data):
        """The process has written."""

    def pipe_connection_lost(self, fd, exc):
        """A pipe is closed."""

    def process_exited(self):
        """The process has ended."""
