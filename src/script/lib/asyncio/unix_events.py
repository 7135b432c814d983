"""The classes of loops and policies that asyncio has on Unix."""

from _asyncio import _UnixSelectorEventLoop

from . import events

__all__ = ("SelectorEventLoop", "EventLoop", "DefaultEventLoopPolicy")

SelectorEventLoop = EventLoop = _UnixSelectorEventLoop


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    """The policy that is in force unless a program sets another."""

    _loop_factory = _UnixSelectorEventLoop


DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
events._default_policy_class = DefaultEventLoopPolicy
