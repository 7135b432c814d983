// What other threads may do to a loop. A program of its own, without a test framework, so that it
// is built in seconds under ThreadSanitizer.

#include <cstdio>
#include <looplane/loop.hpp>
#include <numeric>
#include <thread>

using namespace looplane;
using namespace std::chrono_literals;

namespace {

int passed = 0;
int failed = 0;

void check(bool condition, const char* what) {
  ++(condition ? passed : failed);
  if (!condition) std::printf("failed: %s\n", what);
}

// Keeps a loop from calling it a deadlock that only threads can wake it.
struct Outside final : OutsideSource {
  explicit Outside(EventLoop& loop) : loop(loop) { loop.add_source(*this); }
  ~Outside() override { loop.remove_source(*this); }
  bool may_wake() const override { return true; }
  EventLoop& loop;
};

void many_threads_call_soon() {
  constexpr int kThreads = 8;
  constexpr int kCalls = 2000;
  EventLoop loop;
  const Outside outside(loop);
  int calls = 0;
  std::vector<int> last(kThreads, -1);
  bool in_order = true;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      for (int call = 0; call < kCalls; ++call) {
        loop.call_soon_threadsafe([&, thread, call] {
          in_order = in_order && last[thread] == call - 1;
          last[thread] = call;
          if (++calls == kThreads * kCalls) loop.stop();
        });
      }
    });
  }
  loop.run_forever();
  for (std::thread& thread : threads) thread.join();
  check(calls == kThreads * kCalls, "each call arrives");
  check(in_order, "the calls of one thread arrive in order");
}

Coro<int> wait_for_a_thread(EventLoop& loop) {
  auto future = create_future<int>();
  std::thread thread([&] {
    std::this_thread::sleep_for(5ms);
    loop.call_soon_threadsafe([&] { future.set_result(42); });
  });
  const int value = co_await future;
  thread.join();
  co_return value;
}

void a_sleeping_loop_is_woken() {
  EventLoop loop;
  const Outside outside(loop);
  check(run_until_complete(loop, wait_for_a_thread(loop)) == 42, "a loop that waits is woken");
}

Coro<int> add_up(int count) {
  std::vector<Coro<int>> calls;
  for (int number = 0; number < count; ++number) {
    calls.push_back(to_thread([number] {
      std::this_thread::sleep_for(std::chrono::microseconds(number % 7 * 100));
      return number;
    }));
  }
  const std::vector<int> values = co_await gather(std::move(calls));
  co_return std::accumulate(values.begin(), values.end(), 0);
}

void work_runs_on_threads() { check(run(add_up(300)) == 300 * 299 / 2, "to_thread, many times"); }

Coro<> errors_and_cancellations() {
  EventLoop& loop = get_running_loop();
  const std::thread::id here = std::this_thread::get_id();
  check(co_await run_in_executor(loop, [] { return std::this_thread::get_id(); }) != here,
        "run_in_executor runs on another thread");
  try {
    co_await run_in_executor(loop, [] { throw ValueError("from the thread"); });
    check(false, "an exception comes back");
  } catch (const ValueError& error) {
    check(error.message() == "from the thread", "an exception comes back");
  }
  std::atomic<bool> finished = false;
  auto slow = create_task(to_thread([&] {
    std::this_thread::sleep_for(20ms);
    finished = true;
  }));
  co_await sleep(5ms);
  slow.cancel();
  try {
    co_await slow;
    check(false, "a cancelled wait ends");
  } catch (const CancelledError&) {
    check(!finished, "a cancelled wait ends before the thread does");
  }
  co_await sleep(50ms);
  check(finished, "the thread itself is not cancelled");
}

Coro<> misuse(EventLoop& loop) {
  auto future = create_future<>();
  int refused = 0;
  std::thread thread([&] {
    const auto refuses = [&](auto call) {
      try {
        call();
      } catch (const RuntimeError&) {
        ++refused;
      }
    };
    refuses([&] { loop.call_soon([] {}); });
    refuses([&] { loop.call_later(1s, [] {}); });
    refuses([&] { future.set_result(); });
    refuses([&] { future.cancel(); });
    refuses([&] { loop.run_forever(); });
    refuses([&] { (void)get_running_loop(); });
  });
  thread.join();
  check(refused == 6, "another thread is refused what is not for it");
  check(!future.done(), "what was refused did nothing");
  co_return;
}

void a_loop_is_closed_with_work_under_way() {
  std::atomic<int> ended = 0;
  {
    EventLoop loop;
    for (int call = 0; call < 4; ++call) {
      run_in_executor(loop, [&] {
        std::this_thread::sleep_for(5ms);
        ++ended;
      });
    }
    loop.close();
  }
  check(ended <= 4, "close waits for what runs");
}

// As asyncio's users do it: a loop is made here, runs on a thread, and is told what to do from
// here.
void a_loop_runs_on_another_thread_than_its_maker() {
  EventLoop loop;
  const Outside outside(loop);
  std::thread::id ran_on;
  int sum = 0;
  bool is_running_loop = false;
  std::thread thread([&] { loop.run_forever(); });
  const std::thread::id there = thread.get_id();
  loop.call_soon_threadsafe([&] {
    ran_on = std::this_thread::get_id();
    is_running_loop = &get_running_loop() == &loop;
    auto task = create_task(add_up(10));
    task.add_done_callback([&, task] {
      sum = task.result();
      loop.stop();
    });
  });
  thread.join();
  check(ran_on == there, "the loop runs on the thread that runs it");
  check(is_running_loop, "it is the running loop of that thread");
  check(sum == 45, "its tasks run there");
  run_until_complete(loop, [](int& sum) -> Coro<> {
    co_await sleep(1ms);
    sum = 0;
  }(sum));
  check(sum == 0, "it may run on its maker's thread afterwards");
}

void loops_on_threads() {
  std::atomic<int> sum = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] { sum += run(add_up(20)); });
  }
  for (std::thread& thread : threads) thread.join();
  check(sum == 4 * 190, "each thread may have a loop of its own");
}

}  // namespace

int main() {
  many_threads_call_soon();
  a_sleeping_loop_is_woken();
  work_runs_on_threads();
  run(errors_and_cancellations());
  {
    EventLoop loop;
    run_until_complete(loop, misuse(loop));
  }
  a_loop_is_closed_with_work_under_way();
  a_loop_runs_on_another_thread_than_its_maker();
  loops_on_threads();
  std::printf("%d passed, %d failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}
