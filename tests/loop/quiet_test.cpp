#include <catch2/catch_test_macros.hpp>

#include "notes.hpp"

#if defined(__linux__)
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

// While something is ready, a loop asks nobody and waits for nothing.
namespace looplane::test {
namespace {

Coro<> fill(Queue<int>& queue, int count) {
  for (int number = 0; number < count; ++number) co_await queue.put(number);
}
Coro<int> nothing() { co_return 1; }

// Yields, tasks, a queue and a lock: all that needs no time.
Coro<> work(int rounds) {
  Queue<int> queue(8);
  Lock lock;
  auto producer = create_task(fill(queue, rounds));
  for (int round = 0; round < rounds; ++round) {
    co_await sleep(0s);
    (void)co_await queue.get();
    co_await gather(nothing(), nothing());
    co_await lock.acquire();
    lock.release();
  }
  co_await producer;
}

// A real clock to the loop, which counts what it is asked; its time passes
// only in waiting, so that no slow machine decides what a test sees.
class AskedClock final : public Clock {
 public:
  Duration read() override {
    ++readings;
    return now_;
  }
  Duration peek() const override { return now_; }
  bool is_real() const override { return true; }
  bool arrived(Duration deadline) override {
    ++questions;
    return now_ >= deadline;
  }
  void wait_until(Duration deadline) override {
    ++waits;
    now_ = deadline;
  }

  int readings = 0;
  int questions = 0;
  int waits = 0;

 private:
  Duration now_{};
};

}  // namespace

TEST_CASE("a real clock is not asked while there is work and no timer") {
  AskedClock clock;
  EventLoop loop({.clock = &clock});
  run_until_complete(loop, work(1000));
  CHECK(clock.readings == 0);
  CHECK(clock.questions == 0);
  CHECK(clock.waits == 0);
}

TEST_CASE("a loop with a timer does not wait for it while there is work") {
  AskedClock clock;
  EventLoop loop({.clock = &clock});
  auto timer = loop.call_later(1h, [] {});
  run_until_complete(loop, work(1000));
  CHECK(clock.readings > 1000);  // each iteration looks whether it is due
  CHECK(clock.questions == 0);
  CHECK(clock.waits == 0);
  timer->cancel();
  run_until_complete(loop, to_coro(sleep(1ms)));
  CHECK(clock.waits == 1);
}

#if defined(__linux__)
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
static constexpr bool kIsSanitized = true;  // a sanitizer makes calls of its own
#else
static constexpr bool kIsSanitized = false;
#endif
#else
static constexpr bool kIsSanitized = false;
#endif

TEST_CASE("a loop with work makes no system call") {
  if (kIsSanitized) return;
  const pid_t child = fork();
  if (child == 0) {
    EventLoop loop;
    auto program = []() -> Coro<> {
      co_await work(100);  // the memory that it needs is there from now on
      // The system ends whoever calls it for more than read, write and exit.
      const bool strict = prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT) == 0;
      if (strict) co_await work(100);
      syscall(SYS_exit, strict ? 0 : 77);
    };
    run_until_complete(loop, program());
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));  // 77: this system has no such mode
}
#endif

}  // namespace looplane::test
