// A loop inside of somebody else's, such as a window's or a game's: nothing in it blocks.
#include <cstdio>
#include <looplane/loop.hpp>
#include <thread>

using namespace looplane;
using namespace std::chrono_literals;

Coro<> load(const char* level) {
  std::printf("%s: loading\n", level);
  co_await sleep(50ms);
  std::printf("%s: loaded\n", level);
}

int main() {
  EventLoop loop;
  loop.begin_running().raise_if_set();
  auto cellar = create_task(load("cellar"));
  int frames = 0;
  while (!cellar.done()) {
    loop.advance(1000);  // at most so many callbacks, and only what is due
    ++frames;
    std::this_thread::sleep_for(10ms);  // draws a frame
  }
  loop.end_running();
  std::puts(frames > 1 ? "the game went on meanwhile" : "the game stood still");
}
