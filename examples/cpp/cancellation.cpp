// A task is cancelled where it waits: it cleans up, and whoever awaits it learns of it.
#include <cstdio>
#include <looplane/loop.hpp>

using namespace looplane;
using namespace std::chrono_literals;

Coro<> count_up() {
  try {
    for (int number = 0;; ++number) {
      std::printf("%d\n", number);
      co_await sleep(1s);
    }
  } catch (const CancelledError& error) {
    std::printf("counter: cancelled (%s)\n", error.what());
    throw;  // a cancellation that is caught must go on
  }
}

Coro<> main_program() {
  auto counter = create_task(count_up());
  co_await sleep(2500ms);
  counter.cancel("enough");
  try {
    co_await counter;
  } catch (const CancelledError&) {
    std::puts("main: the counter is cancelled");
  }
}

int main() {
  VirtualClock clock;
  run(main_program(), {.clock = &clock});
}
