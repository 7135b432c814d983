// Something of one's own that can be awaited: it hands the await on to a future.
#include <cstdio>
#include <looplane/loop.hpp>

using namespace looplane;
using namespace std::chrono_literals;

// A door that somebody opens, once.
class Door {
 public:
  void open() { opened_.set_result(); }
  auto operator co_await() const { return opened_.operator co_await(); }

 private:
  Future<> opened_ = create_future();
};

Coro<> guest(const char* name, const Door& door) {
  std::printf("%s waits\n", name);
  co_await door;
  std::printf("%s goes in\n", name);
}

Coro<> main_program() {
  Door door;
  auto ann = create_task(guest("Ann", door));
  auto bob = create_task(guest("Bob", door));
  co_await sleep(1s);
  std::puts("the door opens");
  door.open();
  co_await ann;
  co_await bob;
}

int main() {
  VirtualClock clock;
  run(main_program(), {.clock = &clock});
}
