# What a subclass makes of _init, _put, _get, get_nowait and put_nowait is what get() and put() use.
import asyncio
import collections


class UniqueQueue(asyncio.Queue):
    def _init(self, maxsize):
        self._queue = collections.OrderedDict()

    def _put(self, item):
        self._queue[item] = None

    def _get(self):
        return self._queue.popitem(last=False)[0]


class LoggedQueue(asyncio.Queue):
    def put_nowait(self, item):
        print("put", item)
        super().put_nowait(item)

    def get_nowait(self):
        item = super().get_nowait()
        print("got", item)
        if item == "poison":
            raise ValueError(item)
        return item


async def consume(queue):
    try:
        while True:
            print("consumed", await queue.get())
    except ValueError as error:
        print("stopped by", repr(error))


async def main():
    unique = UniqueQueue()
    for item in "abcab":
        await unique.put(item)
    print(unique.qsize())
    while not unique.empty():
        print(await unique.get())
    logged = LoggedQueue(1)
    consumer = asyncio.create_task(consume(logged))
    for item in ("tea", "milk", "poison"):
        await logged.put(item)
    await consumer
    print(logged)


asyncio.run(main())
