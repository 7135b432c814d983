// The costs of the event loop, each beside a hand-written floor that does no more than it must,
// measured in the same run: quote the ratios, machines differ.

#include <chrono>
#include <coroutine>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <deque>
#include <functional>
#include <looplane/loop.hpp>
#include <new>
#include <queue>

// What is asked for and not given back, in bytes.
static std::size_t memory_in_use = 0;

void* operator new(std::size_t size) {
  auto* block = static_cast<std::size_t*>(std::malloc(size + alignof(std::max_align_t)));
  if (!block) throw std::bad_alloc();
  *block = size;
  memory_in_use += size;
  return reinterpret_cast<char*>(block) + alignof(std::max_align_t);
}
void operator delete(void* memory) noexcept {
  if (!memory) return;
  void* block = static_cast<char*>(memory) - alignof(std::max_align_t);
  memory_in_use -= *static_cast<std::size_t*>(block);
  std::free(block);
}
void operator delete(void* memory, std::size_t) noexcept { operator delete(memory); }

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
void run_program(Program program, Observer* observer = nullptr) {
  VirtualClock clock;
  EventLoop loop({.clock = &clock});
  loop.set_observer(observer);
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
void drive_bare_tasks(int tasks, int count) {
  std::vector<Bare> roots;
  for (int task = 0; task < tasks; ++task) {
    roots.push_back(bare_yields(count / tasks));
    bare_ready.push_back(roots.back().frame);
  }
  run_bare();
  for (Bare& root : roots) root.frame.destroy();
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
Coro<> yields_of_many(int count) {
  std::vector<Task<>> tasks;
  for (int task = 0; task < 100; ++task) tasks.push_back(create_task(yields(count / 100)));
  for (Task<>& task : tasks) co_await task;
}
Coro<> empty_child() { co_return; }
Coro<> awaits(int count) {
  for (int index = 0; index < count; ++index) co_await empty_child();
}
Coro<> spawns(int count) {
  for (int index = 0; index < count; ++index) co_await create_task(empty_child());
}
Coro<> sleeps(Duration delay) { co_await sleep(delay); }
int fired = 0;
Coro<> timers(int count) {
  EventLoop& loop = get_running_loop();
  for (int index = 0; index < count; ++index) {
    loop.call_later((index * 7919LL % count + 1) * 1us, [] { ++fired; });
  }
  co_await sleep(count * 2us);
}
Coro<> sleepers(int count) {
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
double cost(int count, Program program, Observer* observer = nullptr) {
  return nanoseconds_each(
      count, [&](int count) { run_program([&] { return program(count); }, observer); });
}

// --- memory
// ---------------------------------------------------------------------------------------

Coro<> waits_for(const Future<>& gate) { co_await gate; }

// Of a task that waits for a future, with all that the loop needs for it.
Coro<> measure_suspended(int count) {
  const auto gate = create_future<>();
  std::vector<Task<>> tasks;
  tasks.reserve(count);
  const std::size_t before = memory_in_use;
  for (int index = 0; index < count; ++index) tasks.push_back(create_task(waits_for(gate)));
  co_await sleep(0s);
  std::printf("%-24s %8.1f bytes\n", "suspended task", 1.0 * (memory_in_use - before) / count);
  gate.set_result();
  for (Task<>& task : tasks) co_await task;
}

Coro<> measure_sleeping(int count) {
  std::vector<Task<>> tasks;
  for (int index = 0; index < count; ++index) {
    tasks.push_back(create_task(sleeps(1s + index % 1000 * 1ms)));
  }
  co_await sleep(0s);
  std::printf("%-24s %8.1f MiB for %d\n", "sleeping tasks", memory_in_use / 1024.0 / 1024.0, count);
  for (Task<>& task : tasks) co_await task;
}

}  // namespace

int main() {
  run_program([] { return measure_suspended(100'000); });  // first: no block is free yet
  const double bare_yield = nanoseconds_each(1'000'000, [](int n) { drive_bare(bare_yields(n)); });
  const double bare_yield_of_many =
      nanoseconds_each(1'000'000, [](int n) { drive_bare_tasks(100, n); });
  const double bare_await = nanoseconds_each(1'000'000, [](int n) { drive_bare(bare_awaits(n)); });
  const double bare_spawn = nanoseconds_each(500'000, [](int n) {
    for (int index = 0; index < n; ++index) drive_bare(bare_child());
  });
  const double bare_timer = bare_timers(200'000);
  report("yield, 100 tasks", cost(1'000'000, yields_of_many), bare_yield_of_many);
  report("yield, alone", cost(1'000'000, yields), bare_yield);
  Observer observer;
  report("yield, observed", cost(1'000'000, yields_of_many, &observer), bare_yield_of_many);
  report("await a child", cost(1'000'000, awaits), bare_await);
  report("spawn and join", cost(500'000, spawns), bare_spawn);
  report("timer set and fired", cost(200'000, timers), bare_timer);
  report("sleep of a new task", cost(200'000, sleepers), bare_timer);
  report("queue item", cost(1'000'000, queue_items), bare_items(1'000'000));
  run_program([] { return measure_sleeping(1'000'000); });
}
