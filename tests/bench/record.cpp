// What recording costs: programs with and without a record, measured in the same run, and how long
// going back takes. Quote the ratios, machines differ.

#include <cstdio>
#include <ctime>
#include <limits>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "session/session.hpp"

using namespace looplane;

namespace {

constexpr const char* switches = R"(import asyncio

async def spin(count):
    for _ in range(count):
        await asyncio.sleep(0)

async def main():
    await asyncio.gather(*(spin(2000) for _ in range(50)))

asyncio.run(main())
)";

constexpr const char* queue = R"(import asyncio

async def produce(queue, count):
    for number in range(count):
        await queue.put(number)

async def consume(queue, count):
    total = 0
    for _ in range(count):
        total += await queue.get()
    return total

async def main():
    queue = asyncio.Queue(maxsize=10)
    await asyncio.gather(produce(queue, 30_000), consume(queue, 30_000))

asyncio.run(main())
)";

constexpr const char* tasks = R"(import asyncio

async def work(number):
    await asyncio.sleep(0.001 * (number % 7))
    return number

async def main():
    for _ in range(20):
        await asyncio.gather(*(work(number) for number in range(500)))

asyncio.run(main())
)";

constexpr const char* plain = R"(def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)

fibonacci(22)
)";

/// What a run has freed stays with the process, as in a browser: or the pages that the system takes
/// back and gives anew are measured with it, a fifth of the time of a run with a record.
void keep_memory() {
#ifdef __GLIBC__
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
#endif
}

double seconds(std::clock_t since) {
  return static_cast<double>(std::clock() - since) / CLOCKS_PER_SEC;
}

/// Until the session stands or has ended.
double settle(Session& session) {
  const std::clock_t began = std::clock();
  for (;;) {
    const Session::State state = session.advance(1'000'000, 0);
    if (state != Session::State::running && state != Session::State::waiting) break;
  }
  return seconds(began);
}

RunSettings settings_for(std::size_t record_limit) {
  RunSettings settings;
  settings.speed = std::numeric_limits<double>::infinity();
  settings.record_limit = record_limit;
  return settings;
}

double time_of(const char* program, std::size_t record_limit) {
  Session session({"", {{"main.py", program}}}, settings_for(record_limit));
  return settle(session);
}

void measure(const char* name, const char* program) {
  double without = 1e9;
  double with = 1e9;
  // In turns, so that both meet the same machine.
  for (int round = 0; round < 9; ++round) {
    without = std::min(without, time_of(program, 0));
    with = std::min(with, time_of(program, 10'000'000));
  }
  Session session({"", {{"main.py", program}}}, settings_for(10'000'000));
  settle(session);
  const auto events = session.record().size();
  session.seek(events / 2);
  const double seek = settle(session);
  std::printf(
      "%-10s %8u events %7.1f bytes each   %6.3f s unrecorded   ratio %5.2f   seek %6.3f s\n", name,
      events, events == 0 ? 0.0 : static_cast<double>(session.record().bytes()) / events, without,
      with / without, seek);
}

}  // namespace

int main() {
  keep_memory();
  measure("switches", switches);
  measure("queue", queue);
  measure("tasks", tasks);
  measure("plain", plain);
}
