#include <catch2/catch_test_macros.hpp>
#include <random>

#include "sessions.hpp"

// Ways back in long runs: executions that stand ready at other places.
namespace looplane::test {

namespace {

constexpr const char* program = R"py(import asyncio

async def count(name, limit, seen):
    total = 0
    for number in range(limit):
        total += number
        seen[name] = total
        await asyncio.sleep(0)
        if number % 100 == 99:
            print(name, number, total)
    return total

async def main():
    seen = {}
    await asyncio.gather(*(count(name, 200, seen) for name in "abcdefgh"))
    print(seen)

asyncio.run(main())
)py";

constexpr std::int64_t stretch = 2000;  // a sixth of the program

RunSettings short_ways() {
  RunSettings settings = at_once();
  settings.prepared_stretch = stretch;
  return settings;
}

RunSettings unprepared() {
  RunSettings settings = at_once();
  settings.prepared_memory = 0;
  return settings;
}

/// Until nothing is left to prepare. Returns how much that was.
std::int64_t prepare(Session& session) {
  const std::int64_t before = session.work_prepared();
  for (int slices = 0; session.prepare(1000); ++slices) REQUIRE(slices < 2000);
  return session.work_prepared() - before;
}

}  // namespace

TEST_CASE("a way back is a short stretch of the run, wherever it leads") {
  Finished run(program, short_ways());
  Session& session = run.session;
  const std::int64_t whole = session.work_done();
  REQUIRE(whole > 10'000);
  prepare(session);
  std::mt19937 random(7);
  for (int i = 0; i < 12; ++i) {
    const std::int64_t before = session.work_done();
    session.seek(1 + random() % (session.record().size() - 1));
    settle(session);
    // One place may be missing, from which the way before began.
    CHECK(session.work_done() - before < 2 * stretch + 1000);
    prepare(session);
  }
}

TEST_CASE("prepared or not, a moment is the same") {
  Finished run(program, short_ways());
  Finished plain(program, unprepared());
  REQUIRE(run.record().size() == plain.record().size());
  std::mt19937 random(11);
  for (int i = 0; i < 3; ++i) {
    // At times the reader is faster than what is prepared.
    for (int slices = static_cast<int>(random() % 60); slices > 0; --slices) {
      (void)run.session.prepare(1000);
    }
    const trace::EventNumber target = 1 + random() % (run.record().size() - 1);
    for (Session* session : {&run.session, &plain.session}) {
      session->seek(target);
      settle(*session);
    }
    CHECK(picture(run.session) == picture(plain.session));
    for (Session* session : {&run.session, &plain.session}) {
      session->step_back(i % 2 == 0 ? Stride::line : Stride::callback);
      settle(*session);
    }
    CHECK(picture(run.session) == picture(plain.session));
  }
  run.session.resume(0);
  settle(run.session);
  CHECK(run.session.state() == Session::State::finished);
  CHECK(run.output() == plain.output());
  CHECK(run.record().size() == plain.record().size());
}

TEST_CASE("to the line before a moment leads one way, not two") {
  Finished run(program, unprepared());
  Session& session = run.session;
  const std::int64_t whole = session.work_done();
  session.seek(session.record().size() / 4 * 3);
  settle(session);
  for (const Stride stride : {Stride::line, Stride::line, Stride::line_over}) {
    const trace::EventNumber from = session.position();
    const std::int64_t before = session.work_done();
    session.step_back(stride);
    settle(session);
    CHECK(session.position() <= from);
    CHECK(session.work_done() - before < whole);
  }
}

TEST_CASE("to prepare changes nothing that is seen, and comes to an end") {
  Finished run(program, short_ways());
  Session& session = run.session;
  const std::int64_t whole = session.work_done();
  const auto version = session.output_version();
  const auto record = session.record().version();
  // As many as there may be, each from the begin: half of them times the run.
  CHECK(prepare(session) < whole * 9);
  CHECK(session.prepared_memory() > 0);
  CHECK(session.output_version() == version);
  CHECK(session.record().version() == record);
  CHECK(session.state() == Session::State::finished);
  CHECK(prepare(session) == 0);
  session.drop_prepared();
  CHECK(session.prepared_memory() == 0);
}

TEST_CASE("nothing is prepared for a short run, nor while one goes on") {
  Finished finished("for i in range(100): print(i)\n");
  CHECK(prepare(finished.session) == 0);

  Session session(scenario(program), short_ways());
  session.advance(4000, 0);
  REQUIRE(session.state() == Session::State::running);
  CHECK(prepare(session) == 0);
  session.pause();
  const auto known = session.record().size();
  CHECK(prepare(session) > 0);
  CHECK(session.record().size() == known);
  CHECK(session.position() == known);
}

TEST_CASE("an endless loop is not executed again and again") {
  Session session(scenario("import asyncio\nasync def main():\n    while True:\n        pass\n"
                           "asyncio.run(main())\n"),
                  at_once());
  for (int slices = 0; slices < 20; ++slices) session.advance(100'000, 0);
  session.stop();
  CHECK(prepare(session) == 0);
}

TEST_CASE("what is prepared keeps to its memory") {
  const std::string large = "block = bytearray(2_000_000)\n" + std::string(program);
  const auto largest = [](Finished& run) {
    std::size_t most = 0;
    std::mt19937 random(3);
    for (int i = 0; i < 4; ++i) {
      run.session.seek(1 + random() % (run.record().size() - 1));
      settle(run.session);
      while (run.session.prepare(1000)) most = std::max(most, run.session.prepared_memory());
    }
    return most;
  };
  RunSettings settings = short_ways();
  settings.prepared_memory = 12'000'000;
  Finished bounded(large, settings);
  const std::size_t most = largest(bounded);
  CHECK(most > 4'000'000);
  CHECK(most <= 12'000'000);

  settings.prepared_memory = 0;
  Finished without(large, settings);
  CHECK(largest(without) == 0);
}

}  // namespace looplane::test
