// Two ways to give up in time: around one await, and around a whole block.
#include <cstdio>
#include <looplane/loop.hpp>

using namespace looplane;
using namespace std::chrono_literals;

Coro<std::string> fetch(std::string page, Duration takes) {
  co_await sleep(takes);
  co_return "<" + page + ">";
}

Coro<> main_program() {
  const std::string page = co_await wait_for(fetch("quick", 1s), 2s);
  std::puts(page.c_str());
  try {
    co_await wait_for(fetch("slow", 3s), 2s);
  } catch (const TimeoutError&) {
    std::puts("slow: timeout");
  }
  try {
    co_await timeout(5s, [](Timeout&) -> Coro<> {
      for (const char* name : {"first", "second", "third"}) {
        const std::string text = co_await fetch(name, 2s);
        std::puts(text.c_str());
      }
    });
  } catch (const TimeoutError&) {
    std::puts("the rest: timeout");
  }
}

int main() {
  VirtualClock clock;
  run(main_program(), {.clock = &clock});
}
