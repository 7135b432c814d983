#include <cstdio>
#include <looplane/loop.hpp>

using namespace std::chrono_literals;

looplane::Coro<int> answer() {
  co_await looplane::sleep(1ms);
  co_return 42;
}

int main() {
  std::printf("%d\n", looplane::run(answer()));
  return 0;
}
