#include <catch2/catch_test_macros.hpp>

#include "notes.hpp"

// How an interpreter uses the loop: tasks that are not C++ coroutines, steps that park, drivers
// that wrap C++ coroutines, errors that are never thrown.
namespace looplane::test {
namespace {

// A task whose steps are pieces of a script: each is run outside of `advance`, after it has parked.
class ScriptTask final : public TaskBase {
 public:
  using Piece = std::function<Step(Error)>;

  ScriptTask(EventLoop& loop, std::vector<Piece> pieces)
      : TaskBase(loop, "", loop.copy_context()), pieces_(std::move(pieces)) {}

  // What the interpreter's machine does between two calls of `advance`.
  void execute() { result_ = pieces_[next_++](std::move(thrown_)); }
  bool wants_to_execute() const { return waiting_; }

  Progress resume() override {
    waiting_ = false;
    return finish_step(std::move(result_));
  }

 protected:
  Step step_coroutine(Error thrown) override {
    thrown_ = std::move(thrown);
    waiting_ = true;
    return Step::parked();
  }
  void abandon() override { pieces_.clear(); }

 private:
  std::vector<Piece> pieces_;
  std::size_t next_ = 0;
  bool waiting_ = false;
  Error thrown_;
  Step result_ = Step::returned();
};

// Runs the loop as a host does, one handle at a time; how many calls that took.
int drive(EventLoop& loop, std::vector<Ref<ScriptTask>> tasks) {
  loop.begin_running().raise_if_set();
  for (int calls = 1;; ++calls) {
    switch (loop.advance(1)) {
      case Advance::ready:
        break;
      case Advance::parked:
        for (const Ref<ScriptTask>& task : tasks) {
          if (task->wants_to_execute()) task->execute();
        }
        break;
      case Advance::idle:
        loop.clock().wait_until(loop.next_deadline());
        break;
      case Advance::raised:
      case Advance::deadlock:
      case Advance::stopped:
        loop.end_running();
        return calls;
    }
  }
}

}  // namespace

TEST_CASE("a parked step ends before anything else runs") {
  VirtualClock clock;
  EventLoop loop({.clock = &clock});
  Notes note;
  auto future = make_ref<FutureBase>(loop);
  auto first = make_ref<ScriptTask>(
      loop, std::vector<ScriptTask::Piece>{[&](Error) {
                                             note("a1");
                                             return Step::yielded();
                                           },
                                           [&](Error) {
                                             note("a2");
                                             future->set_blocking(true);
                                             return Step::awaits(*future);
                                           },
                                           [&](Error thrown) {
                                             note(thrown ? thrown.describe() : "a3");
                                             return Step::returned();
                                           }});
  auto second = make_ref<ScriptTask>(loop, std::vector<ScriptTask::Piece>{[&](Error) {
                                                                            note("b1");
                                                                            return Step::yielded();
                                                                          },
                                                                          [&](Error) {
                                                                            note("b2");
                                                                            future->complete();
                                                                            return Step::returned();
                                                                          }});
  first->start();
  second->start();
  loop.stop_when_done(*first);
  drive(loop, {first, second});
  CHECK(note.text() == "a1 b1 a2 b2 a3");
  CHECK(first->done());
  CHECK(loop.all_tasks().empty());
}

TEST_CASE("a script's task is cancelled, fails, and yields what it must not") {
  VirtualClock clock;
  QuietEnvironment environment;
  EventLoop loop({.clock = &clock, .environment = &environment});
  Notes note;
  auto future = make_ref<FutureBase>(loop);
  auto await_it = [&](Error) {
    future->set_blocking(true);
    return Step::awaits(*future);
  };
  auto without_blocking = [&](Error) { return Step::awaits(*future); };
  auto rethrow = [&](Error thrown) {
    note(thrown ? thrown.describe() : "none");
    return Step::failed(std::move(thrown));
  };
  auto cancelled = make_ref<ScriptTask>(loop, std::vector<ScriptTask::Piece>{await_it, rethrow});
  auto wrong =
      make_ref<ScriptTask>(loop, std::vector<ScriptTask::Piece>{without_blocking, rethrow});
  cancelled->set_name("c");
  wrong->set_name("w");
  cancelled->start();
  wrong->start();
  loop.call_soon([&] { cancelled->cancel(make_ref<TextMessage>("why")); });
  loop.stop_when_done(*wrong);
  drive(loop, {cancelled, wrong});
  CHECK(note.text() ==
        "RuntimeError: yield was used instead of yield from in task <Task pending name='w' "
        "cb=[_run_until_complete_cb()]> with <Future pending cb=[Task.task_wakeup()]> "
        "CancelledError: why");
  CHECK(cancelled->cancelled());
  CHECK(cancelled->make_cancelled_error().describe() == "CancelledError: why");
  CHECK(cancelled->make_cancelled_error().describe() == "CancelledError");
  CHECK(wrong->has_error());
  wrong->clear_log_traceback();
}

TEST_CASE("a driver steps a C++ coroutine for somebody else") {
  VirtualClock clock;
  EventLoop loop({.clock = &clock});
  Queue<int> queue;

  SECTION("it awaits a future and gets the value") {
    Driver driver(loop, queue.get().coro().detach());
    REQUIRE(driver.resume() == Driver::State::awaiting);
    CHECK(driver.awaited()->purpose() == Purpose::queue_get);
    CHECK(driver.awaited()->blocking());
    CHECK(queue.getters() == 1);
    queue.put_nowait(7);
    REQUIRE(driver.resume() == Driver::State::returned);
    CHECK(driver.take_value<Promise<int>>() == 7);
  }
  SECTION("an error is delivered to the innermost await, without a throw") {
    Driver driver(loop, queue.get().coro().detach());
    REQUIRE(driver.resume() == Driver::State::awaiting);
    REQUIRE(driver.resume(make_error(CancelledError("no"))) == Driver::State::failed);
    CHECK(driver.error().describe() == "CancelledError: no");
    CHECK(queue.getters() == 0);
  }
  SECTION("an error before the beginning ends it") {
    Driver driver(loop, queue.get().coro().detach());
    REQUIRE(driver.resume(make_error(CancelledError())) == Driver::State::failed);
    CHECK(driver.error().is_cancelled());
  }
  SECTION("dropped in the middle, it leaves nothing behind") {
    {
      Driver driver(loop, queue.get().coro().detach());
      REQUIRE(driver.resume() == Driver::State::awaiting);
    }
    CHECK(queue.getters() == 0);
  }
}

TEST_CASE("an object may have another owner") {
  struct Header {
    int count = 1;
  };
  struct ScriptFuture final : Header, FutureBase {
    explicit ScriptFuture(EventLoop& loop) : FutureBase(loop) {}
    void referenced() const noexcept override { ++const_cast<ScriptFuture*>(this)->count; }
    void unreferenced() const noexcept override { --const_cast<ScriptFuture*>(this)->count; }
  };
  VirtualClock clock;
  EventLoop loop({.clock = &clock});
  ScriptFuture future(loop);
  {
    Ref<FutureBase> first(&future);
    Ref<FutureBase> second = first;
    CHECK(future.count == 2);
  }
  CHECK(future.count == 1);
}

TEST_CASE("deadlocks and budgets are told") {
  VirtualClock clock;
  EventLoop loop({.clock = &clock});
  CHECK_THROWS_AS(run_until_complete(loop, []() -> Coro<> { co_await create_future(); }()),
                  DeadlockError);

  EventLoop busy({.clock = &clock});
  int runs = 0;
  for (int index = 0; index < 5; ++index) busy.call_soon([&] { ++runs; });
  busy.begin_running().raise_if_set();
  CHECK(busy.advance(3) == Advance::ready);
  CHECK(runs == 3);
  CHECK(busy.advance(3) == Advance::deadlock);
  CHECK(runs == 5);
  busy.call_later(1500us, [&] { ++runs; });
  CHECK(busy.advance(3) == Advance::idle);
  const Duration deadline = busy.next_deadline();
  CHECK(busy.advance(3) == Advance::idle);
  CHECK(busy.next_deadline() == deadline);
  clock.move_to(deadline);
  CHECK(busy.advance(3) == Advance::deadlock);
  CHECK(runs == 6);
  busy.end_running();
}

TEST_CASE("a paced clock follows real time") {
  PacedClock clock;
  EventLoop loop({.clock = &clock});
  bool rung = false;
  loop.call_later(1s, [&] { rung = true; });
  loop.begin_running().raise_if_set();
  clock.set_real_time(100s);
  CHECK(loop.advance(10) == Advance::idle);
  clock.set_real_time(100s + 500ms);
  CHECK(loop.advance(10) == Advance::idle);
  CHECK(clock.real_delay(loop.next_deadline()) > 499ms);
  clock.set_speed(4);
  CHECK(clock.real_delay(loop.next_deadline()) < 130ms);
  clock.set_real_time(100s + 700ms);
  CHECK(loop.advance(10) == Advance::deadlock);
  CHECK(rung);
  loop.end_running();
}

}  // namespace looplane::test
