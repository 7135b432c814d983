// A test that would take a week of real time: under a virtual clock it takes none, and the times
// come out exactly.
#include <cstdio>
#include <looplane/loop.hpp>

using namespace looplane;
using namespace std::chrono_literals;

Coro<> backup(int& copies) {
  for (;;) {
    co_await sleep(24h);
    ++copies;
  }
}

Coro<> main_program() {
  int copies = 0;
  auto daily = create_task(backup(copies));
  const Duration began = get_running_loop().time();
  co_await sleep(7 * 24h + 1h);
  const Duration passed = get_running_loop().time() - began;
  std::printf("%d copies in %ld hours\n", copies,
              static_cast<long>(std::chrono::floor<std::chrono::hours>(passed).count()));
  daily.cancel();
}

int main() {
  VirtualClock clock;
  run(main_program(), {.clock = &clock});
}
