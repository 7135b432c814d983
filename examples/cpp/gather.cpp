// Three pots on one stove: gather starts them together and has their results in the order asked.
#include <cstdio>
#include <looplane/loop.hpp>

using namespace looplane;
using namespace std::chrono_literals;

Coro<int> cook(const char* dish, int minutes) {
  std::printf("%s: on the stove\n", dish);
  co_await sleep(minutes * 1min);
  std::printf("%s: done after %d minutes\n", dish, minutes);
  co_return minutes;
}

Coro<> main_program() {
  auto [soup, rice, eggs] = co_await gather(cook("soup", 30), cook("rice", 15), cook("eggs", 6));
  std::printf("%d minutes of cooking\n", soup + rice + eggs);
}

int main() {
  VirtualClock clock;  // half an hour passes at once
  run(main_program(), {.clock = &clock});
}
