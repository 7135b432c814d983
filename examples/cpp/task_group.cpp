// One task of a group fails: the others are cancelled, and the errors come out together.
#include <cstdio>
#include <looplane/loop.hpp>

using namespace looplane;
using namespace std::chrono_literals;

Coro<> download(const char* file, Duration takes) {
  try {
    co_await sleep(takes);
  } catch (const CancelledError&) {
    std::printf("%s: cancelled\n", file);
    throw;
  }
  std::printf("%s: complete\n", file);
}

Coro<> broken_download() {
  co_await sleep(2s);
  throw RuntimeError("connection lost");
}

Coro<> main_program() {
  try {
    co_await TaskGroup::with([](TaskGroup& group) -> Coro<> {
      group.create_task(download("a.txt", 1s));
      group.create_task(broken_download());
      group.create_task(download("b.txt", 3s));
      std::puts("all started");
      co_return;
    });
  } catch (const ExceptionGroup& group) {
    for (const Error& error : group.errors()) std::printf("%s\n", error.describe().c_str());
  }
}

int main() {
  VirtualClock clock;
  run(main_program(), {.clock = &clock});
}
