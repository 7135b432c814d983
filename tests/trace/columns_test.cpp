#include <catch2/catch_test_macros.hpp>
#include <random>
#include <string>

#include "trace/events.hpp"
#include "trace/texts.hpp"

// What a record is made of.
namespace looplane::test {

TEST_CASE("events are what was put in, though much of it repeats") {
  trace::Events events;
  std::vector<trace::Event> expected;
  std::mt19937 random(1);
  const auto any = [&random](std::uint32_t count) {
    const auto number = static_cast<trace::Number>(random() % count);
    return number == 0 ? trace::none : number - 1;
  };
  trace::Event event;
  while (expected.size() < 20'000) {
    event.kind = static_cast<trace::EventKind>(random() % trace::event_kinds);
    if (any(4) == 0) event.time += any(1'000'000'000);
    if (any(5) == 0) event.task = any(3);
    if (any(2) == 0) event.subject = any(1'000'000);
    if (any(9) == 0) event.detail = any(3);
    if (any(3) == 0) event.stack = any(7);
    events.push_back(event);
    expected.push_back(event);
  }
  REQUIRE(events.size() == expected.size());
  std::size_t same = 0;
  for (trace::EventNumber at = 0; at < events.size(); ++at) {
    const trace::Event found = events[at];
    const trace::Event& put = expected[at];
    same += found.kind == put.kind && found.time == put.time && found.task == put.task &&
            found.subject == put.subject && found.detail == put.detail && found.stack == put.stack;
  }
  CHECK(same == expected.size());
}

TEST_CASE("events take memory for what changes") {
  trace::Events events;
  trace::Event event;
  for (trace::Number number = 0; number < 1'000'000; ++number) {
    event.subject = number / 1000;
    events.push_back(event);
  }
  CHECK(events.bytes() < 2'500'000);
  CHECK(events.subject(0) == 0);
  CHECK(events.subject(999'999) == 999);
}

TEST_CASE("texts are kept once, and stay where they are") {
  trace::Texts texts;
  const trace::TextNumber first = texts.number_of("first");
  const std::string_view kept = texts[first];
  for (int i = 0; i < 10'000; ++i) {
    const std::string text = "text " + std::to_string(i);
    REQUIRE(texts.number_of(text) == static_cast<trace::TextNumber>(i + 1));
  }
  const std::string long_text(100'000, 'x');
  const trace::TextNumber number = texts.number_of(long_text);
  CHECK(texts[number] == long_text);
  CHECK(texts.number_of("first") == first);
  CHECK(texts[first].data() == kept.data());
  CHECK(texts[texts.number_of("text 4321")] == "text 4321");
  CHECK(texts[texts.number_of("")].empty());
  CHECK(texts.size() == 10'003);
}

}  // namespace looplane::test
