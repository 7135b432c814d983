# The names of mocks that patch() makes; reprs of weak sets and proxies; signals are the main thread's.
import asyncio
import re
from unittest.mock import AsyncMock, MagicMock, patch


class Service:
    async def fetch(self):
        return 1

    def plain(self):
        return 1


for new_callable in (AsyncMock, MagicMock, None):
    with patch.object(Service, "fetch", **({"new_callable": new_callable} if new_callable else {})) as mock:
        print(re.sub(r" id='\d+'", "", repr(mock)))
        try:
            mock.assert_awaited_once() if new_callable is not MagicMock else mock.assert_called_once()
        except AssertionError as error:
            print(error)
with patch("asyncio.sleep", new_callable=AsyncMock) as sleep:
    print(re.sub(r" id='\d+'", "", repr(sleep)))
with patch.multiple(Service, plain=MagicMock(return_value=3)):
    print(Service().plain())
import re
import weakref


class Node:
    pass


nodes = weakref.WeakSet()
print(nodes)
node = Node()
nodes.add(node)
print(re.sub("0x[0-9a-f]+", "0x", repr(nodes)), len(nodes))
print(re.sub("0x[0-9a-f]+", "0x", repr(weakref.WeakValueDictionary({1: node}))))
print(re.sub("0x[0-9a-f]+", "0x", repr(weakref.WeakKeyDictionary({node: 1}))))
print(re.sub("0x[0-9a-f]+", "0x", repr(weakref.ref(node))), re.sub("0x[0-9a-f]+", "0x", repr(weakref.proxy(node))))
import asyncio
import signal
import threading


def target():
    try:
        signal.signal(signal.SIGTERM, print)
    except ValueError as error:
        print(error)

    async def main():
        try:
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, print)
        except (RuntimeError, ValueError) as error:
            print(type(error).__name__, error)

    asyncio.run(main())

thread = threading.Thread(target=target)
thread.start()
thread.join()
