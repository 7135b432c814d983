#include <catch2/catch_test_macros.hpp>

#include "notes.hpp"

// The orders are those that orders.py prints under CPython 3.13; a test has its scenario's name.
namespace looplane::test {
namespace {

template <class Primitive>
Coro<> enter_and_leave(Notes& note, Primitive& primitive, std::string name) {
  auto held = co_await primitive.hold();
  note(name + "+");
  co_await sleep(0s);
  note(name + "-");
}

template <class Primitive>
Coro<> enter(Notes& note, Primitive& primitive, const char* name) {
  auto held = co_await primitive.hold();
  note(name);
}

Coro<> wait_for_notice(Notes& note, Condition& condition, const char* name) {
  auto held = co_await condition.hold();
  co_await condition.wait();
  note(name);
}

}  // namespace

TEST_CASE("lock_fair") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          Lock lock;
          co_await gather(ticks(note, 7), enter_and_leave(note, lock, "a"),
                          enter_and_leave(note, lock, "b"), enter_and_leave(note, lock, "c"));
        }) == "0 a+ 1 a- 2 b+ 3 b- 4 c+ 5 c- 6");
}

TEST_CASE("lock_cancelled_owner_to_be") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          Lock lock;
          co_await lock.acquire();
          auto a = create_task(enter(note, lock, "a"));
          auto b = create_task(enter(note, lock, "b"));
          co_await sleep(0s);
          lock.release();
          a.cancel();
          auto other = create_task(ticks(note, 4));
          std::vector waited{a, b};
          co_await wait(waited);
          note(a.cancelled());
          co_await other;
          CHECK_FALSE(lock.locked());
          CHECK(lock.waiting() == 0);
        }) == "0 b 1 2 True 3");
}

TEST_CASE("event_wakes_all") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          Event event;
          std::vector<Task<>> tasks;
          for (const char* name : {"a", "b", "c"}) {
            tasks.push_back(create_task([](Notes& note, Event& event, const char* name) -> Coro<> {
              co_await event.wait();
              note(name);
            }(note, event, name)));
          }
          co_await sleep(0s);
          tasks[1].cancel();
          event.set();
          event.clear();
          auto other = create_task(ticks(note, 3));
          co_await wait(tasks);
          note("all");
          co_await other;
        }) == "a c 0 1 all 2");
}

TEST_CASE("condition_notify") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          Condition condition;
          std::vector<Task<>> tasks;
          for (const char* name : {"a", "b", "c"}) {
            tasks.push_back(create_task(wait_for_notice(note, condition, name)));
          }
          co_await sleep(0s);
          auto other = create_task(ticks(note, 8));
          {
            auto held = co_await condition.hold();
            condition.notify(2);
            note("notified");
          }
          for (int times = 0; times < 3; ++times) co_await sleep(0s);
          {
            auto held = co_await condition.hold();
            condition.notify_all();
          }
          co_await wait(tasks);
          co_await other;
        }) == "notified 0 a b 1 2 3 c 4 5 6 7");
}

TEST_CASE("condition_cancelled_after_notify") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          Condition condition;
          auto a = create_task(wait_for_notice(note, condition, "a"));
          auto b = create_task(wait_for_notice(note, condition, "b"));
          co_await sleep(0s);
          {
            auto held = co_await condition.hold();
            condition.notify(1);
          }
          a.cancel();
          auto other = create_task(ticks(note, 6));
          std::vector waited{a, b};
          co_await wait(waited);
          note(a.cancelled());
          co_await other;
        }) == "0 b 1 2 True 3 4 5");
}

TEST_CASE("semaphore_order") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          Semaphore semaphore(2);
          std::vector<Coro<>> bodies;
          bodies.push_back(ticks(note, 6));
          for (const char* name : {"a", "b", "c", "d", "e"}) {
            bodies.push_back(enter_and_leave(note, semaphore, name));
          }
          co_await gather(std::move(bodies));
        }) == "0 a+ b+ 1 a- b- 2 c+ d+ 3 c- d- 4 e+ 5 e-");
}

TEST_CASE("semaphore_cancelled") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          Semaphore semaphore(1);
          co_await semaphore.acquire();
          std::vector<Task<>> tasks;
          for (const char* name : {"a", "b", "c"}) {
            tasks.push_back(
                create_task([](Notes& note, Semaphore& semaphore, const char* name) -> Coro<> {
                  auto held = co_await semaphore.hold();
                  note(name);
                  co_await sleep(0s);
                }(note, semaphore, name)));
          }
          co_await sleep(0s);
          semaphore.release();
          tasks[0].cancel();
          auto other = create_task(ticks(note, 6));
          co_await wait(tasks);
          note(semaphore.locked());
          co_await other;
        }) == "0 b 1 2 c 3 4 5 False");
}

TEST_CASE("barrier_order") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          Barrier barrier(3);
          auto other = create_task(ticks(note, 8));
          std::vector<Coro<>> bodies;
          for (const char* name : {"a", "b", "c", "d", "e", "f"}) {
            bodies.push_back([](Notes& note, Barrier& barrier, std::string name) -> Coro<> {
              const std::size_t index = co_await barrier.wait();
              note(name + std::to_string(index));
            }(note, barrier, name));
          }
          co_await gather(std::move(bodies));
          note("all");
          co_await other;
        }) == "0 c2 1 a0 b1 2 f2 3 d0 e1 4 5 all 6 7");
}

TEST_CASE("barrier_abort") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          Barrier barrier(2);
          auto task = create_task([](Notes& note, Barrier& barrier) -> Coro<> {
            try {
              co_await barrier.wait();
            } catch (const BrokenBarrierError& error) {
              note(error.what());
            }
          }(note, barrier));
          co_await sleep(0s);
          auto other = create_task(ticks(note, 6));
          co_await barrier.abort();
          co_await task;
          co_await other;
        }) == "0 Abort or reset of barrier 1 2 3 4 5");
}

TEST_CASE("primitives say what is wrong") {
  Lock lock;
  CHECK_THROWS_AS(lock.release(), RuntimeError);
  Condition condition;
  CHECK_THROWS_AS(condition.notify(), RuntimeError);
  BoundedSemaphore semaphore(1);
  CHECK_THROWS_AS(semaphore.release(), ValueError);
  CHECK_THROWS_AS(Barrier(0), ValueError);
  CHECK(lock.repr() == "<Lock [unlocked]>");
  CHECK(semaphore.repr() == "<Semaphore [unlocked, value:1]>");
  CHECK(Barrier(2).repr() == "<Barrier [filling, waiters:0/2]>");
}

}  // namespace looplane::test
