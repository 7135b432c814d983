import asyncio


class Counting(asyncio.AbstractChildWatcher):
    def close(self):
        print("closed")


async def main():
    watcher = asyncio.get_child_watcher()
    print(type(watcher).__mro__, watcher.is_active())
    watcher.attach_loop(asyncio.get_running_loop())
    with asyncio.ThreadedChildWatcher() as threaded:
        print(type(threaded).__name__, threaded.is_active(), threaded.remove_child_handler(1))
    safe = asyncio.SafeChildWatcher()
    print(safe.is_active())
    safe.attach_loop(asyncio.get_running_loop())
    print(safe.is_active())
    safe.close()
    print(safe.is_active())


asyncio.run(main())
policy = asyncio.get_event_loop_policy()
asyncio.set_child_watcher(Counting())
print(type(policy.get_child_watcher()).__name__)
asyncio.set_child_watcher(None)
try:
    asyncio.set_child_watcher(3)
except AssertionError as error:
    print("refused", error)
print([name for name in asyncio.__all__ if "Watcher" in name])
