// The costs of the event loop, each beside a floor written by hand, measured in turns in the same
// run: quote the ratios, machines differ. An argument picks the measurements whose names hold it.

#include <algorithm>
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
#include <string_view>

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

constexpr int kRounds = 15;

// Of the processor, for the machine may be busy; Node tells that in milliseconds only.
double nanoseconds_now() {
#ifdef __EMSCRIPTEN__
  return std::chrono::duration<double, std::nano>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
#else
  return 1e9 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
#endif
}

template <class Body>
double nanoseconds_each(int count, Body& body) {
  const double began = nanoseconds_now();
  body(count);
  return (nanoseconds_now() - began) / count;
}

std::string_view wanted_name;

// `ours` and `floor` do `count` operations each, in turns; the best of each counts.
template <class Ours, class Floor>
void compare(std::string_view name, int count, Ours ours, Floor floor) {
  if (name.find(wanted_name) == name.npos) return;
  double best_ours = 1e18;
  double best_floor = 1e18;
  for (int round = 0; round < kRounds; ++round) {
    best_floor = std::min(best_floor, nanoseconds_each(count, floor));
    best_ours = std::min(best_ours, nanoseconds_each(count, ours));
  }
  std::printf("%-24.*s %8.1f ns   floor %8.1f ns   ratio %5.2f\n", static_cast<int>(name.size()),
              name.data(), best_ours, best_floor, best_ours / best_floor);
}

// --- the floor --------------------------------------------------------------------------------
//
// A loop that keeps asyncio's order and can do nothing else: handles first in, first out, one
// iteration after the other; tasks that are objects of their own, of which one is current; whoever
// waits for a task goes on an iteration after its end. No cancellation, errors, values, names,
// contexts, observers or budgets, one waiter for each task, no counts of references. Frames and
// tasks come from the same pool as ours.

struct BareTask {
  explicit BareTask(std::coroutine_handle<> root) : innermost(root), root(root) {}
  std::coroutine_handle<> innermost;
  std::coroutine_handle<> root;
  BareTask* waiter = nullptr;
  bool done = false;

  static void* operator new(std::size_t size) { return pool::allocate(size); }
  static void operator delete(void* memory, std::size_t size) { pool::release(memory, size); }
};

struct BareLoop {
  std::deque<BareTask*> ready;
  BareTask* current = nullptr;

  void run() {
    while (!ready.empty()) {
      for (std::size_t left = ready.size(); left > 0; --left) {
        current = ready.front();
        ready.pop_front();
        current->innermost.resume();
      }
    }
  }
};
BareLoop bare_loop;

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
        bare_loop.current->done = true;
        if (BareTask* waiter = bare_loop.current->waiter) bare_loop.ready.push_back(waiter);
        return std::noop_coroutine();
      }
      void await_resume() noexcept {}
    };
    Final final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };

  // Awaiting a coroutine runs it at once.
  std::coroutine_handle<promise_type> frame;
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> parent) const noexcept {
    frame.promise().continuation = parent;
    return frame;
  }
  void await_resume() const { frame.destroy(); }
};

struct BareYield {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> waiting) const {
    bare_loop.current->innermost = waiting;
    bare_loop.ready.push_back(bare_loop.current);
  }
  void await_resume() const noexcept {}
};

BareTask* bare_spawn(Bare coroutine) {
  auto* task = new BareTask(coroutine.frame);
  bare_loop.ready.push_back(task);
  return task;
}
void bare_drop(BareTask* task) {
  task->root.destroy();
  delete task;
}

struct BareJoin {
  BareTask* task;
  bool await_ready() const noexcept { return task->done; }
  void await_suspend(std::coroutine_handle<> waiting) const noexcept {
    bare_loop.current->innermost = waiting;
    task->waiter = bare_loop.current;
  }
  void await_resume() const { bare_drop(task); }
};

void drive_bare(Bare root) {
  BareTask* task = bare_spawn(root);
  bare_loop.run();
  bare_drop(task);
}

Bare bare_yields(int count) {
  for (int index = 0; index < count; ++index) co_await BareYield();
}
Bare bare_yields_of_many(int count) {
  std::vector<BareTask*> tasks;
  for (int task = 0; task < 100; ++task) tasks.push_back(bare_spawn(bare_yields(count / 100)));
  for (BareTask* task : tasks) co_await BareJoin{task};
}
Bare bare_child() { co_return; }
Bare bare_awaits(int count) {
  for (int index = 0; index < count; ++index) co_await bare_child();
}
Bare bare_spawns(int count) {
  for (int index = 0; index < count; ++index) co_await BareJoin{bare_spawn(bare_child())};
}

// Of a timer: a heap of times and functions, each put in and taken out.
void bare_timers(int count) {
  using Timer = std::pair<Duration, std::function<void()>>;
  auto later = [](const Timer& left, const Timer& right) { return left.first > right.first; };
  std::priority_queue<Timer, std::vector<Timer>, decltype(later)> heap(later);
  int fired = 0;
  for (int index = 0; index < count; ++index) {
    heap.emplace((index * 7919LL % count + 1) * 1us, [&fired] { ++fired; });
  }
  for (; !heap.empty(); heap.pop()) heap.top().second();
}

// A deque with a bound: whoever finds it full or empty gives way.
Bare bare_puts(std::deque<int>& items, int count) {
  for (int index = 0; index < count; ++index) {
    while (items.size() >= 64) co_await BareYield();
    items.push_back(index);
  }
}
Bare bare_items(int count) {
  std::deque<int> items;
  volatile int last = 0;
  BareTask* producer = bare_spawn(bare_puts(items, count));
  for (int index = 0; index < count; ++index) {
    while (items.empty()) co_await BareYield();
    last = items.front();
    items.pop_front();
  }
  (void)last;
  co_await BareJoin{producer};
}

// --- ours -------------------------------------------------------------------------------------

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

template <class Program>
void run_program(Program program, Observer* observer = nullptr) {
  VirtualClock clock;
  EventLoop loop({.clock = &clock});
  loop.set_observer(observer);
  run_until_complete(loop, program());
}
template <class Program>
auto ours(Program program, Observer* observer = nullptr) {
  return [=](int count) { run_program([=] { return program(count); }, observer); };
}
template <class Program>
auto bare(Program program) {
  return [=](int count) { drive_bare(program(count)); };
}

// --- memory -----------------------------------------------------------------------------------

Coro<> waits_for(const Future<>& gate) { co_await gate; }

// Of a task that waits for a future, with all that the loop needs for it.
Coro<> measure_suspended(int count) {
  const auto gate = create_future<>();
  std::vector<Task<>> tasks;
  tasks.reserve(count);
  const std::size_t before = memory_in_use;
  for (int index = 0; index < count; ++index) tasks.push_back(create_task(waits_for(gate)));
  for (int turn = 0; turn < 2; ++turn) co_await sleep(0s);  // the crowd in the ready queue passes
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

int main(int count, char** arguments) {
  if (count > 1) wanted_name = arguments[1];
  if (wanted_name.empty())
    run_program([] { return measure_suspended(100'000); });  // no block is free yet
  compare("yield, alone", 200'000, ours(yields), bare(bare_yields));
  compare("yield, 100 tasks", 200'000, ours(yields_of_many), bare(bare_yields_of_many));
  Observer observer;
  compare("yield, observed", 200'000, ours(yields_of_many, &observer), bare(bare_yields_of_many));
  compare("await a child", 200'000, ours(awaits), bare(bare_awaits));
  compare("spawn and join", 200'000, ours(spawns), bare(bare_spawns));
  compare("timer set and fired", 200'000, ours(timers), bare_timers);
  compare("sleep of a new task", 200'000, ours(sleepers), bare_timers);
  compare("queue item", 200'000, ours(queue_items), bare(bare_items));
  if (wanted_name.empty()) run_program([] { return measure_sleeping(1'000'000); });
}
