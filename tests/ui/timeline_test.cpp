#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "screen.hpp"

namespace looplane::ui {

namespace {

Playground ran(const std::string& program) {
  Playground playground(now, [](const std::string& text) { return text; });
  run_to_end(playground, program);
  return playground;
}

const std::string two_levels = R"(import asyncio

async def leaf():
    await asyncio.sleep(1)

async def branch():
    await asyncio.gather(leaf(), leaf())

async def main():
    await asyncio.gather(branch(), branch())

asyncio.run(main())
)";

std::size_t signs(const Playground& playground) { return playground.timeline.fold_signs().size(); }

}  // namespace

TEST_CASE("lanes fold into the task that created theirs, and unfold") {
  Screen screen(1280, 1200);
  Playground playground = ran(two_levels);
  screen.draw(playground);
  REQUIRE(signs(playground) == 3);  // main and two branches
  const trace::TaskNumber first = playground.timeline.fold_signs()[0].task;
  playground.timeline.fold(first);
  screen.draw(playground);
  CHECK(signs(playground) == 1);
  CHECK(playground.timeline.fold_signs()[0].is_folded);
  playground.timeline.fold(first);
  screen.draw(playground);
  CHECK(signs(playground) == 3);
}

TEST_CASE("what asyncio.run does at its end is the loop's own work") {
  Screen screen(1280, 1200);
  Playground playground = ran(two_levels);
  const trace::Record& record = *playground.run.record();
  CHECK(record.closing_tasks().size() == 2);
  CHECK(trace::lanes_of(record).size() == 1 + 7);  // main, two branches, four leaves
  const double end = trace::length_of(record, trace::Axis::order);
  const auto work = trace::segments_of(record, {}, trace::Axis::order, 0, end, 1000);
  CHECK(std::ranges::count_if(work, [&](const trace::Segment& each) {
          return record.is_closing_task(record.steps()[each.step].task);
        }) == 2);
}

TEST_CASE("a step that blocks the loop is told apart on both axes") {
  Screen screen(1280, 800);
  Playground playground =
      ran("import asyncio, time\n\nasync def main():\n    time.sleep(2)\n\n"
          "asyncio.run(main())\n");
  const trace::Record& record = *playground.run.record();
  for (const trace::Axis axis : {trace::Axis::order, trace::Axis::time}) {
    const auto work = trace::segments_of(record, {trace::Lane::Kind::task, 0}, axis, 0,
                                         trace::length_of(record, axis), 1000);
    CHECK(std::ranges::count(work, trace::TaskState::blocked, &trace::Segment::state) == 1);
    playground.timeline.set_axis(axis);
    screen.draw(playground);
  }
}

TEST_CASE("tasks are found by their names and by what they run") {
  Screen screen(1280, 1200);
  Playground playground = ran(two_levels);
  screen.draw(playground);
  playground.timeline.find("LEAF");
  screen.draw(playground);
  const trace::Record& record = *playground.run.record();
  REQUIRE(playground.timeline.found());
  CHECK(record.call_of_task(*playground.timeline.found()) == "leaf()");
  playground.choose_found_task();
  CHECK(record.steps()[trace::step_at(record, playground.run.moment())].task ==
        *playground.timeline.found());
  playground.timeline.find("nothing is called that");
  screen.draw(playground);
  CHECK_FALSE(playground.timeline.found());
}

TEST_CASE("a moment of the timeline is chosen with the pointer, on the lanes and no other place") {
  Screen screen(1280, 800);
  Playground playground = ran(two_levels);
  screen.draw(playground);
  const Box box = screen.place_of(playground, "timeline");
  REQUIRE(box.width() > 0);
  const trace::EventNumber end = playground.run.moment();
  screen.move_pointer({box.x0 + 60, box.centre_y()});
  screen.press(true);
  screen.draw(playground);
  screen.draw(playground);
  CHECK(playground.run.moment() == end);
  screen.press(false);
  screen.draw(playground);
  screen.move_pointer({box.x0 + 260, box.centre_y()});
  screen.press(true);
  for (int frame = 0; frame < 3; ++frame) screen.draw(playground);
  CHECK(playground.run.moment() < end);
}

TEST_CASE("the lane of the task at work is brought in sight") {
  Screen screen(1280, 800);
  Playground playground = ran(R"(import asyncio

async def leaf():
    await asyncio.sleep(1)

async def branch():
    await asyncio.gather(leaf())

async def main():
    await asyncio.gather(*(branch() for _ in range(40)))

asyncio.run(main())
)");
  screen.draw(playground);
  const trace::Record& record = *playground.run.record();
  const auto is_in_sight = [&](trace::TaskNumber task) {
    return std::ranges::count(playground.timeline.fold_signs(), task,
                              &TimelinePanel::FoldSign::task) == 1;
  };
  const trace::TaskNumber last = 40;  // main is 0
  REQUIRE_FALSE(is_in_sight(last));
  playground.run.look_at(record.steps()[record.step_of_task_before(last, record.size())].began + 1);
  screen.draw(playground);
  CHECK(is_in_sight(last));
  playground.choose_step(1);
  screen.draw(playground);
  CHECK(is_in_sight(0));
  CHECK_FALSE(is_in_sight(last));
}

TEST_CASE("the playhead glides to another moment, unless the reader wants no motion") {
  static Nanoseconds time = 0;
  Screen screen(1280, 800);
  Playground playground([] { return time; }, [](const std::string& text) { return text; });
  run_to_end(playground, two_levels);
  const auto frame_after = [&](Nanoseconds passed) {
    time += passed;
    screen.draw(playground);
    return playground.in_motion();
  };
  constexpr Nanoseconds millisecond = 1'000'000;
  CHECK_FALSE(frame_after(0));
  playground.choose_step(2);
  CHECK(frame_after(millisecond));
  CHECK(frame_after(60 * millisecond));
  CHECK_FALSE(frame_after(60 * millisecond));
  playground.surroundings.still = true;
  playground.choose_step(0);
  CHECK_FALSE(frame_after(millisecond));
}

TEST_CASE("on a small page tasks can be found too") {
  Screen screen(390, 844);
  Playground playground = ran(two_levels);
  playground.surroundings.touch = true;
  playground.view = Playground::View::timeline;
  screen.draw(playground);
  const Box find = screen.place_of(playground, "find");
  const Box lanes = screen.place_of(playground, "timeline");
  CHECK(find.width() >= 150);
  CHECK(find.height() >= 36);
  CHECK(find.y1 <= lanes.y0);
  CHECK(lanes.height() >= 200);
}

TEST_CASE("a run of ten thousand tasks is laid out without asking each of them") {
  Screen screen(1280, 800);
  Playground playground = ran(R"(import asyncio

async def main():
    await asyncio.gather(*(asyncio.sleep(number % 5) for number in range(10_000)))

asyncio.run(main())
)");
  playground.run.look_at(playground.run.record()->size() / 2);
  screen.draw(playground);
  for (const Inspection::Section& section : playground.inspection().sections) {
    CHECK(section.entries.size() < 100);
  }
  CHECK(ImGui::GetDrawData()->TotalVtxCount < 100'000);
}

}  // namespace looplane::ui
