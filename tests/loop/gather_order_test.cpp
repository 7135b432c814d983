#include <catch2/catch_test_macros.hpp>

#include "notes.hpp"

// The orders are those that orders.py prints under CPython 3.13; a test has its scenario's name.
namespace looplane::test {
namespace {

Coro<int> sleep_for(int seconds) {
  co_await sleep(std::chrono::seconds(seconds));
  co_return seconds;
}

}  // namespace

TEST_CASE("gather_order") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto other = create_task(ticks(note, 5));
          auto [a, b] = co_await gather(named(note, "a", 2), named(note, "b", 1));
          note("['" + a + "', '" + b + "']");
          co_await other;
        }) == "0 a0 b0 1 a1 b. 2 a. 3 4 ['a', 'b']");
}

TEST_CASE("gather_failure") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto fails = [](Notes& note) -> Coro<> {
            co_await sleep(0s);
            note("fails");
            throw ValueError();
          };
          auto other = create_task(ticks(note, 5));
          try {
            co_await gather(named(note, "a", 3), fails(note));
          } catch (const ValueError&) {
            note("caught");
          }
          co_await other;
        }) == "0 a0 1 a1 fails 2 a2 3 a. caught 4");
}

TEST_CASE("gather_cancelled") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto gathering = gather_outcomes(sleep_long(note, "a"), sleep_long(note, "b"));
          co_await sleep(0s);
          auto other = create_task(ticks(note, 4));
          note(gathering.cancel());
          try {
            co_await gathering;
          } catch (const CancelledError&) {
            note("cancelled");
          }
          co_await other;
        }) == "True 0 a b 1 2 cancelled 3");
}

TEST_CASE("wait_first") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          std::vector tasks{create_task(named(note, "a", 2)), create_task(named(note, "b", 1))};
          auto other = create_task(ticks(note, 6));
          auto first = co_await wait(tasks, {.return_when = ReturnWhen::first_completed});
          note(std::to_string(first.done.size()) + "/" + std::to_string(first.pending.size()));
          co_await wait(tasks);
          note("all");
          co_await other;
        }) == "a0 b0 0 a1 b. 1 a. 2 2/0 3 4 all 5");
}

TEST_CASE("wait_timeout") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto task = create_task(to_coro(sleep(3s)));
          std::vector waited{task};
          auto result = co_await wait(waited, {.timeout = 1s});
          note(std::to_string(result.done.size()) + "/" + std::to_string(result.pending.size()));
          co_await task;
        }) == "0/1");
}

TEST_CASE("wait_for_expires") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto other = create_task(ticks(note, 2));
          try {
            co_await wait_for(sleep_long(note, "cleanup"), 1s);
          } catch (const TimeoutError&) {
            note("timeout");
          }
          co_await other;
        }) == "0 1 cleanup timeout");
}

TEST_CASE("wait_for_zero") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto other = create_task(ticks(note, 5));
          try {
            co_await wait_for(child(note), 0s);
          } catch (const TimeoutError&) {
            note("timeout");
          }
          co_await other;
        }) == "0 1 2 timeout 3 4");
}

TEST_CASE("wait_for_done_in_time") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto other = create_task(ticks(note, 4));
          note(co_await wait_for(named(note, "a", 2), 1s));
          co_await other;
        }) == "a0 0 a1 1 a. a 2 3");
}

TEST_CASE("shield_cancelled") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto inner = create_task([](Notes& note) -> Coro<int> {
            co_await sleep(1s);
            note("inner");
            co_return 1;
          }(note));
          auto outer = create_task(wait_for(shield(inner), 500ms));
          try {
            co_await outer;
          } catch (const TimeoutError&) {
            note("timeout");
          }
          note(co_await inner);
        }) == "timeout inner 1");
}

TEST_CASE("shield_order") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto other = create_task(ticks(note, 5));
          note(co_await shield(named(note, "a", 1)));
          co_await other;
        }) == "0 a0 1 a. 2 3 a 4");
}

TEST_CASE("as_completed_order") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          std::vector tasks{create_task(sleep_for(3)), create_task(sleep_for(1)),
                            create_task(sleep_for(2))};
          for (auto next = as_completed(tasks); next.left() > 0;) note(co_await next.value());
        }) == "1 2 3");
}

TEST_CASE("as_completed_timeout") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          std::vector tasks{create_task(sleep_for(3)), create_task(sleep_for(1))};
          try {
            for (auto next = as_completed(tasks, 2s); next.left() > 0;) note(co_await next.value());
          } catch (const TimeoutError&) {
            note("timeout");
          }
          co_await wait(tasks);
        }) == "1 timeout");
}

}  // namespace looplane::test
