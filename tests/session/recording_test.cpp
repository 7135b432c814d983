#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "sessions.hpp"

namespace looplane::test {

TEST_CASE("what is recorded takes few bytes, whatever a program does") {
  const std::string program = GENERATE(
      // items that are numbers, and items that are texts, each another one
      R"(
async def produce(queue):
    for number in range(10_000):
        await queue.put(number)
async def main():
    queue = asyncio.Queue(10)
    producer = asyncio.create_task(produce(queue))
    for _ in range(10_000):
        await queue.get()
)",
      R"(
async def produce(queue):
    for number in range(20_000):
        await queue.put(f'number {number:09}')
async def main():
    queue = asyncio.Queue(1)
    producer = asyncio.create_task(produce(queue))
    for _ in range(20_000):
        await queue.get()
        queue.task_done()
)",
      R"(
async def work(number):
    await asyncio.sleep(number % 7)
    return number
async def main():
    for _ in range(10):
        await asyncio.gather(*(work(number) for number in range(500)))
)",
      R"(
async def work(lock, number):
    for _ in range(500):
        async with lock:
            await asyncio.sleep(0.001 * number)
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(work(lock, number) for number in range(10)))
)",
      R"(
async def main():
    for number in range(5000):
        try:
            await asyncio.wait_for(asyncio.sleep(2), 1)
        except TimeoutError:
            print(number)
)",
      R"(
async def main():
    loop = asyncio.get_running_loop()
    for number in range(5000):
        loop.call_soon(print, number)
        loop.call_later(number, print, number)
        await asyncio.sleep(0)
)");
  const Finished run("import asyncio\n" + program + "asyncio.run(main())\n");
  const trace::Record& record = run.record();
  INFO(program);
  REQUIRE(record.size() > 20'000);
  CHECK(static_cast<double>(record.bytes()) / static_cast<double>(record.size()) < 40);
}

}  // namespace looplane::test
