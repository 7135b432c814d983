// The costs of the event loop, each beside a hand-written floor that does no more than it must,
// measured in the same run: quote the ratios, machines differ.

#include <chrono>
#include <coroutine>
#include <cstdio>
#include <ctime>
#include <deque>
#include <functional>
#include <looplane/loop.hpp>
#include <queue>

using namespace looplane;
using namespace std::chrono_literals;

namespace {

constexpr int kRounds = 5;

// The best of some rounds of `body(count)`, in nanoseconds per operation.
template <class Body>
double nanoseconds_each(int count, Body body) {
  double best = 1e18;
  for (int round = 0; round < kRounds; ++round) {
    const std::clock_t began = std::clock();  // of the processor: the machine may be busy
    body(count);
    const double taken = 1e9 * static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    best = std::min(best, taken / count);
  }
  return best;
}

template <class Program>
void run_program(Program program) {
  VirtualClock clock;
  EventLoop loop({.clock = &clock});
  run_until_complete(loop, program());
}

void report(const char* what, double ours, double floor) {
  std::printf("%-24s %8.1f ns   floor %8.1f ns   ratio %5.2f\n", what, ours, floor, ours / floor);
}

// --- the floors: a coroutine with frames from the pool, and a queue of handles
// ----------------------

struct Bare {
  struct promise_type {
    std::coroutine_handle<> continuation;
    static void* operator new(std::size_t size) { return pool::allocate(size); }
    static void operator delete(void* memory, std::size_t size) { pool::release(memory, size); }
    Bare get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct Final {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> ended) noexcept {
        if (ended.promise().continuation) return ended.promise().continuation;
        return std::noop_coroutine();
      }
      void await_resume() noexcept {}
    };
    Final final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };

  std::coroutine_handle<promise_type> frame;
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> parent) const noexcept {
    frame.promise().continuation = parent;
    return frame;
  }
  void await_resume() const { frame.destroy(); }
};

std::deque<std::coroutine_handle<>> bare_ready;

void run_bare() {
  while (!bare_ready.empty()) {
    const std::coroutine_handle<> next = bare_ready.front();
    bare_ready.pop_front();
    next.resume();
  }
}

struct BareYield {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> waiting) const { bare_ready.push_back(waiting); }
  void await_resume() const noexcept {}
};

void drive_bare(Bare root) {
  bare_ready.push_back(root.frame);
  run_bare();
  root.frame.destroy();
}

Bare bare_yields(int count) {
  for (int index = 0; index < count; ++index) co_await BareYield();
}
Bare bare_child() { co_return; }
Bare bare_awaits(int count) {
  for (int index = 0; index < count; ++index) co_await bare_child();
}

// --- ours
// -----------------------------------------------------------------------------------------

Coro<> yields(int count) {
  for (int index = 0; index < count; ++index) co_await sleep(0s);
}
Coro<> empty_child() { co_return; }
Coro<> awaits(int count) {
  for (int index = 0; index < count; ++index) co_await empty_child();
}
Coro<> spawns(int count) {
  for (int index = 0; index < count; ++index) co_await create_task(empty_child());
}
Coro<> sleeps(Duration delay) { co_await sleep(delay); }
Coro<> timers(int count) {
  std::vector<Task<>> tasks;
  tasks.reserve(count);
  for (int index = 0; index < count; ++index) {
    tasks.push_back(create_task(sleeps((index * 7919LL % count + 1) * 1us)));
  }
  for (Task<>& task : tasks) co_await task;
}
Coro<> put_items(Queue<int>& queue, int count) {
  for (int index = 0; index < count; ++index) co_await queue.put(index);
}
Coro<> queue_items(int count) {
  Queue<int> queue(64);
  auto producer = create_task(put_items(queue, count));
  for (int index = 0; index < count; ++index) (void)co_await queue.get();
  co_await producer;
}

double bare_timers(int count) {
  return nanoseconds_each(count, [](int count) {
    using Timer = std::pair<Duration, std::function<void()>>;
    auto later = [](const Timer& left, const Timer& right) { return left.first > right.first; };
    std::priority_queue<Timer, std::vector<Timer>, decltype(later)> heap(later);
    int fired = 0;
    for (int index = 0; index < count; ++index) {
      heap.emplace((index * 7919LL % count + 1) * 1us, [&fired] { ++fired; });
    }
    for (; !heap.empty(); heap.pop()) heap.top().second();
  });
}

double bare_items(int count) {
  return nanoseconds_each(count, [](int count) {
    std::deque<int> items;
    volatile int last = 0;
    for (int index = 0; index < count; ++index) {
      items.push_back(index);
      if (items.size() < 64) continue;
      for (; !items.empty(); items.pop_front()) last = items.front();
    }
    (void)last;
  });
}

template <class Program>
double cost(int count, Program program) {
  return nanoseconds_each(count, [&](int count) { run_program([&] { return program(count); }); });
}

}  // namespace

int main() {
  const double bare_await = nanoseconds_each(1'000'000, [](int n) { drive_bare(bare_awaits(n)); });
  report("yield through the loop", cost(1'000'000, yields),
         nanoseconds_each(1'000'000, [](int n) { drive_bare(bare_yields(n)); }));
  report("await a child", cost(1'000'000, awaits), bare_await);
  report("spawn and join", cost(500'000, spawns), nanoseconds_each(500'000, [](int n) {
           for (int index = 0; index < n; ++index) drive_bare(bare_child());
         }));
  report("timer set and fired", cost(200'000, timers), bare_timers(200'000));
  report("queue item", cost(1'000'000, queue_items), bare_items(1'000'000));
  std::printf("task object of Task<>: %zu bytes, future: %zu bytes\n", sizeof(TaskState<void>),
              sizeof(FutureBase));
}
