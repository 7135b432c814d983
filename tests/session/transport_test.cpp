#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

#include "script/values/heap.hpp"
#include "sessions.hpp"

namespace looplane::test {

/// Each way back executes a program again, which takes a second without optimisation and with
/// sanitizers: a part of the ways has to do there.
static constexpr bool is_thorough = !LOOPLANE_ADDRESS_SANITIZER;

static const char* const programs[] = {
    // Tasks, a queue, a sleep.
    R"py(import asyncio

async def produce(queue):
    for number in range(3):
        await asyncio.sleep(0.1)
        await queue.put(number)
        print("put", number)

async def consume(queue):
    total = 0
    while total < 3:
        item = await queue.get()
        total += item
        print("got", item, total)
    return total

async def main():
    queue = asyncio.Queue()
    producer = asyncio.create_task(produce(queue))
    result = await asyncio.gather(producer, consume(queue))
    print(result)

asyncio.run(main())
)py",
    // Plain code, calls and loops.
    R"py(def square(n):
    result = n * n
    return result

numbers = []
for i in range(4):
    numbers.append(square(i))
print(numbers)
total = sum(numbers, start=1)
print(total)
)py",
    // Timeouts, cancelling, exceptions, sets of objects.
    R"py(import asyncio

class Thing:
    def __init__(self, name):
        self.name = name
    def __repr__(self):
        return f"Thing({self.name})"

async def slow(thing):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("cancelled", thing)
        raise

async def main():
    things = {Thing(c) for c in "abc"}
    print([thing.name for thing in things])
    try:
        async with asyncio.timeout(1):
            await slow(Thing("x"))
    except TimeoutError as error:
        print("late", error)
    async with asyncio.TaskGroup() as group:
        for thing in sorted(things, key=lambda t: t.name):
            group.create_task(asyncio.sleep(0.1, thing))
    print("done")

asyncio.run(main())
)py",
    // Threads, time.sleep, callbacks.
    R"py(import asyncio, time

def work(n):
    time.sleep(n)
    print("worked", n)
    return n

async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.5, print, "called")
    first = asyncio.to_thread(work, 1)
    second = asyncio.to_thread(work, 2)
    time.sleep(0.2)
    print(await asyncio.gather(first, second))

asyncio.run(main())
)py",
};

TEST_CASE("a run at once ends, and its record tells the same as its output") {
  Finished run(programs[0]);
  CHECK(run.session.state() == Session::State::finished);
  CHECK(run.output() == "put 0\ngot 0 0\nput 1\ngot 1 1\nput 2\ngot 2 3\n[None, 3]\n");
  CHECK(run.record().output().size() == 7);
  CHECK(run.session.output_shown() == 7);
  CHECK(run.session.position() == run.record().size());
}

/// Whether going back to moments of a run that has ended gives what running there gives.
static void seek_at_random(const std::string& program, int moments, std::mt19937& random) {
  Finished finished(program);
  Session& back = finished.session;
  const trace::EventNumber size = finished.record().size();
  const std::string output = finished.output();
  for (int i = 0; i < moments && size > 1; ++i) {
    const trace::EventNumber target = 1 + random() % (size - 1);
    back.seek(target);
    settle(back);
    RunSettings settings = at_once();
    settings.paused = true;
    Session forward(scenario(program), settings);
    settle(forward);
    // The record of a run that has not been there yet is shorter: run on until it is known.
    forward.step(Stride::end);
    settle(forward);
    forward.restart(true, 0);
    settle(forward);
    forward.seek(target);
    settle(forward);
    CHECK(back.position() == target);
    CHECK(forward.position() == target);
    CHECK(picture(back) == picture(forward));
  }
  CHECK(finished.record().size() == size);
  back.seek(size);
  settle(back);
  CHECK(back.state() == Session::State::finished);
  CHECK(finished.output() == output);
}

TEST_CASE("seeking gives what running there gives") {
  std::mt19937 random(7);
  for (const char* program : programs) seek_at_random(program, is_thorough ? 12 : 2, random);
}

TEST_CASE("seeking gives what running there gives, in programs of the conformance tests") {
  std::mt19937 random(11);
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(LOOPLANE_CONFORMANCE "/asyncio")) {
    if (entry.path().extension() == ".py") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  constexpr std::size_t each = is_thorough ? 16 : 64;
  for (std::size_t i = 0; i < files.size(); i += each) {
    std::ifstream file(files[i]);
    const std::string program(std::istreambuf_iterator<char>(file), {});
    INFO(files[i].filename().string());
    seek_at_random(program, 2, random);
  }
}

TEST_CASE("lines back are the lines forwards, in reverse") {
  for (const char* program : programs) {
    RunSettings settings = at_once();
    settings.paused = true;
    Session session(scenario(program), settings);
    settle(session);
    REQUIRE(session.state() == Session::State::paused);
    std::vector<std::string> pictures;
    constexpr std::size_t most = is_thorough ? 60 : 12;
    while (session.state() == Session::State::paused && pictures.size() < most) {
      pictures.push_back(picture(session));
      session.step(Stride::line);
      settle(session);
    }
    REQUIRE(pictures.size() > 10);
    if (session.state() == Session::State::paused) pictures.push_back(picture(session));
    for (std::size_t i = pictures.size(); i-- > 0;) {
      if (session.state() == Session::State::paused) {
        INFO("line " << i);
        REQUIRE(picture(session) == pictures[i]);
        if (i == 0) break;
      } else {
        ++i;
      }
      session.step_back(Stride::line);
      settle(session);
    }
  }
}

TEST_CASE("a step goes to the next step of the loop, and back") {
  RunSettings settings = at_once();
  settings.paused = true;
  Session session(scenario(programs[0]), settings);
  settle(session);
  CHECK(session.current().line == 1);
  std::vector<trace::EventNumber> positions;
  for (int i = 0; i < 10; ++i) {
    session.step(Stride::callback);
    settle(session);
    positions.push_back(session.position());
    CHECK(session.record().kind(session.position() - 1) == trace::EventKind::step_began);
  }
  for (int i = 8; i >= 0; --i) {
    session.step_back(Stride::callback);
    settle(session);
    CHECK(session.position() == positions[static_cast<std::size_t>(i)]);
  }
}

TEST_CASE("to the next line of output, and back") {
  RunSettings settings = at_once();
  settings.paused = true;
  Session session(scenario(programs[0]), settings);
  settle(session);
  for (std::size_t shown = 1; shown <= 4; ++shown) {
    session.step(Stride::output);
    settle(session);
    CHECK(session.output_shown() == shown);
  }
  session.step_back(Stride::output);
  settle(session);
  CHECK(session.output_shown() == 3);
  CHECK(session.output().size() == 4);
}

TEST_CASE("over a call, and out of it") {
  RunSettings settings = at_once();
  settings.paused = true;
  Session session(scenario(programs[1]), settings);
  settle(session);
  std::vector<int> lines;
  for (int i = 0; i < 4; ++i) {
    lines.push_back(session.current().line);
    session.step(Stride::line_over);
    settle(session);
  }
  CHECK(lines == std::vector{1, 5, 6, 7});
  session.step(Stride::line);  // 7, into square
  settle(session);
  session.step(Stride::line);
  settle(session);
  CHECK(session.current().function == "square");
  session.step(Stride::line_out);
  settle(session);
  CHECK(session.current().line == 6);
  session.step_back(Stride::line_over);
  settle(session);
  CHECK(session.current().line == 7);
}

TEST_CASE("a line is sought: each time that it was executed, then the first time again") {
  Finished run(programs[0]);
  Session& session = run.session;
  const auto size = session.record().size();
  std::vector<std::string> items;
  for (int i = 0; i < 4; ++i) {
    session.seek_line({"main.py", 14});
    settle(session);
    REQUIRE(session.state() == Session::State::paused);
    CHECK(session.current().line == 14);
    for (const Variable& variable : session.current().variables) {
      if (variable.name == "item") items.push_back(variable.text);
    }
  }
  CHECK(items == std::vector<std::string>{"0", "1", "2", "0"});
  CHECK(session.record().size() == size);

  session.seek_line({"main.py", 2});  // a blank line
  settle(session);
  CHECK(session.current().line == 14);
  session.seek(size);
  settle(session);
  session.seek_line({"main.py", 2});
  settle(session);
  CHECK(session.state() == Session::State::finished);
}

TEST_CASE("of a line that is sought all steps are known that ran it") {
  Finished run(programs[0]);
  Session& session = run.session;
  session.seek_line({"main.py", 14});  // consume's line behind its queue.get
  settle(session);
  const trace::Record& record = session.record();
  REQUIRE(session.sought_steps().size() == 3);
  for (const trace::StepNumber step : session.sought_steps()) {
    CHECK(record.name_of_task(record.steps()[step].task) == "Task-3");
    const auto [first, last] = trace::output_of(record, step);
    CHECK(last == first + 1);  // it is the step that prints what it got
  }
  CHECK(session.sought_line() == Breakpoint{"main.py", 14});
  session.seek_line({"main.py", 2});  // a blank line
  settle(session);
  CHECK(session.sought_steps().empty());
}

TEST_CASE("a line is sought in a run that was stopped in an endless loop") {
  Session session(scenario("print('begin')\nnumber = 1\nwhile True:\n    number += 1\n"),
                  at_once());
  session.advance(50'000, 0);
  session.stop();
  session.seek_line({"main.py", 2});
  settle(session);
  CHECK(session.current().line == 2);
  session.seek_line({"main.py", 9});
  settle(session);
  CHECK_FALSE(session.seeking());
}

TEST_CASE("over an await: the other tasks run meanwhile") {
  RunSettings settings = at_once();
  settings.paused = true;
  Session session(scenario(programs[0]), settings);
  session.set_breakpoints({{"main.py", 5}});
  settle(session);
  session.step(Stride::end);
  settle(session);
  CHECK(session.current().line == 5);
  session.step(Stride::line_over);
  settle(session);
  CHECK(session.current().line == 6);
  CHECK(session.now() >= 100'000'000);
}

TEST_CASE("breakpoints stop a run each time") {
  RunSettings settings = at_once();
  settings.paused = true;
  Session session(scenario(programs[1]), settings);
  session.set_breakpoints({{"main.py", 2}});
  settle(session);
  for (int i = 0; i < 4; ++i) {
    session.resume(0);
    settle(session);
    REQUIRE(session.state() == Session::State::paused);
    CHECK(session.current().line == 2);
    CHECK(session.current().variables.at(0).text == std::to_string(i));
  }
  session.resume(0);
  settle(session);
  CHECK(session.state() == Session::State::finished);
}

TEST_CASE("an endless loop can be paused, looked at and stopped") {
  Session session(scenario("n = 0\nwhile True:\n    n += 1\n"), at_once());
  for (int i = 0; i < 50; ++i) session.advance(1000, 0);
  CHECK(session.state() == Session::State::running);
  session.pause();
  CHECK(session.state() == Session::State::paused);
  CHECK(!session.next_wake());
  CHECK(session.globals().at(0).name == "n");
  const int line = session.current().line;
  session.step(Stride::line);
  settle(session);
  CHECK(session.current().line != line);
  session.stop();
  CHECK(session.state() == Session::State::stopped);
  CHECK(!session.has_program());
}

TEST_CASE("a run goes on after going back") {
  Finished finished(programs[0]);
  Session& session = finished.session;
  const std::string output = finished.output();
  session.seek(session.record().size() / 2);
  settle(session);
  CHECK(session.state() == Session::State::paused);
  CHECK(session.has_program());
  session.resume(0);
  settle(session);
  CHECK(session.state() == Session::State::finished);
  CHECK(finished.output() == output);
}

TEST_CASE("what if: a cancelled task, a longer sleep") {
  Finished plain(programs[0]);
  RunSettings settings = at_once();
  const trace::EventNumber at = plain.record().steps()[plain.step("Task-2", 1)].began;
  settings.interventions.push_back({Intervention::Kind::cancel_task, plain.task("Task-2"), at, 0});
  Finished cancelled(programs[0], settings);
  CHECK(cancelled.output() != plain.output());
  CHECK(cancelled.record().tasks()[cancelled.task("Task-2")].outcome == trace::Outcome::cancelled);
  CHECK(first_difference(plain.session.output(), cancelled.session.output()).has_value());

  // While it waits, and another task is at work: neither of the two has asked for it.
  settings = at_once();
  const trace::EventNumber waits = plain.record().steps()[plain.step("Task-2", 0)].ended + 1;
  settings.interventions.push_back(
      {Intervention::Kind::cancel_task, plain.task("Task-2"), waits, 0});
  Finished cancelled_early(programs[0], settings);
  const auto causes =
      trace::causes_of(cancelled_early.record(), cancelled_early.step("Task-2", 1), 1);
  REQUIRE(causes.size() == 1);
  CHECK(causes[0].words == "you cancelled it, to see what if");

  settings = at_once();
  settings.interventions.push_back({Intervention::Kind::stretch_sleep, plain.task("Task-2"),
                                    plain.sleep_timer("Task-2", 1).set, 900'000'000});
  Finished stretched(programs[0], settings);
  CHECK(stretched.output() == plain.output());
  CHECK(stretched.session.output()[2].time >= 1'100'000'000);
  CHECK(!first_difference(plain.session.output(), stretched.session.output()));
}

TEST_CASE("lines of output know their time, task and source line") {
  Finished run(programs[0]);
  const OutputLine& line = run.session.output()[1];
  CHECK(line.text == "got 0 0");
  CHECK(line.task_name == "Task-3");
  CHECK(line.task == 3);
  CHECK(line.source_line == 14);
  CHECK(line.time >= 100'000'000);
}

TEST_CASE("findings tell what a program's author will want to know") {
  using Kind = trace::Finding::Kind;
  const auto kinds_of = [](const char* program) {
    Finished run(program);
    std::vector<Kind> kinds;
    for (const auto& finding : run.record().findings()) kinds.push_back(finding.kind);
    return kinds;
  };
  CHECK(kinds_of("import asyncio\nasync def f(): pass\nasync def main():\n    f()\n"
                 "asyncio.run(main())\n") == std::vector{Kind::never_awaited});
  CHECK(kinds_of("import asyncio, time\nasync def main():\n    time.sleep(2)\n"
                 "asyncio.run(main())\n") == std::vector{Kind::blocked_loop});
  CHECK(kinds_of("import asyncio\nasync def main():\n    await asyncio.Event().wait()\n"
                 "asyncio.run(main())\n") == std::vector{Kind::deadlock});
  CHECK(kinds_of("import asyncio\nasync def f(): 1/0\nasync def main():\n"
                 "    asyncio.create_task(f())\n    await asyncio.sleep(1)\n"
                 "asyncio.run(main())\n") == std::vector{Kind::exception_never_retrieved});
}

TEST_CASE("findings tell the line that they are about") {
  const auto line_of = [](const char* program) {
    Finished run(program);
    REQUIRE(run.record().findings().size() == 1);
    return run.record().findings()[0].line;
  };
  CHECK(line_of("import asyncio\nasync def main():\n    print()\n    await asyncio.Event().wait()\n"
                "asyncio.run(main())\n") == 4);
  CHECK(line_of("import asyncio\ndef divide():\n    1/0\nasync def f():\n    divide()\n"
                "async def main():\n    asyncio.create_task(f())\n    await asyncio.sleep(1)\n"
                "asyncio.run(main())\n") == 3);
  CHECK(line_of("import asyncio\nasync def hold(one, other):\n    async with one:\n"
                "        await asyncio.sleep(1)\n        async with other:\n            pass\n"
                "async def main():\n    one, other = asyncio.Lock(), asyncio.Lock()\n"
                "    await asyncio.gather(hold(one, other), hold(other, one))\n"
                "asyncio.run(main())\n") == 5);
}

TEST_CASE("a paced run waits for real time, and can be paused while it does") {
  Session session(scenario("import time\ntime.sleep(1)\nprint('late')\n"), {});
  constexpr Nanoseconds second = 1'000'000'000;
  while (session.advance(10'000, second) == Session::State::running) {
  }
  CHECK(session.state() == Session::State::waiting);
  REQUIRE(session.next_wake().has_value());
  CHECK(*session.next_wake() == 2 * second);
  session.pause();
  CHECK(!session.next_wake());
  session.resume(10 * second);
  while (session.advance(10'000, 10 * second) == Session::State::running) {
  }
  CHECK(session.output().empty());
  while (session.advance(10'000, 12 * second) == Session::State::running) {
  }
  CHECK(session.state() == Session::State::finished);
  CHECK(session.output().size() == 1);
}

}  // namespace looplane::test
