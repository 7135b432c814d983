"""Task groups."""

from _asyncio import TaskGroup

__all__ = ("TaskGroup",)
