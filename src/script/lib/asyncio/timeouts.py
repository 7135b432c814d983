"""Timeouts as context managers."""

from _asyncio import Timeout, timeout, timeout_at

__all__ = ("Timeout", "timeout", "timeout_at")
