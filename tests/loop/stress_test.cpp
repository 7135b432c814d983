#include <catch2/catch_test_macros.hpp>
#include <random>

#include "notes.hpp"

// Random programs of all primitives, with cancellations at random moments: whatever happens,
// nothing is lost. No lock stays taken, no permit disappears, each item that was put is taken once
// or still there, nobody waits any more.
namespace looplane::test {
namespace {

constexpr int kWorkers = 40;
constexpr int kRounds = 80;  // of each worker
constexpr std::size_t kPermits = 3;

class World {
 public:
  explicit World(std::uint32_t seed) : random_(seed) {}

  Coro<> run();

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<std::uint32_t>(below)); }
  Coro<> work(int rounds);
  Coro<> act(int what);
  Coro<> keep(int turns);
  Coro<> use_lock();
  Coro<> use_permit();
  Coro<> wait_for_condition();
  Coro<> notify();
  Coro<> put();
  Coro<> take();
  Coro<> gather_some();
  Coro<> group_some();
  Coro<> disturb(std::vector<Task<>>& workers);
  void check_at_rest();

  std::mt19937 random_;
  Lock lock_;
  Condition condition_;
  Semaphore permits_{kPermits};
  Event event_;
  Queue<int> queue_{4};
  int inside_lock_ = 0;
  std::size_t inside_permits_ = 0;
  std::size_t put_ = 0;
  std::size_t taken_ = 0;
  bool over_ = false;
};

// An error that is meant: a cancellation, or the end of a wait.
bool is_expected(const Error& error) {
  if (error.is_cancelled()) return true;
  try {
    error.raise();
  } catch (const TimeoutError&) {
    return true;
  } catch (const ExceptionGroup&) {
    return true;
  } catch (...) {
    return false;
  }
}

Coro<> World::keep(int turns) {
  while (turns-- > 0) {
    co_await sleep(0s);
  }
}

Coro<> World::use_lock() {
  auto held = co_await lock_.hold();
  CHECK(++inside_lock_ == 1);
  Outcome<void> outcome = co_await attempt(keep(pick(3)));
  --inside_lock_;
  if (outcome.error) co_await fail(std::move(outcome.error));
}

Coro<> World::use_permit() {
  auto held = co_await permits_.hold();
  CHECK(++inside_permits_ <= kPermits);
  Outcome<void> outcome = co_await attempt(keep(pick(3)));
  --inside_permits_;
  if (outcome.error) co_await fail(std::move(outcome.error));
}

Coro<> World::wait_for_condition() {
  auto held = co_await condition_.hold();
  co_await condition_.wait();
}

Coro<> World::notify() {
  auto held = co_await condition_.hold();
  condition_.notify(static_cast<std::size_t>(1 + pick(3)));
}

Coro<> World::put() {
  co_await queue_.put(1);
  ++put_;
}

Coro<> World::take() {
  (void)co_await queue_.get();
  ++taken_;
  queue_.task_done();
}

Coro<> World::gather_some() {
  co_await gather(keep(pick(3)), use_lock(), use_permit(), shield(keep(2)));
}

Coro<> World::group_some() {
  const bool fails = pick(4) == 0;
  co_await TaskGroup::with([this, fails](TaskGroup& group) -> Coro<> {
    group.create_task(keep(pick(4)));
    group.create_task(use_permit());
    co_await keep(1);
    if (fails) throw ValueError("on purpose");
  });
}

Coro<> World::act(int what) {
  switch (what) {
    case 0:
      return use_lock();
    case 1:
      return use_permit();
    case 2:
      return wait_for(wait_for_condition(), 10ms);
    case 3:
      return notify();
    case 4:
      return wait_for(put(), 1ms);
    case 5:
      return wait_for(take(), 1ms);
    case 6:
      return gather_some();
    case 7:
      return group_some();
    case 8:
      return wait_for(event_.wait_until_set(), 1ms);
    case 9:
      return to_coro(sleep(1us * pick(5000)));
    default:
      return wait_for(use_lock(), 0s);
  }
}

Coro<> World::work(int rounds) {
  while (rounds-- > 0) {
    Outcome<void> outcome = co_await attempt(act(pick(11)));
    if (outcome.error && !is_expected(outcome.error)) co_await fail(std::move(outcome.error));
    while (current_task()->cancelling() > 0) current_task()->uncancel();
    if (pick(4) == 0) event_.set();
    if (pick(3) == 0) event_.clear();
  }
}

// Cancels workers at random moments, until all are done.
Coro<> World::disturb(std::vector<Task<>>& workers) {
  while (!over_) {
    workers[static_cast<std::size_t>(pick(kWorkers))].cancel();
    co_await keep(pick(4));
    co_await sleep(1us * pick(300));
  }
}

void World::check_at_rest() {
  CHECK_FALSE(lock_.locked());
  CHECK(lock_.waiting() == 0);
  CHECK_FALSE(condition_.locked());
  CHECK(condition_.waiting() == 0);
  CHECK(permits_.value() == kPermits);
  CHECK(permits_.waiting() == 0);
  CHECK(event_.waiting() == 0);
  CHECK(queue_.getters() == 0);
  CHECK(queue_.putters() == 0);
  CHECK(put_ == taken_ + queue_.qsize());
  CHECK(queue_.unfinished_tasks() == queue_.qsize());
}

Coro<> World::run() {
  std::vector<Task<>> workers;
  for (int number = 0; number < kWorkers; ++number) workers.push_back(create_task(work(kRounds)));
  auto disturber = create_task(disturb(workers));
  auto result = co_await wait(workers);
  CHECK(result.pending.empty());
  for (const Task<>& worker : workers) {
    CHECK((worker.cancelled() || !worker.exception()));
  }
  over_ = true;
  co_await disturber;
  // What a shield protects goes on for a while.
  co_await sleep(1s);
  CHECK(all_tasks().size() == 1);
  check_at_rest();
}

}  // namespace

TEST_CASE("random programs lose nothing") {
  std::uint64_t steps = 0;  // of all tasks, and callbacks
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    INFO("seed " << seed);
    VirtualClock clock;
    QuietEnvironment environment;
    World world(seed);
    EventLoop loop({.clock = &clock, .environment = &environment});
    run_until_complete(loop, world.run());
    for (const std::string& line : environment.lines) INFO(line);
    CHECK(environment.lines.empty());
    CHECK(loop.timers().size() <= 100);
    steps += loop.ready_queue().popped();
  }
  CHECK(steps > 1'000'000);
}

}  // namespace looplane::test
