#include "ui/inspection.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <string>
#include <vector>

#include "trace/questions.hpp"
#include "trace/timeline.hpp"

namespace looplane::ui {

namespace {

constexpr const char* two_sleeps = R"(import asyncio

async def delay(seconds):
    print(f'sleeping for {seconds} second(s)')
    await asyncio.sleep(seconds)
    print(f'finished sleeping for {seconds} second(s)')

async def hello_every_second():
    for i in range(1, 3):
        await asyncio.sleep(1)
        print(f'tick {i}')

async def main():
    first = asyncio.create_task(delay(3))
    second = asyncio.create_task(delay(3))
    await hello_every_second()
    await first
    await second

asyncio.run(main())
)";

void go_on(Session& session) {
  while (session.next_wake()) session.advance(100'000, 0);
}

Session& finished(Session& session) {
  go_on(session);
  REQUIRE(session.state() == Session::State::finished);
  return session;
}

RunSettings at_once() {
  RunSettings settings;
  settings.speed = std::numeric_limits<double>::infinity();
  return settings;
}

Scenario scenario(const char* text) {
  Scenario result;
  result.files.push_back({"main.py", text});
  return result;
}

const Inspection::Section* section(const Inspection& inspection, const std::string& title) {
  const auto found = std::ranges::find_if(
      inspection.sections, [&](const Inspection::Section& each) { return each.title == title; });
  return found == inspection.sections.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a line of output is explained: who printed it, why then, and who waited meanwhile") {
  Session session(scenario(two_sleeps), at_once());
  finished(session);
  REQUIRE(session.output()[2].text == "tick 1");
  const trace::EventNumber moment = session.record().output()[2] + 1;
  session.seek(moment);
  go_on(session);

  const Inspection seen = inspect(session, moment);
  CHECK(seen.why.starts_with("Task-1 runs because its sleep(1) ended at 1.000 s"));
  CHECK(seen.task == 0);
  CHECK(seen.who == "Task-1 main()");
  CHECK(seen.text().starts_with("Task-1 main()\nTask-1 runs because"));
  REQUIRE(section(seen, "Timers") != nullptr);
  CHECK(section(seen, "Timers")->entries.size() == 2);
  const Inspection::Section* variables = section(seen, "Variables in hello_every_second");
  REQUIRE(variables != nullptr);
  CHECK(variables->entries.front().text == "i");
  CHECK(variables->entries.front().detail == "1");
}

TEST_CASE("tasks are marked at the lines at which they stand") {
  Session session(scenario(two_sleeps), at_once());
  finished(session);
  const trace::EventNumber moment = session.record().output()[2] + 1;
  session.seek(moment);
  go_on(session);
  const std::vector<LineMark> marks = line_marks(session, moment);
  REQUIRE(marks.size() == 3);
  CHECK((marks[0].line == 11 && marks[0].running));
  CHECK((marks[1].line == 5 && !marks[1].running));
  CHECK((marks[2].line == 5 && !marks[2].running));
}

TEST_CASE("who is at work stands at the line that it has got to") {
  Session session(scenario(R"(import asyncio

async def answer():
    await asyncio.sleep(5)

async def main():
    try:
        await asyncio.wait_for(answer(), timeout=1)
    except TimeoutError:
        print('too late')

asyncio.run(main())
)"),
                  at_once());
  finished(session);
  const trace::EventNumber moment = session.record().output()[0] + 1;
  const auto stack = [&] {
    std::string text;
    const Inspection seen = inspect(session, moment);
    for (const auto& entry : section(seen, "Who awaits what")->entries) {
      if (entry.depth == 1) text += entry.text + entry.detail + " ";
    }
    return text;
  };
  CHECK(stack() == "main:8 answer:4 ");  // it waited there last
  session.seek(moment);
  go_on(session);
  CHECK(stack() == "main:10 ");
}

TEST_CASE("what is awaited, found and over is told in words") {
  Session session(scenario(R"(import asyncio

async def fail():
    await asyncio.sleep(1)
    raise KeyError('x')

async def main():
    task = asyncio.create_task(asyncio.sleep(2), name='nap')
    asyncio.create_task(fail(), name='failing')
    await task

asyncio.run(main())
)"),
                  at_once());
  finished(session);
  const trace::Record& record = session.record();
  const trace::EventNumber first_step = record.steps()[2].began + 1;
  const Inspection during = inspect(session, first_step);
  CHECK(section(during, "Who awaits what")->entries[0].detail == "awaits nap");
  const Inspection seen = inspect(session, record.size());
  CHECK(seen.task == trace::none);
  const auto* found = section(seen, "Found in this run");
  REQUIRE(found != nullptr);
  CHECK(found->entries[0].text ==
        "failing failed with KeyError('x'), and nobody looked at its result.");
  CHECK(found->entries[0].detail == "line 5");
}

TEST_CASE("who waits in a lock or a group is told") {
  Session session(scenario(R"(import asyncio

async def work(lock):
    async with lock:
        await asyncio.sleep(1)

async def main():
    lock = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        group.create_task(work(lock), name='one')
        group.create_task(work(lock), name='other')

asyncio.run(main())
)"),
                  at_once());
  finished(session);
  const trace::Record& record = session.record();
  // The program, Task-1, one, other; then one goes on.
  const Inspection seen = inspect(session, record.steps()[4].began + 1);
  const auto* primitives = section(seen, "Locks, events, queues");
  REQUIRE((primitives != nullptr && primitives->entries.size() == 2));
  CHECK(primitives->entries[0].text + " " + primitives->entries[0].detail ==
        "group waiting: Task-1");
  CHECK(primitives->entries[1].text + " " + primitives->entries[1].detail ==
        "lock locked by one; waiting: other");
}

TEST_CASE("entries lead to the moment that they are about") {
  Session session(scenario(two_sleeps), at_once());
  finished(session);
  const trace::Record& record = session.record();
  const trace::EventNumber moment = record.output()[0] + 1;  // of Task-2; Task-3 is ready
  const Inspection seen = inspect(session, moment);
  const auto* ready = section(seen, "Ready queue");
  REQUIRE((ready != nullptr && ready->entries.front().text == "Task-3"));
  CHECK(inspect(session, ready->entries.front().moment)
            .why.starts_with("Task-3 runs for the first time"));
  const auto* timers = section(seen, "Timers");
  REQUIRE(timers != nullptr);
  CHECK(record.time(timers->entries.front().moment - 1) >= 1'000'000'000);
  const auto* tasks = section(seen, "Who awaits what");
  REQUIRE(tasks != nullptr);
  CHECK(inspect(session, tasks->entries.front().moment).task == 0);
  CHECK(seen.text().find("\n! What if: cancel Task-1 main()") != std::string::npos);
}

TEST_CASE("of a source line that was chosen all steps are named that ran it") {
  Session session(scenario(two_sleeps), at_once());
  finished(session).seek_line({"main.py", 11});
  go_on(session);
  const Inspection seen = inspect(session, session.position());
  const auto* steps = section(seen, "Line 11 runs in");
  REQUIRE(steps != nullptr);
  const trace::Record& record = session.record();
  REQUIRE(steps->entries.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    // It is the line that prints the ticks.
    const trace::StepNumber printer = trace::step_of_output(record, i + 2);
    CHECK(steps->entries[i].text == "step " + std::to_string(printer + 1));
    CHECK(trace::step_at(record, steps->entries[i].moment) == printer);
  }
}

TEST_CASE("a run that ended badly says how") {
  {
    Session session(scenario("number = 1\nwhile True:\n    number += 1\n"), at_once());
    session.advance(50'000, 0);
    session.stop();
    CHECK(inspect(session, session.record().size()).why ==
          "The run was stopped at line 3, in the program's own code: no event loop had begun.");
  }
  {
    Session session(scenario("x = 1\ndef f()\n    pass\n"), at_once());
    const trace::Record& record = finished(session).record();
    CHECK(inspect(session, record.size())
              .why.starts_with("Python could not read line 2 of the program, so nothing of it ran: "
                               "SyntaxError: expected ':'."));
    const std::vector<LineMark> marks = line_marks(session, record.size());
    REQUIRE(marks.size() == 1);
    CHECK(marks.front().line == 2);
    CHECK(marks.front().failed);
  }
  {
    Session session(scenario("def f():\n    1 / 0\n\nf()\n"), at_once());
    const trace::Record& record = finished(session).record();
    CHECK(inspect(session, record.size())
              .why.starts_with("The run has ended with an error at line 2: ZeroDivisionError: "
                               "division by zero."));
  }
}

TEST_CASE("who is stopped without having given way is told, with the line") {
  Session session(scenario(R"(import asyncio

async def other():
    await asyncio.sleep(1)

async def greedy():
    count = 0
    while True:
        count += 1

async def main():
    await asyncio.gather(other(), greedy())

asyncio.run(main())
)"),
                  at_once());
  session.advance(50'000, 0);
  REQUIRE(session.state() == Session::State::running);
  const trace::Record& record = session.record();
  CHECK(inspect(session, record.size(), true).why ==
        inspect(session, record.size()).why +
            " It has not given way to the event loop for more than a second: until it does, nobody "
            "else can run. Pause or Stop shows the line.");
  session.stop();
  const Inspection seen = inspect(session, record.size());
  CHECK(seen.why.find("Task-3 runs") == 0);
  const bool at_while =
      seen.why.find("The run was stopped at line 8: it had not given way") != std::string::npos;
  const bool in_while =
      seen.why.find("The run was stopped at line 9: it had not given way") != std::string::npos;
  CHECK((at_while || in_while));
  CHECK(std::ranges::any_of(line_marks(session, record.size()), [&](const LineMark& each) {
    return each.running && each.task == 2 && each.line == (at_while ? 8 : 9);
  }));
  // Nothing can be delivered to it.
  CHECK(seen.text().find("What if: cancel Task-2") != std::string::npos);
  CHECK(seen.text().find("What if: cancel Task-3") == std::string::npos);
  const auto lane =
      trace::segments_of(record, {trace::Lane::Kind::task, 2}, trace::Axis::time, 0, 1e9, 1000);
  REQUIRE(!lane.empty());
  CHECK(lane.back().state == trace::TaskState::running);
  CHECK(lane.back().end == 1e9);
}

TEST_CASE("of a program without code nothing is to be chosen") {
  Session session(scenario("# later\n"), at_once());
  finished(session);
  CHECK(inspect(session, 0).why == "The run has ended: there was nothing to do.");
}

TEST_CASE("what is said of a moment can be read out line by line") {
  Session session(scenario("print('alone')\n"), at_once());
  finished(session);
  const std::string text = inspect(session, session.record().size()).text();
  CHECK(text.find("\n# Ready queue\nempty") != std::string::npos);
}

}  // namespace looplane::ui
