#include <catch2/catch_test_macros.hpp>

#include "notes.hpp"

// Cancellations at every point at which a primitive waits: the scenarios of cancellations.py, whose
// head says how to read a line, against what CPython 3.13 does.
namespace looplane::test {
namespace {

constexpr int kTicks = 12;

constexpr const char* kRecorded[] = {
#include "orders/cancellations.inc"
};

// What a scenario makes: its coroutines, of which the first is the victim, and what tells the state
// that is left behind (it also holds the primitives).
struct Scenario {
  std::vector<Coro<>> bodies;
  std::function<std::string()> state = [] { return std::string(); };
};

template <class... Coros>
std::vector<Coro<>> bodies(Coros... coroutines) {
  std::vector<Coro<>> list;
  (list.push_back(std::move(coroutines)), ...);
  return list;
}

std::string truth(bool value) { return value ? "True" : "False"; }

std::string kind_of(const Error& error) {
  try {
    error.raise();
  } catch (const CancelledError&) {
    return "cancelled";
  } catch (const BrokenBarrierError&) {
    return "BrokenBarrierError";
  } catch (const ValueError&) {
    return "ValueError";
  } catch (const TimeoutError&) {
    return "TimeoutError";
  } catch (const QueueShutDown&) {
    return "QueueShutDown";
  } catch (const ExceptionGroup&) {
    return "ExceptionGroup";
  } catch (const std::exception& exception) {
    return exception.what();
  }
}

template <class T>
Coro<> ended(Notes& note, std::string name, Coro<T> body) {
  Outcome<T> outcome = co_await attempt(std::move(body));
  if (outcome.error) {
    note(name + ":" + kind_of(outcome.error));
    if (outcome.error.is_cancelled()) co_await fail(outcome.error);
    co_return;
  }
  if constexpr (std::is_void_v<T>) {
    note(name);
  } else if constexpr (std::is_arithmetic_v<T>) {
    note(name + "=" + std::to_string(*outcome.value));
  } else {
    note(name + "=" + *outcome.value);
  }
}

Coro<> lazily(int turns, std::function<void()> function) {
  while (turns-- > 0) co_await sleep(0s);
  function();
}
Coro<> later(int turns, std::function<Coro<>()> function) {
  while (turns-- > 0) co_await sleep(0s);
  co_await function();
}

Coro<std::string> steps(Notes& note, std::string name, int count) {
  for (int step = 0; step < count; ++step) {
    note(name + std::to_string(step));
    co_await sleep(0s);
  }
  co_return name;
}
Coro<std::string> failing(Notes& note, std::string name, int count) {
  co_await steps(note, name, count);
  throw ValueError();
}
Coro<std::string> stubborn(Notes& note, std::string name, int count) {
  Outcome<std::string> outcome = co_await attempt(steps(note, name, count));
  if (outcome.error) {
    note(name + ":ignored");
    co_await sleep(0s);
  }
  co_return name;
}

// --- locks

template <class Primitive>
Coro<> hold(Notes& note, Primitive& primitive, std::string name, int times, int delay = 0) {
  while (delay-- > 0) co_await sleep(0s);
  {
    auto held = co_await primitive.hold();
    note(name + "+");
    while (times-- > 0) co_await sleep(0s);
  }
  note(name + "-");
}

Scenario lock(Notes& note) {
  auto lock = std::make_shared<Lock>();
  return {bodies(hold(note, *lock, "v", 1), hold(note, *lock, "b", 1), hold(note, *lock, "c", 1)),
          [lock] { return truth(lock->locked()); }};
}

Scenario lock_waiting(Notes& note) {
  auto lock = std::make_shared<Lock>();
  return {
      bodies(hold(note, *lock, "v", 1, 1), hold(note, *lock, "b", 4), hold(note, *lock, "c", 1, 1)),
      [lock] { return truth(lock->locked()); }};
}

Scenario event(Notes& note) {
  auto event = std::make_shared<Event>();
  return {bodies(ended(note, "v", event->wait().coro()), ended(note, "b", event->wait().coro()),
                 lazily(3, [event] { event->set(); })),
          [event] { return truth(event->is_set()); }};
}

Coro<> wait_for_notice(Notes& note, Condition& condition, std::string name) {
  auto held = co_await condition.hold();
  co_await condition.wait();
  note(name + "+");
}
Coro<> notify(Notes& note, Condition& condition, int count) {
  auto held = co_await condition.hold();
  condition.notify(count);
  note("notified");
  co_await sleep(0s);
}

Scenario condition(Notes& note) {
  auto condition = std::make_shared<Condition>();
  return {bodies(ended(note, "v", wait_for_notice(note, *condition, "v")),
                 ended(note, "b", wait_for_notice(note, *condition, "b")),
                 later(2, [&note, condition] { return notify(note, *condition, 1); }),
                 later(6, [&note, condition] { return notify(note, *condition, 2); })),
          [condition] { return truth(condition->locked()); }};
}

struct Shelf {
  Condition condition;
  std::vector<int> items;
};
Coro<> take_from(Notes& note, Shelf& shelf, std::string name) {
  auto held = co_await shelf.condition.hold();
  co_await shelf.condition.wait_for([&] { return !shelf.items.empty(); });
  note(name + std::to_string(shelf.items.back()));
  shelf.items.pop_back();
}
Coro<> put_onto(Shelf& shelf, int item) {
  auto held = co_await shelf.condition.hold();
  shelf.items.push_back(item);
  shelf.condition.notify();
}

Scenario condition_wait_for(Notes& note) {
  auto shelf = std::make_shared<Shelf>();
  return {bodies(ended(note, "v", take_from(note, *shelf, "v")),
                 ended(note, "b", take_from(note, *shelf, "b")),
                 later(1, [shelf] { return put_onto(*shelf, 1); }),
                 later(4, [shelf] { return put_onto(*shelf, 2); })),
          [shelf] { return std::to_string(shelf->items.size()); }};
}

Scenario semaphore(Notes& note) {
  auto permits = std::make_shared<Semaphore>(2);
  return {bodies(hold(note, *permits, "v", 2, 1), hold(note, *permits, "a", 2),
                 hold(note, *permits, "b", 2), hold(note, *permits, "c", 2, 1),
                 hold(note, *permits, "d", 2, 1)),
          [permits] { return std::to_string(permits->value()); }};
}

Coro<> hold_quietly(Notes& note, Semaphore& permits, std::string name) {
  auto held = co_await permits.hold();
  note(name + "+");
  co_await sleep(0s);
}

Scenario bounded_semaphore(Notes& note) {
  auto permits = std::make_shared<BoundedSemaphore>(1);
  return {bodies(ended(note, "v", hold_quietly(note, *permits, "v")),
                 ended(note, "b", hold_quietly(note, *permits, "b")),
                 ended(note, "c", hold_quietly(note, *permits, "c"))),
          [permits] { return std::to_string(permits->value()); }};
}

Scenario barrier(Notes& note) {
  auto barrier = std::make_shared<Barrier>(3);
  return {bodies(ended(note, "v", barrier->wait()), ended(note, "a", barrier->wait()),
                 later(3, [&note, barrier] { return ended(note, "b", barrier->wait()); }),
                 later(5, [&note, barrier] { return ended(note, "c", barrier->wait()); })),
          [barrier] { return std::to_string(barrier->n_waiting()); }};
}

Scenario barrier_reset(Notes& note) {
  auto barrier = std::make_shared<Barrier>(3);
  return {bodies(ended(note, "v", barrier->wait()), ended(note, "a", barrier->wait()),
                 later(3, [barrier] { return barrier->reset(); })),
          [barrier] { return std::to_string(barrier->n_waiting()); }};
}

Scenario barrier_abort(Notes& note) {
  auto barrier = std::make_shared<Barrier>(3);
  return {bodies(ended(note, "v", barrier->wait()), ended(note, "a", barrier->wait()),
                 later(3, [barrier] { return barrier->abort(); })),
          [barrier] { return truth(barrier->broken()); }};
}

// --- queues

template <class Q>
std::function<std::string()> size_of(std::shared_ptr<Q> queue) {
  return [queue] { return std::to_string(queue->qsize()); };
}

Scenario queue_get(Notes& note) {
  auto queue = std::make_shared<Queue<int>>();
  return {bodies(ended(note, "v", queue->get().coro()), ended(note, "b", queue->get().coro()),
                 lazily(2, [queue] { queue->put_nowait(1); }),
                 lazily(5, [queue] { queue->put_nowait(2); })),
          size_of(queue)};
}

Scenario queue_put(Notes& note) {
  auto queue = std::make_shared<Queue<int>>(1);
  queue->put_nowait(0);
  auto take = [&note, queue] { note("-" + std::to_string(queue->get_nowait())); };
  return {bodies(ended(note, "v", queue->put(1).coro()), ended(note, "b", queue->put(2).coro()),
                 lazily(2, take), lazily(5, take)),
          size_of(queue)};
}

Scenario queue_join(Notes& note) {
  auto queue = std::make_shared<Queue<int>>();
  queue->put_nowait(0);
  return {bodies(ended(note, "v", queue->join().coro()), ended(note, "b", queue->join().coro()),
                 lazily(3, [queue] { queue->task_done(); })),
          size_of(queue)};
}

Scenario queue_shutdown(Notes& note) {
  auto queue = std::make_shared<Queue<int>>(1);
  queue->put_nowait(0);
  return {bodies(ended(note, "v", queue->put(1).coro()), ended(note, "b", queue->put(2).coro()),
                 lazily(3, [queue] { queue->shutdown(); })),
          size_of(queue)};
}

Scenario priority_queue(Notes& note) {
  auto queue = std::make_shared<PriorityQueue<int>>();
  auto put = [queue] {
    for (int item : {3, 1, 2}) queue->put_nowait(item);
  };
  return {bodies(ended(note, "v", queue->get().coro()), ended(note, "b", queue->get().coro()),
                 lazily(2, put)),
          size_of(queue)};
}

// --- sleeps, tasks, chains

Scenario sleeping(Notes& note) {
  return {bodies(ended(note, "v", steps(note, "v", 3)), ended(note, "b", steps(note, "b", 3)))};
}

Scenario sleeping_long(Notes& note) {
  return {bodies(ended(note, "v", to_coro(sleep(10s))), ended(note, "b", to_coro(sleep(1s))))};
}

Coro<> wait_for_task(Task<> task) { co_await task; }

Scenario awaiting_a_task(Notes& note) {
  auto inner = create_task(ended(note, "i", steps(note, "i", 3)));
  return {bodies(ended(note, "v", wait_for_task(inner)), ended(note, "b", wait_for_task(inner))),
          [inner] { return truth(inner.cancelled()); }};
}

Coro<std::string> wait_for_stubborn_task(Notes& note) {
  auto task = create_task(stubborn(note, "i", 3));
  co_return co_await task;
}
Scenario awaiting_a_stubborn_task(Notes& note) {
  return {bodies(ended(note, "v", wait_for_stubborn_task(note)))};
}

Coro<> link_of_chain(Notes& note, int depth) {
  if (depth > 0) {
    co_await ended(note, std::to_string(depth), link_of_chain(note, depth - 1));
  } else {
    co_await steps(note, "s", 4);
  }
}
Scenario awaiting_a_chain(Notes& note) {
  return {bodies(ended(note, "v", link_of_chain(note, 3)))};
}

// --- gather, wait, wait_for

Coro<> gather_two(Notes& note) {
  co_await gather(ended(note, "x", steps(note, "x", 2)), ended(note, "y", steps(note, "y", 3)));
}
Scenario gathering(Notes& note) { return {bodies(ended(note, "v", gather_two(note)))}; }

Coro<> gather_and_fail(Notes& note) {
  co_await gather(ended(note, "x", steps(note, "x", 3)), failing(note, "y", 1));
}
Scenario gather_failing(Notes& note) { return {bodies(ended(note, "v", gather_and_fail(note)))}; }

Coro<int> gather_results(Notes& note) {
  auto [x, y] = co_await gather_outcomes(steps(note, "x", 3), failing(note, "y", 1));
  co_return (x.value ? 1 : 0) + (y.error ? 1 : 0);
}
Scenario gather_exceptions(Notes& note) { return {bodies(ended(note, "v", gather_results(note)))}; }

Coro<int> wait_for_two(Notes& note) {
  std::vector<Task<>> tasks;
  for (const char* name : {"x", "y"}) {
    tasks.push_back(create_task(ended(note, name, steps(note, name, 2))));
  }
  auto result = co_await wait(tasks);
  co_return static_cast<int>(result.done.size());
}
Scenario wait_all(Notes& note) { return {bodies(ended(note, "v", wait_for_two(note)))}; }

Coro<int> wait_until_failure(Notes& note) {
  std::vector tasks{create_task(steps(note, "x", 4)), create_task(failing(note, "y", 1))};
  auto result = co_await wait(tasks, {.return_when = ReturnWhen::first_exception});
  co_return static_cast<int>(result.done.size());
}
Scenario wait_first_exception(Notes& note) {
  return {bodies(ended(note, "v", wait_until_failure(note)))};
}

Coro<int> wait_for_first(Notes& note) {
  std::vector tasks{create_task(steps(note, "x", 3)), create_task(steps(note, "y", 1))};
  WaitOptions options{.timeout = 5s, .return_when = ReturnWhen::first_completed};
  auto result = co_await wait(tasks, options);
  co_return static_cast<int>(result.done.size());
}
Scenario wait_first_completed(Notes& note) {
  return {bodies(ended(note, "v", wait_for_first(note)))};
}

Scenario wait_for_steps(Notes& note) {
  return {bodies(ended(note, "v", wait_for(steps(note, "x", 3), 5s)))};
}
Scenario wait_for_failing(Notes& note) {
  return {bodies(ended(note, "v", wait_for(failing(note, "x", 3), 5s)))};
}
Scenario wait_for_stubborn(Notes& note) {
  return {bodies(ended(note, "v", wait_for(stubborn(note, "x", 3), 5s)))};
}
Coro<std::string> wait_without_time(Notes& note) {
  co_return co_await wait_for(stubborn(note, "x", 3), 0s);
}
Scenario wait_for_no_time(Notes& note) {
  return {bodies(ended(note, "v", wait_without_time(note)))};
}
Coro<std::string> wait_for_new_task(Notes& note) {
  auto task = create_task(steps(note, "x", 3));
  co_return co_await wait_for(task, 5s);
}
Scenario wait_for_a_task(Notes& note) {
  return {bodies(ended(note, "v", wait_for_new_task(note)))};
}

// --- timeouts, shields, groups

Coro<> steps_without_time(Notes& note) {
  co_await timeout(0s, [&](Timeout&) -> Coro<> { co_await steps(note, "x", 3); });
}
Scenario timeout_over(Notes& note) { return {bodies(ended(note, "v", steps_without_time(note)))}; }

Coro<> nested_timeouts(Notes& note) {
  co_await timeout(0s, [&](Timeout&) -> Coro<> {
    Outcome<void> inner = co_await attempt(steps_without_time(note));
    if (inner.error && kind_of(inner.error) == "TimeoutError") {
      note("inner");
    } else if (inner.error) {
      co_await fail(inner.error);
    }
    co_await steps(note, "y", 3);
  });
}
Scenario timeout_nested(Notes& note) { return {bodies(ended(note, "v", nested_timeouts(note)))}; }

Coro<> late_timeout(Notes& note) {
  Outcome<void> outcome = co_await attempt(timeout(5s, [&](Timeout&) -> Coro<> {
    co_await steps(note, "x", 2);
    co_await sleep(10s);
  }));
  note(static_cast<int>(current_task()->cancelling()));
  if (outcome.error) co_await fail(outcome.error);
}
Scenario timeout_late(Notes& note) { return {bodies(ended(note, "v", late_timeout(note)))}; }

Coro<> wait_shielded(Task<> inner) { co_await shield(inner); }
Scenario shielding(Notes& note) {
  auto inner = create_task(ended(note, "i", steps(note, "i", 4)));
  return {bodies(ended(note, "v", wait_shielded(inner)), ended(note, "b", wait_shielded(inner))),
          [inner] { return truth(inner.cancelled()); }};
}

Coro<> each_completed(Notes& note) {
  std::vector tasks{create_task(steps(note, "x", 3)), create_task(steps(note, "y", 1))};
  for (auto next = as_completed(tasks); next.left() > 0;) note(co_await next.value());
}
Scenario completing(Notes& note) { return {bodies(ended(note, "v", each_completed(note)))}; }

Coro<> group_of_one(Notes& note) {
  co_await TaskGroup::with([&](TaskGroup& group) -> Coro<> {
    group.create_task(ended(note, "x", steps(note, "x", 3)));
    co_await steps(note, "y", 1);
  });
}
Scenario task_group(Notes& note) { return {bodies(ended(note, "v", group_of_one(note)))}; }

Coro<> failing_group(Notes& note) {
  co_await TaskGroup::with([&](TaskGroup& group) -> Coro<> {
    group.create_task(ended(note, "x", steps(note, "x", 5)));
    group.create_task(failing(note, "y", 1));
    co_return;
  });
}
Scenario task_group_failing(Notes& note) { return {bodies(ended(note, "v", failing_group(note)))}; }

Coro<> stubborn_group(Notes& note) {
  co_await TaskGroup::with([&](TaskGroup& group) -> Coro<> {
    group.create_task(stubborn(note, "x", 3));
    co_return;
  });
}
Scenario task_group_stubborn(Notes& note) {
  return {bodies(ended(note, "v", stubborn_group(note)))};
}

Coro<> nested_groups(Notes& note) {
  co_await TaskGroup::with([&](TaskGroup& outer) -> Coro<> {
    outer.create_task(ended(note, "x", steps(note, "x", 4)));
    co_await TaskGroup::with([&](TaskGroup& inner) -> Coro<> {
      inner.create_task(ended(note, "y", steps(note, "y", 2)));
      co_return;
    });
    note("inner");
  });
}
Scenario task_group_nested(Notes& note) { return {bodies(ended(note, "v", nested_groups(note)))}; }

// --- generators, futures

AsyncGenerator<int> numbers(Notes& note) {
  Finally closing{note, "closing"};
  for (int number = 0; number < 3; ++number) {
    co_await sleep(0s);
    co_yield number;
  }
}
Coro<> read_numbers(Notes& note, AsyncGenerator<int>& generator) {
  while (std::optional<int> number = co_await generator.next()) {
    note(*number);
    if (*number == 1) break;
    co_await sleep(0s);
  }
}
Coro<> use_numbers(Notes& note) {
  AsyncGenerator<int> generator = numbers(note);
  Outcome<void> outcome = co_await attempt(read_numbers(note, generator));
  co_await generator.aclose();
  note("closed");
  if (outcome.error) co_await fail(outcome.error);
}
Scenario generator(Notes& note) { return {bodies(ended(note, "v", use_numbers(note)))}; }

AsyncGenerator<int> slow_to_close(Notes& note) {
  bool closing = false;
  try {
    co_yield 1;
  } catch (const GeneratorExit&) {
    closing = true;
  }
  note("closing");
  {
    Finally closed{note, "closed"};
    co_await sleep(0s);
    co_await sleep(0s);
  }
  if (closing) throw GeneratorExit();
}
Coro<> close_slowly(Notes& note) {
  AsyncGenerator<int> generator = slow_to_close(note);
  (void)co_await generator.next();
  co_await generator.aclose();
  note("over");
}
Scenario generator_closing(Notes& note) { return {bodies(ended(note, "v", close_slowly(note)))}; }

Scenario thread(Notes& note) {
  return {bodies(ended(note, "v", to_thread([] { blocking_sleep(1s); })))};
}

Scenario future(Notes& note) {
  auto future = create_future<int>();
  auto set_result = [future] {
    if (!future.done()) future.set_result(1);
  };
  return {bodies(ended(note, "v", to_coro(future)), ended(note, "b", to_coro(future)),
                 lazily(3, set_result)),
          [future] { return truth(future.cancelled()); }};
}

struct Named {
  const char* name;
  Scenario (*make)(Notes& note);
};
constexpr Named kScenarios[] = {
    {"lock", lock},
    {"lock_waiting", lock_waiting},
    {"event", event},
    {"condition", condition},
    {"condition_wait_for", condition_wait_for},
    {"semaphore", semaphore},
    {"bounded_semaphore", bounded_semaphore},
    {"barrier", barrier},
    {"barrier_reset", barrier_reset},
    {"barrier_abort", barrier_abort},
    {"queue_get", queue_get},
    {"queue_put", queue_put},
    {"queue_join", queue_join},
    {"queue_shutdown", queue_shutdown},
    {"priority_queue", priority_queue},
    {"sleeping", sleeping},
    {"sleeping_long", sleeping_long},
    {"awaiting_a_task", awaiting_a_task},
    {"awaiting_a_stubborn_task", awaiting_a_stubborn_task},
    {"awaiting_a_chain", awaiting_a_chain},
    {"gather", gathering},
    {"gather_failing", gather_failing},
    {"gather_exceptions", gather_exceptions},
    {"wait_all", wait_all},
    {"wait_first_exception", wait_first_exception},
    {"wait_first_completed", wait_first_completed},
    {"wait_for", wait_for_steps},
    {"wait_for_failing", wait_for_failing},
    {"wait_for_stubborn", wait_for_stubborn},
    {"wait_for_no_time", wait_for_no_time},
    {"wait_for_a_task", wait_for_a_task},
    {"timeout", timeout_over},
    {"timeout_nested", timeout_nested},
    {"timeout_late", timeout_late},
    {"shield", shielding},
    {"as_completed", completing},
    {"task_group", task_group},
    {"task_group_failing", task_group_failing},
    {"task_group_stubborn", task_group_stubborn},
    {"task_group_nested", task_group_nested},
    {"generator", generator},
    {"generator_closing", generator_closing},
    {"thread", thread},
    {"future", future},
};

Coro<> run_turn(Notes& note, const Named& named, int turn, Scenario& scenario, std::string& line) {
  scenario = named.make(note);
  std::vector<Task<>> tasks;
  for (Coro<>& body : scenario.bodies) tasks.push_back(create_task(std::move(body)));
  tasks.push_back(create_task(ticks(note, kTicks)));
  for (int times = 0; times < turn; ++times) co_await sleep(0s);
  if (tasks.front().cancel()) note("!");
  auto result = co_await wait(tasks, {.timeout = 100s});
  const std::string state = scenario.state();
  line = std::string(named.name) + " " + std::to_string(turn) + ": " + note.text() + " | " +
         std::to_string(result.pending.size()) + (state.empty() ? "" : " " + state);
}

}  // namespace

TEST_CASE("a cancellation may come at any await") {
  const std::size_t turns = std::size(kRecorded) / std::size(kScenarios);
  const char* const* recorded = kRecorded;
  for (const Named& named : kScenarios) {
    for (std::size_t turn = 0; turn < turns; ++turn) {
      Notes notes;
      std::string line;
      VirtualClock clock;
      QuietEnvironment environment;
      Scenario scenario;  // the primitives must outlive the tasks that the runner cancels
      Runner runner({.clock = &clock, .environment = &environment});
      runner.run(run_turn(notes, named, static_cast<int>(turn), scenario, line));
      CHECK(line == *recorded++);
    }
  }
}

}  // namespace looplane::test
