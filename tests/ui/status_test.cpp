#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <string>

#include "screen.hpp"

namespace looplane::ui {

namespace {

Playground page() {
  return {now, [](const std::string& text) { return text; }};
}

}  // namespace

TEST_CASE("a status is of the program that was run, and says so once the text is another one") {
  Screen screen(1280, 800);
  Playground playground = page();
  CHECK(playground.status() == "Ready");
  run_to_end(playground, "print(1)\n");
  CHECK(playground.status() == "Finished in 0.000 s virtual");
  playground.edited = true;
  CHECK(playground.status() == "Finished in 0.000 s virtual, the text has changed since");
}

TEST_CASE("who stands at a line says at which") {
  Screen screen(1280, 800);
  Playground playground = page();
  const std::string program = "first = 1\nsecond = 2\n";
  playground.files = {"main.py"};
  playground.set_source(program, false);
  playground.run.set_speed(std::numeric_limits<double>::infinity());
  playground.start({"", {{"main.py", program}}}, true);
  const auto settle = [&] {
    while (playground.run.active()) playground.run.advance(1'000'000'000);
    screen.draw(playground);
  };
  settle();
  CHECK(playground.status() == "Paused at line 1, 0.000 s virtual");
  playground.run.step(Stride::line);
  settle();
  CHECK(playground.status() == "Paused at line 2, 0.000 s virtual");
}

}  // namespace looplane::ui
