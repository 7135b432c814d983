#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "notes.hpp"

// What the loop reports, refuses and remembers.
namespace looplane::test {

TEST_CASE("what nobody looks at is reported") {
  VirtualClock clock;
  QuietEnvironment environment;
  {
    EventLoop loop({.clock = &clock, .environment = &environment});
    TaskBase::reset_name_counter();
    run_until_complete(loop, []() -> Coro<> {
      // The coroutine of a lambda without captures may outlive the lambda.
      create_task([]() -> Coro<> {
        throw ValueError("lost");
        co_return;
      }());
      create_task(to_coro(sleep(10s)));
      co_await sleep(1s);
      {
        auto dropped = to_coro(sleep(1s));
      }
    }());
  }
  REQUIRE(environment.lines.size() == 3);
  CHECK(environment.lines[0] ==
        "Task exception was never retrieved\n"
        "future: <Task finished name='Task-2' exception=<ValueError: lost>>\nValueError: lost");
  CHECK(environment.lines[1] == "RuntimeWarning: coroutine was never awaited");
  CHECK(environment.lines[2] ==
        "Task was destroyed but it is pending!\n"
        "task: <Task pending name='Task-3' coro=<Coro> wait_for=<Future pending "
        "cb=[Task.task_wakeup()]>>");
}

TEST_CASE("an exception in a callback goes to the handler") {
  VirtualClock clock;
  EventLoop loop({.clock = &clock});
  std::string message;
  loop.set_exception_handler([&](EventLoop&, const ExceptionContext& context) {
    message = context.message + ": " + context.exception.describe() + " " + context.handle->repr();
  });
  loop.call_soon([] { throw RuntimeError("oops"); });
  loop.call_soon([&] { loop.stop(); });
  loop.run_forever();
  CHECK(message == "Exception in callback function(): RuntimeError: oops <Handle function()>");
}

Coro<> gather_beside_failure(std::shared_ptr<int> kept) {
  Task<> sleeper = create_task(to_coro(sleep(10s)));
  sleeper.add_done_callback([kept] {});
  try {
    co_await gather(sleeper, []() -> Coro<> {
      throw ValueError("early");
      co_return;
    }());
  } catch (const ValueError&) {
  }
}

Coro<> gather_for_ever(std::shared_ptr<int> kept) {
  Future<> never = create_future();
  never.add_done_callback([kept] {});
  co_await gather(never);
}

TEST_CASE("what a gather still waits for goes with its loop") {
  VirtualClock clock;
  QuietEnvironment environment;
  const auto kept = std::make_shared<int>();
  {
    EventLoop loop({.clock = &clock, .environment = &environment});
    run_until_complete(loop, gather_beside_failure(kept));
    CHECK(kept.use_count() == 2);
  }
  CHECK(kept.use_count() == 1);
  {
    EventLoop loop({.clock = &clock, .environment = &environment});
    CHECK_THROWS_AS(run_until_complete(loop, gather_for_ever(kept)), DeadlockError);
  }
  CHECK(kept.use_count() == 1);
  CHECK(environment.lines.size() == 1);  // of the sleeper: run_until_complete drops its own task
}

TEST_CASE("slow callbacks are reported in debug mode") {
  VirtualClock clock;
  QuietEnvironment environment;
  EventLoop loop({.clock = &clock, .environment = &environment, .debug = true});
  TaskBase::reset_name_counter();
  run_until_complete(loop, [](VirtualClock& clock) -> Coro<> {
    clock.move_to(clock.peek() + 1s);
    co_return;
  }(clock));
  REQUIRE(environment.lines.size() == 1);
  CHECK(environment.lines[0] ==
        "Executing <Task finished name='Task-1' result=None> took 1.000 seconds");
}

TEST_CASE("futures refuse what asyncio refuses") {
  VirtualClock clock;
  EventLoop loop({.clock = &clock});
  Future<int> future(loop);
  CHECK_THROWS_AS(future.result(), InvalidStateError);
  CHECK_THROWS_AS(future.exception(), InvalidStateError);
  future.set_result(1);
  CHECK(future.result() == 1);
  CHECK(future.repr() == "<Future finished result=1>");
  CHECK_THROWS_AS(future.set_result(2), InvalidStateError);
  CHECK_FALSE(future.cancel());
  Future<int> other(loop);
  CHECK(other.cancel("why"));
  CHECK(other.repr() == "<Future cancelled>");
  CHECK_THROWS_AS(other.result(), CancelledError);

  loop.close();
  CHECK_THROWS_AS(loop.call_soon([] {}), RuntimeError);
  CHECK_THROWS_AS(loop.run_forever(), RuntimeError);
}

TEST_CASE("misuse is named") {
  VirtualClock clock;
  EventLoop loop({.clock = &clock});
  Notes note;
  run_until_complete(loop, [](Notes& note) -> Coro<> {
    auto coroutine = child(note);
    co_await std::move(coroutine);
    try {
      co_await std::move(coroutine);
    } catch (const RuntimeError& error) {
      note(error.what());
    }
    EventLoop other;
    Future<> foreign(other);
    try {
      co_await foreign;
    } catch (const RuntimeError& error) {
      note(std::string(error.what()).ends_with("attached to a different loop"));
    }
    Task<> self;
    self = create_task([](Task<>& self) -> Coro<> { co_await self; }(self));
    try {
      co_await self;
    } catch (const RuntimeError& error) {
      note(std::string(error.what()).starts_with("Task cannot await on itself"));
    }
    try {
      get_running_loop().run_forever();
    } catch (const RuntimeError& error) {
      note(error.what());
    }
  }(note));
  CHECK(note.text() ==
        "child cannot reuse already awaited coroutine True True This event loop is already "
        "running");
}

// What the RuntimeError says that `call` throws.
template <class Call>
std::string refusal(Call call) {
  try {
    call();
  } catch (const RuntimeError& error) {
    return error.what();
  }
  return "nothing";
}

TEST_CASE("what is used up or empty is refused") {
  VirtualClock clock;
  EventLoop loop({.clock = &clock});
  Notes note;
  run_until_complete(loop, [](Notes& note) -> Coro<> {
    auto coroutine = child(note);
    auto task = create_task(std::move(coroutine));
    CHECK(refusal([&] { create_task(std::move(coroutine)); }) ==
          "cannot reuse already awaited coroutine");
    try {
      co_await wait_for(std::move(coroutine), 1s);
    } catch (const RuntimeError& error) {
      note(error.what());
    }
    CHECK(refusal([&] { task.set_result(2); }) == "Task does not support set_result operation");
    CHECK(refusal([&] { task.set_exception(ValueError()); }) ==
          "Task does not support set_exception operation");
    CHECK(co_await task == 1);
    Future<> nothing;
    try {
      co_await nothing;
    } catch (const RuntimeError& error) {
      note(error.what());
    }
  }(note));
  CHECK(note.text() == "cannot reuse already awaited coroutine child await of an empty future");
}

TEST_CASE("a closed loop refuses all that would need it") {
  const std::string closed = "Event loop is closed";
  EventLoop loop;
  Notes note;
  Future<> future(loop);
  future.add_done_callback([&note] { note("called"); });
  loop.close();
  CHECK(refusal([&] { loop.call_soon([] {}); }) == closed);
  CHECK(refusal([&] { loop.call_later(1s, [] {}); }) == closed);
  CHECK(refusal([&] { loop.call_at(1s, [] {}); }) == closed);
  CHECK(refusal([&] { loop.call_soon_threadsafe([] {}); }) == closed);
  CHECK(refusal([&] { create_task(loop, child(note)); }) == closed);
  CHECK(refusal([&] { loop.create_task(child(note)); }) == closed);
  CHECK(refusal([&] { run_in_executor(loop, [] {}); }) == closed);
  CHECK(refusal([&] { loop.run_forever(); }) == closed);
  CHECK(refusal([&] { run_until_complete(loop, future); }) == closed);
  future.set_result();  // nobody is told any more
  loop.close();
  CHECK(note.text().empty());
}

TEST_CASE("runners and loops within each other are refused") {
  VirtualClock clock;
  Notes note;
  Runner runner({.clock = &clock});
  runner.run([](Runner& runner, Notes& note) -> Coro<> {
    CHECK(refusal([&] { runner.run(child(note)); }) ==
          "Runner.run() cannot be called from a running event loop");
    EventLoop other;
    CHECK(refusal([&] { run_until_complete(other, child(note)); }) ==
          "Cannot run the event loop while another loop is running");
    CHECK(refusal([&] { get_running_loop().close(); }) == "Cannot close a running event loop");
    co_return;
  }(runner, note));
  runner.close();
  CHECK(refusal([&] { runner.run(child(note)); }) == "Runner is closed");
  CHECK(refusal([] { (void)get_running_loop(); }) == "no running event loop");
  CHECK(refusal([&] { create_task(child(note)); }) == "no running event loop");
  CHECK(note.text().empty());
}

Coro<> contend(Lock& lock) {
  co_await lock.acquire();
  co_await sleep(1s);
  lock.release();
}

TEST_CASE("a primitive belongs to the loop in which it was waited for") {
  VirtualClock clock;
  Lock lock;
  const auto program = [](Lock& lock) -> Coro<> { co_await gather(contend(lock), contend(lock)); };
  const auto wait_for_itself = [](Lock& lock) -> Coro<> {
    co_await lock.acquire();
    co_await lock.acquire();
  };
  EventLoop loop({.clock = &clock});
  EventLoop other({.clock = &clock});
  run_until_complete(loop, program(lock));
  CHECK(refusal([&] {
          run_until_complete(other, wait_for_itself(lock));
        }).ends_with("is bound to a different event loop"));
}

TEST_CASE("the longest delays never end") {
  VirtualClock clock;
  CHECK_THROWS_AS(run(
                      []() -> Coro<> {
                        co_await timeout(Duration::max(), [](Timeout&) -> Coro<> {
                          co_await wait_for(create_future(), Duration::max());
                        });
                      }(),
                      {.clock = &clock}),
                  DeadlockError);
}

TEST_CASE("context variables belong to tasks") {
  VirtualClock clock;
  EventLoop loop({.clock = &clock});
  ContextVar<int> variable(0);
  run_until_complete(loop, [](ContextVar<int>& variable) -> Coro<> {
    CHECK(variable.get() == 0);
    variable.set(1);
    auto body = [](ContextVar<int>& variable) -> Coro<> {
      CHECK(variable.get() == 1);
      auto token = variable.set(2);
      co_await sleep(0s);
      CHECK(variable.get() == 2);
      variable.reset(token);
      CHECK(variable.get() == 1);
      variable.set(3);
    };
    co_await gather(body(variable), body(variable));
    CHECK(variable.get() == 1);
    get_running_loop().call_soon([&] { CHECK(variable.get() == 1); });
    variable.set(4);
    co_await sleep(0s);
    CHECK(variable.get() == 4);
  }(variable));
  CHECK(variable.get() == 0);
}

TEST_CASE("a task that had no context keeps the one it makes when it gives way") {
  VirtualClock clock;
  EventLoop loop({.clock = &clock});
  ContextVar<int> variable(0);
  run_until_complete(loop, [](ContextVar<int>& variable) -> Coro<> {
    variable.set(1);
    co_await sleep(0s);
    CHECK(variable.get() == 1);
    co_await sleep(1s);
    CHECK(variable.get() == 1);
  }(variable));
  CHECK(variable.get() == 0);
}

TEST_CASE("run cancels what is left") {
  VirtualClock clock;
  Notes note;
  run(
      [](Notes& note) -> Coro<> {
        create_task(sleep_long(note, "cleanup"));
        co_await sleep(1s);
        note("main");
      }(note),
      {.clock = &clock});
  CHECK(note.text() == "main cleanup");
}

#ifndef __EMSCRIPTEN__
TEST_CASE("other threads hand in work") {
  struct Always final : OutsideSource {
    bool may_wake() const override { return true; }
  } source;
  EventLoop loop;
  loop.add_source(source);
  Future<int> future(loop);
  std::thread thread([&] { loop.call_soon_threadsafe([&] { future.set_result(42); }); });
  CHECK(run_until_complete(loop, future) == 42);
  thread.join();
  loop.remove_source(source);
}
#endif

}  // namespace looplane::test
