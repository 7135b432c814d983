"""Futures, and those of threads as asyncio sees them."""

from _asyncio import Future, get_event_loop, isfuture

from . import exceptions

__all__ = ("Future", "wrap_future", "isfuture")


def _get_loop(future):
    return future.get_loop()


def _for_asyncio(error):
    """An exception of concurrent.futures as asyncio's own."""
    import concurrent.futures
    if type(error) is concurrent.futures.CancelledError:
        return exceptions.CancelledError(*error.args)
    if type(error) is concurrent.futures.InvalidStateError:
        return exceptions.InvalidStateError(*error.args)
    return error


def _copy_state(source, destination):
    if destination.cancelled() or destination.done():
        return
    if source.cancelled():
        destination.cancel()
        return
    error = source.exception()
    if error is not None:
        destination.set_exception(_for_asyncio(error))
    else:
        destination.set_result(source.result())


def _give_state(source, destination):
    """The same towards a future of concurrent.futures."""
    if source.cancelled():
        destination.cancel()
    if not destination.set_running_or_notify_cancel():
        return
    error = source.exception()
    if error is not None:
        destination.set_exception(error)
    else:
        destination.set_result(source.result())


def _chain_future(source, destination):
    """What becomes of `source` becomes of `destination`; a cancellation goes the other way."""
    source_loop = _get_loop(source) if isfuture(source) else None
    destination_loop = _get_loop(destination) if isfuture(destination) else None

    def _set_state():
        if isfuture(destination):
            _copy_state(source, destination)
        else:
            _give_state(source, destination)

    def _call_set_state(_):
        if (destination.cancelled() and destination_loop is not None
                and destination_loop.is_closed()):
            return
        if destination_loop is None or destination_loop is source_loop:
            _set_state()
        elif not destination_loop.is_closed():
            destination_loop.call_soon_threadsafe(_set_state)

    def _call_check_cancel(_):
        if not destination.cancelled():
            return
        if source_loop is None or source_loop is destination_loop:
            source.cancel()
        else:
            source_loop.call_soon_threadsafe(source.cancel)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    """A future of asyncio that follows one of concurrent.futures."""
    if isfuture(future):
        return future
    import concurrent.futures
    assert isinstance(future, concurrent.futures.Future), (
        f"concurrent.futures.Future is expected, got {future!r}")
    if loop is None:
        loop = get_event_loop()
    wrapper = loop.create_future()
    _chain_future(future, wrapper)
    return wrapper
