// Values that come one by one, with a wait between them.
#include <cstdio>
#include <looplane/loop.hpp>

using namespace looplane;
using namespace std::chrono_literals;

AsyncGenerator<int> countdown(int from) {
  try {
    for (int number = from; number > 0; --number) {
      co_await sleep(1s);
      co_yield number;
    }
  } catch (const GeneratorExit&) {
    std::puts("stopped early");
    throw;
  }
}

Coro<> main_program() {
  auto whole = countdown(3);
  while (auto number = co_await whole.next()) std::printf("%d\n", *number);
  std::puts("lift-off");

  auto aborted = countdown(10);
  while (auto number = co_await aborted.next()) {
    std::printf("%d\n", *number);
    if (*number == 9) break;
  }
  co_await aborted.aclose();
}

int main() {
  VirtualClock clock;
  run(main_program(), {.clock = &clock});
}
