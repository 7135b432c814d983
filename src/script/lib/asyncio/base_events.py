"""The event loop's class."""

from _asyncio import BaseEventLoop

__all__ = ("BaseEventLoop", "Server")


class Server:
    """What create_server() would return; there is no network."""
