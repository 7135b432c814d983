// Blocking work goes to a thread, and the loop goes on meanwhile; under the real clock.
#include <cstdio>
#include <looplane/loop.hpp>
#include <thread>

using namespace looplane;
using namespace std::chrono_literals;

int slow_square(int number) {
  std::this_thread::sleep_for(50ms);
  return number * number;
}

Coro<> main_program() {
  auto square = create_task(to_thread([] { return slow_square(12); }));
  std::puts("the loop goes on");
  const int value = co_await square;
  std::printf("the square is %d\n", value);
}

int main() { run(main_program()); }
