#include <catch2/catch_test_macros.hpp>

#include "sessions.hpp"

// Loops in threads of their own, which CPython's oracle does not run.
namespace looplane::test {

TEST_CASE("loops in several threads wake each other, each by its own timers") {
  const Finished finished(R"(
import asyncio, threading, time

class Node(threading.Thread):
    def __init__(self, name, log):
        super().__init__(name=name)
        self.log, self.up, self.peers = log, threading.Event(), []

    def run(self):
        asyncio.run(self.main())

    async def main(self):
        self.loop, self.inbox = asyncio.get_running_loop(), asyncio.Queue()
        self.up.set()
        while (message := await self.inbox.get()) is not None:
            hops, text = message
            self.log.append(self.name + str(hops))
            await asyncio.sleep(0.01)
            if hops:
                self.peers[hops % 2].send((hops - 1, text))

    def send(self, message):
        self.loop.call_soon_threadsafe(self.inbox.put_nowait, message)

log = []
nodes = [Node(name, log) for name in 'ABC']
for node in nodes:
    node.peers = [other for other in nodes if other is not node]
    node.start()
    node.up.wait()
nodes[0].send((6, 'x'))
time.sleep(0.5)
for node in nodes:
    node.send(None)
for node in nodes:
    node.join()
print(*log)
)");
  CHECK(finished.output() == "A6 B5 C4 A3 C2 A1 C0\n");
}

TEST_CASE("a loop waits for workers that wake each other while the clock goes on") {
  const Finished finished(R"(
import asyncio, threading, time

async def main():
    events = [threading.Event() for _ in range(3)]

    def link(number):
        events[number].wait()
        time.monotonic()
        if number < 2:
            events[number + 1].set()
        time.monotonic()

    threads = [threading.Thread(target=link, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    await asyncio.sleep(0.05)
    events[0].set()
    await asyncio.to_thread(lambda: [thread.join() for thread in threads])
    print('joined')

asyncio.run(main())
)");
  CHECK(finished.output() == "joined\n");
}

}  // namespace looplane::test
