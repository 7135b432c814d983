#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <string>

#include "screen.hpp"
#include "ui/run_control.hpp"

namespace looplane::ui {

namespace {

constexpr const char* race = R"(import asyncio

async def run(name, seconds):
    await asyncio.sleep(seconds)
    print(name)

async def main():
    await asyncio.gather(run('hare', 1), run('tortoise', 2))
    print('over')

asyncio.run(main())
)";

void settle(RunControl& run) {
  constexpr Nanoseconds second = 1'000'000'000;
  while (run.active()) run.advance(second);
}

std::string text_of(const std::vector<OutputLine>& lines) {
  std::string text;
  for (const OutputLine& line : lines) text += line.text + " ";
  return text;
}

/// The first run has got as far as its first two steps: the hare sleeps.
struct Race {
  Race() {
    run.set_speed(std::numeric_limits<double>::infinity());
    run.start({"", {{"main.py", race}}}, {}, true);
    settle(run);
    for (int i = 0; i < 3; ++i) {
      run.step(Stride::callback);
      settle(run);
    }
  }
  /// The sleep of a task, from its beginning on, takes two seconds more.
  void delay(trace::TaskNumber task) {
    const trace::Record& record = *run.record();
    for (trace::TimerNumber timer = 0; timer < record.timers().size(); ++timer) {
      const trace::Timer& each = record.timers()[timer];
      if (record.futures()[each.completes].awaited_by != task) continue;
      run.what_if({Intervention::Kind::stretch_sleep, task, each.set, 2'000'000'000}, "later");
      return settle(run);
    }
    FAIL("no timer");
  }
  RunControl run{now};
};

}  // namespace

TEST_CASE("what if: both runs go to their ends, also when the first one stood on its way") {
  Race race;
  RunControl& run = race.run;
  REQUIRE(run.output().empty());
  const trace::EventNumber moment = run.moment();
  race.delay(1);
  REQUIRE(run.original() != nullptr);
  CHECK(text_of(run.original()->output()) == "hare tortoise over ");
  CHECK(text_of(run.output()) == "tortoise hare over ");
  CHECK(first_difference(run.original()->output(), run.output()) == 0);

  run.undo_what_if();
  settle(run);
  CHECK(run.original() == nullptr);
  CHECK(run.moment() == moment);
  CHECK(text_of(run.output()) == "hare tortoise over ");
}

TEST_CASE("what if: the changed run stops at breakpoints, from the change on") {
  Race race;
  RunControl& run = race.run;
  run.set_breakpoints({{"main.py", 5}});
  race.delay(1);
  CHECK(run.standing());
  CHECK(text_of(run.original()->output()) == "hare tortoise over ");
  CHECK(run.output().empty());
  run.resume();
  settle(run);
  CHECK(text_of(run.output()) == "tortoise ");
  run.undo_what_if();
  settle(run);
  CHECK(run.session()->breakpoints().size() == 1);
}

TEST_CASE("what if: one change comes on top of another, and all go at once") {
  Race race;
  RunControl& run = race.run;
  race.delay(1);
  run.look_at(run.record()->size() / 2);
  settle(run);
  race.delay(2);
  CHECK(text_of(run.output()) == "hare tortoise over ");
  CHECK(run.changes() == "later, later");
  CHECK(run.session()->now() >= 4'000'000'000);
  run.undo_what_if();
  settle(run);
  CHECK(run.changes().empty());
  CHECK(text_of(run.output()) == "hare tortoise over ");
}

}  // namespace looplane::ui
