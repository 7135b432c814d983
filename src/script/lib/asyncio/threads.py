"""Calls in other threads."""

from _asyncio import to_thread

__all__ = ("to_thread",)
