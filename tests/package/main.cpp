// A program of somebody else, who compiles with type information and brings a clock of their own.
#include <iostream>
#include <looplane/loop.hpp>

namespace {

class TellingClock : public looplane::VirtualClock {
 public:
  ~TellingClock() override { std::cout << "the clock stops\n"; }
};

looplane::Coro<int> answer() {
  co_await looplane::sleep(std::chrono::hours{1});
  co_return 42;
}

}  // namespace

int main() {
  TellingClock clock;
  looplane::EventLoop loop({.clock = &clock});
  return looplane::run_until_complete(loop, answer()) == 42 ? 0 : 1;
}
