#include <catch2/catch_test_macros.hpp>

#include "notes.hpp"

// The orders are those that orders.py prints under CPython 3.13; a test has its scenario's name.
namespace looplane::test {
namespace {

Coro<int> fails(Notes* note) {
  co_await sleep(0s);
  if (note) (*note)("fails");
  throw ValueError();
}

AsyncGenerator<int> numbers() {
  for (int number = 0; number < 2; ++number) {
    co_await sleep(0s);
    co_yield number;
  }
}
Coro<> ask(Notes& note, AsyncGenerator<int>& generator, std::string name) {
  try {
    const std::optional<int> number = co_await generator.next();
    note(name + std::to_string(number.value()));
  } catch (const RuntimeError& error) {
    note(error.what());
  }
}

AsyncGenerator<int> numbers_failing_to_close(Notes& note) {
  bool closing = false;
  try {
    co_yield 1;
    co_yield 2;
  } catch (const GeneratorExit&) {
    closing = true;
  }
  note("closing");
  co_await sleep(0s);
  note("closed");
  if (closing) throw GeneratorExit();
}

Coro<> sleep_on_thread(Notes& note, int seconds) {
  note(co_await to_thread([seconds] {
    blocking_sleep(std::chrono::seconds(seconds));
    return seconds;
  }));
}

}  // namespace

TEST_CASE("gather_nothing_and_repeated") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto other = create_task(ticks(note, 4));
          auto nothing = co_await gather();
          note(std::tuple_size_v<decltype(nothing)>);
          auto task = create_task(child(note));
          auto [first, second] = co_await gather(task, task);
          note("[" + std::to_string(first) + ", " + std::to_string(second) + "]");
          co_await other;
        }) == "0 0 child 1 2 [1, 1] 3");
}

TEST_CASE("as_completed_failure") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto other = create_task(ticks(note, 5));
          std::vector tasks{create_task(fails(nullptr)), create_task(child(note))};
          for (auto next = as_completed(tasks); next.left() > 0;) {
            Outcome<int> outcome = co_await attempt(next.value());
            note(outcome ? std::to_string(*outcome.value) : "failed");
          }
          co_await other;
        }) == "0 child 1 2 1 failed 3 4");
}

TEST_CASE("shield_of_a_failure") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto other = create_task(ticks(note, 6));
          try {
            co_await shield(fails(&note));
          } catch (const ValueError&) {
            note("caught");
          }
          auto outer = shield(fails(&note));
          co_await sleep(0s);
          outer.cancel();
          co_await other;
        }) == "0 1 fails 2 3 caught 4 5 fails");
}

TEST_CASE("timeout_at_and_cancel") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto task = create_task([](Notes& note) -> Coro<> {
            try {
              co_await timeout_at(get_running_loop().time() - 1s,
                                  [](Timeout&) -> Coro<> { co_await sleep(10s); });
            } catch (const TimeoutError&) {
              note("timeout");
            }
            note(static_cast<int>(current_task()->cancelling()));
          }(note));
          co_await sleep(0s);
          task.cancel();
          auto other = create_task(ticks(note, 3));
          std::vector waited{task};
          co_await wait(waited);
          note(task.cancelled());
          co_await other;
        }) == "0 1 True 2");
}

TEST_CASE("uncancelled") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto task = create_task([](Notes& note) -> Coro<> {
            if (Error error = co_await settled(sleep(10s))) {
              note(static_cast<int>(current_task()->uncancel()));
            }
            co_await sleep(0s);
            note("on");
          }(note));
          co_await sleep(0s);
          task.cancel();
          task.cancel();
          note(static_cast<int>(task.cancelling()));
          std::vector waited{task};
          co_await wait(waited);
          note(task.cancelled());
        }) == "2 1 on False");
}

TEST_CASE("eager_group") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          get_running_loop().set_task_factory(eager_task_factory);
          co_await TaskGroup::with([&](TaskGroup& group) -> Coro<> {
            group.create_task(named(note, "a"));
            note("between");
            group.create_task(child(note));
            co_return;
          });
          note("out");
        }) == "a0 between child a. out");
}

TEST_CASE("lifo_queue") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          LifoQueue<int> queue;
          for (int item = 0; item < 3; ++item) queue.put_nowait(item);
          while (!queue.empty()) note(co_await queue.get());
        }) == "2 1 0");
}

TEST_CASE("queue_shutdown_now") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          Queue<int> queue;
          for (int item = 0; item < 2; ++item) queue.put_nowait(item);
          std::vector tasks{create_task([](Notes& note, Queue<int>& queue) -> Coro<> {
                              co_await queue.join();
                              note("joined");
                            }(note, queue)),
                            create_task([](Notes& note, Queue<int>& queue) -> Coro<> {
                              try {
                                note(co_await queue.get());
                                co_await sleep(0s);
                                co_await sleep(0s);
                                (void)co_await queue.get();
                              } catch (const QueueShutDown&) {
                                note("down");
                              }
                            }(note, queue))};
          auto other = create_task(ticks(note, 5));
          co_await sleep(0s);
          queue.shutdown(true);
          queue.task_done();
          co_await wait(tasks);
          note(queue.qsize());
          co_await other;
        }) == "0 0 1 joined down 2 3 0 4");
}

TEST_CASE("generator_used_twice") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto generator = numbers();
          co_await gather(ask(note, generator, "a"), ask(note, generator, "b"));
          co_await ask(note, generator, "c");
        }) == "anext(): asynchronous generator is already running a0 c1");
}

TEST_CASE("generator_left_behind") {
  Notes notes;
  VirtualClock clock;
  std::optional<AsyncGenerator<int>> left_behind(numbers_failing_to_close(notes));
  run(
      [](Notes& note, AsyncGenerator<int>& generator) -> Coro<> {
        const std::optional<int> number = co_await generator.next();
        note(number.value());
      }(notes, *left_behind),
      {.clock = &clock});
  CHECK(notes.text() == "1 closing closed");
}

TEST_CASE("threads_that_sleep") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          co_await gather(sleep_on_thread(note, 3), sleep_on_thread(note, 1),
                          sleep_on_thread(note, 2), sleep_on_thread(note, 0));
        }) == "0 1 2 3");
}

}  // namespace looplane::test
