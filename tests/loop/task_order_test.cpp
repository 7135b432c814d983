#include <catch2/catch_test_macros.hpp>

#include "notes.hpp"

// The orders are those that orders.py prints under CPython 3.13; a test has its scenario's name.
namespace looplane::test {

TEST_CASE("await_coroutine") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto task = create_task(ticks(note, 3));
          co_await child(note);
          co_await child(note);
          note("awaited");
          co_await task;
        }) == "child child awaited 0 1 2");
}

TEST_CASE("await_task") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto task = create_task(child(note));
          auto other = create_task(ticks(note, 4));
          co_await task;
          note("awaited");
          co_await other;
        }) == "child 0 awaited 1 2 3");
}

TEST_CASE("await_done_task") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto task = create_task(child(note));
          co_await sleep(0s);
          auto other = create_task(ticks(note, 3));
          co_await task;
          note("awaited");
          co_await other;
        }) == "child awaited 0 1 2");
}

Coro<> link(Notes& note, int depth) {
  if (depth > 0) co_await create_task(link(note, depth - 1));
  note("link" + std::to_string(depth));
}

TEST_CASE("chain_of_tasks") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto other = create_task(ticks(note, 8));
          co_await link(note, 3);
          co_await other;
        }) == "0 1 2 link0 3 link1 4 link2 5 link3 6 7");
}

TEST_CASE("future_callbacks") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto future = create_future<int>();
          for (const char* name : {"a", "b", "c"}) {
            future.add_done_callback([&note, name] { note(name); });
          }
          get_running_loop().call_soon([&note] { note("soon"); });
          future.set_result(1);
          note("set");
          get_running_loop().call_soon([&note] { note("later"); });
          co_await future;
          note("awaited");
          co_await sleep(0s);
        }) == "set awaited soon a b c later");
}

TEST_CASE("cancel_before_start") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto task = create_task(child(note));
          task.cancel();
          auto other = create_task(ticks(note, 3));
          try {
            co_await task;
          } catch (const CancelledError&) {
            note("cancelled");
          }
          co_await other;
        }) == "0 cancelled 1 2");
}

Coro<> wait_forever(Notes& note, const char* word) {
  Finally cleanup{note, word};
  co_await create_future();
}

TEST_CASE("cancel_while_waiting") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto task = create_task(wait_forever(note, "cleanup"));
          co_await sleep(0s);
          auto other = create_task(ticks(note, 4));
          task.cancel();
          try {
            co_await task;
          } catch (const CancelledError&) {
            note("cancelled");
          }
          co_await other;
        }) == "0 cleanup 1 cancelled 2 3");
}

TEST_CASE("cancel_nested_tasks") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto task = create_task([](Notes& note) -> Coro<> {
            Finally cleanup{note, "outer"};
            co_await create_task(sleep_long(note, "inner"));
          }(note));
          co_await sleep(0s);
          co_await sleep(0s);
          auto other = create_task(ticks(note, 5));
          task.cancel();
          try {
            co_await task;
          } catch (const CancelledError&) {
            note("cancelled");
          }
          co_await other;
        }) == "0 inner 1 outer 2 cancelled 3 4");
}

TEST_CASE("cancel_ignored") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto task = create_task([](Notes& note) -> Coro<std::string> {
            try {
              co_await sleep(10s);
            } catch (const CancelledError&) {
              note("ignored");
            }
            co_await sleep(0s);
            co_return "value";
          }(note));
          co_await sleep(0s);
          task.cancel();
          note(co_await task);
          note(static_cast<int>(task.cancelling()));
        }) == "ignored value 1");
}

TEST_CASE("cancel_itself") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto task = create_task([](Notes& note) -> Coro<> {
            current_task()->cancel();
            note("before");
            try {
              co_await sleep(0s);
            } catch (const CancelledError&) {
              note("hit");
              throw;
            }
          }(note));
          try {
            co_await task;
          } catch (const CancelledError&) {
            note("cancelled");
          }
        }) == "before hit cancelled");
}

TEST_CASE("cancel_right_before_return") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto task = create_task([]() -> Coro<int> {
            current_task()->cancel();
            co_return 1;
          }());
          std::vector waited{task};
          co_await wait(waited);
          note(task.cancelled());
        }) == "True");
}

TEST_CASE("eager") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          get_running_loop().set_task_factory(eager_task_factory);
          note("before");
          auto task = create_task(named(note, "e"));
          note("after");
          auto done = create_task(child(note));
          note(done.done());
          co_await task;
        }) == "before e0 after child True e.");
}

TEST_CASE("equal_deadlines") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          EventLoop& loop = get_running_loop();
          const Duration when = loop.time() + 1s;
          for (char name = 'a'; name <= 'j'; ++name) {
            loop.call_at(when, [&note, name] { note(std::string(1, name)); });
          }
          co_await sleep(2s);
        }) == "a c g f j i h b d e");
}

TEST_CASE("timers_in_one_iteration") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          EventLoop& loop = get_running_loop();
          int index = 0;
          for (Duration delay : {2500us, 2100us, 2900us, 3100us}) {
            loop.call_later(delay, [&note, index] { note(index); });
            ++index;
          }
          auto other = create_task(ticks(note, 3));
          co_await sleep(2200us);
          note("slept");
          co_await sleep(10ms);
          co_await other;
        }) == "0 1 2 1 0 2 slept 3");
}

TEST_CASE("cancelled_timers") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          EventLoop& loop = get_running_loop();
          const Duration when = loop.time() + 1s;
          std::vector<Ref<TimerHandle>> handles;
          for (int index = 0; index < 120; ++index) {
            handles.push_back(loop.call_at(when, [&note, index] { note(index); }));
          }
          for (int index = 0; index < 100; ++index) handles[index]->cancel();
          co_await sleep(2s);
        }) == "114 106 102 100 113 109 103 117 107 115 112 111 105 101 119 108 116 110 118 104");
}

}  // namespace looplane::test
