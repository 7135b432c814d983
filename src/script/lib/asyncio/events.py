"""Event loops, handles and policies."""

import _asyncio
from _asyncio import (AbstractEventLoop, Handle, TimerHandle, _get_running_loop, get_event_loop,
                      get_running_loop, _set_running_loop, new_event_loop, set_event_loop)

__all__ = ("AbstractEventLoop", "AbstractEventLoopPolicy", "AbstractServer", "Handle",
           "TimerHandle", "get_child_watcher", "get_event_loop", "get_event_loop_policy",
           "get_running_loop", "new_event_loop", "set_child_watcher", "set_event_loop",
           "set_event_loop_policy", "_get_running_loop", "_set_running_loop")


class AbstractServer:
    """A server, as create_server() would return it."""


class AbstractEventLoopPolicy:
    """Says which loop a thread has."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError

    def get_child_watcher(self):
        raise NotImplementedError

    def set_child_watcher(self, watcher):
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """Each thread has a loop of its own; only the main thread is given one unasked."""

    _loop_factory = None

    def get_event_loop(self):
        return _asyncio._default_get_event_loop(self)

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError("loop must be an instance of AbstractEventLoop or None, "
                            f"not '{type(loop).__name__}'")
        _asyncio._default_set_event_loop(loop)

    def new_event_loop(self):
        return self._loop_factory()


_default_policy_class = None
_default_policy = None


def get_event_loop_policy():
    """The policy that is in force."""
    global _default_policy
    policy = _asyncio._get_policy()
    if policy is not None:
        return policy
    if _default_policy is None:
        _default_policy = _default_policy_class()
    return _default_policy


def set_event_loop_policy(policy):
    """Sets the policy; None restores the default one."""
    global _default_policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, "
                        f"not '{type(policy).__name__}'")
    if policy is not None and policy is get_event_loop_policy():
        return
    plain = type(policy) is _default_policy_class
    if policy is None or plain:
        _default_policy = policy
    _asyncio._set_policy(None if plain else policy)


def get_child_watcher():
    """The policy's watcher of child processes."""
    return get_event_loop_policy().get_child_watcher()


def set_child_watcher(watcher):
    """Sets the policy's watcher of child processes."""
    return get_event_loop_policy().set_child_watcher(watcher)
