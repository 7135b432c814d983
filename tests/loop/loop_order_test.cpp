#include <catch2/catch_test_macros.hpp>

#include "notes.hpp"

// The orders are those that orders.py prints under CPython 3.13; a test has its scenario's name.
namespace looplane::test {
namespace {

Coro<> fails_at_once() {
  throw ValueError();
  co_return;
}

AsyncGenerator<int> numbers_to_close(Notes& note) {
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

Coro<> untyped(Coro<std::string> coroutine) { (void)co_await std::move(coroutine); }

}  // namespace

TEST_CASE("handles_cancelled") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          EventLoop& loop = get_running_loop();
          std::vector<Ref<Handle>> handles;
          loop.call_soon([&handles] { handles[2]->cancel(); });
          for (const char* name : {"a", "b", "c", "d"}) {
            handles.push_back(loop.call_soon([&note, name] { note(name); }));
          }
          auto timer = loop.call_later(1s, [&note] { note("timer"); });
          handles[0]->cancel();
          timer->cancel();
          note(handles[0]->cancelled());
          note(handles[2]->cancelled());
          co_await sleep(2s);
          note(handles[2]->cancelled());
        }) == "True False b d True");
}

TEST_CASE("task_factory") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          get_running_loop().set_task_factory([&note](TaskBase& task) {
            note("factory");
            task.start();
          });
          auto task = create_task(child(note));
          note("made");
          auto other = create_task(ticks(note, 2));
          co_await task;
          co_await other;
        }) == "factory made factory child 0 1");
}

TEST_CASE("cancel_message") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto task = create_task(to_coro(sleep(10s)));
          co_await sleep(0s);
          task.cancel("enough");
          try {
            co_await task;
          } catch (const CancelledError& error) {
            note(error.message());
          }
        }) == "enough");
}

TEST_CASE("callbacks_removed") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto future = create_future<int>();
          const Ref<Callback> first = future.add_done_callback([&note] { note("first"); });
          future.add_done_callback([&note] { note("second"); });
          future.base()->add_done_callback(first, {});
          note(future.remove_done_callback(first));
          note(future.remove_done_callback(first));
          future.set_result(1);
          future.base()->add_done_callback(first, {});
          note("set");
          co_await sleep(0s);
        }) == "2 0 set second first");
}

TEST_CASE("tasks_of_the_loop") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          TaskOptions options;
          options.name = "one";
          auto one = create_task(named(note, "a"), options);
          auto other = create_task(child(note));
          note(all_tasks().size());
          note(one.name());
          co_await other;
          note(all_tasks().size());
          one.set_name("two");
          note(one.name());
          co_await one;
          const std::vector<Ref<TaskBase>> tasks = all_tasks();
          note(tasks.front().get() == current_task());
          note(tasks.size());
        }) == "3 one a0 child a. 1 two True 1");
}

TEST_CASE("wait_modes") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto other = create_task(ticks(note, 6));
          std::vector<Task<>> tasks;
          tasks.push_back(create_task(untyped(named(note, "a", 3))));
          tasks.push_back(create_task(fails_at_once()));
          tasks.push_back(create_task(untyped(named(note, "b", 1))));
          WaitOptions options;
          options.return_when = ReturnWhen::first_exception;
          auto result = co_await wait(tasks, options);
          note(result.done.size());
          options.return_when = ReturnWhen::first_completed;
          result = co_await wait(tasks, options);
          note(result.done.size());
          options.return_when = ReturnWhen::all_completed;
          result = co_await wait(tasks, options);
          note(result.done.size());
          (void)tasks[1].exception();
          co_await other;
        }) == "0 a0 b0 1 a1 b. 2 a2 2 3 a. 4 3 5 3");
}

TEST_CASE("gather_exceptions") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto other = create_task(ticks(note, 4));
          auto [first, second] = co_await gather_outcomes(fails_at_once(), named(note, "a"));
          note(first.error.describe());
          note(*second.value);
          co_await other;
        }) == "0 a0 1 a. 2 3 ValueError a");
}

TEST_CASE("thread_order") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto other = create_task(ticks(note, 5));
          note(co_await to_thread([] { return "thread"; }));
          co_await other;
        }) == "0 1 thread 2 3 4");
}

TEST_CASE("generator_closed") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          auto generator = numbers_to_close(note);
          const std::optional<int> first = co_await generator.next();
          note(first.value());
          auto other = create_task(ticks(note, 3));
          co_await generator.aclose();
          note("over");
          co_await generator.aclose();
          const std::optional<int> none = co_await generator.next();
          note(none ? "some" : "none");
          co_await other;
        }) == "1 closing 0 closed over none 1 2");
}

// BaseEventLoop.stop: what is ready runs once more, what it schedules is for the next run.
TEST_CASE("a loop stops after its iteration and can run again") {
  VirtualClock clock;
  EventLoop loop({.clock = &clock});
  Notes note;
  loop.call_soon([&] {
    loop.stop();
    note("a");
    loop.call_soon([&] {
      note("c");
      loop.stop();
    });
  });
  loop.call_soon([&] { note("b"); });
  loop.run_forever();
  note("stopped");
  loop.run_forever();
  loop.stop();  // before it runs: one iteration
  loop.call_soon([&] { note("d"); });
  loop.run_forever();
  CHECK(note.text() == "a b stopped c d");
}

}  // namespace looplane::test
