#include "trace/questions.hpp"

#include <catch2/catch_test_macros.hpp>

#include "recorded.hpp"
#include "trace/sentence.hpp"

namespace looplane::test {

using trace::EventKind;
using trace::none;
using trace::TaskState;

TEST_CASE("delays and times are written as one writes them") {
  CHECK(trace::seconds(0) == "0.000");
  CHECK(trace::seconds(1'000'000'012) == "1.000");
  CHECK(trace::seconds(1'500'000) == "0.001500");
  CHECK(trace::delay(500'000'000) == "sleep(0.5)");
  CHECK(trace::delay(1'000'000'001) == "sleep(1)");
}

static Coro<> nap(Duration time) { co_await sleep(time); }

TEST_CASE("a sleeping task, its timer and what wakes it") {
  Recording recording;
  recording.run([](Recording&) -> Coro<> {
    auto task = named_task(nap(2s), "sleeper");
    co_await sleep(1s);
    co_await task;
  });
  const trace::Record& record = recording.record;
  const trace::TaskNumber sleeper = recording.task("sleeper");
  const trace::EventNumber idle = recording.event(EventKind::idle) + 1;
  CHECK(trace::state_at(record, sleeper, idle) == TaskState::sleeping);
  const trace::TaskView view = trace::view_task(record, sleeper, idle);
  CHECK(view.wait.words == "sleep(2) until 2.000 s");
  const auto timers = trace::timers_at(record, idle);
  REQUIRE(timers.size() == 2);
  CHECK(timers[0].name == "sleep(1) of Task-1");
  CHECK(timers[1].name == "sleep(2) of sleeper");
  CHECK(trace::ready_at(record, idle).empty());
  const auto causes = trace::causes_of(record, record.step_of_task_before(sleeper, record.size()));
  REQUIRE(!causes.empty());
  CHECK(causes[0].words == "its sleep(2) ended at 2.000 s");
}

TEST_CASE("a lock, its owner and those who wait for it") {
  Recording recording;
  recording.run([](Recording& self) -> Coro<> {
    Lock lock(self.environment);
    const auto hold = [&lock]() -> Coro<> {
      co_await lock.acquire();
      co_await sleep(1s);
      lock.release();
    };
    auto one = named_task(hold(), "one");
    auto two = named_task(hold(), "two");
    co_await gather(one, two);
  });
  const trace::Record& record = recording.record;
  const trace::EventNumber idle = recording.event(EventKind::idle) + 1;
  const auto primitives = trace::primitives_at(record, idle);
  REQUIRE(primitives.size() == 1);
  CHECK(primitives[0].state == "locked by one");
  CHECK(primitives[0].waiters == std::vector{recording.task("two")});
  const trace::TaskView two = trace::view_task(record, recording.task("two"), idle);
  CHECK(two.wait.words == "Lock.acquire");
  CHECK(two.waits_for == std::vector{recording.task("one")});
  CHECK(trace::circle_at(record, idle).empty());
}

TEST_CASE("two locks taken crosswise are a circle") {
  Recording recording;
  recording.run([](Recording& self) -> Coro<> {
    Lock first(self.environment), second(self.environment);
    const auto hold = [](Lock& one, Lock& other) -> Coro<> {
      co_await one.acquire();
      co_await sleep(1s);
      co_await other.acquire();
    };
    auto one = named_task(hold(first, second), "one");
    auto two = named_task(hold(second, first), "two");
    co_await sleep(2s);
    one.cancel();
    two.cancel();
    co_await sleep(0s);
  });
  const trace::Record& record = recording.record;
  const trace::EventNumber request = recording.event(EventKind::cancel_requested);
  const auto circle = trace::circle_at(record, request);
  CHECK(circle == std::vector{recording.task("one"), recording.task("two")});
  CHECK(trace::view_task(record, recording.task("one"), request + 1).cancel_requested);
}

TEST_CASE("a gather waits for its children") {
  Recording recording;
  recording.run([](Recording&) -> Coro<> { co_await gather(nap(1s), nap(2s)); });
  const trace::Record& record = recording.record;
  const trace::EventNumber idle = recording.event(EventKind::idle) + 1;
  const trace::TaskView view = trace::view_task(record, recording.task("Task-1"), idle);
  CHECK(view.state == TaskState::waiting);
  CHECK(view.wait.words == "gather of Task-2 and Task-3");
  CHECK(view.waits_for == std::vector{recording.task("Task-2"), recording.task("Task-3")});
  CHECK(trace::why_now(record, idle) ==
        "No task is ready: the loop waits until 1.000 s, for sleep(1) of Task-2.");
}

}  // namespace looplane::test
