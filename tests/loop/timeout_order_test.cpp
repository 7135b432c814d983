#include <catch2/catch_test_macros.hpp>

#include "notes.hpp"

// The orders are those that orders.py prints under CPython 3.13; a test has its scenario's name.
// Where CPython's is the order of a set of tasks (TaskGroup cancels its members), ours is the order
// of their creation: "a b" where orders.py may print "b a".
namespace looplane::test {
TEST_CASE("timeout_expires") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto other = create_task(ticks(note, 2));
          try {
            co_await timeout(1s, [&](Timeout&) { return sleep_long(note, "cleanup"); });
          } catch (const TimeoutError&) {
            note("timeout");
          }
          note(static_cast<int>(current_task()->cancelling()));
          co_await other;
        }) == "0 1 cleanup timeout 0");
}

TEST_CASE("timeout_in_the_past") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto other = create_task(ticks(note, 3));
          try {
            co_await timeout(-1s, [&](Timeout&) -> Coro<> {
              note("in");
              co_await sleep(0s);
              note("first");
              co_await sleep(0s);
              note("second");
            });
          } catch (const TimeoutError&) {
            note("timeout");
          }
          co_await other;
        }) == "in 0 timeout 1 2");
}

TEST_CASE("timeout_nested") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          try {
            co_await timeout(2s, [&](Timeout&) -> Coro<> {
              try {
                co_await timeout(1s, [](Timeout&) { return to_coro(sleep(10s)); });
              } catch (const TimeoutError&) {
                note("inner");
              }
              co_await sleep(10s);
            });
          } catch (const TimeoutError&) {
            note("outer");
          }
        }) == "inner outer");
}

TEST_CASE("timeout_rescheduled") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          co_await timeout(1s, [&](Timeout& limit) -> Coro<> {
            limit.reschedule(get_running_loop().time() + 5s);
            co_await sleep(3s);
            note(limit.expired());
          });
          note("through");
        }) == "False through");
}

TEST_CASE("group_ends_together") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto other = create_task(ticks(note, 6));
          co_await TaskGroup::with([&](TaskGroup& group) -> Coro<> {
            group.create_task(named(note, "a", 2));
            group.create_task(named(note, "b", 1));
            note("body");
            co_return;
          });
          note("out");
          co_await other;
        }) == "body 0 a0 b0 1 a1 b. 2 a. 3 4 out 5");
}

TEST_CASE("group_failure") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto fails = [](Notes& note) -> Coro<> {
            co_await sleep(0s);
            note("fails");
            throw ValueError();
          };
          auto other = create_task(ticks(note, 6));
          try {
            co_await TaskGroup::with([&](TaskGroup& group) -> Coro<> {
              group.create_task(sleep_long(note, "a"));
              group.create_task(fails(note));
              group.create_task(sleep_long(note, "b"));
              co_return;
            });
          } catch (const ExceptionGroup& errors) {
            note("caught" + std::to_string(errors.errors().size()));
          }
          note(static_cast<int>(current_task()->cancelling()));
          co_await other;
        }) == "0 1 fails 2 3 a b 4 5 caught1 0");
}

TEST_CASE("group_body_fails") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto other = create_task(ticks(note, 5));
          try {
            co_await TaskGroup::with([&](TaskGroup& group) -> Coro<> {
              group.create_task(sleep_long(note, "a"));
              co_await sleep(0s);
              throw RuntimeError();
            });
          } catch (const ExceptionGroup&) {
            note("caught");
          }
          co_await other;
        }) == "0 1 a 2 3 caught 4");
}

TEST_CASE("group_cancelled_from_outside") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto task = create_task(TaskGroup::with([&](TaskGroup& group) -> Coro<> {
            group.create_task(sleep_long(note, "a"));
            group.create_task(sleep_long(note, "b"));
            co_return;
          }));
          co_await sleep(0s);
          co_await sleep(0s);
          auto other = create_task(ticks(note, 6));
          task.cancel();
          try {
            co_await task;
          } catch (const CancelledError&) {
            note("cancelled");
          }
          co_await other;
        }) == "0 1 a b 2 3 4 cancelled 5");
}

}  // namespace looplane::test
