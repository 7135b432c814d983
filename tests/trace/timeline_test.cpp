#include "trace/timeline.hpp"

#include <catch2/catch_test_macros.hpp>

#include "recorded.hpp"
#include "trace/perfetto.hpp"

namespace looplane::test {

using trace::Axis;
using trace::Lane;
using trace::TaskState;

static Coro<int> spin(int count) {
  for (int i = 0; i < count; ++i) co_await sleep(0s);
  co_return count;
}
static Coro<> doze(Duration time) { co_await sleep(time); }

static Coro<> sleeper_and_spinner(Recording&) {
  auto sleeper = named_task(doze(2s), "sleeper");
  auto spinner = named_task(spin(4), "spinner");
  co_await spinner;
  co_await sleeper;
}

TEST_CASE("both axes are as long as the run, and lead back to events") {
  Recording recording;
  recording.run(sleeper_and_spinner);
  const trace::Record& record = recording.record;
  CHECK(trace::length_of(record, Axis::order) == static_cast<double>(record.steps().size()));
  CHECK(trace::length_of(record, Axis::time) >= 2e9);
  for (trace::StepNumber step = 0; step < record.steps().size(); ++step) {
    CHECK(trace::event_at(record, Axis::order, step) == record.steps()[step].began);
  }
  for (trace::EventNumber event = 0; event < record.size(); ++event) {
    const double time = trace::position_of(record, Axis::time, event);
    CHECK(trace::event_at(record, Axis::time, time) <= event);
  }
}

TEST_CASE("lanes stand under the task that created them") {
  Recording recording;
  recording.run(sleeper_and_spinner);
  const auto lanes = trace::lanes_of(recording.record);
  REQUIRE(lanes.size() == 4);
  CHECK(lanes[0].lane.kind == Lane::Kind::loop);
  CHECK(lanes[1].name == "Task-1");
  CHECK(lanes[1].descendants == 2);
  CHECK(lanes[2].name == "sleeper");
  CHECK(lanes[2].depth == 1);
  CHECK(lanes[3].name == "spinner");
}

TEST_CASE("a lane in the order of steps has no holes while its task lives") {
  Recording recording;
  recording.run(sleeper_and_spinner);
  const trace::Record& record = recording.record;
  const double end = trace::length_of(record, Axis::order);
  for (const char* name : {"sleeper", "spinner"}) {
    const Lane lane{Lane::Kind::task, recording.task(name)};
    const auto segments = trace::segments_of(record, lane, Axis::order, 0, end, 1000);
    REQUIRE(segments.size() > 2);
    int running = 0;
    for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
      CHECK(segments[i].end == segments[i + 1].begin);
      running += segments[i].state == TaskState::running;
    }
    CHECK(segments.back().state == TaskState::done);
    CHECK(running == (lane.number == recording.task("sleeper") ? 2 : 5));
  }
}

TEST_CASE("a sleep is as long as it takes on the axis of time") {
  Recording recording;
  recording.run(sleeper_and_spinner);
  const trace::Record& record = recording.record;
  const Lane lane{Lane::Kind::task, recording.task("sleeper")};
  double slept = 0;
  for (const auto& segment : trace::segments_of(record, lane, Axis::time, 0, 3e9, 1000)) {
    if (segment.state == TaskState::sleeping) slept += segment.end - segment.begin;
  }
  CHECK(slept > 1.99e9);
  CHECK(slept < 2.01e9);
}

TEST_CASE("however much happened, a lane has few segments for each pixel") {
  Recording recording;
  recording.run([](Recording&) -> Coro<> {
    auto one = create_task(spin(20'000));
    auto two = create_task(spin(20'000));
    co_await one;
    co_await two;
  });
  const trace::Record& record = recording.record;
  const double end = trace::length_of(record, Axis::order);
  const Lane lane{Lane::Kind::task, 1};
  const auto segments = trace::segments_of(record, lane, Axis::order, 0, end, 100);
  CHECK(segments.size() <= 300);
  for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
    CHECK(segments[i].begin <= segments[i].end);
    CHECK(segments[i].end <= segments[i + 1].begin);
  }
  CHECK(trace::arrows_of(record, Axis::order, 0, end, 100).size() <= 101);
}

TEST_CASE("arrows lead from what caused a step to the step") {
  Recording recording;
  recording.run(sleeper_and_spinner);
  const trace::Record& record = recording.record;
  const double end = trace::length_of(record, Axis::order);
  int created = 0;
  for (const auto& arrow : trace::arrows_of(record, Axis::order, 0, end, 1000)) {
    CHECK(arrow.cause < arrow.effect);
    created += arrow.kind == trace::Arrow::Kind::created;
  }
  CHECK(created == 3);
}

TEST_CASE("the export for Perfetto names its tracks and its flows") {
  Recording recording;
  recording.run(sleeper_and_spinner);
  const std::string json = trace::perfetto_json(recording.record);
  CHECK(json.starts_with("{\"displayTimeUnit\""));
  CHECK(json.ends_with("]}\n"));
  for (const char* part : {"\"name\":\"sleeper\"", "\"ph\":\"s\"", "\"ph\":\"f\"",
                           "waits for sleep(2) until 2.000 s", "thread_sort_index"}) {
    CHECK(json.find(part) != json.npos);
  }
}

}  // namespace looplane::test
