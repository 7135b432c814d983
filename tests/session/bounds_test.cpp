#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "script/machine/machine.hpp"
#include "session/program.hpp"

// What people type may want more than there is: it ends in Python's own exception, or is stopped.
namespace looplane::test {

namespace {

class Errors final : public script::Host {
 public:
  void write(script::Stream stream, std::string_view text) override {
    if (stream == script::Stream::error) text_ += text;
  }
  std::optional<std::string> source(std::string_view) override { return std::nullopt; }

  [[nodiscard]] std::string last_line() const {
    const std::string_view text =
        std::string_view(text_).substr(0, text_.find_last_not_of('\n') + 1);
    return std::string(text.substr(text.rfind('\n') + 1));
  }

 private:
  std::string text_;
};

/// The last line of what a program with 8 MiB writes to stderr.
std::string end_of(std::string source) {
  static constexpr int most_slices = 1000;
  Errors errors;
  Program program(errors, "main.py", std::move(source), {.heap_limit = 8u << 20});
  for (int slices = 0; slices < most_slices; ++slices) {
    if (program.advance(20'000) == Program::State::finished) return errors.last_line();
  }
  return "is at work";
}

}  // namespace

TEST_CASE("endless growth ends in MemoryError, wherever the memory is") {
  const std::string loop = GENERATE(
      // the program's own
      "x = []\nwhile True: x.append(1)",  //
      "x = 'a'\nwhile True: x += x",
      // and what the event loop holds for it
      "import asyncio\n"
      "loop = asyncio.new_event_loop()\n"
      "future = loop.create_future()\n"
      "while True: future.add_done_callback(print)",
      "import asyncio\n"
      "loop = asyncio.new_event_loop()\n"
      "while True: loop.call_soon(print)");
  CHECK(end_of(loop) == "MemoryError");
}

TEST_CASE("a program that goes on after MemoryError is stopped in the end") {
  const std::string program = GENERATE(
      "x = []\n"
      "while True:\n"
      "    try: x.append([])\n"
      "    except MemoryError: pass",
      // each task that is made has a MemoryError of its own
      "import asyncio\n"
      "async def f():\n"
      "    while True: asyncio.create_task(f())\n"
      "asyncio.run(f())",
      "import asyncio\n"
      "async def f(): await asyncio.gather(f(), f())\n"
      "asyncio.run(f())");
  CHECK(end_of(program) ==
        "looplane: stopped, because the program went on using memory after MemoryError");
}

TEST_CASE("what a program was granted after MemoryError is taken back") {
  CHECK(end_of("for round in range(5):\n"
               "    try:\n"
               "        x = []\n"
               "        while True: x.append([])\n"
               "    except MemoryError: x = None\n"
               "raise ValueError('five')") == "ValueError: five");
}

TEST_CASE("deep expressions are refused as CPython does, and use no stack") {
  const std::string expression = GENERATE("'a' + '.b' * 100_000",       //
                                          "'a' + '()' * 100_000",       //
                                          "'a' + '.b()[0]' * 100_000",  //
                                          "'a' + '+a' * 100_000",       //
                                          "'(a' + ' for a in a' * 100_000 + ')'");
  CHECK(end_of("eval(" + expression + ")") ==
        "RecursionError: maximum recursion depth exceeded during compilation");
}

TEST_CASE("as deep as is allowed is compiled") {
  CHECK(end_of("a = type('A', (), {'__getattr__': lambda self, name: self})()\n"
               "raise ValueError(eval('a' + '.b' * 1990 + ' is a'))") == "ValueError: True");
  CHECK(end_of("raise ValueError(eval('1' + '+1' * 9997))") == "ValueError: 9998");
}

TEST_CASE("iterators over iterators are as deep as calls may be") {
  CHECK(end_of("a = iter([1])\n"
               "for _ in range(20_000): a = enumerate(a)\n"
               "next(a)") == "RecursionError: maximum recursion depth exceeded");
}

TEST_CASE("arithmetic with long integers can be stopped") {
  const std::string work =
      GENERATE("math.gcd(7 ** 20_000, 3 ** 30_000)", "math.isqrt(3 ** 100_000)",
               "pow(3, 7 ** 500, 7 ** 1000)", "math.factorial(20_000)");
  Errors errors;
  Program program(errors, "main.py", "import math\n" + work, {});
  int slices = 1;
  while (program.advance(2) != Program::State::finished) ++slices;
  CHECK(slices > 5);
  CHECK(errors.last_line() == "");
}

}  // namespace looplane::test
