// The first program of every tutorial: main waits without keeping anybody else from working.
#include <cstdio>
#include <looplane/loop.hpp>

using namespace looplane;
using namespace std::chrono_literals;

Coro<> say_after(Duration delay, const char* what) {
  co_await sleep(delay);
  std::puts(what);
}

Coro<> main_program() {
  std::puts("one after the other:");
  co_await say_after(20ms, "hello");
  co_await say_after(10ms, "world");

  std::puts("at the same time:");
  auto hello = create_task(say_after(20ms, "hello"));
  auto world = create_task(say_after(10ms, "world"));
  co_await hello;
  co_await world;
}

int main() { run(main_program()); }
